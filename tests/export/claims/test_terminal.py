from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.export.claims import LISTS, WHOLES, Shown
from sayso.records import Claim
from tests.export.claims.remake import written
from tests.export.claims.story import CLAIM, RULINGS, SHOWN, SMALL
from tests.export.claims.strategies import claims, rulings
from tests.export.strategies import often

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("width", [60, 80, 119, 120, 160, 300])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for text in (written(LISTS["table"], CLAIM, SMALL, width=width), written(WHOLES["table"], SHOWN, width=width)):
        assert max(map(cell_len, text.splitlines())) <= width
        assert not any(line.endswith(" ") for line in text.splitlines())


@often
@given(claims(), st.randoms(use_true_random=True))
def test_any_claim_fits_and_nothing_in_it_steers_the_terminal(claim: Claim, dice: Random) -> None:
    shown = Shown(claim, claim.updates, rulings(dice, [claim.text or "x"]))
    for width in (80, 160):
        for text in (
            written(LISTS["table"], claim, SMALL, width=width),
            written(WHOLES["table"], shown, width=width),
        ):
            assert not _CONTROL.search(text)
            assert all(cell_len(line) <= width for line in text.split("\n"))


def test_no_claim_is_said() -> None:
    assert written(LISTS["table"]) == "No claim fits.\n"


def test_everything_of_a_claim_is_there() -> None:
    shown = " ".join(written(WHOLES["table"], SHOWN).split())
    sayings = (*CLAIM.statements, *(each.statement for each in CLAIM.against))
    for saying in sayings:
        assert saying.text in shown
        assert saying.id[:8] in shown
    for relay in CLAIM.relays:
        assert relay.reason in shown
    for ruling in RULINGS:
        assert ruling.why in shown


def test_an_edge_and_a_denial_are_shown_with_the_links_that_a_ruling_can_name() -> None:
    shown = written(WHOLES["table"], SHOWN)
    for link in SHOWN.links:
        assert link.id[:8] in shown
