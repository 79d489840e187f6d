"""Descent: how a claim came down from its roots, and who stood against it when, as a picture over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sayso.export.claims import words
from sayso.export.claims.tree import tree
from sayso.export.views import axes, svg
from sayso.export.views.axes import Scale
from sayso.records import Against, Claim, Root, Saying

WIDTH = 720.0
TITLE = "Who has it from whom, over time"
MOST = 28
"""Rows of a picture: those of a claim with more are listed, not drawn."""
_NAMES = 260.0
_ROW = 20.0
_TOP = 26.0
_EDGE = 14.0
_STEP = 12.0
_DEEPEST = 10
"""Levels by which a row is set in at most: those below them still hang on their lines."""
_DAYS = 6
_NOON = 0.5

Sign = Literal["root", "uncounted", "relay", "against", "head"]
"""What stands in a row: an independent root's first saying, one that does not count, who passes on, who is against it,
or no statement at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the picture: its words, how deep it is set in, what it is, when, and the row that it comes down from.

    `told` is what a pointer learns there; `at` is in days, None where the day is not known.
    """

    label: str
    depth: int
    sign: Sign
    told: str = ""
    at: float | None = None
    parent: int | None = None


def drawn(claim: Claim) -> str | None:
    """The picture; None where there is nothing to compare: a single statement, or none with a day."""
    found = list(rows(claim))
    days = [row.at for row in found if row.at is not None]
    if len(days) < 2:
        return None
    shown, more = found[:MOST], len(found) - MOST
    first, last = axes.padded(date.fromordinal(int(min(days))), date.fromordinal(int(max(days))))
    scale = Scale(first.toordinal(), last.toordinal() + 1, _NAMES + _EDGE, WIDTH - _EDGE)
    bottom = _TOP + _ROW * len(shown)
    inside = [*_axis(first, last, scale, bottom), *_edges(shown, scale), *_rows(shown, scale), *_key(shown, bottom)]
    if more > 0:
        told = f"and {words.count(more, 'more line')}, in the list below"
        inside.append(svg.text(told, WIDTH - _EDGE, bottom + _ROW, ink="faint", anchor="end"))
    counted = words.count(claim.standing.roots, "independent root")
    about = f"{words.count(len(claim.statements), 'statement')} from {counted}, {len(claim.against)} against it."
    return svg.picture(WIDTH, bottom + 1.6 * _ROW, TITLE, about, inside, least="wide")


def rows(claim: Claim) -> Iterator[Row]:
    """Each root with all that comes down from it, and at the end what stands against the claim."""
    placed: dict[str, int] = {}
    count = 0
    for root in claim.roots:
        for row in _descended(claim, root, placed, count):
            yield row
            count += 1
    own = {each.id for each in claim.statements}
    against = [each for each in claim.against if each.statement.id not in own]
    if against:
        yield Row("Against it", 0, "head")
        yield from map(_against, against)


def _descended(claim: Claim, root: Root, placed: dict[str, int], count: int) -> Iterator[Row]:
    """The rows of a root; `placed` learns in which row each statement stands."""
    yield Row(root.name, 0, "head", root.reason or "")
    for place, twig in enumerate(tree(claim, root), count + 1):
        if twig.saying is None:
            yield Row(f"{twig.outside}, not in the ledger", len(twig.rails), "head")
            continue
        placed[twig.saying.id] = place
        parent = placed.get(twig.relay.parent or "") if twig.relay else None
        sign: Sign = "relay" if twig.saying.id != root.first else "root" if root.independent else "uncounted"
        yield _row(
            twig.saying, len(twig.rails), sign, twig.relay.reason if twig.relay else words.credit(twig.saying), parent
        )


def _against(one: Against) -> Row:
    return _row(one.statement, 1, "against", f"{one.opposition}: {one.reason}", None)


def _row(saying: Saying, depth: int, sign: Sign, told: str, parent: int | None) -> Row:
    who = words.speaker(saying) if sign == "against" else words.outlet(saying)
    return Row(who, depth, sign, f"{words.on(saying.published)}: {told}", _day(saying.published), parent)


def _day(published: str | None) -> float | None:
    """A moment in days; a day without an hour is its noon."""
    if published is None:
        return None
    moment = datetime.fromisoformat(published)
    hours = _NOON if len(published) == len("2024-10-25") else (moment.hour + moment.minute / 60) / 24
    return moment.toordinal() + hours


def _axis(first: date, last: date, scale: Scale, bottom: float) -> Iterator[str]:
    for mark in axes.days(first, last, _DAYS):
        x = scale.at(mark.at)
        yield svg.line((x, _TOP - 8), (x, bottom))
        yield svg.text(mark.label, x, _TOP - 12, ink="faint", size=11)


def _middle(number: int) -> float:
    return _TOP + _ROW * (number + 0.5)


def _edges(shown: Sequence[Row], scale: Scale) -> Iterator[str]:
    """From each statement to the one it has it from: along its row, then up."""
    for number, row in enumerate(shown):
        above = shown[row.parent] if row.parent is not None and row.parent < number else None
        if row.at is None or above is None or row.parent is None or above.at is None:
            continue
        x, left = scale.at(row.at), scale.at(above.at)
        yield svg.line((left, _middle(row.parent)), (left, _middle(number)), ink="faint")
        yield svg.line((left, _middle(number)), (x, _middle(number)), ink="faint")


def _rows(shown: Iterable[Row], scale: Scale) -> Iterator[str]:
    for number, row in enumerate(shown):
        y = _middle(number)
        head = row.sign == "head"
        if head and row.depth == 0 and number:
            yield svg.line((0, y - _ROW / 2), (WIDTH, y - _ROW / 2))
        left = _STEP * min(row.depth, _DEEPEST)
        label = svg.text(
            _short(row.label, _NAMES - left),
            left,
            y + 4,
            ink="faint" if head and row.depth else "ink",
            weight=650 if head and not row.depth else None,
        )
        mark = [] if row.at is None else list(_mark(row.sign, scale.at(row.at), y))
        yield svg.group([label, *mark], ": ".join(filter(None, (row.label, row.told))))


def _mark(sign: Sign, x: float, y: float) -> Iterator[str]:
    match sign:
        case "root":
            yield svg.element("circle", cx=x, cy=y, r=5.5, style=f"fill:{svg.colour('for')}")
        case "uncounted":
            yield svg.element("circle", cx=x, cy=y, r=5, style=_outlined("faint"))
            yield svg.element("circle", cx=x, cy=y, r=2, style=f"fill:{svg.colour('faint')}")
        case "against":
            yield svg.line((x - 4, y - 4), (x + 4, y + 4), ink="against", width=2)
            yield svg.line((x - 4, y + 4), (x + 4, y - 4), ink="against", width=2)
        case _:
            yield svg.element("circle", cx=x, cy=y, r=4, style=_outlined("ink"))


def _outlined(ink: svg.Ink) -> str:
    return f"fill:{svg.colour('paper')};stroke:{svg.colour(ink)};stroke-width:1.4"


_KEY: Mapping[Sign, str] = {
    "root": "independent root",
    "uncounted": "root that does not count",
    "relay": "passed on",
    "against": "against it",
}


def _key(shown: Sequence[Row], bottom: float) -> Iterator[str]:
    """What the marks mean, those that are there."""
    x, y = 6.0, bottom + _ROW
    for sign, meaning in _KEY.items():
        if any(row.sign == sign for row in shown):
            yield from _mark(sign, x, y - 4)
            yield svg.text(meaning, x + 11, y, ink="faint", size=11)
            x += 28 + svg.width(meaning, 11)


def _short(label: str, room: float) -> str:
    if svg.width(label) <= room:
        return label
    kept = next(end for end in range(len(label), -1, -1) if svg.width(f"{label[:end]}…") <= room)
    return f"{label[:kept].rstrip()}…"
