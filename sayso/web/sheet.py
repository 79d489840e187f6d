"""Sheet: a page in its frame, and files."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from sayso.export.claims import words
from sayso.export.visible import visible
from sayso.records import Query
from sayso.web.access import visitor
from sayso.web.asked import LIMIT, MOST, STANDINGS, link, narrowed
from sayso.web.assets import VERSION
from sayso.web.days import Days
from sayso.web.views import STORY, VIEWS

MEDIA = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "geojson": "application/geo+json",
    "atom": "application/atom+xml",
}
"""The media types of files, by their ending."""
_READ_HERE = {"json", "jsonl", "atom"}
"""Files that a browser may show; the others bring styles or links of their own, and are saved."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page has in its frame: the `path` that its filters are for, what it is called, and what it asks for.

    `forms` are the endings under which it is there as a file, `file` the path that these are put behind. Without
    `days` there is no moment to choose. `lit` is how many statements of a report may be lit up, `usual` how many items
    a page has unless more are asked for; `searched` is the list that a search is for, where that is not this page.
    """

    path: str
    title: str
    query: Query = field(default_factory=Query)
    days: Days | None = None
    forms: tuple[str, ...] = ()
    file: str | None = None
    lit: int | None = None
    usual: int = LIMIT
    searched: str | None = None

    def link(self, path: str, **more: str | int | None) -> str:
        """Another page with the same filters."""
        return link(path, self.query, **more)

    def at(self, offset: int, limit: int | None = None) -> str:
        """The same page from another item on, or with another number of them."""
        return link(self.path, self.query, **self._place(offset, limit))

    def form(self, ending: str) -> str:
        """The same page as a file."""
        return link(f"{self.file or self.path}.{ending}", self.query, **self._place(self.query.offset))

    def _place(self, offset: int, limit: int | None = None) -> dict[str, str | int | None]:
        items = limit or self.query.limit
        limited = None if items == self.usual else items
        return {"standing": self.query.standing, "limit": limited, "offset": offset or None}

    @property
    def narrowed(self) -> bool:
        """Whether its filters leave something out."""
        return narrowed(self.query)


@dataclass(frozen=True, slots=True)
class Menu:
    """A page in the menu."""

    name: str
    path: str


def path(view: str) -> str:
    """Where a view stands."""
    return "/" if view == STORY else f"/{view}"


_VIEWS = [Menu(view.name, path(name)) for name, view in VIEWS.items() if name != "brief"]
MENU = [
    _VIEWS[0],
    Menu("Claims", "/claims"),
    *_VIEWS[1:],
    Menu("Reports", "/reports"),
]
"""The pages in the menu, the first page first."""


def _harmless(value: object) -> object:
    """What a template is to show, made visible; what export made is so already."""
    return visible(value) if type(value) is str else value


_TEMPLATES = Environment(
    loader=PackageLoader("sayso.web"),
    autoescape=True,
    finalize=_harmless,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(menu=MENU, version=VERSION, standings=STANDINGS, most=MOST, visitor=visitor)
_TEMPLATES.filters.update(on=words.on, moment=words.moment)


def page(template: str, sheet: Sheet, status: int = 200, **inside: object) -> HTMLResponse:
    """A page made of a template; what is put inside is text unless it is Markup."""
    told = _TEMPLATES.get_template(template).render(sheet=sheet, **inside)
    return HTMLResponse(told, status)


def markup(lines: Iterable[str]) -> Markup:
    """Lines that export made, which has escaped whatever comes from a report."""
    return Markup("\n".join(lines))


def file(name: str, form: str, allowed: Iterable[str], write: Callable[[str, TextIO], None]) -> Response:
    """A page as a file; 404 where it is not to be had in that form."""
    if form not in allowed:
        raise HTTPException(404)
    out = io.StringIO()
    write(form, out)
    kept = {} if form in _READ_HERE else {"Content-Disposition": f'attachment; filename="sayso-{name}.{form}"'}
    return Response(out.getvalue().encode("utf-8", "replace"), media_type=MEDIA[form], headers=kept)
