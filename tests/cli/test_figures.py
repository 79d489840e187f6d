from __future__ import annotations

import json
from pathlib import Path

from sayso.records import Query
from tests.cli.fakes import Fake
from tests.view.counting import story

HERE = "Tarnish soldiers were in Oskarburg"
SAID = (
    {"in": "Tide", "on": "2031-05-01", "by": "Ministry of Velda", "text": f"3,000 {HERE}", "place": "Oskarburg"},
    {"in": "Tide", "on": "2031-05-02", "by": "Army of Oskar", "text": f"5,000 {HERE}", "place": "Oskarburg"},
)
CLAIMS = story(SAID).claims


def test_tracks_are_shown(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake(CLAIMS).run("figures", "--ledger", book)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Now 3,000 to 5,000, by 2 sources" in result.stdout


def test_what_is_asked_goes_into_the_query(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    fake = Fake(CLAIMS)
    asked = ["troops", "--as-of", "2031-05-09", "--since", "2031-05-03", "--source", "Velda", "--limit", "3"]
    fake.run("figures", *asked, "--ledger", book)
    assert fake.asked == [Query("troops", "Velda", None, "2031-05-03", "2031-05-09", None, None, 3)]


def test_the_ending_of_the_file_says_the_format(book: Path, tmp_path: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    for form, begins in (("json", "{"), ("svg", "<svg ")):
        path = tmp_path / f"figures.{form}"
        Fake(CLAIMS).run("figures", "--ledger", book, "--output", path)
        assert path.read_text(encoding="utf-8").startswith(begins)
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["schema"] == "sayso/figures/1"
