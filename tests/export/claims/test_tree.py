from __future__ import annotations

import dataclasses

from hypothesis import given

from sayso.export.claims.tree import Twig, tree
from sayso.records import Claim, Relay, Root
from tests.export.claims.story import CLAIM, COPY, FIRST, OFFICER, RELAY, WIRE
from tests.export.claims.strategies import claims
from tests.export.strategies import often


def _ids(twigs: tuple[Twig, ...]) -> list[tuple[str | None, int]]:
    return [(each.saying.id if each.saying else each.outside, len(each.rails)) for each in twigs]


def test_each_stands_under_the_one_that_it_has_it_from() -> None:
    twigs = tree(CLAIM, CLAIM.roots[0])
    assert _ids(twigs) == [(FIRST.id, 1), (COPY.id, 2), (RELAY.id, 3), ("ARN", 1), (WIRE.id, 2)]
    assert [each.rails[0] for each in twigs] == [True, True, True, False, False]


def test_two_who_name_the_same_one_outside_stand_under_him() -> None:
    both = (*CLAIM.relays, Relay(FIRST.id, None, "names ARN", "ARN"))
    twigs = tree(dataclasses.replace(CLAIM, relays=both), CLAIM.roots[0])
    assert _ids(twigs) == [("ARN", 1), (FIRST.id, 2), (COPY.id, 3), (RELAY.id, 4), (WIRE.id, 2)]


def test_what_is_here_goes_before_what_is_outside() -> None:
    both = (Relay(COPY.id, None, "names ARN", "ARN"), *CLAIM.relays)
    twigs = tree(dataclasses.replace(CLAIM, relays=both), CLAIM.roots[0])
    copy = next(each for each in twigs if each.saying == COPY)
    assert copy.relay
    assert copy.relay.parent == FIRST.id
    assert [each.outside for each in copy.also] == ["ARN"]


def test_a_parent_of_another_root_is_no_parent_here() -> None:
    stray = (Relay(FIRST.id, OFFICER.id, "says so"),)
    twigs = tree(dataclasses.replace(CLAIM, relays=stray), CLAIM.roots[0])
    assert _ids(twigs) == [(FIRST.id, 1), (COPY.id, 1), (RELAY.id, 1), (WIRE.id, 1)]
    assert twigs[0].relay == stray[0]


def test_a_circle_is_entered_at_its_earliest() -> None:
    circle = (Relay(FIRST.id, RELAY.id, "a"), Relay(COPY.id, FIRST.id, "b"), Relay(RELAY.id, COPY.id, "c"))
    twigs = tree(dataclasses.replace(CLAIM, relays=circle), CLAIM.roots[0])
    assert _ids(twigs) == [(WIRE.id, 1), (FIRST.id, 1), (COPY.id, 2), (RELAY.id, 3)]


def test_a_chain_of_thousands_is_no_trouble() -> None:
    many = tuple(dataclasses.replace(FIRST, id=str(number)) for number in range(3000))
    ids = tuple(each.id for each in many)
    chain = tuple(Relay(str(number), str(number - 1), "next") for number in range(1, 3000))
    claim = dataclasses.replace(CLAIM, statements=many, relays=chain)
    assert len(tree(claim, Root("x", "0", ids, ()))[-1].rails) == 3000


@often
@given(claims())
def test_each_statement_stands_in_it_once(claim: Claim) -> None:
    for root in claim.roots:
        twigs = tree(claim, root)
        assert sorted(each.saying.id for each in twigs if each.saying) == sorted(root.statements)
        assert all(later <= earlier + 1 for earlier, later in zip(_depths(twigs), _depths(twigs)[1:], strict=False))


def _depths(twigs: tuple[Twig, ...]) -> list[int]:
    return [len(each.rails) for each in twigs]
