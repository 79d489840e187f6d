from __future__ import annotations

import json
from pathlib import Path

from sayso.records import Query
from tests.cli.fakes import Fake
from tests.view.foreseeing import story

SAID = {
    "a": {
        "in": "Tide",
        "on": "2031-05-05",
        "by": "Ada Tol",
        "act": "predicts",
        "text": "the convoy will reach Tarsk by Friday",
    },
    "b": {"in": "Tide", "on": "2031-05-12", "by": "Strait Mission", "text": "the convoy had reached Tarsk on Thursday"},
}
CLAIMS = story({"say": SAID, "at": "2031-05-20"}).claims


def test_what_became_of_a_forecast_is_shown(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake(CLAIMS).run("forecasts", "--ledger", book)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "by 9 May 2031" in result.stdout
    assert "came true: told by the Strait Mission" in " ".join(result.stdout.split())


def test_what_is_asked_goes_into_the_query(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    fake = Fake(CLAIMS)
    asked = ["convoy", "--as-of", "2031-05-09", "--since", "2031-05-03", "--source", "Tol", "--limit", "3"]
    fake.run("forecasts", *asked, "--ledger", book)
    assert fake.asked == [Query("convoy", "Tol", None, "2031-05-03", "2031-05-09", None, None, 3)]


def test_the_ending_of_the_file_says_the_format(book: Path, tmp_path: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    path = tmp_path / "deadlines.json"
    Fake(CLAIMS).run("forecasts", "--ledger", book, "--output", path)
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == "sayso/forecasts/1"
