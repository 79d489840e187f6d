"""Brief: a story as one page to send around; every sentence rests on statements that stand at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.export.claims import words
from sayso.export.views import figures, forecasts, html, markdown, terminal
from sayso.export.views.forms import Writer, about, sayings
from sayso.export.views.page import Entry, Line, Page, Part, Run, Section, cite, page, plain
from sayso.export.views.story import changed, claim_entry, forecast, listed, title, unconfirmed
from sayso.export.visible import one_line
from sayso.records import Against, Claim, Foreseen, Saying, State, Story, Track

SENTENCES = 8
"""Claims that the summary tells; the rest stand in the lists below it."""
FORESEEN = 2
"""Forecasts that the summary tells."""
PLOTS = 3
"""Counted things whose values are drawn."""
RESTS_ON = 4
"""Statements that a sentence cites for one thing: the first of each root, or of each who stands against it."""


def told(story: Story, items: Sequence[State]) -> Page:
    """The page: a summary in numbered sentences, then figures, forecasts, what is disputed, and what is unconfirmed."""
    state, most = items[0], story.query.limit
    summary = tuple(Entry((line,), (), f"{number}.") for number, line in enumerate(_summary(state), 1))
    sections = (
        Section("In short", summary, "Nothing is claimed."),
        *(Section(*each) for each in _plots(state.figures)),
        listed("Forecasts", map(forecast, state.forecasts), len(state.forecasts), most),
        listed("Disputed", map(_disputed, state.disputed), len(state.disputed), most),
        listed("Unconfirmed", map(unconfirmed, state.unconfirmed), len(state.unconfirmed), most),
        *changed(story, state.changes, most),
    )
    return page(title(story), about(story), sections, (*sayings(story), *_cited(state, most)))


def _summary(state: State) -> Iterator[Line]:
    """Sentences on the weightiest claims, then on the figure with most values, and on what is due."""
    yield from map(_sentence, [claim for claim in state.claims if _weighs(claim)][:SENTENCES])
    yield from (_counted(track) for track in state.figures[:1] if track.spread)
    yield from (_foreseen(one) for one in state.forecasts[:FORESEEN])


def _cited(state: State, most: int | None) -> Iterator[Saying]:
    """Statements that what is shown rests on beyond those of the state's claims."""
    for one in state.forecasts[: None if most is None else max(most, FORESEEN)]:
        yield from (sign.statement for sign in one.signs)
        yield from (wording.statement for wording in one.wordings)
    for change in state.changes or ():
        yield from change.statements


def _weighs(claim: Claim) -> bool:
    """Whether it is more than one outlet's word that nobody answers."""
    stands = claim.standing
    return stands.roots > 1 or stands.opposition != "none" or len(claim.outlets) > 1


def _sentence(claim: Claim) -> Line:
    """A claim in a report's words, and how it stands; both rest on the statements behind it and against it."""
    said = words.wording(claim)
    roots = {root.first for root in claim.roots}
    behind = [saying for saying in claim.statements if saying.id in roots][:RESTS_ON]
    explained = Run(f" {one_line(claim.standing.explanation)}")
    quoted = plain(f"“{said}”", "strong")
    return quoted, cite(words.worded(claim)), Run("."), explained, *map(cite, behind), *_against(claim.against)


def _against(against: Iterable[Against]) -> Iterator[Run]:
    by_whom = {words.speaker(each.statement): each.statement for each in reversed(tuple(against))}
    yield from (cite(saying) for saying in list(reversed(by_whom.values()))[:RESTS_ON])


def _counted(track: Track) -> Line:
    lead = Run(f"Of {figures.title(track)} several numbers are given. ")
    return lead, *(figures.spread_line(track.spread) if track.spread else ()), Run(".")


def _foreseen(one: Foreseen) -> Line:
    status = Run(f" {forecasts.due(one)}: {one.status}")
    shown = (cite(sign.statement) for sign in one.signs[:RESTS_ON])
    return *forecasts.what(one), status, plain(f", {one.reason}."), *shown


def _plots(tracks: Sequence[Track]) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for number, track in enumerate(tracks[:PLOTS]):
        section = figures.section(track, explained=not number)
        yield section.title, section.parts


def _disputed(claim: Claim) -> Entry:
    """A claim, and under it who stands against it and in what words."""
    shown: dict[str, Against] = {}
    for each in claim.against:
        shown.setdefault(words.speaker(each.statement), each)
    entry = claim_entry(claim)
    return Entry(entry.lines, tuple(map(_opposed, list(shown.values())[:RESTS_ON])), entry.mark)


def _opposed(each: Against) -> Entry:
    said: Saying = each.statement
    how = Run(f"{each.opposition}: ", "against" if each.opposition != "none" else "aside")
    by = plain(words.speaker(said), "name")
    quoted = plain(f", {words.on(said.published)}: “{said.text}”")
    return Entry(((how, by, quoted, cite(said)),))


WRITERS: dict[str, Writer[State]] = {
    "html": lambda story, items, out: html.write(told(story, items), out),
    "md": lambda story, items, out: markdown.write(told(story, items), out),
    "table": lambda story, items, out: terminal.write(told(story, items), out),
}
"""How a brief is written, by name of the format; its data are those of the story."""
