from __future__ import annotations

import dataclasses
import re
from xml.etree import ElementTree

from hypothesis import given

from sayso.export.claims.descent import MOST, drawn, rows
from sayso.records import Claim, Relay, Root
from tests.export.claims.story import CLAIM, FIRST
from tests.export.claims.strategies import claims
from tests.export.strategies import often


def test_each_root_comes_before_what_came_down_from_it() -> None:
    found = list(rows(CLAIM))
    heads = [row.label for row in found if row.sign == "head" and row.depth == 0]
    assert heads == [*(root.name for root in CLAIM.roots), "Against it"]
    independent = sum(root.independent for root in CLAIM.roots)
    assert sum(row.sign == "root" for row in found) == independent
    assert sum(row.sign == "uncounted" for row in found) == len(CLAIM.roots) - independent


def test_a_row_hangs_on_the_row_of_the_one_that_it_has_it_from() -> None:
    found = list(rows(CLAIM))
    first = next(number for number, row in enumerate(found) if row.sign == "root")
    below = [row for row in found if row.parent == first]
    assert below
    assert all(row.sign == "relay" for row in below)


def test_one_who_takes_back_his_own_word_is_drawn_once() -> None:
    own = {one.id for one in CLAIM.statements}
    others = [one for one in CLAIM.against if one.statement.id not in own]
    assert sum(row.sign == "against" for row in rows(CLAIM)) == len(others)


def test_a_claim_of_one_statement_has_no_picture() -> None:
    root = Root("x", FIRST.id, (FIRST.id,), ())
    assert drawn(dataclasses.replace(CLAIM, statements=(FIRST,), roots=(root,), relays=(), against=())) is None


def test_what_has_no_room_is_counted() -> None:
    many = tuple(dataclasses.replace(FIRST, id=str(number)) for number in range(300))
    root = Root("x", "0", tuple(each.id for each in many), ())
    chain = tuple(Relay(str(number), str(number - 1), "next") for number in range(1, 300))
    picture = drawn(dataclasses.replace(CLAIM, statements=many, roots=(root,), relays=chain, against=()))
    assert picture is not None
    assert f"and {301 - MOST} more lines" in picture


@often
@given(claims())
def test_every_claim_gives_a_picture_that_can_be_read(claim: Claim) -> None:
    picture = drawn(claim)
    if picture is not None:
        ElementTree.fromstring(picture)
        assert not re.search(r'"(nan|inf|-inf)"', picture)
