from __future__ import annotations

import json
from pathlib import Path

from sayso.records import Query
from tests.cli.fakes import Fake
from tests.view.drifting import story
from tests.view.test_unconfirmed import AGAIN, SENT, VERIFY

CLAIMS = story((SENT, AGAIN, VERIFY), ["1 relays 0"]).claims


def test_what_nobody_has_confirmed_is_shown(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake(CLAIMS).run("unconfirmed", "--ledger", book)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "NOBODY HAS CONFIRMED" in result.stdout
    assert "could not verify" in result.stdout


def test_what_is_asked_goes_into_the_query(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    fake = Fake(CLAIMS)
    asked = ["Lune", "--as-of", "2031-05-09", "--since", "2031-05-03", "--source", "Velda", "--limit", "3"]
    fake.run("unconfirmed", *asked, "--ledger", book)
    assert fake.asked == [Query("Lune", "Velda", None, "2031-05-03", "2031-05-09", None, None, 3)]


def test_the_ending_of_the_file_says_the_format(book: Path, tmp_path: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    path = tmp_path / "unconfirmed.json"
    Fake(CLAIMS).run("unconfirmed", "--ledger", book, "--output", path)
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == "sayso/unconfirmed/1"
