from __future__ import annotations

from pathlib import Path

import pytest

from sayso.records import Query
from tests.cli.fakes import Fake
from tests.export.claims.story import CLAIM, SMALL

CLAIMS = (CLAIM, SMALL)


def test_what_a_story_comes_to_is_shown(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake(CLAIMS).run("story", "--ledger", book)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "WHAT IS CLAIMED" in result.stdout


def test_what_changed_is_told_of_the_story_before(book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    fake = Fake(CLAIMS)
    fake.run("story", "bridge", "--since", "2031-05-03", "--ledger", book)
    assert fake.asked == [
        Query("bridge", since="2031-05-03", limit=5),
        Query("bridge", as_of="2031-05-02", limit=5),
    ]


@pytest.mark.parametrize(
    ("words", "edits"),
    [
        (("story",), [False]),
        (("story", "--since", "2031-05-03"), [True, False]),
        (("figures",), [False]),
        (("drift",), [True]),
        (("sources",), [True]),
    ],
)
def test_silent_edits_are_looked_for_where_they_are_told(words: tuple[str, ...], edits: list[bool], book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    fake = Fake(CLAIMS)
    fake.run(*words, "--ledger", book)
    assert fake.edits == edits
