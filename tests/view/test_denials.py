from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from sayso.records import Denial, Query, Reversal, Story
from sayso.view.denials import denials
from tests.deployment import MOMENTS
from tests.deployment import story as deployment
from tests.view.drifting import story

SENT = {"in": "Tide", "on": "2031-05-01", "by": "Velda Army", "text": "Oskar sent soldiers to the harbour of Lune"}
AGAIN = {"in": "Harbour Mail", "on": "2031-05-02", "by": "Velda Army", "text": SENT["text"]}


def answer(cue: str, text: str, act: str = "asserts", **more: Any) -> dict[str, Any]:
    """What Oskar's ministry says on the third day."""
    base = {"in": "Delta Sun", "on": "2031-05-03", "by": "Oskar Ministry", "cue": cue, "text": text, "act": act}
    return base | more


DENIED = answer("denied", "that it had sent soldiers to the harbour of Lune", "denies")
ADMITTED = answer("confirmed", "that it had sent soldiers to the harbour of Lune", "confirms", on="2031-08-01")


def found(short: tuple[Mapping[str, Any], ...], links: list[str], query: Query | None = None) -> tuple[Denial, ...]:
    return denials(story(short, links, query))


def test_a_denial_stands_with_the_claim_that_it_answers_and_who_relays_it() -> None:
    relayed = answer("denied", DENIED["text"], "denies", on="2031-05-04", **{"in": "Strait Post"})
    (one,) = found((SENT, AGAIN, DENIED, relayed), ["1 relays 0", "2 denies 0", "3 relays 2"])
    assert (one.kind, one.denier, one.party) == ("flat denial", "Oskar Ministry", "the claim names it")
    assert [saying.id for saying in one.statements] == ["2", "3"]
    assert one.outlets == ("Delta Sun", "Strait Post")
    (answered,) = one.answers
    assert (answered.text, answered.linked, answered.standing.opposition) == (SENT["text"], True, "denied")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (answer("said", "the reports of soldiers in the harbour of Lune were baseless rumours"), "non-denial"),
        (answer("said", "the information about soldiers sent to Lune was contradictory"), "non-denial"),
        (answer("neither confirmed nor denied", "that it had sent soldiers to Lune", "declines"), "non-denial"),
        (answer("said", "sending Oskar soldiers to Lune would be lawful"), "non-denial"),
        (answer("could not confirm", "that soldiers had been sent to Lune", "doubts"), "no information"),
        (answer("did not say", "whether it had sent soldiers to Lune", "declines"), "declined"),
    ],
)
def test_without_a_link_the_words_tell_what_is_answered(said: dict[str, Any], kind: str) -> None:
    (one,) = found((SENT, AGAIN, said), ["1 relays 0"])
    assert one.kind == kind
    assert [(each.claim, each.linked) for each in one.answers] == [("0", False)]


def test_words_that_tell_of_something_else_answer_nothing() -> None:
    (one,) = found((SENT, AGAIN, answer("denied", "that the ferry fares had doubled", "denies")), ["1 relays 0"])
    assert one.answers == ()


@pytest.mark.parametrize(
    "said",
    [
        answer("rejected", "the offer of a truce", "denies"),
        answer("did not say", "how many soldiers it had sent to Lune", "declines"),
        answer("said", "the ferry was not late"),
        {**answer("could not verify", "the claim", "doubts"), "by": "Delta Sun"},
    ],
)
def test_what_is_no_denial_is_left_out(said: dict[str, Any]) -> None:
    assert found((SENT, AGAIN, said), ["1 relays 0"]) == ()


def test_who_is_not_accused_only_speaks_of_the_law() -> None:
    said = answer("said", "any such landing would be lawful", by="Tarn Ministry")
    assert found((SENT, said), []) == ()


def test_they_were_rumours_goes_on_with_what_was_denied_before() -> None:
    rumours = answer("said", "they were baseless rumours", at=60)
    both = found((SENT, AGAIN, DENIED, rumours), ["1 relays 0", "2 denies 0"])
    assert [(one.kind, one.answers[0].claim) for one in both] == [("flat denial", "0"), ("non-denial", "0")]
    assert both[1].answers[0].linked is False


def test_a_request_for_comment_is_about_what_was_said_right_before() -> None:
    here = {**SENT, "in": "Delta Sun", "on": "2031-05-03"}
    silent = answer("did not respond to", "a request for comment", "declines", at=80)
    (one,) = found((here, silent), [])
    assert one.kind == "declined"
    assert one.answers[0].reason == "the Velda Army says so right before it in the same report"


def test_the_claim_that_is_denied_is_the_last_one_and_not_that_of_the_denial_before() -> None:
    killed = {
        **SENT,
        "in": "Delta Sun",
        "on": "2031-05-03",
        "text": "Oskar guards killed patients in Lune",
        "by": "Doctors",
    }
    first = answer("rejected", "the accusation as propaganda", "denies", at=40)
    taken = {
        **SENT,
        "in": "Delta Sun",
        "on": "2031-05-03",
        "text": "Velda rebels took the fort of Lune",
        "at": 90,
        "by": "Velda Rebels",
    }
    both = found((killed, first, taken, answer("denied", "the claim", "denies", at=140)), [])
    assert {one.statements[0].id: [each.claim for each in one.answers] for one in both} == {"3": ["2"], "1": ["0"]}


def test_what_an_outlet_checked_itself_is_not_what_is_denied() -> None:
    here = {"in": "Delta Sun", "on": "2031-05-03"}
    taken = {**SENT, **here, "by": "Velda Rebels", "text": "they had taken the base in the north of Lune"}
    checked = {**SENT, **here, "by": "Delta Sun", "text": "the videos were filmed inside the base of Lune", "at": 60}
    (one,) = found((taken, checked, answer("denied", "that the base of Lune had fallen", "denies", at=120)), [])
    assert [each.claim for each in one.answers] != ["1"]


def turns(short: tuple[Mapping[str, Any], ...], links: list[str]) -> list[Reversal]:
    return [turn for one in found(short, links) for turn in one.reversals]


def test_who_denies_and_later_says_so_reverses() -> None:
    (turn,) = turns((SENT, AGAIN, DENIED, ADMITTED), ["1 relays 0", "2 denies 0", "3 confirms 0", "3 same 0"])
    assert (turn.actor, turn.was, turn.now, turn.days) == ("Oskar Ministry", "flat denial", "concedes it", 90)
    assert (turn.before.id, turn.after.id, turn.another) == ("2", "3", False)


def test_another_voice_of_one_state_reverses_in_another_claim_by_the_same_deed() -> None:
    admitted = {**ADMITTED, "by": "Oskar Army", "text": "Oskar had sent its soldiers to Lune and to its harbour"}
    (turn,) = turns((SENT, AGAIN, DENIED, admitted), ["1 relays 0", "2 denies 0"])
    assert (turn.was, turn.now, turn.another) == ("flat denial", "concedes it", True)


def test_what_somebody_else_says_is_no_reversal() -> None:
    other = {**ADMITTED, "by": "Tarn Ministry", "text": SENT["text"]}
    assert turns((SENT, AGAIN, DENIED, other), ["1 relays 0", "2 denies 0", "3 same 0"]) == []


def test_who_said_so_and_denies_it_later_reverses() -> None:
    first = {**ADMITTED, "cue": "said", "act": "asserts", "on": "2031-05-02", "text": SENT["text"]}
    (turn,) = turns((SENT, first, DENIED), ["1 same 0", "2 denies 0"])
    assert (turn.was, turn.before.id, turn.after.id, turn.days) == ("says so", "1", "2", 1)


def test_who_was_silent_and_denies_it_later_turns() -> None:
    silent = answer("did not say", "whether it had sent soldiers to the harbour of Lune", "declines", on="2031-05-02")
    (turn,) = turns((SENT, AGAIN, silent, DENIED), ["1 relays 0", "3 denies 0"])
    assert (turn.was, turn.now, turn.days) == ("declined", "flat denial", 1)


def test_what_is_only_recalled_has_no_days() -> None:
    recalled = {**DENIED, "cue": "had denied", "on": "2031-08-01", "at": 90}
    here = {**ADMITTED, "in": "Delta Sun", "report": "r"}
    (turn,) = turns((SENT, AGAIN, here, {**recalled, "report": "r"}), ["1 relays 0", "2 same 0", "3 denies 0"])
    assert (turn.was, turn.now, turn.days) == ("flat denial", "concedes it", None)


def test_an_outlet_that_takes_back_its_own_word_reverses() -> None:
    own = {"in": "Tide", "on": "2031-05-01", "text": "900 soldiers went ashore at Lune"}
    back = {**own, "on": "2031-05-02", "by": "?an earlier report", "cue": "wrongly said"}
    (turn,) = turns((own, back), ["1 corrects 0"])
    assert (turn.actor, turn.was, turn.now, turn.days) == ("Tide", "says so", "took it back", 1)


def test_since_keeps_what_was_told_or_turned_then() -> None:
    links = ["1 relays 0", "2 denies 0", "3 confirms 0", "3 same 0"]
    short = (SENT, AGAIN, DENIED, ADMITTED)
    assert len(found(short, links, Query(since="2031-08-01"))) == 1
    assert found(short, links, Query(since="2031-08-02")) == ()


def test_the_order_of_the_claims_changes_nothing_but_ties() -> None:
    told = deployment(MOMENTS[-1])
    turned: Story = replace(told, claims=tuple(reversed(told.claims)))
    assert {one.id for one in denials(told)} == {one.id for one in denials(turned)}


@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_is_told_before_it_was_said(moment: str) -> None:
    for one in denials(deployment(moment)):
        said = [*one.statements, *(each.said for each in one.answers), *(turn.after for turn in one.reversals)]
        assert all(str(saying.published)[:10] <= moment for saying in said)
        assert all(turn.days is None or turn.days >= 0 for turn in one.reversals)
