"""Views: which views of a story have a page, how each is told, and in which forms it is to be had."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TextIO, TypeVar

from sayso.export.views import brief, denials, drift, figures, forecasts, sources, story, timeline, unconfirmed
from sayso.export.views import map as drawn
from sayso.export.views.forms import Writer
from sayso.export.views.page import Page
from sayso.records import State, Story
from sayso.view.denials import denials as denied
from sayso.view.drifts import drifts
from sayso.view.forecasts import forecasts as foreseen
from sayso.view.occurrences import occurrences
from sayso.view.places import places
from sayso.view.sources import sources as profiles
from sayso.view.state import state
from sayso.view.tracks import tracks
from sayso.view.unconfirmed import unconfirmed as lacking
from sayso.web.asked import LIMIT

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """A view of one story: how many items it has in all, and those that the query asks for as a page and as a file."""

    count: int
    page: Callable[[], Page]
    write: Callable[[str, TextIO], None]


@dataclass(frozen=True, slots=True)
class View:
    """A view with a page: its `name` in menus, a `lead` that says what it shows, how it is told, and its forms.

    `tell` takes the story and, where the query has a `since` and the view is of the `whole`, as it stood before that.
    `limit` is how many items a page has; of a view of the whole, how many lines each of its lists.
    """

    name: str
    lead: str
    tell: Callable[[Story, Story | None], Told]
    forms: tuple[str, ...]
    limit: int = LIMIT
    whole: bool = False


def _items(
    name: str,
    lead: str,
    find: Callable[[Story], Sequence[T]],
    told: Callable[[Story, Sequence[T]], Page],
    writers: Mapping[str, Writer[T]],
) -> View:
    """A view that is a list."""

    def tell(story: Story, _then: Story | None) -> Told:
        found, first = find(story), story.query.offset
        shown = found[first:] if story.query.limit is None else found[first : first + story.query.limit]
        return Told(len(found), partial(told, story, shown), lambda form, out: writers[form](story, shown, out))

    return View(name, lead, tell, _forms(writers))


def _whole(
    name: str,
    lead: str,
    told: Callable[[Story, Sequence[State]], Page],
    writers: Mapping[str, Writer[State]],
    limit: int,
) -> View:
    """A view of all that a story comes to."""

    def tell(story: Story, then: Story | None) -> Told:
        found = (state(story, then),)
        return Told(len(story.claims), partial(told, story, found), lambda form, out: writers[form](story, found, out))

    return View(name, lead, tell, _forms(writers), limit, whole=True)


def _forms(names: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name in names if name != "table")


STORY = "story"
"""The view that is the first page."""

VIEWS: dict[str, View] = {
    STORY: _whole(
        "Story",
        "Each claim stands in a report’s words, with how many roots it has and who is against it. A root is where it "
        "enters the record: ten outlets that pass on one source are one root.",
        story.told,
        story.WRITERS,
        5,
    ),
    "denials": _items(
        "Denials",
        "Who denies what, and in which way: some reject the accuser, the wording or the evidence, and not the thing.",
        denied,
        denials.VIEW.page,
        denials.WRITERS,
    ),
    "unconfirmed": _items(
        "Unconfirmed",
        "What much rests on although no second source that does not rest on the first has said it.",
        lacking,
        unconfirmed.VIEW.page,
        unconfirmed.WRITERS,
    ),
    "drift": _items(
        "Drift",
        "Where a “may”, “up to” or “reportedly” fell off on the way from report to report.",
        drifts,
        drift.VIEW.page,
        drift.WRITERS,
    ),
    "figures": _items(
        "Figures",
        "What was counted, every value with who gave it and when, and how far the values lie apart.",
        tracks,
        figures.VIEW.page,
        figures.WRITERS,
    ),
    "forecasts": _items(
        "Forecasts",
        "Who foresaw what by when, and what became of it.",
        foreseen,
        forecasts.VIEW.page,
        forecasts.WRITERS,
    ),
    "timeline": _items(
        "Timeline",
        "Events on the days that their claims give for them, not on those on which they were printed.",
        occurrences,
        timeline.VIEW.page,
        timeline.WRITERS,
    ),
    "map": _items(
        "Map",
        "Places as areas as large as their words are vague, and who claims what there.",
        places,
        drawn.VIEW.page,
        drawn.WRITERS,
    ),
    "sources": _items(
        "Sources",
        "Who says it, who prints it, and how that fared. It all counts; nothing judges.",
        profiles,
        sources.VIEW.page,
        sources.WRITERS,
    ),
    "brief": _whole(
        "Brief",
        "To send around: save it as html or md below, or print it.",
        brief.told,
        {**story.WRITERS, **brief.WRITERS},
        10,
    ),
}
"""The views by the last part of their address."""
