"""Definitions: the shapes of what statements are read to mean, as JSON Schema."""

from __future__ import annotations

from typing import get_args

from sayso.export.nodes import (
    Node,
    array,
    choice,
    day_or_null,
    flag,
    number,
    number_or_null,
    obj,
    or_null,
    ref,
    span_keys,
    spans,
    text,
    text_or_null,
)
from sayso.export.values import GAP_KINDS, WHEN_KINDS
from sayso.records import Act, Band, Basis, Bound, Level, Precision, Stance, Tense, Unit


def definitions() -> dict[str, Node]:
    """All values by the names that they have under `$defs`."""
    return {
        "evidence": _evidence(),
        "certainty": _certainty(),
        "event": _event(),
        "participant": _participant(),
        "when": _when(),
        "where": _where(),
        "figure": _figure(),
        "forecast": _forecast(),
        "gap": _gap(),
    }


def found() -> dict[str, Node]:
    """What is read from the words of a statement as one value each."""
    return {
        "act": choice(
            get_args(Act),
            "What the source does with the content: states it (asserts), stands by what others said (confirms), "
            "says that it is not so (denies), says that it is not known to be so (doubts), foresees or warns of it "
            "(predicts), wants it (demands), binds itself to it (promises), values it (judges), will not say "
            "(declines).",
        ),
        "stance": choice(
            get_args(Stance),
            "How far the outlet stands behind it: says it itself (own), passes it on (neutral: said), keeps away "
            "from it (distanced: claimed, reportedly), backs it (endorsing: revealed).",
        ),
        "basis": choice(
            get_args(Basis), "On what the source says that it rests; none offered where it says nothing of that."
        ),
        "evidence": {**ref("evidence"), "description": "The words that act, stance and basis were read from."},
        "certainty": or_null(ref("certainty"), "How sure the source is by its own words; null without such words."),
    }


def lists(whose: str) -> dict[str, Node]:
    """The lists that a statement and a whole report both have."""
    return {
        "events": array(ref("event"), f"What {whose} says to happen, in text order."),
        "when": array(ref("when"), f"The times that {whose} names, in text order."),
        "where": array(ref("where"), f"The places that {whose} names, in text order."),
        "figures": array(ref("figure"), f"The quantities that {whose} gives, in text order."),
        "gaps": array(ref("gap"), f"What {whose} says to be not known, in text order."),
    }


def _evidence() -> Node:
    return obj(
        "The words that act, stance and basis were read from; none where a value rests on the absence of words.",
        {name: spans(f"The words that tell the {name}.") for name in ("act", "stance", "basis")},
    )


def _certainty() -> Node:
    return obj(
        "How sure the source is by its own words: an interval of probabilities.",
        {
            "low": number("Lowest probability that the words are taken for, from 0 to 1.", least=0, most=1),
            "high": number("Highest probability that the words are taken for, from 0 to 1.", least=0, most=1),
            "band": choice(
                (*get_args(Band), None),
                "Band of ICD 203 (2015), where the words carry one: 1-5, 5-20, 20-45, 45-55, 55-80, 80-95 and 95-99 "
                "per cent; null for words that say that something may be, not how likely: could.",
            ),
            "words": text("The words, with … where others stand between them."),
            "spans": spans("Where the words stand."),
        },
    )


def _event() -> Node:
    return obj(
        "Something that is said to happen. The span is the word that tells it best.",
        {
            **span_keys(),
            "type": text("Type of event in PLOVER: ASSAULT, MOBILIZE, AID."),
            "mode": text_or_null("Its mode in PLOVER, where that is clear."),
            "actor": or_null(ref("participant"), "Who does it, where the text says so."),
            "recipient": or_null(ref("participant"), "Whom it is done to, where the text says so."),
            "polarity": choice(
                ("positive", "negative"), "Whether it is said to be so (positive) or not to be so (negative)."
            ),
            "tense": choice(get_args(Tense), "When it lies, seen from the saying of it."),
        },
    )


def _participant() -> Node:
    return obj(
        "The mention of who does or suffers an event.",
        {
            **span_keys(),
            "actor": text_or_null("Id of the actor that the mention resolves to; null where that is not clear."),
            "country": text_or_null("Country of that actor: ISO 3166-1 alpha-2."),
            "sector": text_or_null("Sector of that actor in PLOVER: GOV, MIL."),
        },
    )


def _when() -> Node:
    return obj(
        "A time expression and the days that it may mean, given when the report was published.",
        {
            **span_keys(),
            "kind": choice(WHEN_KINDS, "Its TIMEX3 type."),
            "value": text("Its TIMEX3 value: 2024-10-26, 2024-W43-WE, P3Y, PRESENT_REF."),
            "earliest": day_or_null("First day that it may mean, ISO 8601; null where open or not to be known."),
            "latest": day_or_null("Last day that it may mean, ISO 8601; null where open or not to be known."),
            "precision": choice(get_args(Precision), "How finely it is given."),
            "bound": choice(
                get_args(Bound),
                "How it limits what it dates: all of it or some point in it (within), from it on (since), up to it "
                "(until), not after it (by), before, after, not before it (as early as). earliest and latest are "
                "opened accordingly.",
            ),
            "bound_words": or_null(ref("span"), "The words that say so; null where it is within without a word."),
        },
    )


def _where() -> Node:
    return obj(
        "The mention of a place.",
        {
            **span_keys(),
            "name": text("Its name in the gazetteer, or the words where it is not there."),
            "lat": number_or_null("Latitude of its centre in degrees, north positive (WGS 84).", least=-90, most=90),
            "lon": number_or_null("Longitude of its centre in degrees, east positive (WGS 84).", least=-180, most=180),
            "country": text_or_null("Country that it lies in: ISO 3166-1 alpha-2."),
            "level": choice(
                get_args(Level), "How finely it is given; an area is larger than a country, or belongs to several."
            ),
            "precision_km": number_or_null("Radius around the centre that it may lie in, in kilometres.", least=0),
        },
    )


def _figure() -> Node:
    return obj(
        "A quantity as an interval: over 3,000 is 3001 or more.",
        {
            **span_keys(),
            "low": number_or_null("Least value, included; null where open. In the unit, or in what measure names."),
            "high": number_or_null("Greatest value, included; null where open."),
            "unit": choice(get_args(Unit), "What it is measured in."),
            "measure": text_or_null("Name of the unit: an ISO 4217 code for money, km, %, year."),
            "approximate": flag("Whether the words make it one: around 12,000 has a stated tolerance."),
            "share": number_or_null("The part that a share is, of one: a third is 0.333."),
            "counted": text_or_null("What is counted."),
            "of": text_or_null("Body or whole that it is counted from: half of the 10,000."),
            "since": text_or_null("When the counting began."),
            "part_of": or_null(ref("span"), "Figure that this one is a part of: 12,000, including three generals."),
            "cumulative": flag("Whether a total up to now is meant."),
            "at": obj(
                "Where those words stand; null where there are none.",
                {
                    name: or_null(ref("span"), f"Where the words of {name} stand.")
                    for name in ("counted", "of", "since")
                },
            ),
        },
    )


def _forecast() -> Node:
    return obj(
        "When what is foreseen falls due.",
        {
            "earliest": day_or_null("First day on which it may fall due, ISO 8601; null where open."),
            "latest": day_or_null("Last day on which it may fall due, ISO 8601; null where open."),
            "condition": text_or_null("On what it depends, in the report's words."),
            "spans": spans("The words that tell that it is foreseen, and when it is due."),
            "condition_at": or_null(ref("span"), "Where the condition stands."),
        },
    )


def _gap() -> Node:
    return obj(
        "Something that the report says is not known.",
        {
            **span_keys(),
            "kind": choice(GAP_KINDS, "In which way: nobody tells, none confirms, none could check, and so on."),
            "about": spans("What is not known, in the report's words."),
            "statement": text_or_null("Id of the statement concerned, where there is one."),
        },
    )
