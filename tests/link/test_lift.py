"""Lifting: statements out of their reports, with words in place of characters."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.link.lift import JOIN, said, wording
from sayso.records import (
    Actor,
    Amount,
    Certainty,
    Event,
    Figure,
    Forecast,
    Found,
    Gap,
    Participant,
    Reading,
    Report,
    Saying,
    Source,
    Span,
    Statement,
    When,
    Where,
)

TEXT = (
    "Harbour was shelled.\n"
    "Moscow rejected the reports. “It could,” Kirby said, “send about 3,000 troops to Kursk by Friday.” He left."
)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


REPORT = Report(TEXT, url="https://a.example/1", outlet="Herald", published="2024-10-25", wire="AP")
ACTORS = (
    Actor("kirby", "John Kirby", _span("Kirby"), (_span("Kirby"),), role="spokesman", country="US", sector="GOV"),
    Actor("moscow", "Moscow", _span("Moscow"), (_span("Moscow"),), country="RU", kind="state"),
)
SPOKEN = Statement(
    "s1",
    "direct",
    (_span("It could,"), _span("send about 3,000 troops to Kursk by Friday.")),
    Source(_span("Kirby"), "kirby"),
    _span("said"),
    act=Found("predicts"),
    certainty=Certainty(0.05, 0.8, (_span("could"),)),
    events=(
        Event(_span("send"), "MOBILIZE", "troops", Participant(_span("It")), Participant(_span("Moscow"), "moscow")),
    ),
    when=(When(_span("Friday"), "date", "2024-11-01", None, date(2024, 11, 1), "day", "by"),),
    where=(Where(_span("Kursk"), "Kursk", 51.7, 36.2, "RU", "town", 10.0),),
    figures=(Figure(_span("about 3,000"), 2700, 3300, approximate=True, counted=_span("troops")),),
    forecast=Forecast(date(2024, 10, 25), None, (_span("could"),)),
    gaps=(Gap(_span("He left"), "unverified"),),
)
ANSWER = Statement(
    "s2", "indirect", (_span("the reports"),), Source(_span("Moscow"), "moscow"), _span("rejected"), act=Found("denies")
)
OWN = Statement("s3", "own", (_span("Harbour was shelled."),))


def test_a_statement_is_lifted_with_all_that_it_says() -> None:
    (saying,) = said(Reading(REPORT, "test", ACTORS, (SPOKEN,)))
    assert saying.text == "It could,” … send about 3,000 troops to Kursk by Friday.".replace("”", "", 1)
    assert JOIN in saying.text
    assert saying.context == "“It could,” Kirby said, “send about 3,000 troops to Kursk by Friday.”"
    assert saying.source is not None
    assert (saying.source.name, saying.source.mention, saying.source.role) == ("John Kirby", "Kirby", "spokesman")
    assert (saying.cue, saying.act, saying.certainty, saying.hedges) == ("said", "predicts", (0.05, 0.8), ("could",))
    (event,) = saying.events
    assert (event.word, event.actor and event.actor.name, event.recipient and event.recipient.name) == (
        "send", "It", "Moscow",
    )  # fmt: skip
    assert saying.figures == (Amount("about 3,000", 2700, 3300, approximate=True, counted="troops"),)
    assert (saying.when[0].words, saying.when[0].bound, saying.where[0].name) == ("Friday", "by", "Kursk")
    assert saying.due is not None
    assert saying.due.earliest == date(2024, 10, 25)
    assert saying.gaps == ("unverified",)
    assert (saying.outlet, saying.wire, saying.url, saying.published, saying.report) == (
        "Herald", "AP", "https://a.example/1", "2024-10-25", REPORT.id,
    )  # fmt: skip
    assert saying.start == SPOKEN.content[0].start


def test_an_answer_that_only_points_back_is_compared_by_its_sentences() -> None:
    own, answer = said(Reading(REPORT, "test", ACTORS, (OWN, ANSWER)))
    assert answer.context == "Harbour was shelled.\nMoscow rejected the reports."
    assert wording(answer) == answer.context
    assert wording(own) == own.text


def test_who_denies_what_it_did_is_named() -> None:
    text = "Moscow denied that it had received soldiers."
    start = text.index("that")
    statement = Statement(
        "s4", "indirect", (Span(start, len(text) - 1),), Source(Span(0, 6), "moscow"), Span(7, 13), act=Found("denies")
    )
    actor = Actor("moscow", "Moscow", Span(0, 6), (Span(0, 6),), country="RU", kind="state")
    (saying,) = said(Reading(Report(text), "test", (actor,), (statement,)))
    assert wording(saying) == "Moscow it had received soldiers"


def test_statements_keep_their_order_and_doubles() -> None:
    again = Statement("s5", "own", OWN.content)
    assert [saying.id for saying in said(Reading(REPORT, "test", (), (OWN, again)))] == ["s3", "s5"]


def test_what_an_attribution_leaves_of_its_sentence_is_lifted_where_it_tells_something() -> None:
    text = (
        "In Tarsk, Lind said on Friday that the port was closed. In Lesk, he said, it is open, and ships have come in."
    )
    report = Report(text)

    def own(*words: str) -> Statement:
        spans = tuple(Span(text.index(each), text.index(each) + len(each)) for each in words)
        return Statement(words[0], "own", spans)

    empty, full = own("In Tarsk", "on Friday"), own("In Lesk", "and ships have come in.")
    found = said(Reading(report, "fake", (), (empty, full)))
    assert [(one.id, one.text) for one in found] == [("In Lesk", f"In Lesk{JOIN}and ships have come in.")]


def test_what_only_tells_who_is_not_named_is_not_lifted() -> None:
    text = "The doctor asked not to be named for fear of reprisals."
    start = text.index("not")
    asked = Statement("s6", "indirect", (Span(start, len(text) - 1),), Source(Span(0, 10)), Span(11, 16))
    assert said(Reading(Report(text), "test", (), (asked,))) == ()


def test_what_is_called_false_points_back() -> None:
    text = "The army said that rebels had mined the road. Velda called the claim baseless."
    start = text.index("the claim")
    content = Span(start, len(text) - 1)
    called = Statement("s7", "indirect", (content,), Source(Span(46, 51)), Span(52, 58), act=Found("judges"))
    (saying,) = said(Reading(Report(text), "test", (), (called,)))
    assert wording(saying) == text


def _own(text: str, outlet: str, *where: Where) -> Saying:
    report = Report(text, outlet=outlet)
    end = text.index(".")
    return said(Reading(report, "fake", (), (Statement("s", "own", (Span(0, end),), where=where),)))[0]


def test_the_city_is_compared_by_its_name() -> None:
    text = "Troops had left the city."
    place = Where(Span(16, 24), "Tarsk", 1.0, 1.0, "XV", "town", 5.0)
    assert wording(_own(text, "Tide", place)) == "Troops had left Tarsk"
    assert wording(_own(text, "Tide")) == "Troops had left the city"


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("They took the mill of Lesk, the last building on the coast.", "They took the mill of Lesk"),
        ("They took Lesk, Tarsk and the mill.", "They took Lesk, Tarsk and the mill"),
        ("They killed 40 in Lesk, a third of them children.", "They killed 40 in Lesk, a third of them children"),
    ],
)
def test_what_is_only_added_to_a_name_is_not_compared(text: str, compared: str) -> None:
    assert wording(_own(text, "Tide")) == compared


@pytest.mark.parametrize(
    ("text", "outlet", "taken"),
    [
        ("A report in Sunday's Tide said that 40 had died. The correct figure is 4.", "The Tide", True),
        ("A report in Sunday's Tide said that 40 had died. The mayor wept.", "The Tide", False),
        ("A report in Sunday's Tide said that 40 had died. The correct figure is 4.", "Herald", False),
    ],
)
def test_what_sets_an_own_report_right_stands_beside_it(text: str, outlet: str, taken: bool) -> None:
    assert (_own(text, outlet).context == text) is taken


def test_who_are_many_are_they() -> None:
    text = "Rapid Upland Forces said they had taken the mill."
    start = text.index("they")
    statement = Statement("s", "indirect", (Span(start, len(text) - 1),), Source(Span(0, 19), "ruf"), Span(20, 24))
    actor = Actor("ruf", "Rapid Upland Forces", Span(0, 19), (Span(0, 19),), kind="armed group")
    (saying,) = said(Reading(Report(text), "test", (actor,), (statement,)))
    assert wording(saying) == "Rapid Upland Forces they had taken the mill"
