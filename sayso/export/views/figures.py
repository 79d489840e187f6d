"""Figures: every counted thing of a story with all its values, as a page with plots, as rows, and as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from sayso.export import plain
from sayso.export.cells import Cell
from sayso.export.claims import words
from sayso.export.values import number
from sayso.export.views import track_lines, track_svg
from sayso.export.views.forms import View, Writer, about, sayings
from sayso.export.views.page import Drawing, Entry, Line, Page, Run, Section, cite, page
from sayso.export.views.page import plain as run
from sayso.export.views.ranges import reach
from sayso.export.visible import one_line
from sayso.records import Bearing, Compared, Extreme, Given, Spread, Step, Story, Track
from sayso.text.counted import counted

EMPTY = "No figure is given by these claims."
_COMPARED = 2
"""How many earlier values a value is told against."""
_HOW: Mapping[Bearing, str] = {
    "repeats": "as before: {}",
    "agrees": "agrees with {}",
    "updates": "updates {}",
    "conflicts": "conflicts with {}",
    "excludes": "excludes {}, for another time",
    "apart": "compatible with {}, but {:.1f}-fold apart",
    "differs": "compatible with {}, and not the same",
    "part": "does not count the same whole as {}",
}
MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    Track: (
        "Every value that was given for one counted thing, in the order in which they were said.",
        {
            "id": "Id of the track, from its first value.",
            "thing": "What is counted, in the words that reports use most.",
            "whom": "Whose it is: an ISO 3166-1 code, or a name in lower case; null where nothing tells.",
            "fate": "What befell it or was done with it; “there” for being in, or brought to, a place; null if untold.",
            "foreseen": "Whether that is yet to be, or may be.",
            "place": "Where; null where nothing tells.",
            "unit": "What the values are measured in.",
            "measure": "The unit by name: an ISO 4217 code, “km”, “%”; null for what is only counted.",
            "steps": "The values, each as it entered the record.",
            "spread": "From the lowest to the highest that sources say now; null where nobody independent does.",
            "outlets": "Outlets that carry a value, in the order in which they first did.",
        },
    ),
    Step: (
        "A value as it enters the record: a root, with all that pass it on.",
        {
            "first": "The statement that gave it, and the amount.",
            "source": "Whose value it is, by the name of the claim's root.",
            "claim": "Id of the claim that it belongs to.",
            "relays": "Statements that pass it on, with the amounts that they give.",
            "as_of": "The time for which it counts; null where none is told, then it is for when it was said.",
            "spell": "Words for the only time that it counts, “in the past week”; null where it counts all until then.",
            "part": "Whether it counts a part of a whole that is named.",
            "independent": "Whether its root counts in its claim.",
            "withdrawn": "The statement that took it back or set it right; null where it stands.",
            "compared": "How it stands to the last values of the sources before it, the most telling first.",
        },
    ),
    Given: (
        "One statement's value.",
        {"saying": "The statement.", "amount": "The amount, as an interval and in words."},
    ),
    Compared: (
        "How a value stands to an earlier one.",
        {
            "how": "repeats, updates (the same source, or a link says so), agrees, conflicts (they exclude each other "
            "for the same time), excludes (for another time), apart (compatible, but several-fold apart), differs "
            "(compatible, not the same), part (not of the same whole).",
            "to": "Id of the statement that gave the earlier value.",
            "source": "Whose that was.",
            "words": "The words of its amount.",
            "own": "Whether it is the same source, under whatever name.",
            "fold": "How many times the larger is the smaller.",
        },
    ),
    Spread: (
        "From the lowest to the highest that the latest values of independent sources allow.",
        {
            "low": "The lowest end.",
            "high": "The highest end.",
            "roots": "How many sources it is taken over.",
        },
    ),
    Extreme: (
        "An end of a spread.",
        {
            "value": "The number.",
            "sources": "Who gives it.",
            "statements": "Their statements, one for each.",
            "opened": "Those whose value leaves this end open: it may be less, or more, still.",
        },
    ),
}
"""Of each record what it is, and what each of its fields means."""

COLUMNS = (
    "track", "title", "thing", "whom", "fate", "foreseen", "place", "source", "independent", "said", "as_of_earliest",
    "as_of_latest", "low", "high", "unit", "measure", "words", "spell", "part", "how", "to", "withdrawn", "relays",
    "outlet", "claim", "statement", "url",
)  # fmt: skip
"""The header of the CSV: one row a value; `how` and `to` are its most telling comparison with an earlier one."""


def told(story: Story, items: Sequence[Track]) -> Page:
    """The page: a section with a plot for each track of several values, and a list of those of one."""
    several = [track for track in items if len(track.steps) > 1]
    single = [track for track in items if len(track.steps) == 1]
    sections = [section(track, explained=not place) for place, track in enumerate(several)]
    sections += [Section("Given once", tuple(_alone(track) for track in single))] if single else []
    return page("Figures", about(story), sections or [Section("", (), EMPTY)], sayings(story))


def title(track: Track) -> str:
    """What a track counts: "Kelvari soldiers in or sent to Ostrand", "Kelvari soldiers killed or wounded"."""
    place = one_line(track.place.name) if track.place else None
    thing = one_line(track.thing)
    if track.unit != "count":
        unit = track.measure or track.unit
        thing = f"{thing} ({one_line(unit)})" if thing != unit else thing
    fate = f" {track.fate}" if track.fate not in (None, "there") else ""
    where = f" in {place}" if place else ""
    if track.fate == "there" and place and counted(track.thing).people:
        where = f" in or sent to {place}"
    return f"{thing}{fate}{where}{', foreseen' if track.foreseen else ''}"


def section(track: Track, *, explained: bool) -> Section:
    """The spread, the plot, `explained` where it is the first of a page, and the values."""
    name = title(track)
    spread = [Entry((spread_line(track.spread),))] if track.spread else []
    steps = (_step(place, step) for place, step in enumerate(track.steps, 1))
    return Section(name[0].upper() + name[1:], (*spread, *_plot(track, name, explained), *steps))


def _plot(track: Track, name: str, explained: bool) -> Iterator[Drawing]:
    if any(reach(step.first.amount) for step in track.steps):
        svg = track_svg.picture(track, name)
        yield Drawing(f"Plot: {name}", svg, lambda width: _lines(track, width, explained))


def _lines(track: Track, width: int, explained: bool) -> tuple[str, ...]:
    key = ("", *track_lines.key(width)) if explained else ()
    return (*track_lines.lines(track, width), *key)


def spread_line(spread: Spread) -> Line:
    """How a track stands now: from where to where, over how many sources, and who gives the ends."""
    low, high = spread.low, spread.high
    less = "" if not low.opened else " or less"
    more = "" if not high.opened else " or more"
    same = low.value == high.value
    ends = plain.number(low.value) + less if same else f"{plain.number(low.value)}{less} to {plain.number(high.value)}"
    head = Run("Now ", "aside"), Run(f"{ends}{more}", "strong")
    if spread.roots == 1 or (same and not less and not more):
        return *head, *_givers(", by ", low)
    sources = Run(f", by {words.count(spread.roots, 'source')}", "aside")
    ends_by = _givers("; by ", low) if same else (*_givers("; lowest: ", low), *_givers("; highest: ", high))
    return *head, sources, *ends_by, *_opened(low, high)


def _givers(lead: str, extreme: Extreme) -> Iterator[Run]:
    yield Run(lead, "aside")
    for place, (source, statement) in enumerate(zip(extreme.sources, extreme.statements, strict=True)):
        yield from [Run(", ", "aside")] if place else []
        yield from (run(source, "aside"), Run("", "cite", statement))


def _opened(low: Extreme, high: Extreme) -> Iterator[Run]:
    for names, way in ((low.opened, "downwards"), (high.opened, "upwards")):
        if names:
            yield Run(f"; left open {way} by {', '.join(map(one_line, names))}", "aside")


def _step(place: int, step: Step) -> Entry:
    """A value: how much and by whom, in what words and of what scope, who passes it on, and how it stands to others."""
    saying = step.first.saying
    head = (run(plain.much(step.first.amount), "strong"), Run(" "), run(step.source, "name"), cite(saying))
    said = Run(f" {words.on(saying.published)}", "aside")
    lines = [(*head, said, *_withdrawn(step)), (Run(_scope(step), "aside"),)]
    lines += [_relays(step)] if step.relays else []
    compared = tuple(Entry((_against(each),)) for each in step.compared[:_COMPARED])
    return Entry(tuple(lines), compared, str(place))


def _withdrawn(step: Step) -> Line:
    if step.withdrawn is None:
        return ()
    day = words.on(step.withdrawn.published)
    return Run(", "), Run("withdrawn", "against"), Run(f" {day}", "aside"), cite(step.withdrawn)


def _scope(step: Step) -> str:
    """The words of the amount, and for when and of how much of the whole it is."""
    amount = step.first.amount
    whole = f"{amount.words} {amount.counted}"
    said = whole if amount.counted and whole in step.first.saying.text else amount.words
    return " · ".join([f"“{one_line(said)}”", *_notes(step)])


def _notes(step: Step) -> Iterator[str]:
    if step.as_of is not None and (days := plain.days(step.as_of.earliest, step.as_of.latest)):
        yield f"as of {days}" if step.as_of.earliest else days.replace("up to", "by", 1)
    if step.spell is not None:
        yield f"only {one_line(step.spell)}"
    amount = step.first.amount
    if step.part:
        yield f"a part of {one_line(amount.of)}".replace("of of ", "of ") if amount.of else "a part"
    if amount.since:
        since = one_line(amount.since)
        yield since if since.startswith("since") else f"since {since}"
    elif amount.cumulative:
        yield "in all"
    if not step.independent and step.withdrawn is None:
        yield "does not count as an independent root"


def _relays(step: Step) -> Line:
    outlets = track_svg.outlets(step)
    by = f"relayed by {words.count(len(outlets), 'outlet')}" if outlets else "told again in the same outlet"
    return (Run(by, "aside"), *(cite(given.saying) for given in step.relays))


def _against(compared: Compared) -> Line:
    """How a value stands to an earlier one."""
    whose = "its own" if compared.own else f"{one_line(compared.source)}:"
    told = _HOW[compared.how].format(f"{whose} “{one_line(compared.words)}”", compared.fold)
    return Run(told, "against" if compared.how == "conflicts" else "plain"), Run("", "cite", compared.to)


def _alone(track: Track) -> Entry:
    """A track of one value in two lines."""
    step = track.steps[0]
    head = (run(title(track), "strong"), Run(": "), run(plain.much(step.first.amount)), Run(", "))
    by = (run(step.source, "name"), Run(f", {words.on(step.first.saying.published)}", "aside"), cite(step.first.saying))
    more = (Run(" · ", "aside"), *_relays(step)) if step.relays else ()
    return Entry(((*head, *by, *_withdrawn(step)), (Run(_scope(step), "aside"), *more)), mark="·")


def rows(track: Track) -> Iterator[tuple[Cell, ...]]:
    """A row for each value."""
    place = track.place.name if track.place else None
    thing = track.id, title(track), track.thing, track.whom, track.fate, _yes(track.foreseen), place
    for step in track.steps:
        yield (*thing, *_cells(step, track))


def _cells(step: Step, track: Track) -> Iterable[Cell]:
    saying, amount, compared = step.first.saying, step.first.amount, step.compared[:1]
    as_of = (step.as_of.earliest, step.as_of.latest) if step.as_of else (None, None)
    reached = reach(amount)
    low = None if reached is None or reached.open_low else number(reached.low)
    high = None if reached is None or reached.open_high else number(reached.high)
    yield from (step.source, _yes(step.independent), saying.published)
    yield from (each.isoformat() if each else None for each in as_of)
    yield from (low, high, track.unit, track.measure, amount.words, step.spell, _yes(step.part))
    yield from (compared[0].how if compared else None, compared[0].to if compared else None)
    yield from (step.withdrawn.id if step.withdrawn else None, len(step.relays))
    yield from (words.outlet(saying), step.claim, saying.id, saying.url)


def _yes(so: bool) -> str:
    return "yes" if so else "no"


def write_svg(story: Story, items: Sequence[Track], out: TextIO) -> None:
    """The plots of all tracks of several values, one below the other."""
    shown = [track for track in items[: story.query.limit] if len(track.steps) > 1]
    out.write(f"{track_svg.pictures((track, title(track)) for track in shown)}\n")


VIEW = View("figures", told, COLUMNS, rows)
WRITERS: dict[str, Writer[Track]] = {**VIEW.writers(), "svg": write_svg}
"""How figures are written, by name of the format."""
