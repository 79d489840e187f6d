"""Properties of claims: the order of what comes in does not matter, nor what else is in the ledger."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SettingsError
from sayso.records import Claim, Happening, Link, Material, Party, Relation, Ruling, RulingKind, Saying
from sayso.view.claims import claims
from sayso.view.sides import Row, sides
from sayso.view.tree import tree
from tests.view.stories import OUTLETS, happening, link, party, saying

NAMES = ["Harbour Guild", "Strait Mission", "Ada Tol/Harbour Guild", "Ada Tol", "Tol", "Oskar Army", "Velda",
         "?a senior official", "Reuters", None]  # fmt: skip
RELATIONS: list[Relation] = ["same", "relays", "updates", "conflicts", "denies", "confirms", "corrects"]
SIDES: tuple[Row, ...] = (("Velda", "Oskar", "against"),)
T = TypeVar("T")
DAYS = st.one_of(st.none(), st.integers(1, 5).map(lambda n: f"2024-10-0{n}"))


def found(material: Material, as_of: str | None = None) -> tuple[Claim, ...]:
    return claims(material, as_of=as_of, outlets=OUTLETS, sides=SIDES)


@st.composite
def sayings(draw: st.DrawFn) -> tuple[Saying, ...]:
    made: list[Saying] = []
    for place in range(draw(st.integers(1, 9))):
        before = made[-1] if made else None
        nested = before is not None and draw(st.booleans())
        by = draw(st.sampled_from(NAMES))
        short = {
            "on": before.published if nested and before else draw(DAYS),
            "in": before.outlet if nested and before else draw(st.sampled_from(["Reuters", "AP", "TASS", "Tide"])),
            "at": 10 * place,
            "act": draw(st.sampled_from(["asserts", "asserts", "confirms", "denies", "doubts", "declines"])),
            **({"by": by} if by else {}),
            **({"within": before.id} if nested and before and draw(st.booleans()) else {}),
        }
        made.append(saying(f"s{place}", short, "it is so", "ASSAULT Oskar > Velda"))
    return tuple(made)


@st.composite
def materials(draw: st.DrawFn) -> Material:
    said = draw(sayings())
    ids = st.sampled_from([one.id for one in said])
    ends = st.tuples(ids, st.sampled_from(RELATIONS), ids).filter(lambda k: k[0] != k[2])
    outside = st.tuples(ids, st.just("relays"), st.just("@AFP"))
    words = draw(st.lists(st.one_of(ends, outside), max_size=14, unique=True))
    kinds: list[RulingKind] = ["reject", "split", "merge"]
    rulings = [
        Ruling(draw(st.sampled_from(kinds)), draw(ids), "ana", "seen", f"2025-01-0{place + 1}T00:00:00Z", draw(ids))
        for place in range(draw(st.integers(0, 3)))
    ]
    links = tuple(replace(link(" ".join(one)), reasons=one) for one in words)
    return Material(said, links, rulings=tuple(rulings))


@given(materials(), st.randoms(use_true_random=False), st.one_of(st.none(), st.just("2024-10-03")))
def test_order_does_not_matter(material: Material, dice: random.Random, as_of: str | None) -> None:
    def mixed(items: Sequence[T]) -> tuple[T, ...]:
        return tuple(dice.sample(list(items), len(items)))

    other = replace(
        material, sayings=mixed(material.sayings), links=mixed(material.links), rulings=mixed(material.rulings)
    )
    assert found(other, as_of) == found(material, as_of)


@given(materials())
def test_a_claim_is_the_same_whatever_else_is_there(material: Material) -> None:
    for whole in found(material):
        part = _around(material, {one.id for one in whole.statements})
        assert whole in found(part)


def _around(material: Material, ids: set[str]) -> Material:
    """What a ledger gives for some statements: all of their components, links that touch these, and the other ends."""
    joined = [(k.statement, k.other) for k in material.links if k.relation in ("same", "relays") and k.other]
    joined += [(ruling.subject, str(ruling.other)) for ruling in material.rulings if ruling.kind == "merge"]
    size = 0
    while size != len(ids):
        size = len(ids)
        ids = ids | {end for pair in joined if ids & set(pair) for end in pair}
    links = tuple(k for k in material.links if k.statement in ids or k.other in ids)
    ends = ids | {k.statement for k in links} | {k.other for k in links if k.other}
    return replace(material, sayings=tuple(one for one in material.sayings if one.id in ends), links=links)


@given(materials())
def test_every_statement_is_in_one_claim_and_each_that_says_it_under_one_root(material: Material) -> None:
    all_claims = found(replace(material, rulings=()))
    members = [one.id for claim in all_claims for one in claim.statements]
    assert sorted(members) == sorted(one.id for one in material.sayings)
    for claim in all_claims:
        under = [one for root in claim.roots for one in root.statements]
        assert len(under) == len(set(under))
        assert set(under) <= {one.id for one in claim.statements}
        assert all(root.first == root.statements[0] for root in claim.roots)
        assert claim.standing.roots == sum(root.independent for root in claim.roots)
        assert sorted(branch.statement.id for branch in tree(claim)) == sorted(under)
        assert claim.standing.explanation.endswith(".")


@given(materials())
def test_all_undone_is_nothing_ruled(material: Material) -> None:
    undoing = tuple(Ruling("undo", one.id, "ana", "no", "2025-02-01T00:00:00Z") for one in material.rulings)
    assert found(replace(material, rulings=(*material.rulings, *undoing))) == found(replace(material, rulings=()))


@given(materials())
def test_a_moment_after_all_is_now(material: Material) -> None:
    dated = replace(material, sayings=tuple(one for one in material.sayings if one.published))
    ids = {one.id for one in dated.sayings}
    dated = replace(dated, links=tuple(k for k in dated.links if k.statement in ids and k.other in {None, *ids}))
    assert found(dated, "2024-10-05") == found(dated)


@pytest.mark.parametrize("shape", ["chain", "star", "denied"])
def test_a_claim_of_thousands_of_statements_is_one_claim(shape: str) -> None:
    assert len(found(_large(shape, 3000))[0].statements) >= 1500


def _large(shape: str, count: int) -> Material:
    said = [
        _one(n, NAMES[n % len(NAMES)], "denies" if shape == "denied" and n % 2 else "asserts") for n in range(count)
    ]
    links: list[Link] = []
    for n in range(1, count):
        before = n - 1 if shape == "chain" else 0
        links.append(link(f"s{n} {'relays' if shape == 'chain' else 'same'} s{before}"))
        if shape == "denied" and n % 2:
            links.append(link(f"s{n} denies s{n - 1}"))
    return Material(tuple(said), tuple(links))


def _one(place: int, by: str | None, act: str) -> Saying:
    day = f"2024-{place // 28 % 12 + 1:02}-{place % 28 + 1:02}"
    short = {"on": day, "in": f"Paper {place % 99}", "act": act, **({"by": by} if by else {})}
    return saying(f"s{place}", short, "it is so", "ASSAULT Oskar > Velda")


def test_two_links_between_the_same_two_statements_may_come_in_any_order() -> None:
    said = tuple(saying(f"s{n}", {"on": f"2024-10-0{n + 1}", "in": f"Paper {n}"}, "it is so", None) for n in range(2))
    both = [replace(link(words), reasons=(words,)) for words in ("s1 conflicts s0", "s1 corrects s0")]
    one, other = found(Material(said, tuple(both))), found(Material(said, tuple(reversed(both))))
    assert one == other


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(SettingsError, match="neither a date"):
        found(Material(()), "last week")


def test_a_correction_that_does_not_fit_is_refused() -> None:
    one = saying("a", {"on": "2024-10-01", "in": "Reuters"}, "it is so", None)
    for field, value in (("act", '"sings"'), ("id", '"b"'), ("figures", "3"), ("act", "no JSON"), ("mood", '"good"')):
        ruling = Ruling("correct", "a", "ana", "seen", "2025-01-01T00:00:00Z", field=field, value=value)
        with pytest.raises(SettingsError):
            found(Material((one,), rulings=(ruling,)))


def test_sides_are_read_where_enough_statements_tell_them() -> None:
    def told(text: str, event: str) -> Saying:
        return saying(text, {"on": "2024-10-01", "in": "Reuters", "event": event}, text, None)

    said = [
        told("Oskar shelled Lesk", "ASSAULT Oskar > Velda"),
        told("Oskar bombed Lesk", "ASSAULT Oskar > Velda"),
        told("Oskar supplied Tarn", "AID Oskar > Tarn"),
        told("Oskar armed Tarn", "AID Oskar > Tarn"),
        told("Velda threatened Tarn", "THREATEN Velda > Tarn"),
        told("Tarn sent soldiers to Oskar", "MOBILIZE Tarn > Oskar"),
        told("Tarn sent soldiers into Velda", "MOBILIZE Tarn > Velda"),
    ]
    read = sides(said)
    assert read.stand(party("Oskar"), party("Velda")) == ("against", "Oskar attacks Velda, as 2 statements have it")
    assert read.stand(party("Tarn"), party("Oskar Army")) == ("with", "Oskar supplies Tarn, as 3 statements have it")
    assert read.stand(party("Velda"), party("Tarn")) is None
    assert read.stand(party("Velda"), party("Velda")) is None
    assert sides([*said, *(replace(one, id=one.id + "2") for one in said)]) == read
    own = sides(said, [("Oskar", "Tarn", "against")])
    assert own.stand(party("Tarn"), party("Oskar")) is not None


def test_events_of_the_invented_states_are_read() -> None:
    event = happening("ASSAULT Oskar > Velda")
    assert event.actor is not None
    assert event.actor.country == "XO"


def test_sides_are_read_from_the_background_of_the_reports_that_carry_a_claim() -> None:
    oskar, velda = Party("Oskar", "Oskar", kind="state"), Party("Velda", "Velda", kind="state")
    attack = Happening("ASSAULT", "attacked", None, oskar, velda)
    war = [
        Saying(f"w{n}", f"r{n}", 90, words, words, "own", events=(attack,))
        for n, words in enumerate(("Oskar attacked Velda in May.", "Oskar has attacked Velda for years."))
    ]
    said = [
        Saying(f"s{n}", f"r{n}", 0, words, words, "indirect", f"Outlet {n}", source=velda, cue="said",
               events=(Happening("ASSAULT", "shelled", None, oskar, None),))
        for n, words in enumerate(("Oskar's army shelled Lesk", "Oskar's army shelled the port of Lesk"))
    ]  # fmt: skip
    joined = Material(tuple(said), (Link("same", "s1", "s0", 0.9, ("alike",), "test"),))
    (alone,) = claims(joined, outlets=OUTLETS)
    (behind,) = claims(replace(joined, background=tuple(war)), outlets=OUTLETS)
    assert not any(root.party for root in alone.roots)
    assert any(root.party and "Oskar attacks Velda" in root.party for root in behind.roots)


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("TARSK, Velda, Oct. 24 (Tide) - Ada Tol denied that it was so.", "Ada Tol denied that it was so."),
        ("PORT LESK (AP) — Ada Tol denied that it was so.", "Ada Tol denied that it was so."),
        ("LESK - Ada Tol denied it.", "Ada Tol denied it."),
        ("NATO denied that it was so - and left.", "NATO denied that it was so - and left."),
    ],
)
def test_a_denial_is_told_by_its_sentence_without_the_dateline(sentence: str, wording: str) -> None:
    denial = replace(saying("s1", {"by": "Ada Tol", "act": "denies"}, "it was so", None), context=sentence)
    assert [one.text for one in found(Material((denial,)))] == [wording]
