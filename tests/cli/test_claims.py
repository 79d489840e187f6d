from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.ledger import connect
from sayso.records import Query, Ruling
from tests.cli.fakes import NOW, Fake
from tests.export.claims.story import CLAIM, OFFICER, SMALL

_FAKE_CLAIMS = (CLAIM, SMALL)


def test_claims_are_listed_as_a_table(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake(_FAKE_CLAIMS).run("claims", "--ledger", book)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1  about 400 Ostrand soldiers had crossed the Miren overnight\n")
    assert "corroborated by 2 roots · withdrawn by an Ostrand officer" in result.stdout


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "html"])
def test_every_format_can_be_asked_for_or_told_by_the_ending(form: str, book: Path, tmp_path: Path) -> None:
    fake = Fake(_FAKE_CLAIMS)
    shown = fake.run("claims", "--format", form, "--ledger", book).stdout
    assert "Ostrand" in shown
    fake.run("claims", "--output", tmp_path / f"out.{form}", "--ledger", book)
    assert (tmp_path / f"out.{form}").read_text("utf-8") == shown


def test_all_conditions_reach_the_query(book: Path) -> None:
    fake = Fake(_FAKE_CLAIMS)
    args = ["--as-of", "25 October 2024", "--known", "2024-10-26T10:00Z", "--source", "NATO", "--place", "Kursk"]
    fake.run(
        "claims", "troops", *args, "--since", "2024-10-01", "--standing", "denied", "--limit", "3", "--ledger", book
    )
    wanted = Query("troops", "NATO", "Kursk", "2024-10-01", "2024-10-25", "2024-10-26T10:00:00Z", "denied", 3)
    assert fake.asked == [wanted]
    fake.run("claims", "--ledger", book)
    assert fake.asked[1] == Query()


@pytest.mark.parametrize(
    "args",
    [
        ("--standing", "sure"),
        ("--as-of", "yesterday"),
        ("--limit", "0"),
        ("--format", "xml"),
        ("--since", "2024-02-30"),
    ],
)
def test_wrong_usage_is_2_and_asks_nothing(args: tuple[str, ...], book: Path) -> None:
    fake = Fake(_FAKE_CLAIMS)
    result = fake.run("claims", *args, "--ledger", book)
    assert result.exit_code == 2
    assert fake.asked == []


def test_where_no_claim_has_all_words_the_nearest_are_shown(book: Path) -> None:
    fake = Fake(near=_FAKE_CLAIMS)
    result = fake.run("claims", "who crossed the Miren?", "--format", "json", "--ledger", book)
    assert json.loads(result.stdout)["claims"][0]["id"] == CLAIM.id
    assert "sayso: no claim that fits has all of these words; the nearest ones:\n" in result.stderr
    assert "nearest" not in Fake(_FAKE_CLAIMS, near=_FAKE_CLAIMS).run("claims", "Miren", "--ledger", book).stderr
    assert Fake().run("claims", "Miren", "--ledger", book).stdout == "No claim fits.\n"


def test_an_empty_ledger_is_named(book: Path) -> None:
    result = Fake().run("claims", "--ledger", book)
    assert result.stdout == "No claim fits.\n"
    assert result.stderr == f"sayso: {book}: holds no reports yet; sayso add puts some in\n"


def test_one_claim_is_shown_whole(book: Path) -> None:
    fake = Fake(_FAKE_CLAIMS)
    result = fake.run("show", OFFICER.id[:6], "--as-of", "2031-05-14", "--ledger", book)
    assert result.exit_code == 0
    assert "WHERE IT COMES FROM" in result.stdout
    assert fake.traced == [(OFFICER.id[:6], "2031-05-14", None)]
    assert (
        json.loads(fake.run("show", "a1b2", "--format", "json", "--ledger", book).stdout)["claims"][0]["id"] == CLAIM.id
    )
    assert "<!doctype html>" in fake.run("show", "a1b2", "--format", "html", "--ledger", book).stdout


def test_rulings_on_a_claim_are_shown_and_no_others(book: Path) -> None:
    reject = Ruling("reject", OFFICER.id, "anna", "a slip of the tongue", NOW)
    grade = Ruling("grade", "Radio Tolm", "anna", "wrong twice", NOW, value="D")
    undo = Ruling("undo", reject.id, "ben", "no slip", "2031-06-02T09:00:00Z")
    again = Ruling("undo", undo.id, "anna", "a slip indeed", "2031-06-03T09:00:00Z")
    other = Ruling("grade", "The Moon Gazette", "anna", "never seen", NOW, value="E")
    with connect(str(book)) as ledger, ledger.writing() as writer:
        for each in (reject, grade, undo, again, other):
            writer.rule(each)
    shown = Fake(_FAKE_CLAIMS).run("show", CLAIM.id, "--ledger", book).stdout
    assert all(each.id[:8] in shown for each in (reject, grade, undo, again))
    assert other.id[:8] not in shown


def test_a_claim_that_is_not_there_is_an_error(book: Path) -> None:
    result = Fake(_FAKE_CLAIMS).run("show", "ffff", "--ledger", book)
    assert str(result.exception) == "ffff: there is no such claim"
