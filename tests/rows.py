"""Behaviour as rows: cases read from `tests/cases/*.jsonl`, one id a row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def rows(name: str) -> pytest.MarkDecorator:
    """Parametrise a test's `row` over the cases of one file."""
    path = Path(__file__).parent / "cases" / f"{name}.jsonl"
    cases: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return pytest.mark.parametrize("row", cases, ids=[case["id"] for case in cases])
