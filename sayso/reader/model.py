"""The trained model on disk: an ONNX file, its tokenizer, and the card that says what they are."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.errors import ModelError
from sayso.reader.encoder import Chain, Floats, Inputs, Outputs
from sayso.reader.tags import HEADS, TAGS
from sayso.reader.words import piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    import onnxruntime
    from tokenizers import Tokenizer

CARD_VERSION = 3
"""Raised whenever software and weights stop fitting each other."""
WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Logits from which a possible cue is taken: one that nobody else's words hold, and a nested one."""

    outer: float
    nested: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points, from what the head of facts says of newspapers to people's readings, -3 to 3.

    The head follows its loss towards the middle, while people are mostly sure: it was fitted afterwards, on the
    documents that the head learnt from (`train.facts`).
    """

    at: tuple[float, ...]
    values: tuple[float, ...]

    def __call__(self, found: Floats) -> Floats:
        """Readings for what the head said; beyond the ends the last one."""
        return np.interp(found, self.at, self.values).astype(np.float32)


class OnnxModel:
    """An open ONNX session; safe to share between threads, of which as many as `threads` are worth running."""

    def __init__(
        self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, card: Mapping[str, object], threads: int
    ) -> None:
        self.session, self.tokenizer, self.threads = session, tokenizer, threads
        self.special = piece(tokenizer, "[CLS]"), piece(tokenizer, "[SEP]")
        self.chain = _chain(card)
        self.thresholds = Thresholds(**card["thresholds"])  # type: ignore[arg-type]
        self.facts = Curve(**card["facts"])  # type: ignore[arg-type]
        self.name = f"reader {card['files']['reader.onnx'][:12]}"  # type: ignore[index]

    def run(self, inputs: Inputs, noticed: float) -> Outputs:
        """Scores of one batch of windows."""
        feed = {
            "ids": inputs.ids, "attention": inputs.attention, "marks": inputs.marks, "pool": inputs.pool,
            "noticed": np.array(noticed, np.float32),
        }  # fmt: skip
        return Outputs(*self.session.run(["cues", "heads", "at", "tags"], feed))


@cache
def load(folder: Path = WEIGHTS, threads: int | None = None) -> OnnxModel:
    """The model in `folder`, on `threads` cores (None: all); ModelError where its files do not fit."""
    # These two take half a second to import, which `sayso --help` need not pay.
    import onnxruntime  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    card = _card(folder)
    for name, expected in card["files"].items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path}: missing; install Sayso anew or run training")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(f"{path}: is not the file that card.json describes")
    options = onnxruntime.SessionOptions()
    # Threads that share out single products wait for each other; batches side by side do not.
    options.intra_op_num_threads = 1
    # Warnings of the runtime about its own optimisations are nothing that a reader can act on.
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return OnnxModel(session, tokenizer, card, threads or os.cpu_count() or 1)


def _card(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / "card.json"
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error})") from error
    for key, value in (("version", CARD_VERSION), ("tags", list(TAGS)), ("heads", HEADS)):
        if card.get(key) != value:
            raise ModelError(f"{path}: {key} is {card.get(key)!r}, this version of Sayso needs {value!r}")
    return card  # type: ignore[no-any-return]


def _chain(card: Mapping[str, object]) -> Chain:
    chain = card["chain"]
    step, start, end = (np.asarray(chain[name], np.float32) for name in ("step", "start", "end"))  # type: ignore[index]
    return Chain(step.reshape(len(TAGS), len(TAGS)), start, end)
