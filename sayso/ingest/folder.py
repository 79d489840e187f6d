"""Folder: the files in a folder that are read, in order of their paths."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import SourceError

READ = {
    ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".jsonl", ".ndjson",
    ".xml", ".rss", ".atom", ".opml", ".gz",
}  # fmt: skip
"""Endings of files that may be reports or lists of them; what they are is told from their content."""


def files(folder: Path) -> Iterator[Path | SourceError]:
    """Every file in a folder, and in those in it, that may be a report; what cannot be looked into is an error.

    Sorted by name, the files of a folder before those in it; hidden ones are passed over, and links to folders too.
    """
    left = [folder]
    while left:
        here = left.pop()
        try:
            with os.scandir(here) as found:
                shown = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            yield SourceError(str(here), f"cannot be looked into ({error.strerror or error})")
            continue
        for entry in shown:
            if entry.is_file() and Path(entry.name).suffix.lower() in READ:
                yield Path(entry.path)
        left += [Path(entry.path) for entry in reversed(shown) if entry.is_dir(follow_symlinks=False)]
