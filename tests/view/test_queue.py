"""Queue: what waits, why, and in which order; and what corrected spans make of a statement."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SettingsError
from sayso.records import Amount, Due, Pending, Ruling, Saying, Spot
from sayso.view import weak
from sayso.view.bridges import bridges
from sayso.view.claims import claims
from sayso.view.queue import judged, queue
from sayso.view.rulings import corrected
from sayso.view.weak import Weak, weakness
from tests.view.stories import OUTLETS, Story, happening, link, party, saying, story

ONE = saying("a", {"on": "2031-05-12", "in": "Courier", "by": "Velda Ministry"}, "the bridge at Lesk is shut", None)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, None),
        ({"source": None}, "somebody says it, but nobody was found who does"),
        ({"source": None, "voice": "own", "cue": None}, None),
        ({"source": replace(party("Ada Tol"), mention="She")}, "“She” was taken for Ada Tol"),
        ({"source": party("It")}, "“It” leads to nobody with a name"),
        ({"source": replace(party("Ada Tol"), mention=" ".join("w" * 14))}, "its source is 14 words long"),
        ({"source": replace(party("Ada Tol"), mention=" ".join("w" * 13))}, None),
        ({"within": "b"}, "it stands within what somebody else says"),
        ({"text": "shut"}, "its content is a single word"),
        ({"text": "it shut"}, "its content is only 2 words"),
        ({"text": " ".join("w" * 40)}, "its content is 40 words long"),
        ({"text": "the bridge … is shut"}, "its content stands in several parts"),
        ({"act": "denies", "cue": "rejected"}, "“rejected” was read as: denies"),
        ({"act": "predicts"}, None),
        ({"due": Due(None, None)}, "it foresees something, but no day was read for it"),
        ({"due": Due(None, date(2031, 6, 1))}, None),
        ({"where": (Spot("Lesk"),)}, "Lesk is a place that no table knows"),
        ({"where": (Spot("Lesk", 1.0, 2.0),)}, None),
        ({"published": None}, "its report has no date"),
    ],
)
def test_what_is_weak_about_a_statement(changed: dict[str, Any], reason: str | None) -> None:
    found = [one.reason for one in weak.statement(replace(ONE, **changed))]
    assert found == [] if reason is None else found[0].startswith(reason)
    assert len(found) == (reason is not None)


@pytest.mark.parametrize(
    ("relation", "changed", "reasons"),
    [
        ("same", {}, []),
        ("same", {"act": "predicts"}, ["one asserts, the other predicts"]),
        ("denies", {"act": "predicts"}, []),
        ("same", {"published": "2031-06-11"}, ["30 days lie between them"]),
        ("same", {"published": "2031-06-10"}, []),
        ("same", {"published": None}, []),
        ("same", {"where": (Spot("Miren", level="town"),)}, ["one names Lesk, the other Miren"]),
        ("same", {"where": (Spot("Velda", level="country"),)}, []),
        ("same", {"events": (replace(happening("ASSAULT Oskar"), tense="future"),)}, ["one tells it as past, the"]),
        ("same", {"figures": (Amount("six", 6, 6),)}, ["only one of them gives a figure"]),
        ("conflicts", {"figures": (Amount("six", 6, 6),)}, []),
    ],
)
def test_what_is_weak_about_a_link(relation: str, changed: dict[str, Any], reasons: list[str]) -> None:
    one = replace(ONE, where=(Spot("Lesk", level="town"),), events=(happening("ASSAULT Oskar"),))
    made = link(f"a {relation} b")
    found = list(weak.linked(made, one, replace(one, id="b", **changed)))
    assert found[0] == Weak(0.1, "its score is 0.90, where 1 is sure")
    assert all(weak.reason.startswith(told) for weak, told in zip(found[1:], reasons, strict=True))
    assert list(weak.linked(replace(made, score=1.0), one, one)) == []


def test_all_that_is_weak_comes_to_one_number() -> None:
    assert weakness([]) == 0
    assert weakness([Weak(0.5, "")]) == 0.5
    assert weakness([Weak(0.5, ""), Weak(0.5, "")]) == 0.75


def given_figures(*values: float) -> Story:
    told = story({"say": {f"s{n}": {"on": f"2031-05-{n + 10}", "in": "Courier"} for n in range(len(values))}})
    sayings = told.material.sayings
    figured = [replace(s, figures=(Amount(f"{v}", v, v),)) for s, v in zip(sayings, values, strict=True)]
    joined = tuple(link(f"s{n} same s0") for n in range(1, len(values)))
    return replace(told, material=replace(told.material, sayings=tuple(figured), links=joined))


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ((300, 310, 3000), {"s2"}),
        ((300, 310, 900), set()),
        ((300,), set()),
        ((1, 3), set()),
        ((1, 10), {"s0", "s1"}),
        ((5, 0), set()),
    ],
)
def test_figures_far_from_the_others_of_their_claim(values: tuple[float, ...], far: set[str]) -> None:
    (claim,) = claims(given_figures(*values).material, outlets=OUTLETS)
    assert set(weak.outliers(claim)) == far


def waits(row: dict[str, Any], *also: str) -> list[Pending]:
    told = story({"text": "the bridge at Lesk is shut", **row})
    return list(queue(claims(told.material, outlets=OUTLETS), told.material, also=also))


def subjects(row: dict[str, Any]) -> list[str]:
    return [f"{one.link.statement} {one.link.relation}" if one.link else one.statement.id for one in waits(row)]


SAID = {"on": "2031-05-12", "in": "Courier", "by": "Velda Ministry"}


def test_the_weakest_comes_first() -> None:
    assert subjects({"say": {"a": SAID, "b": {**SAID, "text": "shut"}, "c": {**SAID, "text": "it shut"}}})[-1] == "a"


def test_what_a_spread_claim_rests_on_comes_before_what_nobody_uses() -> None:
    weakly = {**SAID, "by": "she"}
    row = {
        "say": {"a": weakly, "b": weakly, "c": {**weakly, "in": "Tide"}, "d": {**weakly, "in": "Gull"}},
        "links": ["c relays b", "d relays b"],
    }
    found = {one.subject: one for one in waits(row)}
    assert found["a"].weakness == found["b"].weakness
    assert found["a"].weight == 1
    assert found["b"].weight > found["c"].weight > found["a"].weight
    assert found["b"].hangs == ("2 statements go back to it", "3 outlets carry its claim")
    assert subjects(row)[0] == "b"
    assert subjects(row).index("d") < subjects(row).index("a")


def test_what_is_opposed_weighs_more() -> None:
    row = {"say": {"a": SAID, "b": {**SAID, "by": "Oskar", "act": "denies"}, "c": SAID}, "links": ["b denies a"]}
    found = {one.subject: one for one in waits(row)}
    assert found["a"].hangs == ("its claim is denied",)
    assert found["a"].weight > found["c"].weight


@pytest.mark.parametrize(
    ("links", "asked"),
    [
        (["b same a"], ["b same"]),
        (["b same a", "c same b", "c same a"], []),
        (["b same a", "c same b"], ["b same", "c same"]),
        (["b relays a", "b same a"], ["b relays"]),
        (["b relays @AFP"], ["b relays"]),
        (["c denies a", "c denies b", "b same a"], ["b same", "c denies"]),
        (["c denies a", "c denies b"], ["c denies", "c denies"]),
    ],
)
def test_links_of_which_nothing_comes_are_not_asked_about(links: list[str], asked: list[str]) -> None:
    row = {"say": {one: {**SAID, "in": f"Tide {one}"} for one in "abc"}, "links": links}
    assert sorted(one for one in subjects(row) if " " in one) == asked


def test_of_several_links_the_surest_is_asked_about_and_then_the_next() -> None:
    told = story({"say": dict.fromkeys("abc", SAID), "text": "it is shut", "links": ["b same a"]})
    denials = tuple(replace(link(f"c denies {one}"), score=score) for one, score in (("a", 0.5), ("b", 0.6)))
    material = replace(told.material, links=(*told.material.links, *denials))

    def asked(*rulings: Ruling) -> list[str]:
        ruled = replace(material, rulings=rulings)
        found = queue(claims(ruled, outlets=OUTLETS), ruled)
        return [one.link.id for one in found if one.link and one.link.relation == "denies"]

    assert asked() == [denials[1].id]
    assert asked(Ruling("reject", denials[1].id, "ana", "no", "2031-06-01")) == [denials[0].id]
    assert asked(Ruling("accept", denials[1].id, "ana", "yes", "2031-06-01")) == []


KINDS = [
    ({"kind": "accept", "subject": "a"}, True),
    ({"kind": "reject", "subject": "a"}, True),
    ({"kind": "correct", "subject": "a", "field": "act", "value": '"denies"'}, True),
    ({"kind": "merge", "subject": "a", "other": "b"}, True),
    ({"kind": "split", "subject": "a"}, True),
    ({"kind": "merge", "subject": "b", "other": "a"}, False),
    ({"kind": "grade", "subject": "a", "value": "B"}, False),
]


@pytest.mark.parametrize(("ruling", "done"), KINDS)
def test_what_was_judged_waits_no_more_until_that_is_undone(ruling: dict[str, str], done: bool) -> None:
    row = {"say": {"a": SAID, "b": {**SAID, "in": "Tide"}}}
    assert ("a" not in subjects({**row, "rulings": [ruling]})) == done
    assert "a" in subjects({**row, "rulings": [ruling, {"kind": "undo", "subject": "#0"}]})


def test_what_was_judged_can_be_asked_for() -> None:
    row = {"say": {"a": SAID}, "rulings": [{"kind": "accept", "subject": "a"}]}
    assert [one.subject for one in waits(row, "a")] == ["a"]
    assert judged(story(row).material.rulings) == {"a"}


def test_a_rejected_statement_takes_its_links_along() -> None:
    row = {"say": {"a": SAID, "b": {**SAID, "in": "Tide"}}, "links": ["b denies a"]}
    assert subjects({**row, "rulings": [{"kind": "reject", "subject": "a"}]}) == ["b"]


EDGES = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda e: e[0] != e[1]))


def reached(start: str, edges: list[tuple[str, str]]) -> set[str]:
    found, left = {start}, [start]
    while left:
        here = left.pop()
        new = {b if a == here else a for a, b in edges if here in (a, b)} - found
        found |= new
        left += new
    return found


@given(EDGES)
def test_a_bridge_is_what_parts_when_it_is_taken_away(edges: list[tuple[str, str]]) -> None:
    wanted = {}
    for place, (one, other) in enumerate(edges):
        left = edges[:place] + edges[place + 1 :]
        if other not in reached(one, left):
            wanted[one, other] = min(len(reached(one, left)), len(reached(other, left)))
    assert bridges(edges) == wanted


def test_a_long_chain_is_no_matter() -> None:
    chain = [(f"{n}", f"{n + 1}") for n in range(5000)]
    assert len(bridges(chain)) == 5000


SPANS = {"source": [0, 5], "cue": [6, 10], "content": [[16, 24], [30, 34]], "text": "the quay … shut"}


def spanned(**changed: Any) -> Saying:
    return corrected(ONE, "spans", json.dumps({**SPANS, **changed}))


def test_corrected_spans_give_the_statement_other_words() -> None:
    assert spanned() == replace(ONE, start=16, text="the quay … shut")
    assert spanned(source=None) == replace(ONE, start=16, text="the quay … shut", source=None)
    assert spanned(cue=None) == replace(ONE, start=16, text="the quay … shut", cue=None)


@pytest.mark.parametrize(
    "changed",
    [
        {"content": []},
        {"content": [[5, 5]]},
        {"content": [[-1, 5]]},
        {"content": [[5, 9], [3, 5]]},
        {"content": [[5, 9], [8, 12]]},
        {"content": [[1]]},
        {"content": None},
        {"source": [4, 4]},
        {"source": "Tarsk"},
        {"text": None},
    ],
)
def test_spans_that_cannot_be_are_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match="does not fit the field 'spans'"):
        spanned(**changed)
    with pytest.raises(SettingsError, match="does not fit"):
        corrected(ONE, "spans", "what")
