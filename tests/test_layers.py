"""Imports point strictly down, and siblings never import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "sayso"
LAYERS = {
    "records": 0, "errors": 0,
    "settings": 1, "text": 1,
    "ingest": 2, "reader": 2, "link": 2, "view": 2, "ledger": 2, "export": 2,
    "pipeline": 3,
    "web": 4,
    "views": 4,
    "cli": 5,
}  # fmt: skip
FACE = {"__init__", "__main__"}
"""The package's own face may name anything."""


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.split(".")[0] == "sayso"
            and "." in node.module
        ):
            found.add(node.module.split(".")[1])
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("sayso.")}
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_point_down(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if own in FACE:
        return
    assert own in LAYERS, f"{own} has no layer"
    for other in _imports(path) - {own}:
        assert LAYERS[other] < LAYERS[own], f"{own} imports {other}"
        assert LAYERS[other] != LAYERS[own] or own == other


def test_own_modules_are_never_imported_inside_functions() -> None:
    for path in ROOT.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    assert not (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sayso")), path
