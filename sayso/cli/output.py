"""Output: where results go, standard output or a file that appears only when it is complete."""

from __future__ import annotations

import io
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sayso.errors import SaysoError


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """A text file to write results to, UTF-8 whatever the locale; without a path, standard output.

    A file is replaced at once when the block ends, and left as it was if the block raises. A pipe that is closed
    at the other end ends the block quietly. Raises SaysoError where writing is not possible.
    """
    try:
        with _standard_output() if path is None else _file(path.resolve()) as out:
            yield out
    except OSError as error:
        if error.filename is not None and path is None:
            raise  # from opening something else: not about the output
        raise SaysoError(f"{path or 'standard output'}: {error.strerror or error}") from error


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding="utf-8", newline="\n")
    try:
        yield out
        out.flush()
    except BrokenPipeError:
        # What is still buffered goes nowhere, so that Python's own flush at the end does not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


@contextmanager
def _file(path: Path) -> Iterator[TextIO]:
    if path.is_dir():
        raise SaysoError(f"{path}: is a directory")
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
        with path.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        return
    draft = path.with_name(f".sayso-{secrets.token_hex(4)}")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as out:
            yield out
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
