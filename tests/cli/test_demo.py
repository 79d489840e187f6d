from __future__ import annotations

from pathlib import Path

import pytest

from sayso.cli import demo
from sayso.errors import SaysoError
from sayso.ledger import connect
from tests.cli.fakes import Fake
from tests.export.claims.story import CLAIM, SMALL


def test_the_story_is_told(tmp_path: Path) -> None:
    fake = Fake((SMALL, CLAIM))
    result = fake.run("demo", "--ledger", tmp_path / "story.db")
    assert result.exit_code == 0, result.output
    title = "NORTH KOREAN SOLDIERS IN RUSSIA"
    order = [title, "WHAT IS CLAIMED", "WHAT IS DISPUTED", "ONE OF THE CLAIMS WHOLE", "└─ ", "WHAT TO TRY NEXT"]
    places = [result.stdout.index(each) for each in order]
    assert places == sorted(places)
    assert f"--ledger {tmp_path / 'story.db'}" in result.stdout
    with connect(str(tmp_path / "story.db")) as ledger:
        assert ledger.counts().reports == 2


def test_without_a_ledger_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "mine.db"))
    result = Fake((CLAIM,)).run("demo")
    assert result.exit_code == 0
    assert "sayso demo --ledger story.db" in result.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_story_that_is_stopped_is_not_told(tmp_path: Path) -> None:
    result = Fake(stop_after=1).run("demo")
    assert isinstance(result.exception, SaysoError)
    assert str(result.exception) == "the story is not whole: 1 added"


def test_the_examples_are_here_and_where_a_wheel_has_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (demo.examples() / "deployment" / "reports.jsonl").is_file()
    inside = tmp_path / "sayso" / "examples" / "deployment"
    inside.mkdir(parents=True)
    monkeypatch.setattr("sayso.__file__", str(tmp_path / "sayso" / "__init__.py"))
    assert demo.examples() == tmp_path / "sayso" / "examples"
    inside.rmdir()
    with pytest.raises(SaysoError, match="did not come with"):
        demo.examples()
