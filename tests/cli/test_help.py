from __future__ import annotations

from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from sayso.cli import VERBS, application
from sayso.cli.rule import app as rulings
from tests.cli.whole import app

_VERBS = sorted(getattr(get_command(app), "commands"))  # noqa: B009
_RULINGS = sorted(getattr(get_command(rulings), "commands"))  # noqa: B009
_DOCS = "".join(path.read_text("utf-8") for path in (Path(__file__).parents[2] / "docs").glob("*.md"))


@pytest.mark.parametrize("verb", _VERBS)
def test_every_verb_shows_examples_and_is_documented(verb: str) -> None:
    result = CliRunner().invoke(app, [verb, "--help"])
    assert result.exit_code == 0
    assert f"  sayso {verb}" in result.stdout
    assert f"sayso {verb}" in _DOCS


@pytest.mark.parametrize("kind", _RULINGS)
def test_every_ruling_is_documented(kind: str) -> None:
    assert CliRunner().invoke(app, ["rule", kind, "--help"]).exit_code == 0
    assert f"sayso rule {kind}" in _DOCS


def test_what_verbs_do_is_told_in_a_line() -> None:
    listed = CliRunner().invoke(app, ["--help"]).stdout.split("Commands:")[1]
    assert "..." not in listed


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_that_are_not_loaded_are_listed_as_if_they_were(verb: str) -> None:
    (line,) = (line for line in CliRunner().invoke(app, ["--help"]).stdout.splitlines() if line.split()[:1] == [verb])
    assert line in CliRunner().invoke(application([]), ["--help"]).stdout.splitlines()


def test_a_verb_works_without_the_others() -> None:
    result = CliRunner().invoke(application(["schema"]), ["schema"])
    assert (result.exit_code, result.stdout) == (0, CliRunner().invoke(app, ["schema"]).stdout)
