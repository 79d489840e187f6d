from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from sayso.records import Query, Unconfirmed
from sayso.view.unconfirmed import unconfirmed
from tests.deployment import MOMENTS
from tests.deployment import story as deployment
from tests.view.drifting import story

SENT = {"in": "Tide", "on": "2031-05-01", "by": "Velda Army", "text": "Oskar sent 400 soldiers to the harbour of Lune"}
AGAIN = {**SENT, "in": "Harbour Mail", "on": "2031-05-02"}
OTHER = {**SENT, "in": "Strait Post", "on": "2031-05-09", "by": "Tarn Ministry"}


def found(
    short: tuple[Mapping[str, Any], ...], links: list[str], query: Query | None = None
) -> tuple[Unconfirmed, ...]:
    return unconfirmed(story(short, links, query))


def test_what_outlets_carry_from_one_source_is_unconfirmed_and_aged() -> None:
    (one,) = found((SENT, AGAIN), ["1 relays 0"])
    assert (one.open, one.source, one.days, one.statements) == (True, "Velda Army", 245, 2)
    assert one.reasons == ("2 outlets carry it, all from the Velda Army",)


def test_a_second_root_confirms() -> None:
    assert found((SENT, AGAIN, OTHER), ["1 relays 0", "2 same 0"]) == ()


def test_what_one_outlet_alone_carries_bears_nothing() -> None:
    assert found((SENT,), []) == ()


def test_background_in_the_outlets_own_voice_is_left_out() -> None:
    own = {"in": "Tide", "on": "2031-05-01", "text": "Velda borders on Oskar and has a navy of 40 ships"}
    assert found((own, {**own, "in": "Harbour Mail", "on": "2031-05-02"}), ["1 relays 0"]) == ()


def test_what_is_contested_counts_although_one_outlet_alone_carries_it() -> None:
    denial = {**SENT, "in": "Delta Sun", "by": "Oskar Ministry", "cue": "denied", "act": "denies", "on": "2031-05-03"}
    (one,) = found((SENT, denial), ["1 denies 0"])
    assert one.reasons == ("it is denied",)


def test_one_unnamed_source_is_told() -> None:
    (one,) = found(({**SENT, "by": "?a senior official"},), [])
    assert (one.unnamed, one.reasons) == (True, ("its one source is not named",))


def test_what_an_outlet_tells_as_fact_elsewhere_is_told() -> None:
    own = {"in": "Delta Sun", "on": "2031-05-03", "text": SENT["text"], "context": f"{SENT['text']}."}
    (one,) = found((SENT, own), ["1 relays 0"])
    assert "told as fact by Delta Sun" in one.reasons


def test_what_more_outlets_carry_comes_first() -> None:
    ferry = {**SENT, "text": "Oskar moved 90 boats to the bay of Norr", "on": "2031-05-01", "at": 90}
    more = {**ferry, "in": "Harbour Mail", "on": "2031-05-02"}
    third = {**ferry, "in": "Delta Sun", "on": "2031-05-03"}
    both = found((SENT, AGAIN, ferry, more, third), ["1 relays 0", "3 relays 2", "4 relays 2"])
    assert [len(one.outlets) for one in both] == [3, 2]


def gap(text: str, kind: str, **more: Any) -> dict[str, Any]:
    """What a report says itself, right after it told of the landing."""
    return {"in": "Tide", "on": "2031-05-01", "at": 90, "text": text, "gaps": [kind], "act": "doubts", **more}


VERIFY = gap("the claim", "unverified", by="Tide", cue="could not verify", context="Tide could not verify the claim.")


def test_a_gap_is_about_what_was_said_before_it() -> None:
    (one,) = found((SENT, AGAIN, VERIFY), ["1 relays 0"])
    (lack,) = one.gaps
    assert (lack.kind, lack.words, lack.filled) == ("unverified", "Tide could not verify the claim.", None)


def test_a_later_independent_root_fills_it() -> None:
    (one,) = found((SENT, VERIFY, OTHER), ["2 same 0"])
    (lack,) = one.gaps
    assert not one.open
    assert lack.filled is not None
    assert (lack.filled.id, lack.how) == ("2", "the Tarn Ministry says so independently")


def test_an_earlier_one_does_not() -> None:
    (one,) = found((SENT, {**OTHER, "on": "2031-04-30"}, VERIFY), ["1 same 0"])
    assert [lack.filled for lack in one.gaps] == [None]


def test_what_a_source_says_of_itself_is_no_gap_of_the_report() -> None:
    own = gap("that 400 soldiers were there", "unconfirmed", by="Tarn Ministry", cue="could not confirm")
    (one,) = found((SENT, AGAIN, own), ["1 relays 0"])
    assert one.gaps == ()


def test_since_keeps_what_was_said_or_filled_then() -> None:
    assert len(found((SENT, VERIFY, OTHER), ["2 same 0"], Query(since="2031-05-09"))) == 1
    assert found((SENT, AGAIN), ["1 relays 0"], Query(since="2031-05-09")) == ()


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_open_has_no_second_root_at_any_moment(moment: str) -> None:
    for one in unconfirmed(deployment(moment)):
        assert not one.open or one.standing.roots < 2
        assert one.reasons or one.gaps
        assert all(lack.filled is None or str(lack.filled.published)[:10] <= moment for lack in one.gaps)
