from __future__ import annotations

import json
from pathlib import Path

from sayso.records import Query
from tests.cli.fakes import Fake
from tests.export.claims.story import CLAIM, SMALL

CLAIMS = (CLAIM, SMALL)


def test_profiles_are_shown(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake(CLAIMS).run("sources", "--ledger", book)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("SOURCES\n")
    assert "WHO PRINTS IT" in result.stdout


def test_what_is_asked_goes_into_the_query(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    fake = Fake(CLAIMS)
    fake.run("sources", "bridge", "--as-of", "2031-05-09", "--place", "Miren", "--limit", "3", "--ledger", book)
    assert fake.asked == [Query("bridge", None, "Miren", None, "2031-05-09", None, None, 3)]


def test_no_more_than_the_limit(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake(CLAIMS).run("sources", "--limit", "1", "--format", "json", "--ledger", book)
    assert len(json.loads(result.stdout)["sources"]) == 1
