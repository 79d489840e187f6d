"""Home: the one state whose army and offices a report tells of, whose "the army" therefore is."""

from __future__ import annotations

import re

from sayso.records import Kind
from sayso.text.profiles import country_of

_OWNED = re.compile(
    r"\b((?:[A-Z][\w.]+ ){0,2}[A-Z][\w.]+?)(?:['’]s?)? (?:[a-z]+ ){0,2}?"
    r"(?:army|military|armed forces|government|soldiers|troops|air force|navy|police|foreign ministry"
    r"|defen[cs]e ministry|interior ministry|president|prime minister|foreign minister|defen[cs]e minister|authorities"
    r"|junta)\b"
)
"""“Velda's army”, “the Veldan foreign ministry”."""
_BARE = re.compile(
    r"[Tt]he (?:[a-z]+ )?(?:army|military|armed forces|government|air force|navy|ministry|authorities|junta"
    r"|general staff)\Z"
    r"|(?:[Tt]he )?(?:Ministry of (?:National )?(?:Defen[cs]e|Interior|Health|Foreign Affairs)|Armed Forces|Army"
    r"|(?:Defen[cs]e|Interior|Foreign|Health|Public Health) Ministry|General Staff)\Z"
)
_OFFICIAL: frozenset[Kind | None] = frozenset(["government", "military"])


def home(text: str) -> str | None:
    """The state whose forces and offices `text` names by it, None where it names those of several or of none."""
    found = {country_of(match[1]) for match in _OWNED.finditer(text)} - {None}
    return found.pop() if len(found) == 1 else None


def bare(name: str, kind: Kind | None) -> bool:
    """Whether a name only describes a body that every state has: "the army", "Ministry of Defence"."""
    return kind in _OFFICIAL and _BARE.match(name) is not None
