from __future__ import annotations

from pathlib import Path

import pytest

from sayso.ledger import connect
from sayso.records import Report
from tests.cli.fakes import Fake


def test_a_closing_line_says_what_became_of_all(book: Path) -> None:
    result = Fake().run("add", "a.txt", "b.txt", "--ledger", book)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "4 added\n", "")
    assert Fake().run("add", "b.txt", "c.txt", "--ledger", book).stdout == "2 added, 2 already known\n"
    with connect(str(book)) as ledger:
        assert ledger.counts().reports == 6


def test_what_fails_is_named_and_the_status_is_1(book: Path) -> None:
    result = Fake().run("add", "gone.txt", "a.txt", "gone\x1b[2J.pdf", "--ledger", book)
    assert result.exit_code == 1
    assert result.stdout == "2 added, 2 failed\n"
    assert result.stderr.splitlines() == [
        "sayso: gone.txt: there is no such file",
        "sayso: gone␛[2J.pdf: there is no such file",
    ]


def test_another_text_at_an_address_is_a_new_version(book: Path) -> None:
    class Edited(Fake):
        def find(self, source: str, **_: object) -> object:  # type: ignore[override]
            return iter([Report(source, url="https://news.example/1")])

    assert Edited().run("add", "One text.", "--ledger", book).stdout == "1 added\n"
    assert Edited().run("add", "Another text.", "--ledger", book).stdout == "0 added, 1 new version\n"


def test_ctrl_c_keeps_what_is_stored_and_says_so(book: Path) -> None:
    result = Fake(stop_after=3).run("add", "a.txt", "b.txt", "--ledger", book)
    assert result.exit_code == 130
    assert result.stdout == "stopped: 3 added; this is stored, run it again to go on\n"
    assert Fake().run("add", "a.txt", "b.txt", "--ledger", book).stdout == "1 added, 3 already known\n"


def test_the_ledger_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "mine.db"))
    assert Fake().run("add", "a.txt").exit_code == 0
    assert (tmp_path / "mine.db").exists()


def test_options_reach_the_reports(book: Path) -> None:
    Fake().run("add", "a.txt", "--published", "25 October 2024", "--outlet", "The Courier", "--ledger", book)
    with connect(str(book)) as ledger:
        report = ledger.report(ledger.reports()[0])
    assert report
    assert (report.published, report.outlet) == ("2024-10-25", "The Courier")


def test_watching_adds_a_line_for_each_report_until_stopped(book: Path) -> None:
    result = Fake().run("watch", "https://a.example/rss", "--ledger", book)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "added: The␛ Courier · not dated · A crossing · https://a.example/rss/1",
        "stopped: 1 added, 1 failed",
    ]
    assert result.stderr == "sayso: https://a.example/rss/2: timed out\n"
    with connect(str(book)) as ledger:
        assert ledger.counts().reports == 1
        assert ledger.poll("https://a.example/rss")
