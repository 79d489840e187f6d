"""Docs are tested: every command, setting, format, field and public name appears in them."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

import sayso
from sayso import Actor, Report, Statement, views
from sayso.export.writers import WRITERS

ROOT = Path(__file__).parent.parent
DOCS = "\n".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])


@pytest.mark.parametrize("name", sayso.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert re.search(rf"\b{name}\b", DOCS)


@pytest.mark.parametrize("name", sorted(set(views.__all__) - set(sayso.__all__)))
def test_every_view_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS or f"views.{name}(" in DOCS


def test_public_names_are_sorted() -> None:
    assert views.__all__ == sorted(views.__all__)
    assert sayso.__all__ == sorted(sayso.__all__)


@pytest.mark.parametrize(
    "word",
    [
        *WRITERS,
        "sayso read",
        "sayso schema",
        "SAYSO_THREADS",
        "SAYSO_DATA",
        "SAYSO_LEDGER",
        "SAYSO_OUTLETS",
        "SAYSO_SIDES",
    ],
)
def test_every_command_format_and_setting_is_documented(word: str) -> None:
    assert word in DOCS


@pytest.mark.parametrize("record", [Report, Actor, Statement])
def test_every_field_is_documented(record: type) -> None:
    for field in dataclasses.fields(record):
        assert f"`{field.name}`" in DOCS, f"{record.__name__}.{field.name}"


def test_every_developer_command_is_documented() -> None:
    commands = re.findall(r'^    "(\w+)":', (ROOT / "do").read_text(encoding="utf-8"), re.M)
    assert commands
    assert all(f"./do {command}" in DOCS for command in commands)


def test_links_between_files_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
