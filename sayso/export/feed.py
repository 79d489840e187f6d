"""Feed: what changed in a story, as Atom (RFC 4287) and as JSON Feed 1.1."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from sayso.export.claims import words
from sayso.export.documents import dumps
from sayso.export.marks import escaped
from sayso.export.visible import one_line
from sayso.records import Change, News, Turn

TURNS: dict[Turn, str] = {
    "withdrawn": "Withdrawn",
    "weaker": "Weaker",
    "firmer": "Firmer",
    "figure": "Figure moved",
    "due": "Fell due",
    "edited": "Silently edited",
    "new": "New",
}
"""What a title begins with."""
MEDIA = {"atom": "application/atom+xml", "json": "application/feed+json"}
"""The media types of feeds, by form."""
_NAMED = 2
"""Of the statements that show a change the outlets of the newest are named."""
_AUTHOR = "Sayso"
_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""What XML cannot hold, beside the control characters that `one_line` shows."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it is called, its own address and that of the page that it follows, both whole.

    `moment` is as of when it is told; `link` gives the address of the page that tells more of a change.
    """

    title: str
    address: str
    page: str
    moment: str
    link: Callable[[Change], str]


def atom(feed: Feed, news: Sequence[News], out: TextIO) -> None:
    """As Atom; the feed was updated when the latest change came about."""
    out.writelines(f"{line}\n" for line in _atom(feed, news))


def json_feed(feed: Feed, news: Iterable[News], out: TextIO) -> None:
    """As JSON Feed."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": one_line(feed.title),
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "authors": [{"name": _AUTHOR}],
        "items": [_item(feed, one) for one in news],
    }
    out.write(f"{dumps(told, indent=2)}\n")


WRITERS: dict[str, Callable[[Feed, Sequence[News], TextIO], None]] = {"atom": atom, "json": json_feed}
"""How a feed is written, by name."""


def _item(feed: Feed, one: News) -> dict[str, object]:
    return {
        "id": _id(one),
        "url": feed.link(one.change),
        "title": _title(one.change),
        "content_text": _told(one.change),
        "date_published": _moment(one.when),
        "tags": [one.change.turn],
    }


def _atom(feed: Feed, news: Sequence[News]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
    yield f"<id>{_xml(feed.address)}</id>"
    yield f"<title>{_xml(feed.title)}</title>"
    yield f"<updated>{_moment(news[0].when if news else feed.moment)}</updated>"
    yield f"<author><name>{_AUTHOR}</name></author>"
    yield f'<link rel="self" type="application/atom+xml" href="{_xml(feed.address)}"/>'
    yield f'<link rel="alternate" type="text/html" href="{_xml(feed.page)}"/>'
    for one in news:
        yield from _entry(feed, one)
    yield "</feed>"


def _entry(feed: Feed, one: News) -> Iterator[str]:
    yield f"<entry>\n<id>{_id(one)}</id>"
    yield f"<title>{_xml(_title(one.change))}</title>"
    yield f"<updated>{_moment(one.when)}</updated>"
    yield f'<link rel="alternate" type="text/html" href="{_xml(feed.link(one.change))}"/>'
    yield f'<category term="{one.change.turn}"/>'
    yield f"<summary>{_xml(_told(one.change))}</summary>\n</entry>"


def _id(one: News) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"sayso:news:{one.id}").urn


def _title(change: Change) -> str:
    """What happened to what: "Weaker: About 12,000 soldiers are in Russia"."""
    edited = change.edit.title or change.edit.outlet if change.edit else None
    about = one_line(change.text.removeprefix("that ") if change.text else edited or "a report")
    return f"{TURNS[change.turn]}: {about}"


def _told(change: Change) -> str:
    """What happened in words, and who tells of it."""
    reason = one_line(change.reason)
    told = f"{reason[:1].upper()}{reason[1:]}."
    outlets = list(dict.fromkeys(words.outlet(one) for one in change.statements[:_NAMED]))
    # An edit begins with the outlet that made it.
    return f"{told} Told by {' and '.join(outlets)}." if outlets and not change.edit else told


def _moment(when: str) -> str:
    """As RFC 3339 wants it: a date is its beginning."""
    return when if "T" in when else f"{when}T00:00:00Z"


def _xml(text: str) -> str:
    return escaped(one_line(text)).translate(_NO_XML)
