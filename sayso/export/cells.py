"""Cells: values as spreadsheets take them."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.export.visible import visible

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Starts of cells that spreadsheets compute or act on (OWASP, "CSV injection"), full-width forms included."""


def joined(parts: Iterable[str]) -> str | None:
    """Several values in one cell."""
    return "; ".join(parts) or None


def safe(cell: Cell) -> Cell:
    """The cell as no spreadsheet takes it for a formula, with control characters shown."""
    if not isinstance(cell, str):
        return cell
    start = cell.lstrip(" \xa0\ufeff\u200b")
    return visible(f"'{cell}" if start.startswith(_FORMULA) else cell)
