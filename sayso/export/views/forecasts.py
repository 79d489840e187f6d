"""Forecasts: how the deadline book is told: what is due, what is open, what came of the rest, and who foresaw well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.export import plain as values
from sayso.export.cells import Cell
from sayso.export.claims import words
from sayso.export.views.forms import View, about
from sayso.export.views.page import Entry, Grid, Line, Page, Run, Section, Tone, cite, page, plain
from sayso.export.visible import one_line
from sayso.records import Foreseen, Saying, Score, Shows, Sign, Status, Story, Wording

COLUMNS = (
    "id", "status", "source", "made", "earliest", "latest", "text", "condition", "low", "high", "hedges", "outlets",
    "statements", "signs", "against", "reason", "forecasts", "resolved", "said", "brier",
)  # fmt: skip
SECTIONS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("Due or unresolved", ("due", "unresolved")),
    ("Open", ("open",)),
    ("What became of the rest", ("came true", "came late", "did not come")),
    ("No date given", ("no date",)),
)
TONES: dict[Status, Tone] = {
    "due": "hedge", "unresolved": "hedge", "open": "strong", "came true": "for", "came late": "against",
    "did not come": "against", "no date": "aside",
}  # fmt: skip
TELLING: dict[Shows, Tone] = {
    "came in time": "for", "came late": "against", "did not come": "against", "denied": "against",
}  # fmt: skip
"""How what a statement shows is set; what decides nothing is a hedge."""
MOST = 5
"""Statements of one kind shown under a forecast; the rest is a number."""
DECIDING: tuple[Shows, ...] = (
    "came late", "came in time", "did not come", "denied", "condition met", "came", "not confirmed", "not seen",
)  # fmt: skip
"""In what order signs are worth reading."""

MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    Foreseen: (
        "A forecast of one source, with all statements that give it or pass it on, and what became of it.",
        {
            "id": "Id of its first statement.",
            "text": "What is foreseen, in the words of the statement whose deadline counts.",
            "source": "Who foresees it; null where no report says who.",
            "made": "When it was first published: ISO 8601 date, or moment in UTC.",
            "earliest": "First day on which it may come; null where open.",
            "latest": "Last day on which it may come: the deadline; null where none is given.",
            "condition": "On what it depends, in the report's words.",
            "act": "What the source does: predicts, promises, or tells it as settled.",
            "certainty": "Lowest and highest probability, 0 to 1, that its words are taken for; null where none tells.",
            "hedges": "These words.",
            "wordings": "Its statements, in time order.",
            "outlets": "Outlets that carry it.",
            "against": "Statements that stand against the forecast.",
            "status": "What became of it as of the moment.",
            "reason": "Why its status is what it is, in words.",
            "signs": "Statements that show what became of it, in time order.",
            "score": "How the source's dated forecasts have fared; null for a source with none, or without a name.",
        },
    ),
    Wording: (
        "A statement of a forecast, with the deadline that it gives.",
        {
            "statement": "The statement.",
            "earliest": "First day that it gives; null where it gives none, or none that can be relied on.",
            "latest": "Last day that it gives; null likewise.",
            "retold": "Whether it looks back on the forecast.",
            "differs": "Whether its deadline is not the one that counts.",
        },
    ),
    Sign: (
        "A statement that bears on what became of a forecast.",
        {
            "statement": "The statement.",
            "shows": "What it shows: that it came in time, late, or at a time not told; that it did not come; …",
            "reason": "Why that is thought so.",
        },
    ),
    Score: (
        "How the dated forecasts of a source have fared as of the moment.",
        {
            "source": "The source.",
            "forecasts": "How many it made.",
            "resolved": "How many of these came true, came late or did not come.",
            "came_true": "How many came true.",
            "came_late": "How many came late.",
            "did_not_come": "How many did not come.",
            "said": "How many of the resolved ones were said with words of probability.",
            "brier": "Mean of (probability - outcome) squared over these; 0 is best. Null where there are none.",
        },
    ),
}


def told(story: Story, items: Sequence[Foreseen]) -> Page:
    """The book as a page, and the records of the sources in it."""
    sections = [_section(title, [one for one in items if one.status in statuses]) for title, statuses in SECTIONS]
    empty = "No forecast is known here."
    first = sections if items else [Section("", (), empty)]
    return page("Forecasts", about(story), [*first, *_scores(items)], _sayings(items))


def _section(title: str, items: Iterable[Foreseen]) -> Section:
    return Section(title, tuple(map(_entry, items)))


def _entry(one: Foreseen) -> Entry:
    outcome = [_outcome(one)] if one.latest is not None else []
    shown = _hung("what shows it", _signs(one))
    hung = (
        Entry(tuple(_how(one))),
        *shown,
        *_hung("against it", _against(one)),
        *_hung("in other words", _wordings(one)),
    )
    return Entry((*outcome, what(one)), hung)


def _hung(title: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries under a title of their own, if there are any."""
    found = tuple(entries)
    if found:
        yield Entry(((plain(title, "aside"),),), found)


def due(one: Foreseen) -> str:
    """When it falls due; what may come from the day on which it is said comes "by" its last day."""
    if one.latest is None:
        return ""
    at_once = one.earliest is None or one.earliest.isoformat() == (one.made or "")[:10] != one.latest.isoformat()
    return f"by {values.days(one.latest, one.latest)}" if at_once else values.days(one.earliest, one.latest)


def what(one: Foreseen) -> Line:
    """Who foresees what."""
    who = one.source or "no source named"
    return (Run(one_line(who), "name"), plain(f": {_quoted(one.text)}"), cite(_counting(one)))


def _quoted(text: str) -> str:
    return f"“{one_line(text).removeprefix('that ')}”"


def _counting(one: Foreseen) -> Saying:
    """The statement whose words stand for the forecast."""
    return next((each.statement for each in one.wordings if each.statement.text == one.text), one.wordings[0].statement)


def _outcome(one: Foreseen) -> Line:
    status = Run(one.status, TONES[one.status])
    return (Run(due(one), "strong"), plain(" · "), status, plain(f": {one.reason}", "aside"))


def _how(one: Foreseen) -> Iterator[Line]:
    """On what condition, how sure, and who carries it since when."""
    if one.condition:
        yield (plain("on condition: ", "aside"), plain(f"“{one_line(one.condition)}”", "hedge"))
    if one.certainty:
        low, high = (round(each * 100) for each in one.certainty)
        said = plain(f"“{one_line(' … '.join(one.hedges))}”", "hedge")
        yield (plain("how sure: ", "aside"), said, plain(f", taken for {values.interval(low, high)} %", "aside"))
    promised = "promised" if one.act == "promises" else "said"
    outlets = [f"{words.count(len(one.outlets), 'outlet')}: {', '.join(one.outlets)}"] if one.outlets else []
    yield (plain(" · ".join([f"{promised} on {words.on(one.made)}", *outlets]), "aside"),)


def _wordings(one: Foreseen) -> Iterator[Entry]:
    """Other wordings, each once, of a sentence the first, with the deadline where it is another."""
    seen = {(_quoted(one.text), one.latest)}
    sentences = {
        (each.statement.report, each.statement.context) for each in one.wordings if each.statement.text == one.text
    }
    for each in one.wordings:
        said = each.statement
        key = _quoted(said.text), each.latest if each.differs else one.latest
        if key not in seen and (said.report, said.context) not in sentences:
            yield _wording(each)
        seen.add(key)
        sentences.add((said.report, said.context))


def _wording(one: Wording) -> Entry:
    said = one.statement
    who = f"{words.outlet(said)}{', looking back' if one.retold else ''}: "
    given = f"; its deadline: {values.days(one.earliest, one.latest)}"
    other = [plain(given, "hedge")] if one.differs else []
    return Entry(((plain(who), plain(_quoted(said.text)), *other, cite(said)),), mark=words.on(said.published))


def _against(one: Foreseen) -> Iterator[Entry]:
    for each in one.against:
        said = each.statement
        line = (Run(each.opposition, "against"), plain(f": {_who(said)}: {_quoted(said.text)}"), cite(said))
        yield Entry((line,), mark=words.on(said.published))


def _signs(one: Foreseen) -> Iterator[Entry]:
    """What shows what became of it: what decides first, and of each kind so many."""
    for kind in DECIDING:
        found = [each for each in one.signs if each.shows == kind]
        yield from (_sign(each) for each in found[:MOST])
        if len(found) > MOST:
            yield Entry(((plain(f"and {len(found) - MOST} more that show the same", "aside"),),))


def _sign(sign: Sign) -> Entry:
    said = sign.statement
    tone = TELLING.get(sign.shows, "hedge")
    first = (Run(sign.shows, tone), plain(f": {_who(said)}: {_quoted(said.text)}"), cite(said))
    return Entry((first, (plain(sign.reason, "aside"),)), mark=words.on(said.published))


def _who(said: Saying) -> str:
    """Who says it and where."""
    return words.outlet(said) if said.source is None else f"{words.speaker(said)}, in {words.outlet(said)}"


def _scores(items: Iterable[Foreseen]) -> Iterator[Section]:
    """The records of the sources whose forecasts are shown."""
    found = {one.score.source: one.score for one in items if one.score is not None}
    ranked = sorted(found.values(), key=lambda one: (-one.resolved, -one.forecasts, one.source))
    if ranked:
        head = ("source", "forecasts", "resolved", "true", "late", "not", "Brier")
        yield Section("Records of the sources", (Grid(head, tuple(_row(one) for one in ranked)),))


def _row(one: Score) -> tuple[Line, ...]:
    counts = (one.forecasts, one.resolved, one.came_true, one.came_late, one.did_not_come)
    brier = f"{one.brier:.2f} (n = {one.said})" if one.brier is not None else "–"
    return ((Run(one_line(one.source), "name"),), *((Run(str(each)),) for each in counts), (Run(brier),))


def _sayings(items: Iterable[Foreseen]) -> Iterator[Saying]:
    for one in items:
        yield from (each.statement for each in one.wordings)
        yield from (each.statement for each in one.signs)
        yield from (each.statement for each in one.against)


def rows(one: Foreseen) -> Iterator[tuple[Cell, ...]]:
    """One row for each forecast; lists are joined by a bar."""
    low, high = one.certainty or (None, None)
    score = one.score
    yield (
        one.id,
        one.status,
        one.source,
        one.made,
        one.earliest.isoformat() if one.earliest else None,
        one.latest.isoformat() if one.latest else None,
        one_line(one.text),
        one.condition,
        low,
        high,
        " | ".join(one.hedges),
        " | ".join(one.outlets),
        " | ".join(each.statement.id for each in one.wordings),
        " | ".join(f"{each.shows}: {each.statement.id}" for each in one.signs),
        " | ".join(f"{each.opposition}: {each.statement.id}" for each in one.against),
        one.reason,
        score.forecasts if score else None,
        score.resolved if score else None,
        score.said if score else None,
        score.brier if score else None,
    )


VIEW = View("forecasts", told, COLUMNS, rows)
WRITERS = VIEW.writers()
