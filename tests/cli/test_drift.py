from __future__ import annotations

import json
from pathlib import Path

from sayso.records import Query
from tests.cli.fakes import Fake
from tests.view.drifting import story

SAID = (
    {"in": "Tide", "on": "2031-05-01", "by": "Ministry of Velda", "text": "the bridge may have fallen"},
    {"in": "Harbour Mail", "on": "2031-05-02", "by": "Ministry of Velda", "text": "the bridge has fallen"},
)
CLAIMS = story(SAID, ["1 relays 0"]).claims


def test_what_fell_off_is_shown(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake(CLAIMS).run("drift", "--ledger", book)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "“may” fell off" in result.stdout


def test_what_is_asked_goes_into_the_query(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    fake = Fake(CLAIMS)
    asked = ["bridge", "--as-of", "2031-05-09", "--since", "2031-05-03", "--source", "Velda", "--limit", "3"]
    fake.run("drift", *asked, "--ledger", book)
    assert fake.asked == [Query("bridge", "Velda", None, "2031-05-03", "2031-05-09", None, None, 3)]


def test_the_ending_of_the_file_says_the_format(book: Path, tmp_path: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    path = tmp_path / "drift.json"
    Fake(CLAIMS).run("drift", "--ledger", book, "--output", path)
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == "sayso/drift/1"
