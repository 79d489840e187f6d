"""Relays: from whom a statement has what it says, by its own words or by another statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from sayso.link.item import Item
from sayso.link.maker import MAKER
from sayso.link.parties import LIKELY, same_party
from sayso.records import Copy, Link, Saying
from sayso.text.outlets import outlets
from sayso.text.patterns import WEEKDAY
from sayso.text.profiles.bodies import bodies

CITED, COPIED, REPEATED = 0.9, 0.95, 0.7
"""Scores of a relay: the outlet is named, the report is a copy, the same source's words a day or two apart."""
OCCASION = 2
"""Days within which two outlets that carry the same words of a source have them from one occasion."""
_NAME = r"(?:[Tt]he\s+)?((?:[A-ZÀ-Ž][\w’'.&-]*|of|de|al-[A-Z]\w+)(?:\s+(?:[A-ZÀ-Ž][\w’'.&-]*|of|de|and)){0,4})"
_KIND = r"(?:\s+(?:news\s+agency|newspaper|news|agency|wire|daily|broadcaster|magazine|television|website))?"
_CITING = re.compile(
    r"\b(?:according\s+to(?:\s+(?:a|an)\s+report\s+(?:by|in|from))?|citing|cites|cited\s+by|quoting|quoted\s+by|quotes"
    r"|told|via|reported\s+by|reports?\s+(?:by|in|from)|published\s+by|interview\s+with|first\s+reported\s+by"
    r"|carried\s+by|credited\s+to|as\s+reported\s+by|says\s+a\s+report\s+in)\s+"
    rf"(?:[a-z]+\s+){{0,3}}?{_NAME}"
)
_REPORTING = re.compile(
    rf"{_NAME}{_KIND}(?:\s+\w+ly|\s+(?:has|had|have|also|first))*\s+(?:report(?:s|ed)|said|says|quot(?:es|ed)|cit(?:es|ed)"
    r"|wrote|writes|publish(?:es|ed)|carried|reveal(?:s|ed)|citing|quoting)\b"
)
_PRESS = re.compile(
    r"\b(?:News|Agency|Times|Post|Herald|Tribune|Gazette|Wire|Press|Daily|Journal|Chronicle|Courier|Telegram|Observer|"
    r"Broadcasting|Newspaper|Standard|Mirror|TV|Radio)\b"
)
"""Words by which a name tells that an outlet bears it."""
_INTRODUCED = re.compile(
    r"\b(?:newspaper|daily|weekly|broadcaster|news agency|news site|news website|news outlet|outlet|website|channel"
    rf"|magazine|television station|radio station)\s+{_NAME}{_KIND}(?:\s+\w+ly|\s+(?:has|had|also|first))*\s+"
    r"(?:report(?:s|ed)|said|says|quot(?:es|ed)|cit(?:es|ed)|wrote|writes|publish(?:es|ed)|carried|reveal(?:s|ed)|citing"
    r"|quoting)\b"
)
"""“The newspaper Lesk Tide reported”: what is called an outlet is one, whatever its name."""
_CREDIT = re.compile(r"\(([A-Z][\w-]{1,15})\)\s*[-–—]")


def cited(saying: Saying) -> tuple[str, ...]:
    """Other outlets that a statement says it has it from, the likeliest first: its source, then those of its context.

    Names are those of the shipped table, so that "Agence France-Presse" and "AFP" are one; the outlet itself, and
    those of its owner, are not other ones.
    """
    named = tuple(dict.fromkeys((*_of_source(saying), *_of_words(saying.context))))
    own, title = _own(saying), (saying.outlet or "").casefold()
    # "The Herald" in the Lesk Herald is itself.
    return tuple(
        name for name in named if outlets().group(name) not in own and not title.endswith(f" {name.casefold()}")
    )


def outside(saying: Saying) -> Link | None:
    """The relay of an outlet that need not be in the ledger: one that is cited, or the wire that the report credits."""
    name, reason = next(((name, f"cites {name}") for name in cited(saying)), (None, ""))
    if name is None and saying.wire and outlets().group(saying.wire) not in _groups(saying.outlet, saying.url, None):
        name, reason = saying.wire, f"the report is credited to {saying.wire}"
    if name is None:
        return None
    return Link("relays", saying.id, None, CITED, (reason,), MAKER, outside=name)


def relayed(earlier: Item, later: Item, copy: Copy | None, *, aligned: bool) -> Link | None:
    """The relay between two statements of the same content, if one has it from the other.

    `aligned` says that they are the same claim beyond doubt; an outlet that is cited is believed with less.
    """
    for one, other in ((later, earlier), (earlier, later)):
        name = _has_it_from(one, other)
        if name is not None:
            return Link("relays", one.saying.id, other.saying.id, CITED, (f"cites {name}, which carries it",), MAKER)
    if not aligned:
        return None
    if copy is not None and copy.kind != "version":
        one, other = (later, earlier) if copy.report == later.saying.report else (earlier, later)
        reason = f"its report is a {copy.kind} of the other's, which says the same"
        return Link("relays", one.saying.id, other.saying.id, COPIED, (reason,), MAKER)
    credited = later.saying.wire and outlets().group(later.saying.wire) in _groups(
        earlier.saying.outlet, earlier.saying.url, None
    )
    if credited and not _groups(later.saying.outlet, later.saying.url, None) & _own(earlier.saying):
        reason = f"its report is credited to {later.saying.wire}, which carries it"
        return Link("relays", later.saying.id, earlier.saying.id, CITED, (reason,), MAKER)
    return _repeats(earlier, later)


def _repeats(earlier: Item, later: Item) -> Link | None:
    """The same source's words in another outlet within a day or two."""
    if earlier.source is None or later.source is None or earlier.day is None or later.day is None:
        return None
    if (later.day - earlier.day).days > OCCASION or same_party(earlier.source, later.source) < LIKELY:
        return None
    if _own(earlier.saying) & _own(later.saying):
        return None
    reason = (
        f"the same words of {earlier.source.name}, which {earlier.saying.outlet or 'another outlet'} carried before"
    )
    return Link("relays", later.saying.id, earlier.saying.id, REPEATED, (reason,), MAKER)


def _has_it_from(one: Item, other: Item) -> str | None:
    """The outlet that `one` cites, where `other` stands in its report, or in one that credits it, and is not later."""
    if one.day is not None and other.day is not None and other.day > one.day:
        return None
    theirs = _own(other.saying)
    names = (*cited(one.saying), *chain(*_written(one.saying.context)))
    return next((name for name in names if outlets().group(name) in theirs and not theirs & _own(one.saying)), None)


def _own(saying: Saying) -> frozenset[str]:
    return _groups(saying.outlet, saying.url, saying.wire)


@lru_cache(maxsize=16384)
def _groups(outlet: str | None, url: str | None, wire: str | None) -> frozenset[str]:
    known = outlets().find(outlet, url)
    names = [known.name if known else outlet, wire]
    return frozenset(outlets().group(name) for name in names if name)


def _of_source(saying: Saying) -> Iterator[str]:
    source = saying.source
    if source is None or source.unnamed:
        return
    found = outlets().find(source.name)
    if found is not None:
        yield found.name
    elif source.kind == "media" or (source.kind is None and _is_press(source.name)):
        yield _title(source.name)


def _is_press(name: str) -> bool:
    """Whether a name tells that an outlet bears it; the International Atomic Energy Agency is another body."""
    return _PRESS.search(name) is not None and name not in bodies()


def _title(name: str) -> str:
    """The outlet's name in a description: "A report in Friday's Harbour Times"."""
    found = [match.group().strip() for match in _TITLE.finditer(name) if _PRESS.search(match.group())]
    return found[-1] if found else name


_TITLE = re.compile(rf"(?:(?!{WEEKDAY})[A-ZÀ-Ž][\w’'&-]*\s?)+")


def _of_words(context: str) -> Iterator[str]:
    """Outlets among the names cited: those of the table, and those whose name says that they are one."""
    yield from (next(_runs(match.group(1))) for match in _INTRODUCED.finditer(context))
    for runs in _written(context):
        known = (found.name for run in runs if (found := outlets().find(run)))
        telling = (run for run in runs if _is_press(run))
        yield from list(chain(known, telling))[:1]


@lru_cache(maxsize=16384)
def _written(context: str) -> tuple[tuple[str, ...], ...]:
    """Names cited as where something was reported, in order, each as its runs; nothing says that they are outlets."""
    found = sorted(
        (match.start(1), match.group(1))
        for pattern in (_CITING, _REPORTING, _CREDIT)
        for match in pattern.finditer(context)
    )
    return tuple(dict.fromkeys(tuple(_runs(name)) for _, name in found))


_WEEKDAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:[’']s)? ")


def _runs(name: str) -> Iterator[str]:
    """A run of capitalised words as a whole, then what it opens with, for words that only follow a name."""
    name = _WEEKDAY.sub("", name)
    ws = [word.removesuffix("’s").removesuffix("'s").rstrip(".") for word in name.split()]
    yield " ".join(ws)
    yield from (" ".join(ws[:size]) for size in range(len(ws) - 1, 0, -1) if ws[size - 1][0].isupper())
