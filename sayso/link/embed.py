"""Embeddings: the meaning of a short text as 384 small integers, so that two texts can be compared by it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

CARD_VERSION = 1
"""Raised whenever software and weights stop fitting each other."""
WEIGHTS = Path(__file__).parent / "weights"
VOCABULARY = Path(__file__).parent.parent / "reader" / "weights" / "tokenizer.json"
"""Reader and embedder come from one encoder, whose vocabulary is shipped once; the card holds its hash."""
PIECES = 128
"""Word pieces that are looked at, the rest of a longer text is not: as the encoder was trained."""
SIZE = 384
SCALE = 127
"""What a component of 1 becomes; an angle moves by half a degree at most for the rounding."""

Vectors = NDArray[np.int8]


class Embedder:
    """An open ONNX session; safe to share between threads, of which `threads` work at a time."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, name: str, threads: int) -> None:
        self.session, self.tokenizer, self.name, self.threads = session, tokenizer, name, threads

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors times 127, rounded, one row a text; a row depends on its text alone, never on the others."""
        single = list(dict.fromkeys(texts))
        if self.threads > 1 and len(single) > 1:
            with ThreadPoolExecutor(self.threads) as pool:
                rows = list(pool.map(self._vector, single))
        else:
            rows = [self._vector(text) for text in single]
        found = dict(zip(single, rows, strict=True))
        return np.array([found[text] for text in texts], np.int8).reshape(-1, SIZE)

    def _vector(self, text: str) -> Vectors:
        # One text at a time: scales of int8 activations come from all that is in a batch, and so would the vector.
        ids = np.array([self.tokenizer.encode(text).ids], np.int64)
        mean = self.session.run(["mean"], {"ids": ids})[0][0]
        vector: Vectors = np.rint(mean * (SCALE / np.linalg.norm(mean))).astype(np.int8)
        return vector


def cosine(one: Vectors, other: Vectors) -> float:
    """How alike two vectors are, -1 to 1."""
    a, b = one.astype(np.float32), other.astype(np.float32)
    return float(a @ b / max(1.0, float(np.linalg.norm(a) * np.linalg.norm(b))))


@cache
def load(threads: int | None = None, folder: Path = WEIGHTS) -> Embedder:
    """The embedder in `folder`, on `threads` cores (None: all); ModelError where its files do not fit."""
    # These two take half a second to import, which `sayso --help` need not pay.
    import onnxruntime  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    files = _files(folder)
    options = onnxruntime.SessionOptions()
    # Threads that share out single products wait for each other; texts side by side do not.
    options.intra_op_num_threads = 1
    # Warnings of the runtime about its own optimisations are nothing that a reader can act on.
    options.log_severity_level = 3
    path = folder / "embedder.onnx"
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(VOCABULARY))
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    return Embedder(session, tokenizer, f"embedder {files[path.name][:12]}", threads or os.cpu_count() or 1)


def _files(folder: Path) -> dict[str, str]:
    """Hashes of the files, as card.json has them and as they are."""
    path = folder / "card.json"
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error})") from error
    for key, value in (("version", CARD_VERSION), ("pieces", PIECES), ("size", SIZE)):
        if card.get(key) != value:
            raise ModelError(f"{path}: {key} is {card.get(key)!r}, this version of Sayso needs {value!r}")
    files: dict[str, str] = card["files"]
    for file in (folder / "embedder.onnx", VOCABULARY):
        if not file.is_file():
            raise ModelError(f"{file}: missing; install Sayso anew or run training")
        if hashlib.sha256(file.read_bytes()).hexdigest() != files.get(file.name):
            raise ModelError(f"{file}: is not the file that {path} describes")
    return files
