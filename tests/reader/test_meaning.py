from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.reader.actors import resolve
from sayso.reader.assemble import statements
from sayso.reader.meaning import gathered, meant, told
from sayso.reader.model import Thresholds
from sayso.reader.tags import EVENTS, PARTICIPANTS, TOPONYMS
from sayso.records import Reading, Report
from tests.reader.fakes import CHAIN, scores


def _read(text: str, *attributions: Any, published: str | None = "2031-05-16", **heads: dict[str, str]) -> Reading:
    """Read with a model that sees these attributions, and these tags: of a word by head."""
    report = Report(text, published=published)
    made = scores(text, *attributions)
    tags = {"events": ("weight", *EVENTS), "participants": PARTICIPANTS, "toponyms": TOPONYMS}
    for head, words in heads.items():
        for word, tag in words.items():
            place = made.words.starts.index(text.index(word))
            getattr(made, head)[place, tags[head].index(tag)] = 9
            if head == "events":
                made.events[place, 0] = 20
    made.events[:, 1] += 4
    values = told(report, made)
    found = meant(report, values, statements(report, made, CHAIN, Thresholds(0, 0)), made, ())
    return gathered(report, "test", values, *resolve(report, (), found))


def test_values_belong_to_the_content_that_holds_them() -> None:
    text = "In March the army said over 3,000 soldiers crossed the river on Monday."
    reading = _read(
        text, {"source": "the army", "cue": "said", "content": "over 3,000 soldiers crossed the river on Monday"}
    )
    said = next(s for s in reading.statements if s.cue)
    assert [f.low for f in said.figures] == [3001]
    assert [w.earliest for w in said.when] == [date(2031, 5, 12)]
    assert len(reading.when) == 2


@pytest.mark.parametrize(
    ("content", "due"),
    [
        ("the bridge will open as early as this weekend", (date(2031, 5, 17), date(2031, 5, 18))),
        ("the bridge will open by the end of 2031", (date(2031, 5, 16), date(2031, 12, 31))),
        ("the bridge will open", (date(2031, 5, 16), None)),
        ("the bridge opened on Monday", None),
        ("the crews were equipped for the upcoming winter", None),
    ],
)
def test_a_forecast_falls_due_when_its_content_says(content: str, due: tuple[date | None, date | None] | None) -> None:
    reading = _read(f"The ministry said {content}.", {"source": "The ministry", "cue": "said", "content": content})
    forecast = next(s for s in reading.statements if s.cue).forecast
    assert (forecast and (forecast.earliest, forecast.latest)) == due


def test_a_condition_is_kept_with_its_forecast() -> None:
    content = "the bridge will open if the shelling stops"
    text = f"The ministry said {content}."
    reading = _read(text, {"source": "The ministry", "cue": "said", "content": content})
    forecast = next(s for s in reading.statements if s.cue).forecast
    assert forecast
    assert forecast.condition
    assert forecast.condition.of(text).startswith("if the shelling")


def test_a_gap_is_led_to_what_it_is_about() -> None:
    content = "the depot was hit"
    text = f"The army said {content}. The claim could not be independently verified."
    reading = _read(text, {"source": "The army", "cue": "said", "content": content})
    said = next(s for s in reading.statements if s.cue)
    assert [gap.statement for gap in reading.gaps] == [said.id]
    assert said.gaps == reading.gaps


def test_an_event_has_participants_that_lead_to_actors() -> None:
    content = "the rebels attacked the garrison"
    text = f"The army said {content}."
    reading = _read(
        text,
        {"source": "The army", "cue": "said", "content": content},
        events={"attacked": "ASSAULT"},
        participants={"rebels": "actor-begin", "garrison": "recipient-begin"},
    )
    (event,) = next(s for s in reading.statements if s.cue).events
    assert (event.type, event.span.of(text), event.polarity, event.tense) == ("ASSAULT", "attacked", True, "past")
    assert event.actor
    assert event.actor.actor in {a.id for a in reading.actors}
    assert reading.events == (event,)


def test_a_saying_that_is_an_event_is_kept_beside_what_is_said() -> None:
    content = "the attack on the garrison"
    text = f"The army condemned {content}."
    reading = _read(
        text, {"source": "The army", "cue": "condemned", "content": content}, events={"condemned": "ACCUSE"}
    )
    events = next(s for s in reading.statements if s.cue).events
    assert [(e.type, e.span.of(text)) for e in events] == [("ACCUSE", "condemned")]
    assert events[0].actor
    assert events[0].actor.span.of(text) == "The army"


def test_names_of_places_that_stand_for_governments_are_no_places() -> None:
    text = "Warsaw said the bus had left Berlin."
    reading = _read(text, toponyms={"Warsaw": "begin", "Berlin": "begin"})
    assert [where.name for where in reading.where] == ["Berlin"]


def test_a_statement_led_by_another_rests_on_it() -> None:
    text = "Tol said that army intelligence had warned of an attack."
    reading = _read(
        text,
        {"source": "Tol", "cue": "said", "content": "that army intelligence had warned of an attack"},
        {"source": "army intelligence", "cue": "warned", "content": "of an attack", "nested": True},
    )
    outer, inner = (s for s in reading.statements if s.cue)
    assert inner.within == outer.id
    assert (outer.basis.value, inner.basis.value) == ("intelligence", "intelligence")


def test_a_statement_led_by_somebody_else_rests_on_him() -> None:
    text = "Tol said that Marn had told of an attack."
    reading = _read(
        text,
        {"source": "Tol", "cue": "said", "content": "that Marn had told of an attack"},
        {"source": "Marn", "cue": "told", "content": "of an attack", "nested": True},
    )
    outer = next(s for s in reading.statements if s.cue and not s.within)
    assert (outer.basis.value, [span.of(text) for span in outer.basis.spans]) == ("another source", ["Marn"])


def test_nobody_rests_on_officials_whose_concern_he_tells_of() -> None:
    for cue, content, rests in (
        ("met to express", "their concern about the dam", "none offered"),
        ("said", "the dam had gone", "unnamed officials"),
    ):
        text = f"Tol noted that senior officials {cue} {content}."
        reading = _read(
            text,
            {"source": "Tol", "cue": "noted", "content": f"that senior officials {cue} {content}"},
            {"source": "senior officials", "cue": cue, "content": content, "nested": True},
        )
        outer, inner = (s for s in reading.statements if s.cue)
        assert (outer.basis.value, inner.basis.value) == (rests, "unnamed officials")


def test_what_remains_to_be_seen_is_no_forecast() -> None:
    reading = _read("It remains to be seen how the vote will end. The dam will break.")
    assert [(s.forecast is None, [gap.kind for gap in s.gaps]) for s in reading.statements] == [
        (True, ["unknown"]),
        (False, []),
    ]
