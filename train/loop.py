"""The loop: passes over the data with averaged weights, checkpoints, and a score after each pass."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from eval.polnear import Attribution, Document, Tally, score
from sayso.reader import decode, encoder
from sayso.reader.tags import HEADS
from sayso.reader.words import Words, piece
from sayso.records import Lesson
from train.corpora import Corpora
from train.examples import Batch, Example, attribution_example, collate, cut, ruled_example, teaches
from train.model import NEVER, Chain, Reader

T = TypeVar("T")
PIECES = 3072
"""Word pieces in one batch."""
WARM_UP = 100
"""Steps over which the learning rate rises."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Passes under one falling learning rate, in windows of so many pieces, over so much of each of `shares`.

    A share is that of the corpus in one pass; above 1 it is taken several times.
    """

    passes: int
    shares: Mapping[str, float]
    window: int
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    until: float = 0.01
    """Share of the learning rates that is left in the end."""
    event_pieces: int = PIECES
    """Word pieces in a batch of events: few sentences already say much, and many small steps learn them best."""


OTHERS = {"names": 1 / 3, "toponyms": 1 / 3, "reports": 1, "web": 1 / 5}
"""What the other heads learn from beside events: a quarter of a pass, so as not to crowd out the attributions."""
STAGES = (
    Stage(6, {"attributions": 1, "rulings": 1, "names": 1 / 2}, 256),
    Stage(2, {"attributions": 1, "rulings": 1, "events": 2 / 3} | OTHERS, 384, until=0.4),
    Stage(1, {"attributions": 1, "rulings": 1, "events": 2} | OTHERS, 384, 5e-5, 2.5e-4, event_pieces=768),
)
"""Attributions come first, because they need the most passes; then all heads together; then events in many small
steps, at a rate that changes the encoder little.

Each stage starts from the averaged weights of the one before, with a learning rate of its own.
"""
BLEND = ((1, 0.4), (2, 0.6))
"""Shares of stages in the final weights: attributions gain a point by it. The other heads, a single layer each, do not
survive blending, and are fitted again on the blended encoder."""
SETTLING = {"names": 1, "toponyms": 1, "events": 2, "reports": 1, "web": 1 / 2}
"""What they are fitted to."""
ROUNDS, SETTLING_RATE = 12, 1e-3


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: stages, how slowly the averaged weights move, and the random seed."""

    stages: tuple[Stage, ...] = STAGES
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
        """Sum of the losses that the batch has gold for, each by cue, word, sentence or predicate."""
        return self.loss_of(self.reader.words(batch.ids, batch.attention, batch.marks, batch.pool), batch)

    def loss_of(self, states: Tensor, batch: Batch) -> Tensor:
        """The same, of the states of its words."""
        total = states.sum() * 0
        for line, tags in batch.lines.items():
            if (tags >= 0).any():
                scores = self.reader.get_submodule(line)(states)
                total = total + 2 * F.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100)
        known = batch.cues >= 0
        if known.any():
            logits = self.reader.cues(states)[known]
            cues = F.binary_cross_entropy_with_logits(logits, batch.cues[known], reduction="sum")
            total = total + cues / (batch.cues > 0).sum().clamp_min(10)
        if len(batch.row):
            emissions = self.reader.roles(states, batch.row, batch.at)
            total = total + 0.3 * self.chain.loss(emissions, batch.tags, batch.lengths)
        if len(batch.told):
            total = total + F.cross_entropy(self.events(states, batch.told), batch.told[:, 3], label_smoothing=0.1)
        if len(batch.facts):
            window, word, scale = batch.facts.unbind(1)
            total = total + 0.5 * F.smooth_l1_loss(
                self.reader.get_submodule("facts")(states)[window, word, scale], batch.values, beta=0.3
            )
        return total

    def events(self, states: Tensor, told: Tensor) -> Tensor:
        """Scores of event types for ranges of words: what each word says, weighed by how much it has to say."""
        scores = self.reader.get_submodule("events")(states)[told[:, 0]]
        places = torch.arange(states.shape[1], device=states.device)[None]
        inside = (places >= told[:, 1:2]) & (places < told[:, 2:3])
        weights = scores[..., 0].masked_fill(~inside, NEVER).softmax(1)
        types: Tensor = (weights[..., None] * scores[..., 1:]).sum(1)
        return types


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
        return encoder.Outputs(cues.numpy(), reader.heads(states).numpy(), at.numpy(), tags.numpy())


@dataclass(frozen=True, slots=True)
class Gold:
    """What there is to learn from, analysts' rulings among it, and the documents that show how well it was learnt."""

    documents: list[Document]
    corpora: Corpora
    dev: list[Document]
    rulings: list[Lesson] = field(default_factory=list)


def train(trainee: Trainee, gold: Gold, tokenizer: Tokenizer, plan: Plan, out: Path) -> None:
    """Train to `out`/final.pt, going on from `out`/checkpoint.pt if it exists."""
    path = out / "checkpoint.pt"
    state = torch.load(path, weights_only=True) if path.exists() else {"stage": 0, "pass": 0}
    for number, stage in enumerate(plan.stages):
        if number < state["stage"]:
            continue
        if number > 0 and (number > state["stage"] or not state["pass"]):
            trainee.load_state_dict(torch.load(out / f"stage-{number - 1}.pt", weights_only=True))
        run = _Run(trainee, tokenizer, plan, number, state if number == state["stage"] else {"pass": 0})
        for done in range(run.done, stage.passes):
            average = run.over(gold, done)
            torch.save(run.state(done + 1), out / "checkpoint.new")
            (out / "checkpoint.new").replace(path)
            torch.save(average.state_dict(), out / f"stage-{number}.pt")
            tallies = evaluate(TorchModel(average, tokenizer), gold.dev)
            print("dev F1:", ", ".join(f"{name} {tally.f1:.1f}" for name, tally in tallies.items()), flush=True)

    parts = [(torch.load(out / f"stage-{n}.pt", weights_only=True), share) for n, share in BLEND]
    trainee.load_state_dict(_blended(parts))
    settle(trainee, gold, tokenizer, plan)
    torch.save(trainee.state_dict(), out / "final.pt")


def settle(trainee: Trainee, gold: Gold, tokenizer: Tokenizer, plan: Plan) -> None:
    """Fit the heads of one layer again, on an encoder that no longer changes: its states are worked out once."""
    rng = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    special = piece(tokenizer, "[CLS]"), piece(tokenizer, "[SEP]"), piece(tokenizer, "[MASK]")
    groups = _groups(gold, tokenizer, Stage(1, SETTLING, 384, event_pieces=PIECES // 4), rng)[: plan.steps]
    batches = [collate(group, special, 0.0, rng) for group in groups]
    trainee.eval()
    reader = trainee.reader
    with torch.no_grad():
        states = [reader.words(b.ids, b.attention, b.marks, b.pool).half() for b in batches]
    heads = [p for name in HEADS for p in reader.get_submodule(name).parameters()]
    optimizer = torch.optim.AdamW(heads, SETTLING_RATE, weight_decay=0.01)
    order = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, ROUNDS * len(batches))
    for done in range(ROUNDS):
        total = 0.0
        for place in rng.sample(range(len(batches)), len(batches)):
            optimizer.zero_grad()
            loss = trainee.loss_of(F.dropout(states[place].float(), 0.1), batches[place])
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            order.step()
            total += loss.item()
        print(f"heads round {done + 1}/{ROUNDS} loss {total / len(batches):.3f}", flush=True)


def _blended(parts: list[tuple[dict[str, Tensor], float]]) -> dict[str, Tensor]:
    """The weighted mean of weights (Izmailov et al. 2018)."""
    return {name: torch.stack([weights[name] * share for weights, share in parts]).sum(0) for name in parts[0][0]}


class _Run:
    """One stage under way: the trainee, its averaged twin, and the optimizer."""

    def __init__(self, trainee: Trainee, tokenizer: Tokenizer, plan: Plan, number: int, state: dict[str, Any]) -> None:
        torch.manual_seed(plan.seed + number)
        self.trainee, self.tokenizer, self.plan, self.number = trainee, tokenizer, plan, number
        self.stage = plan.stages[number]
        self.special = piece(tokenizer, "[CLS]"), piece(tokenizer, "[SEP]"), piece(tokenizer, "[MASK]")
        blend = torch.optim.swa_utils.get_ema_multi_avg_fn(plan.averaging)  # type: ignore[no-untyped-call]
        self.average = torch.optim.swa_utils.AveragedModel(trainee, multi_avg_fn=blend)
        self.optimizer = _optimizer(trainee, self.stage)
        self.peaks = [group["lr"] for group in self.optimizer.param_groups]
        self.done, self.step = state["pass"], 0
        if self.done:
            trainee.load_state_dict(state["trainee"])
            self.average.load_state_dict(state["average"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]

    def state(self, done: int) -> dict[str, Any]:
        """All that is needed to go on after `done` passes."""
        return {
            "stage": self.number, "pass": done, "step": self.step, "trainee": self.trainee.state_dict(),
            "average": self.average.state_dict(), "optimizer": self.optimizer.state_dict(),
        }  # fmt: skip

    def over(self, gold: Gold, number: int) -> Trainee:
        """One pass over the data; the averaged weights after it."""
        self.trainee.train()
        rng = random.Random(self.plan.seed * 1000 + self.number * 100 + number)
        groups = _groups(gold, self.tokenizer, self.stage, rng)[: self.plan.steps]
        started = time.monotonic()
        for place, group in enumerate(groups):
            self._rates((number + place / len(groups)) / self.stage.passes)
            loss = self._learn(collate(group, self.special, 0.04, rng))
            # The average is only worth having once the first steps are forgotten.
            if self.step > len(groups) / 2:
                self.average.update_parameters(self.trainee)
            if self.step % 20 == 0:
                where = f"stage {self.number + 1} pass {number + 1}/{self.stage.passes} step {place + 1}/{len(groups)}"
                print(f"{where} loss {loss:.3f} {time.monotonic() - started:.0f} s", flush=True)
        return cast("Trainee", self.average.module)

    def _rates(self, done: float) -> None:
        for options, peak in zip(self.optimizer.param_groups, self.peaks, strict=True):
            options["lr"] = peak * min(1.0, (self.step + 1) / WARM_UP) * (1 - (1 - self.stage.until) * done)

    def _learn(self, batch: Batch) -> float:
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.trainee.loss(batch)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.trainee.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        return loss.item()


def _optimizer(trainee: Trainee, stage: Stage) -> torch.optim.Optimizer:
    """AdamW with a rate of its own for the encoder, which has less to learn than the heads."""
    encoder = list(trainee.reader.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in trainee.parameters() if id(p) not in known]
    groups = [{"params": encoder, "lr": stage.encoder_rate}, {"params": heads, "lr": stage.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _groups(gold: Gold, tokenizer: Tokenizer, stage: Stage, rng: random.Random) -> list[list[Example]]:
    """One pass over the data, freshly cut and shuffled, as groups of windows that make a batch each."""
    documents = gold.documents
    sources = [d.text[a.source[0][0] : a.source[-1][1]] for d in documents for a in d.readings[0] if a.source]
    sources = [s for s in sources if 2 <= len(s.split()) <= 6 and s[0].isupper() and "\n" not in s]
    chosen = _share(documents, stage.shares.get("attributions", 0), rng)
    parts = {"attributions": [attribution_example(d, tokenizer, sources, rng) for d in chosen]}
    ruled = _share(gold.rulings, stage.shares.get("rulings", 0), rng)
    parts["rulings"] = [ruled_example(lesson, tokenizer) for lesson in ruled]
    parts |= {
        part: _share(getattr(gold.corpora, part), share, rng)
        for part, share in stage.shares.items()
        if part not in parts
    }
    groups: list[list[Example]] = []
    for part, examples in parts.items():
        windows = [w for example in examples for w in cut(example, stage.window, rng)]
        size = stage.event_pieces if part == "events" else PIECES
        groups += _grouped([w for w in windows if len(w.words) > 3 and teaches(w)], size, rng)
    rng.shuffle(groups)
    return groups


def _share(examples: list[T], share: float, rng: random.Random) -> list[T]:
    whole, part = divmod(share, 1)
    return [*examples * int(whole), *rng.sample(examples, round(len(examples) * part))]


def _grouped(windows: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Groups of about `size` pieces, of like length so that little is padding."""
    windows = sorted(windows, key=lambda w: len(w.words.pieces) + rng.randint(0, 24))
    group: list[Example] = []
    for window in windows:
        if group and (len(group) + 1) * len(window.words.pieces) > size:
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
