"""What each format must give for the stories: files under golden/, made again by `python -m tests.export.remake`.

Look at the difference before committing it.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from unittest.mock import patch

from sayso.export.writers import WRITERS
from sayso.records import Reading
from tests.export.claims import remake as claims
from tests.export.story import READING
from tests.export.views import remake as views

FOLDER = Path(__file__).parent / "golden"

FILES = {
    "story-80.txt": ("table", 80),
    "story-160.txt": ("table", 160),
    "story.json": ("json", 80),
    "story.jsonl": ("jsonl", 80),
    "story.csv": ("csv", 80),
    "story.html": ("html", 80),
}
"""Format and terminal width of each file."""


def written(form: str, *readings: Reading, width: int = 80, **environ: str) -> str:
    """What a format gives where standard output is no terminal, with so many columns."""
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width), **environ}):
        WRITERS[form](readings, out)
    return out.getvalue()


def main() -> None:
    """Writes all files anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, (form, width) in FILES.items():
        (FOLDER / name).write_text(written(form, READING, width=width), encoding="utf-8", newline="")
    claims.main()
    views.main()


if __name__ == "__main__":
    main()
