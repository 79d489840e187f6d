"""News: little stories told again and again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.records import Material, News, Passage, Query, Revision, Story
from sayso.view.claims import claims
from sayso.view.news import news
from tests.view.drifting import said
from tests.view.stories import OUTLETS, link
from tests.view.test_changes import BRIDGE

OTHER = {**BRIDGE, "in": "Mail", "on": "2031-05-12", "by": "Strait Mission"}
LATER = {**OTHER, "on": "2031-05-14", "by": "Harbour Board"}
SAME = ("1 same 0", "2 same 0")


def told(
    short: Sequence[Mapping[str, Any]], *links: str, moments: Sequence[str], edits: Sequence[Revision] = ()
) -> tuple[News, ...]:
    sayings = tuple(said(f"{place}", one) for place, one in enumerate(short))
    material = Material(sayings, tuple(map(link, links)))

    def at(moment: str) -> Story:
        stood = tuple(one for one in edits if one.published and one.published[:10] <= moment[:10])
        return Story(Query(as_of=moment), moment, claims(material, as_of=moment, outlets=OUTLETS), stood)

    return news([at(moment) for moment in moments])


def short(found: Sequence[News]) -> list[tuple[str, str]]:
    return [(one.when, one.change.turn) for one in found]


def test_each_change_has_its_day_the_latest_first() -> None:
    moments = ("2031-04-30", "2031-05-01", "2031-05-12", "2031-05-14")
    assert short(told([BRIDGE, OTHER, LATER], *SAME, moments=moments)) == [
        ("2031-05-14", "firmer"),
        ("2031-05-12", "firmer"),
        ("2031-05-01", "new"),
    ]


def test_one_moment_or_none_tells_nothing() -> None:
    assert told([BRIDGE], moments=("2031-05-20",)) == ()
    assert told([BRIDGE], moments=()) == ()


def test_ids_do_not_depend_on_the_other_moments() -> None:
    few = told([BRIDGE, OTHER, LATER], *SAME, moments=("2031-05-12", "2031-05-14"))
    many = told(
        [BRIDGE, OTHER, LATER], *SAME, moments=("2031-05-10", "2031-05-12", "2031-05-13", "2031-05-20T10:00:00Z")
    )
    assert [one.id for one in few] == [many[0].id]
    assert len({one.id for one in many}) == len(many) == 2


def test_what_falls_due_does_so_on_its_day_whenever_it_is_asked() -> None:
    threat = {**BRIDGE, "text": "Oskar will take the dam by May 15", "act": "predicts", "due": "2031-05-15"}
    once = told([threat], moments=("2031-05-02", "2031-05-30"))
    daily = told([threat], moments=("2031-05-02", "2031-05-15T12:00:00Z", "2031-05-16", "2031-05-17"))
    assert short(once) == short(daily) == [("2031-05-15", "due")]
    assert once[0].id == daily[0].id


def test_edits_of_one_day_are_several_news() -> None:
    edits = [
        Revision("Tide", "https://tide.example/1", "Bridge", "2031-05-12", None, Passage("r", start, words))
        for start, words in ((0, "It fell."), (20, "It burns."))
    ]
    found = told([BRIDGE], moments=("2031-05-10", "2031-05-12"), edits=edits)
    assert short(found) == [("2031-05-12", "edited")] * 2
    assert len({one.id for one in found}) == 2
