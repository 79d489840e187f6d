from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.cli.tools import user
from sayso.errors import SaysoError
from sayso.ledger import connect
from sayso.records import Report, Ruling
from tests.cli.fakes import NOW, Fake, entry
from tests.export.claims.story import COPY, FIRST

_REPORT = Report("About 400 soldiers crossed.")
_LIKE = replace(COPY, id="a1ffffffffffffff")


@pytest.fixture
def filled(book: Path) -> Path:
    """A ledger with three statements."""
    sayings = tuple(replace(each, report=_REPORT.id) for each in (FIRST, COPY, _LIKE))
    with connect(str(book)) as ledger, ledger.writing() as writer:
        writer.store(entry(_REPORT, NOW, sayings))
    return book


_WHY = ("--why", "seen twice", "--who", "anna")


@pytest.mark.parametrize(
    ("args", "ruling", "told"),
    [
        (("accept", "a1b2"), Ruling("accept", FIRST.id, "anna", "seen twice", NOW), "accepted a1b2c3d4"),
        (("reject", FIRST.id), Ruling("reject", FIRST.id, "anna", "seen twice", NOW), "rejected a1b2c3d4"),
        (
            ("correct", "a1b2", "act", "denies"),
            Ruling("correct", FIRST.id, "anna", "seen twice", NOW, field="act", value='"denies"'),
            'corrected act of a1b2c3d4 to "denies"',
        ),
        (
            ("correct", "a1b2", "hedges", '["may"]'),
            Ruling("correct", FIRST.id, "anna", "seen twice", NOW, field="hedges", value='["may"]'),
            'corrected hedges of a1b2c3d4 to ["may"]',
        ),
        (
            ("merge", "a1b2", "b2c3"),
            Ruling("merge", FIRST.id, "anna", "seen twice", NOW, COPY.id),
            "merged the claims of a1b2c3d4 and b2c3d4e5",
        ),
        (("split", "b2c3"), Ruling("split", COPY.id, "anna", "seen twice", NOW), "split b2c3d4e5 from its claim"),
        (
            ("grade", "Radio Tolm", "d"),
            Ruling("grade", "Radio Tolm", "anna", "seen twice", NOW, value="D"),
            "graded Radio Tolm D",
        ),
    ],
)
def test_each_ruling_is_made_told_and_can_be_undone(
    args: tuple[str, ...], ruling: Ruling, told: str, filled: Path
) -> None:
    fake = Fake()
    result = fake.run("rule", *args, *_WHY, "--ledger", filled)
    assert result.exit_code == 0, result.output
    assert fake.ruled == [ruling]
    lines = result.stdout.splitlines()
    assert lines[0] == told
    assert lines[-1] == f"undo it with: sayso rule undo {ruling.id[:8]} --why … --ledger {filled}"
    undone = fake.run("rule", "undo", ruling.id[:8], "--why", "a mistake", "--ledger", filled)
    assert undone.stdout.startswith(f"took back {ruling.id[:8]}\n")
    assert fake.ruled[1] == Ruling("undo", ruling.id, "ben", "a mistake", NOW)
    listed = fake.run("rule", "list", "--ledger", filled).stdout
    assert "taken back by ben" in listed


def test_what_is_ruled_on_is_shown(filled: Path) -> None:
    shown = Fake().run("rule", "merge", "a1b2", "b2c3", *_WHY, "--ledger", filled).stdout
    assert f"  Kelvar's Border Command, in The Northern Courier: {FIRST.text}\n" in shown


@pytest.mark.parametrize(
    ("prefix", "problem"),
    [("ffff", "ffff: the ledger has nothing with this id"), ("a1", "a1: may be a1")],
)
def test_an_id_must_mean_one_thing(prefix: str, problem: str, filled: Path) -> None:
    fake = Fake()
    result = fake.run("rule", "reject", prefix, *_WHY, "--ledger", filled)
    assert isinstance(result.exception, SaysoError)
    assert str(result.exception).startswith(problem)
    assert fake.ruled == []


def test_a_reason_must_be_given(filled: Path) -> None:
    assert Fake().run("rule", "reject", "a1b2", "--ledger", filled).exit_code == 2


def test_who_nobody_knows_must_name_himself(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(SaysoError, match="--who"):
        user()
