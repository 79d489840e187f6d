"""Cartography: places as areas on a map, one layer for each claimant, as SVG."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.export.claims import words
from sayso.export.marks import escaped
from sayso.export.views import svg
from sayso.export.views.areas import area, around
from sayso.export.views.frame import WIDTH, Frame, fitted, vague
from sayso.export.views.looks import Look, defined, looks
from sayso.export.views.outlines import Point, land
from sayso.export.views.paths import drawn_in, path
from sayso.export.visible import one_line
from sayso.records import Level, Place
from sayso.text.profiles.states import states

PICTURE = "map"
TITLE = "Places by who claims something there"
_STRIPES = 4
"""Claimants of one place that are shown by stripes; the others by its line, and in the list."""
_STRIPE = 4.0
_DENSE: dict[Level, float] = {"country": 0.35, "region": 0.6}
"""How densely an area is filled, if less than towns are."""
_SEEN = 5.0
"""Radius in units below which an area gets a ring around it, so that it is found."""
_LETTERS = 11.0
_SMALL = 9.5
_LINE = 12.0
_BOLD = 1.12
"""How much wider bold letters are."""
_KEY = 17.0
_NAMED = 24
"""Claimants in the key; there may be hundreds, and the list names them all."""
_BESIDE = (0.0, 14.0, 28.0, 44.0, 62.0, 84.0)
"""How far off its area a label may stand, nearest first."""
_REACH = 40.0
"""Units from the middle of a large area beyond which its label would not be taken for its own."""
_SIDES = ((1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8))
_ROUND_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_BORDERS = "Borders: Natural Earth; Crimea as the United Nations have it. Areas are as precise as the words."

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge."""


def drawn(places: Sequence[Place]) -> str | None:
    """The map; None where no place can be drawn."""
    frame = fitted(places)
    if frame is None:
        return None
    known = looks(_claimants(places))
    used = [known[layer.claimant] for place in places for layer in place.layers]
    shown = [place for place in places if area(place.spot)]
    labels = list(_labelled(shown, frame, known))
    ground, borders = _ground(frame)
    told = {place.spot.country for place in places if place.spot.level == "country"}
    over = [*_rings(shown, frame), *_scale_bar(frame), *_countries(frame, labels, told)]
    sheet = _sheet([ground, *_layers(shown, known), borders, *over], frame)
    inside = [defined(PICTURE, used), *_stripes(shown, known), _shapes(shown, frame), sheet]
    inside += [part for label in labels for part in label.parts]
    key, height = _key(places, known, frame)
    about = f"{words.count(len(places), 'place')} drawn as areas, with {words.count(len(known), 'claimant')}."
    return svg.picture(WIDTH, height, TITLE, about, [*inside, *key])


def nothing() -> str:
    """A picture that says that there is nothing to draw."""
    told = "No place that is known is named."
    return svg.picture(WIDTH, 4 * _KEY, told, told, [svg.text(told, _KEY, 2 * _KEY)])


def _claimants(places: Iterable[Place]) -> list[str]:
    """Claimants by how many claims they make of places, most first; those that no label names come after all others."""
    counted: dict[str, int] = {}
    labelled: set[str] = set()
    for place in places:
        labelled |= {layer.claimant for layer in place.layers[:_STRIPES]}
        for layer in place.layers:
            counted[layer.claimant] = counted.get(layer.claimant, 0) + len(layer.claims)
    return sorted(counted, key=lambda name: (name not in labelled, -counted[name]))


def _sheet(parts: Iterable[str], frame: Frame) -> str:
    """The map itself, cut at its edges, and a line around it."""
    cut = svg.element("clipPath", svg.element("rect", width=WIDTH, height=frame.height), id=f"{PICTURE}-edge")
    edge = svg.element("rect", width=WIDTH, height=frame.height, fill="none", style=f"stroke:{svg.colour('faint')}")
    return f"{cut}{svg.element('g', ''.join(parts), clip_path=f'url(#{PICTURE}-edge)')}{edge}"


@lru_cache(maxsize=32)  # many claims are about the same few places
def _ground(frame: Frame) -> tuple[str, str]:
    """The land of all countries that reach into the map, and their borders, which areas must not hide."""
    ink, border = f"fill:{svg.colour('line')}", f"stroke:{svg.colour('faint')}"
    # Both are one outline, which is most of what a map weighs: it is written once.
    ground = svg.element("path", d=drawn_in(land(), frame), id=f"{PICTURE}-land")
    filled = svg.element("use", href=f"#{PICTURE}-land", fill_opacity=0.4, style=ink)
    drawn = svg.element("use", href=f"#{PICTURE}-land", fill="none", stroke_width=0.6, style=border)
    return f"{svg.element('defs', ground)}{filled}", drawn


def _shapes(places: Sequence[Place], frame: Frame) -> str:
    """The ground of each place, once: every layer of it is drawn with that."""
    paths = (
        svg.element("path", d=path(area(place.spot), frame), fill_rule="evenodd", id=f"{PICTURE}-place-{number}")
        for number, place in enumerate(places)
    )
    return svg.element("defs", "".join(paths))


def _layers(places: Sequence[Place], known: Mapping[str, Look]) -> Iterator[str]:
    """One group for each claimant, with his areas, the largest lowest."""
    parts: dict[str, list[str]] = {name: [] for name in known}
    largest = sorted(enumerate(places), key=lambda one: -(one[1].spot.precision_km or 0.0))
    for number, place in largest:
        for at, layer in enumerate(place.layers):
            parts[layer.claimant].append(_area(number, place, at, known[layer.claimant]))
    for name, areas in parts.items():
        if areas:
            titled = svg.element("title", escaped(one_line(name)))
            yield svg.element("g", f"{titled}{''.join(areas)}", id=f"{PICTURE}-layer-{known[name].number}")


def _area(number: int, place: Place, at: int, look: Look) -> str:
    """A claimant's part of an area: its stripes, the whole where it is his alone, its line where it is too many's."""
    layer, stripes = place.layers[at], min(len(place.layers), _STRIPES)
    filled = at < _STRIPES and not vague(place.spot)
    fill = look.fill(PICTURE) if stripes == 1 else f"url(#{_stripe(stripes, at, look)})"
    counted = words.count(len(layer.claims), "claim")
    told = svg.element("title", escaped(one_line(f"{layer.claimant}: {place.spot.name}, {counted}")))
    return svg.element(
        "use",
        told,
        href=f"#{PICTURE}-place-{number}",
        fill=fill if filled else "none",
        fill_opacity=_DENSE.get(place.spot.level, 0.85),
        stroke_width=1.2,
        stroke_dasharray="4 3" if vague(place.spot) else None,
        style=f"stroke:{svg.colour(look.ink)}",
    )


def _stripe(stripes: int, at: int, look: Look) -> str:
    return f"{PICTURE}-stripe-{stripes}-{at}-{look.ink}"


def _stripes(places: Iterable[Place], known: Mapping[str, Look]) -> Iterator[str]:
    """Patterns for areas of several claimants: each leaves the others' stripes free."""
    wanted: dict[str, tuple[int, int, Look]] = {}
    for place in places:
        stripes = min(len(place.layers), _STRIPES)
        for at, layer in enumerate(place.layers[:_STRIPES]):
            look = known[layer.claimant]
            wanted[_stripe(stripes, at, look)] = (stripes, at, look)
    for name, (stripes, at, look) in wanted.items():
        style = f"fill:{svg.colour(look.ink)}"
        bar = svg.element("rect", x=at * _STRIPE, width=_STRIPE, height=_STRIPE * stripes, style=style)
        size = _STRIPE * stripes
        yield svg.element(
            "pattern",
            bar,
            id=name,
            width=size,
            height=size,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )


def _radius(place: Place, frame: Frame) -> float:
    """Units from the middle of a place to its edge."""
    return (place.spot.precision_km or 0.0) / frame.kilometres(1.0)


def _middle(place: Place, frame: Frame) -> Point:
    return frame.at((frame.near(place.spot.lon or 0.0), place.spot.lat or 0.0))


def _rings(places: Iterable[Place], frame: Frame) -> Iterator[str]:
    """Rings around areas too small to be seen: they say where to look, not how large it is."""
    for place in places:
        if _radius(place, frame) < _SEEN and frame.shows(place):
            x, y = _middle(place, frame)
            style = f"stroke:{svg.colour('ink')}"
            yield svg.element("circle", cx=x, cy=y, r=_SEEN + 1, fill="none", stroke_dasharray="2 1.5", style=style)


@dataclass(frozen=True, slots=True)
class _Label:
    """A label where there was room for it."""

    box: Box
    parts: tuple[str, ...]


def _labelled(places: Sequence[Place], frame: Frame, known: Mapping[str, Look]) -> Iterator[_Label]:
    """The name of each place and the numbers of its claimants, none over another; without room there is none."""
    small = [one for one in places if one.spot.level != "country" and _radius(one, frame) < _REACH and frame.shows(one)]
    taken = [_around(*_middle(place, frame), max(_radius(place, frame), _SEEN)) for place in small]
    for place in places:
        numbers = [known[layer.claimant].number for layer in place.layers[:_STRIPES]]
        told = [str(number) for number in numbers if number <= _NAMED]
        more = [f"+{len(place.layers) - len(told)}"] if len(place.layers) > len(told) else []
        lines = one_line(place.spot.name), " · ".join([*told, *more])
        anchor = _anchor(place, frame)
        label = _put(anchor, _near(place, frame), lines, (frame, taken)) if anchor else None
        if label:
            taken.append(label.box)
            yield label


def _anchor(place: Place, frame: Frame) -> Point | None:
    """What a label stands beside: the middle of a place, else a point of it at the edge of the map, if there is one."""
    x, y = _middle(place, frame)
    if frame.shows(place):
        return x, y
    edge = min(max(x, _REACH), WIDTH - _REACH), min(max(y, _REACH), frame.height - _REACH)
    return edge if any(_holds(polygon[0], edge, frame) for polygon in area(place.spot)) else None


def _holds(ring: Iterable[Point], point: Point, frame: Frame) -> bool:
    """Whether a point of the map lies inside a ring, wherever around the globe that is drawn."""
    corners = [frame.at(corner) for corner in ring]
    turn = 360.0 * frame.scale * frame.shortening
    return any(around(corners, (point[0] + times * turn, point[1])) for times in (-1, 0, 1))


def _near(place: Place, frame: Frame) -> float:
    """Units from that to the nearest edge of the label: on a country or a vague area it stands inside."""
    inside = place.spot.level == "country" or vague(place.spot)
    return 0.0 if inside else min(max(_radius(place, frame), _SEEN), _REACH) + 3


def _put(anchor: Point, near: float, lines: tuple[str, str], sheet: tuple[Frame, Sequence[Box]]) -> _Label | None:
    """The nearest free place for two lines of words beside an anchor, with a line to it if it is far."""
    (x, y), (frame, taken) = anchor, sheet
    size = max(_BOLD * svg.width(lines[0], _LETTERS), svg.width(lines[1], _SMALL)), 2 * _LINE
    for away in _BESIDE:
        for east, north in _SIDES:
            left = x + east * (near + away) - size[0] * (1 - east) / 2
            top = y + north * (near + away) - size[1] * (1 - north) / 2
            box = left, top, left + size[0], top + size[1]
            if _inside(box, frame) and not any(_meet(box, other) for other in taken):
                return _Label(box, (*_leader(anchor, box, away), *_lettered(lines, box)))
    return None


def _leader(point: Point, box: Box, away: float) -> Iterator[str]:
    if away:
        near = min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])
        yield svg.line(point, near, ink="ink", width=0.8)


def _lettered(lines: tuple[str, str], box: Box) -> Iterator[str]:
    """Letters on a rim of paper, so that they are read over stripes."""
    for words_, size, base in ((lines[0], _LETTERS, _LINE - 2), (lines[1], _SMALL, 2 * _LINE - 3)):
        yield _rimmed(words_, box[0], box[1] + base, size, weight=600 if size == _LETTERS else None)


def _rimmed(told: str, x: float, y: float, size: float, *, weight: int | None = None, faint: bool = False) -> str:
    style = f"fill:{svg.colour('faint' if faint else 'ink')};stroke:{svg.colour('paper')};paint-order:stroke"
    return svg.element(
        "text",
        escaped(one_line(told)),
        x=x,
        y=y,
        font_size=size,
        font_weight=weight,
        stroke_width=3,
        stroke_linejoin="round",
        style=style,
    )


def _around(x: float, y: float, size: float) -> Box:
    return x - size, y - size, x + size, y + size


def _inside(box: Box, frame: Frame) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= WIDTH - 2 and box[3] <= frame.height - 2 * _LINE


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _countries(frame: Frame, labels: Sequence[_Label], told: Collection[str | None]) -> Iterator[str]:
    """Names of countries not `told` yet whose middle is shown and whose land is wide enough, where there is room."""
    kept = [label.box for label in labels]
    for state in sorted(states(), key=lambda state: -state.km):
        if state.code in told:
            continue
        x, y = frame.at((frame.near(state.lon), state.lat))
        size = svg.width(state.name, _SMALL)
        box = x - size / 2, y - _LINE, x + size / 2, y + 2
        room = 2 * state.km / frame.kilometres(1.0)
        if room > size and _inside(box, frame) and not any(_meet(box, other) for other in kept):
            kept.append(box)
            yield _rimmed(state.name, box[0], y, _SMALL, faint=True)


def _scale_bar(frame: Frame) -> Iterator[str]:
    """A bar of so many kilometres, as they are in the middle of the map."""
    km = max((one for one in _ROUND_KM if one <= frame.kilometres(WIDTH / 4)), default=_ROUND_KM[0])
    length, y = km / frame.kilometres(1.0), frame.height - 8
    yield svg.line((10, y), (10 + length, y), ink="ink", width=2)
    yield from (svg.line((x, y - 4), (x, y + 1), ink="ink", width=1.5) for x in (10, 10 + length))
    yield _rimmed(f"{km:,} km", 16 + length, y + 2, _SMALL)


def _key(places: Sequence[Place], known: Mapping[str, Look], frame: Frame) -> tuple[list[str], float]:
    """Who has which colour and number, what the map leaves out, and where it ends."""
    parts: list[str] = []
    top, half = frame.height + _KEY, WIDTH / 2
    names = list(known.items())[:_NAMED]
    rows = math.ceil(len(names) / 2)
    for place, (name, look) in enumerate(names):
        x, y = half * (place // rows) + 1, top + _KEY * (place % rows)
        parts += [_swatch(x, y, look), svg.text(_short(f"{look.number}  {name}", half - 30), x + 24, y, size=_LETTERS)]
    top += _KEY * rows
    for note in _notes(places, len(known) - len(names), frame):
        parts.append(svg.text(_short(note, WIDTH, _SMALL), 0, top, ink="faint", size=_SMALL))
        top += _LINE + 2
    return parts, top


def _swatch(x: float, y: float, look: Look) -> str:
    style = f"stroke:{svg.colour(look.ink)}"
    return svg.element("rect", x=x + 1, y=y - 9, width=16, height=11, fill=look.fill(PICTURE), style=style)


def _notes(places: Sequence[Place], more: int, frame: Frame) -> Iterator[str]:
    if more:
        yield f"and {words.count(more, 'more claimant')}, named in the list"
    beyond = [place.spot.name for place in places if area(place.spot) and not path(area(place.spot), frame)]
    unknown = [place.spot.name for place in places if not area(place.spot)]
    yield from [f"Beyond this map: {', '.join(beyond)}"] if beyond else []
    yield from [f"In no gazetteer: {', '.join(unknown)}"] if unknown else []
    yield _BORDERS


def _short(told: str, room: float, size: float = _LETTERS) -> str:
    shown = one_line(told)
    while shown and svg.width(shown, size) > room:
        shown = f"{shown[:-2].rstrip()}…"
    return shown
