"""What each view must give of the example story: files under golden/, made again by `python -m tests.export.remake`.

Read the difference as an analyst would before committing it.
"""

from __future__ import annotations

from pathlib import Path

from tests.deployment import MOMENTS
from tests.export.views.telling import VERBS, told

FOLDER = Path(__file__).parent / "golden"
LAST = MOMENTS[-1]
FILES = {
    **{f"{verb}-{moment}.txt": (verb, moment, "table") for verb in VERBS for moment in MOMENTS},
    f"brief-{LAST}.html": ("brief", LAST, "html"),
    f"brief-{LAST}.md": ("brief", LAST, "md"),
    f"figures-{LAST}.svg": ("figures", LAST, "svg"),
    f"timeline-{LAST}.svg": ("timeline", LAST, "svg"),
}
"""Verb, moment and format of each file."""


def main() -> None:
    """Writes all files anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, asked in FILES.items():
        (FOLDER / name).write_text(told(*asked), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
