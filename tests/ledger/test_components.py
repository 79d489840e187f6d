"""Components hold whole claims, however they grew."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger import Ledger, connect, verify
from sayso.ledger.components import joined
from sayso.records import Link, Material, Ruling
from tests.ledger.entries import RECORDED, cached, entry, ids, link

LATER = "2031-06-01T00:00:00Z"
LETTERS = "abcdefgh"
PAIRS = list(combinations(LETTERS, 2))


@given(pairs=st.lists(st.sampled_from(PAIRS)), turned=st.booleans())
def test_joined_is_what_can_be_reached(pairs: list[tuple[str, str]], turned: bool) -> None:
    reach = {letter: {letter} for letter in LETTERS}
    for one, other in pairs * len(LETTERS):
        both = reach[one] | reach[other]
        for letter in both:
            reach[letter] = both
    given_pairs = [(other, one) for one, other in pairs] if turned else pairs
    assert joined(LETTERS, given_pairs) == {letter: min(reach[letter]) for letter in LETTERS}


def test_who_is_no_member_joins_nothing() -> None:
    assert joined("ab", [("a", "x"), ("x", "b")]) == {"a": "a", "b": "b"}


STORY = entry(*(f"{letter}: tells of {letter}" for letter in LETTERS))
OWN = dict(zip(LETTERS, ids(STORY), strict=True))
RELATIONS = ("same", "relays", "denies", "updates")


@given(
    drawn=st.lists(st.tuples(st.sampled_from(PAIRS), st.sampled_from(RELATIONS)), max_size=8),
    merged=st.lists(st.sampled_from(PAIRS), max_size=2),
    lots=st.randoms(use_true_random=False),
)
def test_components_do_not_depend_on_the_order(
    drawn: list[tuple[tuple[str, str], str]], merged: list[tuple[str, str]], lots: st.DrawFn
) -> None:
    links = [link(OWN[one], OWN[other], relation) for (one, other), relation in drawn]  # type: ignore[arg-type]
    rulings = [Ruling("merge", OWN[one], "J. Tessal", "one", RECORDED, other=OWN[other]) for one, other in merged]
    steps: list[Link | Ruling] = [*links, *rulings]
    lots.shuffle(steps)  # type: ignore[attr-defined]
    joins = [(one.statement, str(one.other)) for one in links if one.relation in ("same", "relays")]
    wanted = joined(OWN.values(), [*joins, *((ruling.subject, str(ruling.other)) for ruling in rulings)])
    with connect(":memory:") as ledger:
        with ledger.writing() as writer:
            writer.store(STORY)
            for step in steps:
                writer.link([step]) if isinstance(step, Link) else writer.rule(step)
        found = {member: name for name, group in ledger.components(OWN.values()).items() for member in group}
        assert found == wanted
        assert list(verify(ledger)) == []
        with ledger.writing() as writer:
            writer.unlink(LATER)
            writer.link(links)
        assert list(verify(ledger)) == []


def test_around_gives_whole_components_and_who_stands_against_them(ledger: Ledger) -> None:
    other = entry("x: says so too", "y: denies it", "z: tells of something else")
    x, y, z = ids(other)
    links = [link(x, OWN["a"]), link(OWN["b"], x, "relays"), link(y, OWN["b"], "denies"), link(z, y)]
    with ledger.writing() as writer:
        writer.store(STORY)
        writer.store(other)
        writer.link(links)
    material = ledger.around([OWN["a"]])
    assert {one.id for one in material.sayings} == {OWN["a"], OWN["b"], x, y}
    assert set(material.links) == set(links[:3])
    assert material.recorded == {STORY.reading.report.id: RECORDED, other.reading.report.id: RECORDED}
    assert ledger.around([OWN["b"]]) == material
    assert ledger.around([]) == ledger.around(["none"]) == Material(())


def test_material_does_not_depend_on_the_order_of_adding(ledger: Ledger) -> None:
    other = entry("x: says so too", published="2031-05-01")
    with ledger.writing() as writer:
        writer.store(other)
        writer.store(STORY)
        writer.link([link(ids(other)[0], OWN["a"])])
    with connect(":memory:") as turned:
        with turned.writing() as writer:
            writer.store(STORY)
            writer.store(other)
            writer.link([link(ids(other)[0], OWN["a"])])
        assert turned.around([OWN["a"]]) == ledger.around([OWN["a"]])


def test_what_changes_has_to_be_computed_anew(ledger: Ledger) -> None:
    other = entry("x: says so too", "y: denies it")
    x, y = ids(other)

    def changed_by(change: object) -> set[str]:
        with ledger.writing() as writer:
            cached(writer)
            assert not writer.stale()
            if isinstance(change, Link):
                writer.link([change])
            elif isinstance(change, Ruling):
                writer.rule(change)
            else:
                writer.store(other)
            return {member for group in writer.stale().values() for member in group}

    def ruling(kind: str, subject: str) -> Ruling:
        return Ruling(kind, subject, "J. Tessal", "so it is", LATER, value="B")  # type: ignore[arg-type]

    with ledger.writing() as writer:
        writer.store(STORY)
    denial, reject = link(y, OWN["a"], "denies"), ruling("reject", OWN["c"])
    assert changed_by(None) == {x, y}
    assert changed_by(link(x, OWN["a"])) == {x, OWN["a"]}
    assert changed_by(denial) == {x, y, OWN["a"]}
    assert changed_by(link(OWN["e"], OWN["a"], "denies")) == {x, OWN["a"], OWN["e"]}
    # What a statement tells may be the background of all others of its report.
    assert changed_by(ruling("reject", y)) == {x, y, OWN["a"]}
    assert changed_by(reject) == {x, y, *OWN.values()}
    assert changed_by(ruling("accept", denial.id)) == {x, y, *OWN.values()}
    assert changed_by(ruling("undo", reject.id)) == {x, y, *OWN.values()}
    assert changed_by(ruling("grade", "D")) == {OWN["d"]}
