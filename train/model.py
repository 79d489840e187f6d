"""The model: one encoder over word pieces, and heads for cues, their roles, names, events and facts."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel

from sayso.reader.tags import HEADS, OUTSIDE, TAGS, allowed, may_end, may_start
from sayso.reader.words import MARKS

FAR = 80
"""Distance in words from a cue beyond which all words are equally far."""
WIDTH = 128
"""Size of the space in which a cue and a word are compared."""
NEVER = -1e4


class Reader(nn.Module):
    """Scores of one batch of windows; `words` is the pass, the others are cheap heads on it."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        # Dropout inside the encoder costs more than half of the speed on a CPU; the locked
        # dropout in `words`, masked pieces and weight averaging regularise instead.
        self.encoder = AutoModel.from_pretrained(
            str(encoder), add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        size = self.encoder.config.hidden_size
        self.marks = nn.Embedding(MARKS, size)
        nn.init.zeros_(self.marks.weight)
        self.order = nn.LSTM(size, size // 2, batch_first=True, bidirectional=True)
        self.cues = nn.Linear(size, 2)
        for name, width in HEADS.items():
            self.add_module(name, nn.Linear(size, width))
        self.roles = Roles(size)

    def words(self, ids: Tensor, attention: Tensor, marks: Tensor, pool: Tensor) -> Tensor:
        """States of words, (batch, words, size); `pool` (batch, words, pieces) averages pieces to words."""
        pieces = self.encoder.get_input_embeddings()(ids) + self.marks(marks)
        pieces = _locked_dropout(pieces, 0.1, self.training)
        hidden = self.encoder(inputs_embeds=pieces, attention_mask=attention).last_hidden_state
        states = torch.bmm(pool, hidden)
        ordered, _ = self.order(_locked_dropout(states, 0.1, self.training))
        return _locked_dropout(states + ordered, 0.1, self.training)

    def heads(self, states: Tensor) -> Tensor:
        """What every head says of each word, one after the other."""
        return torch.cat([self.get_submodule(name)(states) for name in HEADS], 2)


class Roles(nn.Module):
    """Scores of each word's tag for each cue: a bilinear term and a small perceptron that sees the distance."""

    def __init__(self, size: int) -> None:
        super().__init__()
        tags = len(TAGS)
        self.query = nn.Linear(size, WIDTH)
        self.key = nn.Linear(size, WIDTH)
        self.pair = nn.Parameter(torch.randn(tags, WIDTH, WIDTH) * 0.02)
        self.cue_side = nn.Linear(size, WIDTH)
        self.word_side = nn.Linear(size, WIDTH)
        self.distance = nn.Embedding(2 * FAR + 1, WIDTH)
        nn.init.normal_(self.distance.weight, std=0.2)
        self.out = nn.Linear(WIDTH, tags)
        # Most words are outside: to start from there saves the first hundred steps.
        self.out.bias.data[OUTSIDE] = 4.0

    def forward(self, states: Tensor, row: Tensor, at: Tensor) -> Tensor:
        """Tag scores, (cues, words, tags), for cues whose first word is `at` in window `row`."""
        cue = states[row, at]
        query = torch.einsum("nd,tde->nte", F.gelu(self.query(cue)), self.pair)
        bilinear = torch.einsum("nte,nle->nlt", query, F.gelu(self.key(states))[row])
        places = torch.arange(states.shape[1], device=states.device)
        distance = (places[None] - at[:, None]).clamp(-FAR, FAR) + FAR
        mixed = self.cue_side(cue)[:, None] + self.word_side(states)[row] + self.distance(distance)
        scores: Tensor = bilinear + self.out(F.gelu(mixed))
        return scores


class Chain(nn.Module):
    """A linear-chain CRF over tags (Lafferty et al. 2001); `allowed` transitions only."""

    may_step: Tensor
    may_start: Tensor
    may_end: Tensor

    def __init__(self) -> None:
        super().__init__()
        tags = len(TAGS)
        self.step = nn.Parameter(torch.zeros(tags, tags))
        self.start = nn.Parameter(torch.zeros(tags))
        self.end = nn.Parameter(torch.zeros(tags))
        for name, table in (("may_step", allowed()), ("may_start", may_start()), ("may_end", may_end())):
            self.register_buffer(name, torch.tensor(table), persistent=False)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Transition, start and end scores, with what is not allowed far below the rest."""
        return (
            self.step.masked_fill(~self.may_step, NEVER),
            self.start.masked_fill(~self.may_start, NEVER),
            self.end.masked_fill(~self.may_end, NEVER),
        )

    def loss(self, emissions: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Mean negative log likelihood of `tags` (cues, words); words from `lengths` on are padding."""
        step, start, end = self.scores()
        count, size, _ = emissions.shape
        rows = torch.arange(count, device=tags.device)
        last = lengths - 1
        inside = torch.arange(size, device=tags.device)[None] < lengths[:, None]
        gold = (emissions.gather(2, tags[..., None])[..., 0] * inside).sum(1)
        gold = gold + (step[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum(1)
        gold = gold + start[tags[:, 0]] + end[tags[rows, last]]
        weights = step.exp()
        alpha = start + emissions[:, 0]
        for place in range(1, size):
            top = alpha.max(1, keepdim=True).values
            moved = ((alpha - top).exp() @ weights).clamp_min(1e-30).log() + top + emissions[:, place]
            alpha = torch.where(inside[:, place, None], moved, alpha)
        return (torch.logsumexp(alpha + end, 1) - gold).mean()


def _locked_dropout(states: Tensor, rate: float, training: bool) -> Tensor:
    """Drop whole features for a window at a time (Gal and Ghahramani 2016): nearly free on a CPU."""
    if not training:
        return states
    keep = torch.rand(states.shape[0], 1, states.shape[2], device=states.device) >= rate
    return states * keep / (1 - rate)
