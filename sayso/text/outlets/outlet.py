"""Outlet: who publishes, under all names and domains, and with whom it counts as one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

Kind = Literal["agency", "newspaper", "broadcaster", "site", "state media"]
"""What an outlet is; magazines count as newspapers, and an agency is one whoever owns it."""
ACRONYM = 5
"""Letters up to which a name in capitals is an acronym: "PA" is an agency, "pa" a father."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher. `country` is ISO 3166-1 alpha-2; `owner` is None where it stands alone or nobody is known."""

    name: str
    kind: Kind
    country: str | None = None
    owner: str | None = None
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the usual one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Outlets:
    """Outlets by name and domain; of two that claim the same, the later of `rows` has it."""

    rows: tuple[Outlet, ...]
    _named: dict[str, Outlet] = field(init=False, repr=False, compare=False)
    _placed: dict[str, Outlet] = field(init=False, repr=False, compare=False)
    _owners: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_named", {name_key(name): row for row in self.rows for name in row.names})
        object.__setattr__(self, "_placed", {domain: row for row in self.rows for domain in row.domains})
        object.__setattr__(self, "_owners", {name_key(row.owner): row.owner for row in self.rows if row.owner})

    def find(self, name: str | None = None, url: str | None = None) -> Outlet | None:
        """The outlet of this name, with or without "The", else the one whose domain `url` is under, or None.

        Case does not matter, save for acronyms. A name may be a domain too ("reuters.com").
        """
        found = self._called(name_key(name)) or self._called(plain_key(name)) if name else None
        places = (place for place in (name, url) if place)
        return found or next(filter(None, map(self._at, places)), None)

    def group(self, name: str) -> str:
        """The key under which this outlet and all of its owner count once: the owner, or the name itself."""
        group, seen = name, set[str]()
        while (found := self.find(group)) and found.name not in seen:
            seen.add(found.name)
            group = found.owner or found.name
        # An owner need not be an outlet ("Russian state").
        return group if seen else self._owners.get(name_key(name), plain_key(name))

    def _called(self, key: str) -> Outlet | None:
        # A headline's capitals ("KYODO") are no acronym of the table.
        return self._named.get(key) or self._named.get(key.casefold())

    def _at(self, url: str) -> Outlet | None:
        return next((self._placed[domain] for domain in _domains(url) if domain in self._placed), None)


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """What a name is looked up by: without "The", accents, case and odd spaces; an acronym keeps its case."""
    plain = name.replace("’", "'")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = plain.split()
    if len(words) > 1 and words[0].casefold() == "the":
        del words[0]
    whole = " ".join(words)
    return whole if whole.isupper() and sum(map(str.isalpha, whole)) <= ACRONYM else whole.casefold()


_WHAT = r"(?:news )?(?:agency|site|website|channel)|newspaper|daily|broadcaster|outlet|station"
_PLAIN = re.compile(
    rf"(?:(?:[Tt]he |[Oo]ur )?(?:(?:colleagues|partners?) (?:at|of)|(?:local |private )?(?:{_WHAT})) (?:the )?)?"
    rf"(?P<name>.{{4,}}?)(?: (?:{_WHAT}|(?:News )?Agency))?"
)
_NO_NAMES = frozenset(["state", "national", "local", "central", "private", "public", "foreign", "official", "other"])


@lru_cache(maxsize=16384)
def plain_key(name: str) -> str:
    """The key of a name without the word for what bears it: "our colleagues at the Tide", "the Lesk agency", "Lesk"."""
    found = _PLAIN.fullmatch(name)
    key = name_key(found["name"]) if found is not None else ""
    return key if key and key not in _NO_NAMES else name_key(name)


def repeated(rows: Iterable[Outlet]) -> Iterator[tuple[int, str]]:
    """The names and domains that an earlier row has too, with the place of the later one."""
    seen: dict[str, int] = {}
    for place, row in enumerate(rows):
        for name in (*row.names, *row.domains):
            if seen.setdefault(name_key(name), place) != place:
                yield place, name


def _domains(url: str) -> Iterator[str]:
    """The host of `url` and the domains that it is under, longest first; nothing where it has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return
    labels = host.rstrip(".").split(".")
    for start in range(len(labels) - 1):
        yield ".".join(labels[start:])
