"""Sources resolve to actors: rows of `cases/actors.jsonl`, and what must hold for any text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reader.actors import resolve
from sayso.reader.encoder import Scores
from sayso.reader.names import Name, names
from sayso.reader.tags import NAMES
from sayso.reader.words import Words
from sayso.records import Actor, Report, Source, Span, Statement, fingerprint
from tests.reader.fakes import scores

CASES = [
    json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "actors.jsonl").read_text("utf-8").splitlines()
]


def marked(text: str) -> tuple[str, list[Span], int]:
    """The text without its brackets, the spans of bracketed sources, and which one is asked for ("[*")."""
    plain, asked, start = "", 0, 0
    spans: list[Span] = []
    for part in re.split(r"(\[\*?|\])", text):
        if part in ("[", "[*"):
            start = len(plain)
            asked = len(spans) if part == "[*" else asked
        elif part == "]":
            spans.append(Span(start, len(plain)))
        else:
            plain += part
    return plain, spans, asked


def said(report: Report, spans: list[Span]) -> list[Statement]:
    return [Statement(fingerprint(report.id, span), "indirect", (), Source(span)) for span in spans]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    text, spans, asked = marked(str(case["text"]))
    given_names = case.get("names", [])
    assert isinstance(given_names, list)
    found = [Name(Span(m.start(), m.end()), kind) for name, kind in given_names for m in re.finditer(name, text)]
    report = Report(text)
    actors, statements = resolve(report, found, said(report, spans))
    source = statements[asked].source
    assert source is not None
    if case["name"] is None:
        assert source.actor is None
        return
    actor = {a.id: a for a in actors}[source.actor or ""]
    assert actor.name == case["name"]
    assert actor.named.of(text) == case["name"]
    assert spans[asked] in actor.mentions or any(spans[asked].holds(m) for m in actor.mentions)
    for key in ("role", "affiliation", "unnamed"):
        if key in case:
            assert getattr(actor, key) == case[key]


def test_two_unnamed_stay_two() -> None:
    text, spans, _ = marked("[A senior official] said so. [A second official] said no. [*The officials] met.")
    report = Report(text)
    _, statements = resolve(report, (), said(report, spans))
    assert len({s.source.actor for s in statements if s.source}) == 3


def test_speaker_of_enclosing_statement() -> None:
    text = "Oskar Lind said that I was wrong and that Hollis knew."
    report = Report(text)
    outer = Statement("outer", "indirect", (Span(16, 53),), Source(Span(0, 10)))
    inner = Statement("inner", "indirect", (), Source(Span(21, 22)), within="outer")
    actors, statements = resolve(report, (), [outer, inner])
    assert [a.name for a in actors] == ["Oskar Lind"]
    assert statements[1].source == Source(Span(21, 22), actors[0].id)


def test_who_inside_a_source_is_that_source() -> None:
    text = "The pilots landed. One of the clerks, who asked not to be named, told it."
    outer = Statement("outer", "indirect", (), Source(Span(19, 63)))
    inner = Statement("inner", "indirect", (), Source(Span(38, 41)))
    _, statements = resolve(Report(text), (), [outer, inner])
    assert statements[0].source is not None
    assert statements[1].source == Source(Span(38, 41), statements[0].source.actor)
    assert statements[0].source.actor is not None


def test_no_sources_no_actors() -> None:
    statement = Statement("own", "own", (Span(0, 4),))
    assert resolve(Report("Rain fell."), (), [statement]) == ((), (statement,))


WORDS = st.sampled_from(
    (
        *("John", "Kirwan", "said", "the", "a", "senior official", "officials", "he", "she", "they", "it", "who", "I"),
        *(
            "We",
            "of",
            "for",
            "and",
            ",",
            ".",
            "“",
            "”",
            '"',
            "(",
            ")",
            "'s",
            "'",
            "-",
            ":",
            "?",
            "\n",
            "\n\n",
            "",
            "12",
        ),
        *(
            "GSD",
            "Velmora",
            "President",
            "Gen.",
            "Mr.",
            "Main Signals Directorate",
            "minister",
            "police",
            "Zoë",
            "U.S.",
        ),
        *("both", "his lawyer"),
    )
)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Report, list[Name], list[Statement]]:
    words = draw(st.lists(WORDS, min_size=1, max_size=60))
    text = " ".join(words)
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=16, unique=True).map(sorted))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    report = Report(text)
    named = [Name(s, draw(st.sampled_from(("person", "organisation", "place", "other")))) for s in spans[::2]]
    return report, named, said(report, spans)


@settings(max_examples=150, deadline=None)
@given(reports())
def test_any_text(drawn: tuple[Report, list[Name], list[Statement]]) -> None:
    report, named, statements = drawn
    actors, resolved = resolve(report, named, statements)
    assert (actors, resolved) == resolve(report, named, statements)
    assert len({a.id for a in actors}) == len(actors)
    assert [s.id for s in resolved] == [s.id for s in statements]
    for actor in actors:
        _sound(report, actor)
    known = {a.id for a in actors}
    assert known == {s.source.actor for s in resolved if s.source and s.source.actor}


def _sound(report: Report, actor: Actor) -> None:
    spans = (actor.named, *actor.mentions)
    assert all(0 <= s.start < s.end <= len(report.text) for s in spans)
    assert actor.named in actor.mentions
    assert list(actor.mentions) == sorted(set(actor.mentions))
    assert actor.name.strip()


@pytest.mark.parametrize("source", ["Kirwan", "a senior official", "the GSD", "residents", "Main Signals Directorate"])
def test_whoever_is_no_pronoun_has_an_actor(source: str) -> None:
    report = Report(f"Yesterday {source} said so.")
    start = report.text.index(source)
    _, statements = resolve(report, (), said(report, [Span(start, start + len(source))]))
    assert statements[0].source is not None
    assert statements[0].source.actor is not None


def test_long_text_is_read_in_time() -> None:
    paragraph = "Energy Minister Oskar Lind said so. He added more. The minister left. A resident said it rained.\n\n"
    report = Report(paragraph * 1500)
    step = len(paragraph)
    spans = [Span(i * step + a, i * step + b) for i in range(1500) for a, b in ((0, 26), (36, 38), (51, 63), (70, 80))]
    actors, _ = resolve(report, (), said(report, spans))
    assert sum(not a.unnamed for a in actors) == 1


def scored(text: str, tags: list[str]) -> Scores:
    found = list(re.finditer(r"[^\W_]+|[^\w\s]", text))
    words = Words([m.start() for m in found], [m.end() for m in found], list(range(len(found) + 1)), [], [])
    logits = np.zeros((len(found), len(NAMES)), np.float32)
    for place, tag in enumerate(tags):
        logits[place, NAMES.index(tag)] = 1
    return replace(scores(""), words=words, names=logits)


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("John Kirwan left", ["person-begin", "person-in", "outside"], [("John Kirwan", "person")]),
        (
            "Ann Solheim-Bapt left",
            ["person-begin", "person-in", "outside", "outside", "outside"],
            [("Ann Solheim-Bapt", "person")],
        ),
        ("the mayor left", ["outside", "person-begin", "outside"], []),
        (
            "Farid al-Noor left",
            ["person-begin", "outside", "outside", "person-begin", "outside"],
            [("Farid", "person"), ("al-Noor", "person")],
        ),
        ("in Velmora's port", ["outside", "place-begin", "place-in", "place-in", "outside"], [("Velmora", "place")]),
        ("in Velmora the", ["outside", "person-in", "outside"], [("Velmora", "person")]),
        ("“Kirwan” left", ["person-begin", "person-in", "person-in", "outside"], [("Kirwan", "person")]),
    ],
)
def test_names_from_scores(text: str, tags: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(n.span.of(text), n.kind) for n in names(scored(text, tags), text)] == expected


def test_no_scores_no_names() -> None:
    assert names(scores(""), "") == ()
