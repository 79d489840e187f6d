"""Timeline: events by when they happened, with every claimant's version, as a page, a picture and features."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TextIO

from sayso.export import plain
from sayso.export.cells import Cell, joined
from sayso.export.claims import words
from sayso.export.claims.documents import plainly
from sayso.export.views import geojson, spells
from sayso.export.views.areas import area, finest
from sayso.export.views.forms import View, Writer, about, sayings
from sayso.export.views.page import Drawing, Entry, Line, Page, Part, Run, Section, cite, page
from sayso.export.views.page import plain as run
from sayso.records import Act, Occurrence, Story, Version

Numbered = tuple[int, Occurrence]
EMPTY = "No event is told by these claims."
_DOT = " · "
_VERBS: dict[Act, str] = {
    "confirms": "confirmed it",
    "denies": "denied it",
    "predicts": "foresaw it",
    "promises": "promised it",
    "demands": "demanded it",
}
_AHEAD: dict[Act, str] = {"promises": "promised", "demands": "demanded"}

MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    Occurrence: (
        "An event, by when it happened or is to happen.",
        {
            "id": "Id of the claim that tells it.",
            "text": "What happened, in the words of one of the statements.",
            "versions": "What every claimant says of it, in the order in which it was first said.",
            "earliest": "First day on which it may have happened; null where open or not told.",
            "latest": "Last day on which it may have happened; null where open or not told.",
            "agreed": "Whether all who date it agree; if not, the days are those that any of them allows.",
            "ahead": "Whether nobody says that it has happened: all foresee, promise or demand it.",
            "lasting": "Whether it lasts; the latest day is then that on which it was still said to last.",
            "by": "Where nobody dates what happened, the day on which it was first told; it is no later.",
        },
    ),
    Version: (
        "What one claimant says of an event.",
        {
            "claim": "Id of the claim.",
            "claimant": "Who says it, by the name of the claim's root.",
            "statement": "The first of his statements that tells it.",
            "standing": "Support and opposition of the claim.",
            "relays": "Later statements that go back to him and give no other time.",
            "against": "Statements that stand against the claim.",
            "times": "The times in these statements that date the event.",
            "earliest": "First day that they allow; null where open or not told.",
            "latest": "Last day that they allow; null where open or not told.",
            "ahead": "Whether it is foreseen, promised or demanded, and not said to have happened.",
            "lasting": "Whether it still was so when it was said; the latest day is then that of the saying.",
        },
    ),
}
"""Of each record what it is, and what each of its fields means."""

COLUMNS = (
    "event", "text", "event_earliest", "event_latest", "agreed", "no_later_than",
    "claimant", "act", "said", "outlet", "words", "earliest", "latest", "ahead", "lasting",
    "places", "figures", "support", "roots", "opposition", "claim", "statement", "version_text", "relays",
)  # fmt: skip
"""The header of the CSV: one row a version of an event; days are ISO 8601, empty where open or not told."""


def told(story: Story, items: Sequence[Occurrence]) -> Page:
    """The page: bars, then the events month by month, and at the end those that nobody dates."""
    dated, undated = in_time(items)
    drawing = _drawing(dated)
    months = [_month(title, list(group)) for title, group in groupby(dated, key=lambda one: _title(one[1]))]
    rest = Section("Not dated", tuple(_entry(number, one) for number, one in undated))
    bars = Section("", drawing, None if items else EMPTY)
    return page("Timeline", about(story), (bars, *months, rest), sayings(story))


def in_time(items: Iterable[Occurrence]) -> tuple[list[Numbered], list[Numbered]]:
    """The events that are dated, in the order of their days, and those that are not; numbered through."""
    dated = sorted((one for one in items if spells.spell(one)), key=_order)
    undated = [one for one in items if not spells.spell(one)]
    numbered = list(enumerate([*dated, *undated], 1))
    return numbered[: len(dated)], numbered[len(dated) :]


def _order(one: Occurrence) -> tuple[date, date, str]:
    """By the first day, of what is open there by the last."""
    return one.earliest or one.latest or date.max, one.latest or date.max, one.id


def _drawing(dated: Sequence[Numbered]) -> tuple[Part, ...]:
    picture = spells.drawn(dated)
    if picture is None:
        return ()
    return (Drawing("Events by when they happened", picture, lambda width: spells.lines(dated, width)),)


def _title(one: Occurrence) -> str:
    day = one.earliest or one.latest or date.min
    return f"{calendar.month_name[day.month]} {day.year}"


def _month(title: str, dated: Sequence[Numbered]) -> Section:
    return Section(title, tuple(_entry(number, one) for number, one in dated))


def _entry(number: int, one: Occurrence) -> Entry:
    """When, what, and under it every version."""
    shown = next(version for version in one.versions if version.statement.text == one.text)
    what = (run(one.text.removeprefix("that ")), cite(shown.statement))
    return Entry((_when(one), what), tuple(_version(one, version) for version in one.versions), str(number))


def _when(one: Occurrence) -> Line:
    """The days, and what is to be known of them."""
    notes = [*([_kind(one)] if one.ahead else []), *([] if one.agreed else ["accounts differ"])]
    told = Run(_days(one), "strong") if spells.spell(one) else Run(_bound(one), "aside")
    return (told, *(Run(f"{_DOT}{note}", "hedge") for note in notes))


def _kind(one: Occurrence) -> str:
    """What an event is that nobody says to have happened."""
    acts = {version.statement.act for version in one.versions}
    return _AHEAD.get(acts.pop(), "forecast") if len(acts) == 1 else "forecast"


def _days(one: Occurrence | Version) -> str:
    """The days in words: of what lasts, since when, and until when that is known."""
    if one.lasting and one.earliest:
        still = f", still so on {plain.days(one.latest, one.latest)}" if one.latest else ""
        return f"{plain.days(one.earliest, None)}{still}"
    return plain.days(one.earliest, one.latest)


def _bound(one: Occurrence) -> str:
    if one.by:
        return f"not dated; no later than {plain.days(one.by, one.by)}, when it was first told"
    return "no date given"


def _version(event: Occurrence, one: Version) -> Entry:
    """Who says it, when and where; under it his time words, figures and places, and how the claim stands."""
    saying = one.statement
    verb = _VERBS.get(saying.act, "said it")
    more = f" and {words.count(len(one.relays), 'more statement')}" if one.relays else ""
    place = "" if one.claimant == words.outlet(saying) else f", in {words.outlet(saying)}"
    who = (run(one.claimant, "name"), Run(f" {verb} on {words.on(saying.published)}{place}"))
    return Entry(((*who, cite(saying), Run(more, "aside")), *_values(event, one)))


def _values(event: Occurrence, one: Version) -> Iterator[Line]:
    """The values of a version, and its standing."""
    facts = _DOT.join([*_time(event, one), *_amounts(one), *_spots(one)])
    if facts:
        yield (run(facts, "aside"),)
    if against := words.opposed(one.standing, one.against):
        yield (Run(_DOT.join(against), "against"),)


def _time(event: Occurrence, one: Version) -> list[str]:
    """The words that date it, and the days that they mean where these are not the event's."""
    if not one.times:
        return ["gives no time"] if spells.spell(event) else []
    said = " … ".join(f"“{_bounded(time.bound, time.words)}”" for time in one.times)
    days = _days(one)
    same = (one.earliest, one.latest) == (event.earliest, event.latest)
    return [said if same else f"{said}: {days or 'days not clear'}"]


def _bounded(bound: str, said: str) -> str:
    return said if bound == "within" else f"{bound} {said}"


def _amounts(one: Version) -> list[str]:
    return [words.amount(figure) for figure in one.statement.figures]


def _spots(one: Version) -> list[str]:
    return list(dict.fromkeys(spot.name for spot in one.statement.where))


def rows(one: Occurrence) -> Iterator[tuple[Cell, ...]]:
    """One row for each version."""
    event = (one.id, one.text, _iso(one.earliest), _iso(one.latest), _yes(one.agreed), _iso(one.by))
    for version in one.versions:
        saying, standing = version.statement, version.standing
        yield (
            *event,
            *(version.claimant, saying.act, saying.published, saying.outlet),
            joined(_bounded(time.bound, time.words) for time in version.times),
            *(_iso(version.earliest), _iso(version.latest), _yes(version.ahead), _yes(version.lasting)),
            *(joined(_spots(version)), joined(_amounts(version))),
            *(standing.support, standing.roots, standing.opposition),
            *(version.claim, saying.id, saying.text, len(version.relays)),
        )


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def features(items: Iterable[Occurrence]) -> Iterator[geojson.Node]:
    """One feature for each version: `when` is its time, the geometry the area of the finest places that it names."""
    dated, undated = in_time(items)
    for _, one in (*dated, *undated):
        for version in one.versions:
            yield _feature(one, version)


def _feature(event: Occurrence, one: Version) -> geojson.Node:
    saying = one.statement
    when: Mapping[str, object] | None = None
    if spells.spell(one):
        when = {"start": _iso(one.earliest), "end": None if one.lasting else _iso(one.latest), "type": "Interval"}
    properties: dict[str, object] = {
        "event": event.id,
        "claim": one.claim,
        "text": saying.text,
        "claimant": one.claimant,
        "act": saying.act,
        "said": saying.published,
        "outlet": saying.outlet,
        "url": saying.url,
        "words": [time.words for time in one.times],
        "ahead": one.ahead,
        "lasting": one.lasting,
        "agreed": event.agreed,
        "no_later_than": _iso(event.by),
        "figures": _amounts(one),
        "places": _spots(one),
        "support": one.standing.support,
        "roots": one.standing.roots,
        "opposition": one.standing.opposition,
    }
    return geojson.feature(saying.id, (area(spot) for spot in finest(saying.where)), properties, when)


def write_features(story: Story, items: Sequence[Occurrence], out: TextIO) -> None:
    """The versions as GeoJSON."""
    shown = items[: story.query.limit]
    geojson.write("timeline", {"moment": story.moment, "query": plainly(story.query)}, features(shown), out)


def write_picture(story: Story, items: Sequence[Occurrence], out: TextIO) -> None:
    """The bars as SVG; where nothing is dated, a picture that says so."""
    dated, _ = in_time(items[: story.query.limit])
    out.write(f"{spells.drawn(dated) or spells.nothing()}\n")


VIEW = View("timeline", told, COLUMNS, rows)
WRITERS: dict[str, Writer[Occurrence]] = {**VIEW.writers(), "svg": write_picture, "geojson": write_features}
