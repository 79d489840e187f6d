"""Messages: what people see on standard error, a line for each thing that failed and a bar while work goes on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from sayso.export.visible import one_line

if TYPE_CHECKING:
    from rich.progress import Progress


def complain(problem: str) -> None:
    """Says in one line what could not be done."""
    sys.stderr.write(f"sayso: {one_line(problem)}\n")


class Bar:
    """How many reports are done, of how many; shows nothing unless wanted, nor while one report is all there is."""

    def __init__(self, sources: int, *, wanted: bool, doing: str = "reading") -> None:
        """`sources` is how many reports there will be at least, as far as one can know."""
        self._wanted, self._doing = wanted, doing
        self._expected, self._found, self._read = sources, 0, 0
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        self._show()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress:
            self._progress.stop()

    def found(self) -> None:
        """One more report is there to be read."""
        self._found += 1
        self._show()

    def failed(self) -> None:
        """One source has no report to read."""
        self._expected -= 1
        self._show()

    def read(self) -> None:
        """One more report is done."""
        self._read += 1
        self._show()

    def done(self, number: int) -> None:
        """So many reports are done by now."""
        self._read = number
        self._show()

    def _show(self) -> None:
        total = max(self._expected, self._found)
        if self._wanted and not self._progress and total > 1:
            self._progress = _progress(self._doing)
        if self._progress:
            self._progress.update(self._progress.task_ids[0], completed=self._read, total=total)


def _progress(doing: str) -> Progress:
    # Imported here because it takes time and a single report, the usual case, never needs it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn  # noqa: PLC0415

    columns = (doing, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    progress.add_task(doing)
    progress.start()
    return progress
