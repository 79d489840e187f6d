"""What each format must give for the claim made by hand: files under golden/, made again by `tests.export.remake`."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO, TypeVar
from unittest.mock import patch

from sayso.export.claims import LISTS, WHOLES
from tests.export.claims.story import CLAIM, SHOWN, SMALL

FOLDER = Path(__file__).parent / "golden"
T = TypeVar("T")


def written(write: Callable[[Iterable[T], TextIO], None], *items: T, width: int = 80, **environ: str) -> str:
    """What a writer gives where standard output is no terminal, with so many columns."""
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width), **environ}):
        write(items, out)
    return out.getvalue()


FILES: dict[str, Callable[[], str]] = {
    "list-80.txt": lambda: written(LISTS["table"], CLAIM, SMALL),
    "list-160.txt": lambda: written(LISTS["table"], CLAIM, SMALL, width=160),
    "list.html": lambda: written(LISTS["html"], CLAIM, SMALL),
    "list.csv": lambda: written(LISTS["csv"], CLAIM, SMALL),
    "list.json": lambda: written(LISTS["json"], CLAIM, SMALL),
    "whole-80.txt": lambda: written(WHOLES["table"], SHOWN),
    "whole-160.txt": lambda: written(WHOLES["table"], SHOWN, width=160),
    "whole.html": lambda: written(WHOLES["html"], SHOWN),
}
"""How each file is made."""


def main() -> None:
    """Writes all files anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8", newline="")
