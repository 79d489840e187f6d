from __future__ import annotations

from pathlib import Path

from sayso.errors import SaysoError
from sayso.ledger import connect
from tests.cli.fakes import Fake


def test_a_sound_ledger_is_said_to_be_so(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake().run("verify", "--ledger", book)
    assert (result.exit_code, result.stdout) == (0, f"{book}: sound (2 reports, 0 statements)\n")


def test_every_problem_is_a_line_and_the_status_1(book: Path) -> None:
    result = Fake(problems=("a span is out\nof place", "a hash differs")).run("verify", "--ledger", book)
    assert (result.exit_code, result.stdout) == (1, "a span is out of place\na hash differs\n")


def test_a_copy_comes_back(book: Path, tmp_path: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    copied = Fake().run("backup", tmp_path / "copy.sayso", "--ledger", book)
    assert (copied.exit_code, copied.stdout) == (0, f"2 reports copied to {tmp_path / 'copy.sayso'}\n")
    back = Fake().run("restore", tmp_path / "copy.sayso", "--ledger", tmp_path / "new.db")
    assert (back.exit_code, back.stdout) == (0, f"2 reports restored from {tmp_path / 'copy.sayso'}\n")
    with connect(str(tmp_path / "new.db")) as ledger:
        assert ledger.counts().reports == 2


def test_a_copy_does_not_go_where_something_is(book: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.sayso").write_text("mine")
    assert isinstance(Fake().run("backup", tmp_path / "copy.sayso", "--ledger", book).exception, SaysoError)
    assert (tmp_path / "copy.sayso").read_text() == "mine"


def test_relinking_says_what_there_is_then(book: Path) -> None:
    Fake().run("add", "a.txt", "b.txt", "--ledger", book)
    result = Fake().run("relink", "--ledger", book)
    assert (result.exit_code, result.stdout) == (0, "0 links among 0 statements of 4 reports\n")
