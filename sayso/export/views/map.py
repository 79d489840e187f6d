"""Map: places as areas, and who claims what there, as a page, a picture and features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from sayso.export import plain
from sayso.export.cells import Cell
from sayso.export.claims import words
from sayso.export.claims.documents import plainly
from sayso.export.views import cartography, geojson
from sayso.export.views.areas import area
from sayso.export.views.forms import View, Writer, about, sayings
from sayso.export.views.page import Drawing, Entry, Page, Run, Section, cite, page
from sayso.export.views.page import plain as run
from sayso.export.visible import one_line
from sayso.records import Act, Layer, Place, Placed, Spot, Story

EMPTY = "No place is named by these claims."
_DOT = " · "
_NOWHERE = "Countries not told"
_NAME = 26
"""Columns for the name of a place in the terminal's bars."""
_LAYERS = 24
"""Claimants that a page names of one place."""
_CLAIMS = 8
"""Claims that a page tells of one claimant and place."""
_SAYS: dict[Act, str] = {"denies": "denies", "predicts": "foresees", "promises": "promises", "demands": "demands"}

MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    Place: (
        "A place that claims name, as an area.",
        {
            "spot": "The place, with its centre and the radius that it may lie in; null where no gazetteer has it.",
            "layers": "What every claimant says of it, those with most claims first.",
            "claims": "How many claims name it.",
        },
    ),
    Layer: (
        "What one claimant says of a place.",
        {
            "claimant": "Who says it, by the name of the claims' roots.",
            "claims": "His claims, the most contested and most spread first.",
            "first": "When he first said any of it: ISO 8601 date, or moment in UTC.",
            "last": "When he last did.",
        },
    ),
    Placed: (
        "A claim in so far as one claimant makes it of a place.",
        {
            "claim": "Id of the claim.",
            "text": "What is claimed, in the words of the first of his statements.",
            "standing": "Support and opposition of the claim.",
            "statements": "His statements of it that name the place, in time order.",
        },
    ),
}
"""Of each record what it is, and what each of its fields means."""

COLUMNS = (
    "place", "country", "level", "lat", "lon", "precision_km", "place_claims",
    "claimant", "first", "last",
    "claim", "text", "act", "support", "roots", "opposition", "statements",
)  # fmt: skip
"""The header of the CSV: one row a claim of a claimant of a place."""


def told(story: Story, items: Sequence[Place]) -> Page:
    """The page: the map, then the places country by country, those in most claims first."""
    picture = cartography.drawn(items)
    drawing = (Drawing(cartography.TITLE, picture, lambda width: _bars(items, width)),) if picture else ()
    top = Section("", drawing, None if items else EMPTY)
    return page("Map", about(story), (top, *_countries(items)), sayings(story))


def _countries(items: Sequence[Place]) -> Iterator[Section]:
    """A section for each country, in the order of its foremost place; what lies in none or several comes last."""
    codes = dict.fromkeys(place.spot.country for place in items)
    for code in sorted(codes, key=lambda code: code is None):
        title = plain.country(code) if code else _NOWHERE
        yield Section(title, tuple(_entry(place) for place in items if place.spot.country == code))


def _bars(items: Sequence[Place], width: int) -> list[str]:
    """How many claims name each place, as bars for a terminal."""
    most = max((place.claims for place in items), default=1)
    room = max(1, width - _NAME - len(f" {most:,}") - 1)
    return [f"{_column(place.spot)} {'█' * max(1, place.claims * room // most)} {place.claims:,}" for place in items]


def _column(spot: Spot) -> str:
    name = f"{one_line(spot.name)}, {spot.level}"
    return set_cell_size(name if cell_len(name) <= _NAME else f"{set_cell_size(name, _NAME - 1)}…", _NAME)


def _entry(place: Place) -> Entry:
    """The place and how finely it is told, and under it who claims what there."""
    claims, claimants = words.count(place.claims, "claim"), words.count(len(place.layers), "claimant")
    first = (run(place.spot.name, "strong"), Run(f"{_DOT}{_precision(place.spot)}", "aside"))
    counted = (Run(f"{claims} by {claimants}", "aside"),)
    layers = tuple(_layer(layer) for layer in place.layers[:_LAYERS])
    return Entry((first, counted), (*layers, *_more(len(place.layers) - _LAYERS, "claimant")))


def _more(rest: int, thing: str) -> tuple[Entry, ...]:
    """How many are not shown here; the other formats have them all."""
    return (Entry(((Run(f"and {words.count(rest, f'more {thing}')}", "aside"),),)),) if rest > 0 else ()


def _precision(spot: Spot) -> str:
    """How finely a place is told: "town, ± 6 km"."""
    if spot.lat is None:
        return f"{spot.level}, in no gazetteer"
    return f"{spot.level}, ± {plain.number(round(spot.precision_km, 1))} km" if spot.precision_km else spot.level


def _layer(layer: Layer) -> Entry:
    """A claimant, and his claims."""
    first, last = words.on(layer.first), words.on(layer.last)
    told = f"{_DOT}{first}" if first == last else f"{_DOT}{first} to {last}"
    claims = (*map(_claim, layer.claims[:_CLAIMS]), *_more(len(layer.claims) - _CLAIMS, "claim"))
    return Entry(((run(layer.claimant, "name"), Run(told, "aside")),), claims)


def _claim(placed: Placed) -> Entry:
    """What is claimed, and how it stands."""
    saying = placed.statements[0]
    says = f"{_SAYS[saying.act]}: " if saying.act in _SAYS else ""
    told = Run(f"{says}{one_line(placed.text).removeprefix('that ')}")
    against = (Run(f"{_DOT}{each}", "against") for each in words.opposed(placed.standing, ()))
    return Entry(((told, cite(saying), Run(f"{_DOT}{words.supported(placed.standing)}", "aside"), *against),))


def rows(place: Place) -> Iterator[tuple[Cell, ...]]:
    """One row for each claim of each claimant."""
    spot = place.spot
    ground = (spot.name, spot.country, spot.level, spot.lat, spot.lon, spot.precision_km, place.claims)
    for layer in place.layers:
        for one in layer.claims:
            standing = (one.standing.support, one.standing.roots, one.standing.opposition)
            said = (one.claim, one.text, one.statements[0].act, *standing, len(one.statements))
            yield (*ground, layer.claimant, layer.first, layer.last, *said)


def features(items: Sequence[Place]) -> Iterator[geojson.Node]:
    """One feature for each place and claimant: its area, and what he claims there."""
    for number, place in enumerate(items, 1):
        for at, layer in enumerate(place.layers, 1):
            yield _feature(f"{number}.{at}", place.spot, layer)


def _feature(identity: str, spot: Spot, layer: Layer) -> geojson.Node:
    properties: dict[str, object] = {
        "place": spot.name,
        "country": spot.country,
        "level": spot.level,
        "precision_km": spot.precision_km,
        "claimant": layer.claimant,
        "first": layer.first,
        "last": layer.last,
        "claims": [_told(one) for one in layer.claims],
    }
    return geojson.feature(identity, [area(spot)], properties)


def _told(one: Placed) -> geojson.Node:
    return {
        "claim": one.claim,
        "text": one.text,
        "act": one.statements[0].act,
        "support": one.standing.support,
        "roots": one.standing.roots,
        "opposition": one.standing.opposition,
        "statements": [saying.id for saying in one.statements],
    }


def write_features(story: Story, items: Sequence[Place], out: TextIO) -> None:
    """The places as GeoJSON."""
    about = {"moment": story.moment, "query": plainly(story.query)}
    geojson.write("map", about, features(items[: story.query.limit]), out)


def write_picture(story: Story, items: Sequence[Place], out: TextIO) -> None:
    """The map as SVG; where no place is known, a picture that says so."""
    out.write(f"{cartography.drawn(items[: story.query.limit]) or cartography.nothing()}\n")


VIEW = View("map", told, COLUMNS, rows)
WRITERS: dict[str, Writer[Place]] = {**VIEW.writers(), "svg": write_picture, "geojson": write_features}
