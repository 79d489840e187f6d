"""The loop: passes over the data with averaged weights, checkpoints, and a score after each pass."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from eval.polnear import Attribution, Document, Tally, score
from sayso.reader import decode, encoder
from sayso.reader.words import Words, piece
from train.examples import Batch, Example, attribution_example, collate, cut
from train.model import Chain, Reader

PIECES = 3072
"""Word pieces in one batch."""
WARM_UP = 100
"""Steps over which the learning rate rises."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: passes over the data, window size in pieces, learning rates, and random seed."""

    passes: int
    window: int = 256
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    averaging: float = 0.998
    seed: int = 1
    steps: int | None = None
    """Batches of a pass to stop after: for trying things out."""


class Trainee(nn.Module):
    """Everything that is learnt: the reader and the chain of its tags."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.reader = Reader(path)
        self.chain = Chain()

    def loss(self, batch: Batch) -> Tensor:
        """Sum of the losses that the batch has gold for, each by cue or word."""
        states = self.reader.words(batch.ids, batch.attention, batch.marks, batch.pool)
        total = states.sum() * 0
        if (batch.names >= 0).any():
            total = total + 2 * F.cross_entropy(
                self.reader.names(states).flatten(0, 1), batch.names.flatten(), ignore_index=-100
            )
        known = batch.cues >= 0
        if known.any():
            logits = self.reader.cues(states)[known]
            cues = F.binary_cross_entropy_with_logits(logits, batch.cues[known], reduction="sum")
            total = total + cues / (batch.cues > 0).sum().clamp_min(10)
        if len(batch.row):
            emissions = self.reader.roles(states, batch.row, batch.at)
            total = total + 0.3 * self.chain.loss(emissions, batch.tags, batch.lengths)
        return total


class TorchModel:
    """The trainee as a model that `sayso.reader.encoder` can ask."""

    def __init__(self, trainee: Trainee, tokenizer: Tokenizer) -> None:
        self.trainee, self.tokenizer = trainee.eval(), tokenizer
        self.special = piece(tokenizer, "[CLS]"), piece(tokenizer, "[SEP]")
        self.chain = encoder.Chain(*(t.detach().numpy() for t in trainee.chain.scores()))

    @torch.no_grad()
    def run(self, inputs: encoder.Inputs, noticed: float) -> encoder.Outputs:
        """Scores of one batch of windows."""
        reader = self.trainee.reader
        tensors = (torch.from_numpy(a) for a in (inputs.ids, inputs.attention, inputs.marks, inputs.pool))
        states = reader.words(*tensors)
        cues = reader.cues(states)
        at = (cues.amax(2) > noticed).nonzero()
        tags = reader.roles(states, at[:, 0], at[:, 1])
        return encoder.Outputs(cues.numpy(), reader.names(states).numpy(), at.numpy(), tags.numpy())


@dataclass(frozen=True, slots=True)
class Gold:
    """What there is to learn from, and the documents that show how well it was learnt."""

    documents: list[Document]
    names: list[Example]
    dev: list[Document]


def train(trainee: Trainee, gold: Gold, tokenizer: Tokenizer, plan: Plan, out: Path) -> None:
    """Train to `out`/checkpoint.pt, going on from there if it exists; averaged weights lie in `out`/average.pt."""
    torch.manual_seed(plan.seed)
    blend = torch.optim.swa_utils.get_ema_multi_avg_fn(plan.averaging)  # type: ignore[no-untyped-call]
    average = torch.optim.swa_utils.AveragedModel(trainee, multi_avg_fn=blend)
    optimizer = _optimizer(trainee, plan)
    peaks = [group["lr"] for group in optimizer.param_groups]
    special = piece(tokenizer, "[CLS]"), piece(tokenizer, "[SEP]"), piece(tokenizer, "[MASK]")
    first, step = _resume(out, trainee, average, optimizer)
    started = time.monotonic()
    for number in range(first, plan.passes):
        trainee.train()
        rng = random.Random(plan.seed * 1000 + number)
        groups = _groups(gold, tokenizer, plan.window, rng)[: plan.steps]
        for place, group in enumerate(groups):
            done = (number + place / len(groups)) / plan.passes
            for options, peak in zip(optimizer.param_groups, peaks, strict=True):
                options["lr"] = peak * min(1.0, (step + 1) / WARM_UP) * max(0.01, 1 - done)
            batch = collate(group, special, 0.04, rng)
            optimizer.zero_grad(set_to_none=True)
            loss = trainee.loss(batch)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(trainee.parameters(), 1.0)
            optimizer.step()
            step += 1
            # The average is only worth having once the first steps are forgotten.
            if step > len(groups) / 2:
                average.update_parameters(trainee)
            if step % 20 == 0:
                where = f"pass {number + 1}/{plan.passes} step {place + 1}/{len(groups)}"
                print(f"{where} loss {loss.item():.3f} {time.monotonic() - started:.0f} s", flush=True)
        state = {"trainee": trainee.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(),
                 "pass": number + 1, "step": step}  # fmt: skip
        torch.save(state, out / "checkpoint.new")
        (out / "checkpoint.new").replace(out / "checkpoint.pt")
        torch.save(average.module.state_dict(), out / "average.pt")
        tallies = evaluate(TorchModel(cast("Trainee", average.module), tokenizer), gold.dev)
        print("dev F1:", ", ".join(f"{name} {tally.f1:.1f}" for name, tally in tallies.items()), flush=True)


def _optimizer(trainee: Trainee, plan: Plan) -> torch.optim.Optimizer:
    """AdamW with a rate of its own for the encoder, which has less to learn than the heads."""
    encoder = list(trainee.reader.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in trainee.parameters() if id(p) not in known]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _resume(out: Path, trainee: Trainee, average: nn.Module, optimizer: torch.optim.Optimizer) -> tuple[int, int]:
    path = out / "checkpoint.pt"
    if not path.exists():
        return 0, 0
    state = torch.load(path, weights_only=True)
    trainee.load_state_dict(state["trainee"])
    average.load_state_dict(state["average"])
    optimizer.load_state_dict(state["optimizer"])
    return state["pass"], state["step"]


def _groups(gold: Gold, tokenizer: Tokenizer, window: int, rng: random.Random) -> list[list[Example]]:
    """One pass over the data, freshly cut and shuffled, as groups of windows that make a batch each."""
    documents, names = gold.documents, gold.names
    sources = [d.text[a.source[0][0] : a.source[-1][1]] for d in documents for a in d.readings[0] if a.source]
    sources = [s for s in sources if 2 <= len(s.split()) <= 6 and s[0].isupper() and "\n" not in s]
    windows = [w for d in documents for w in cut(attribution_example(d, tokenizer, sources, rng), window, rng)]
    windows = [w for w in windows if len(w.words) > 3]
    # Half of the names in each pass: they are there for the actors, and not to crowd out the rest.
    named = [w for e in rng.sample(names, len(names) // 2) for w in cut(e, window, rng)]
    groups = [*_grouped(windows, rng), *_grouped(named, rng)]
    rng.shuffle(groups)
    return groups


def _grouped(windows: list[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Groups of about `PIECES` pieces, of like length so that little is padding."""
    windows = sorted(windows, key=lambda w: len(w.words.pieces) + rng.randint(0, 24))
    group: list[Example] = []
    for window in windows:
        if group and (len(group) + 1) * len(window.words.pieces) > PIECES:
            yield group
            group = []
        group.append(window)
    if group:
        yield group


def evaluate(model: encoder.Model, documents: list[Document], threshold: float = 0.0) -> dict[str, Tally]:
    """Tallies of the bare decoder on `documents`; the whole pipeline is scored by `python -m eval`."""
    readings = []
    for document in documents:
        scores = encoder.encode([document.text], model)[0]
        found = decode.roles([c for c in scores.cues if c.outer > threshold], model.chain)
        readings.append((document.text, document.readings[0], [_attribution(scores.words, r) for r in found]))
    return score(readings)


def _attribution(words: Words, roles: decode.Roles) -> Attribution:
    return Attribution(
        *(tuple((words.starts[i], words.ends[i]) for i in role) for role in (roles.source, roles.cue, roles.content))
    )
