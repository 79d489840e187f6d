"""Home: the one state whose army and offices a report tells of, whose "the army" therefore is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sayso.records import Kind, Report, Span
from sayso.text.outlets import outlets
from sayso.text.profiles import country_of
from sayso.text.profiles.states import by_capital, by_demonym, by_name

_OWNED = re.compile(
    r"\b((?:[A-Z][\w.]+ ){0,2}[A-Z][\w.]+?)(?:['’]s?)? (?:[a-z]+ ){0,2}?"
    r"(?:army|military|armed forces|government|soldiers|troops|air force|navy|police|foreign ministry"
    r"|defen[cs]e ministry|interior ministry|president|prime minister|foreign minister|defen[cs]e minister|authorities"
    r"|junta)\b"
)
"""“Velda's army”, “the Veldan foreign ministry”."""
_BARE = re.compile(
    r"[Tt]he (?:[a-z]+ )?(?:army|military|armed forces|government|air force|navy|ministry|authorities|junta"
    r"|general staff)(?:['’]s (?:chief|head|commander))?\Z"
    r"|(?:[Tt]he )?(?:Ministry of (?:National )?(?:Defen[cs]e|Interior|Health|Foreign Affairs)|Armed Forces|Army"
    r"|(?:Defen[cs]e|Interior|Foreign|Health|Public Health) Ministry|General Staff)\Z"
)
_OFFICIAL: frozenset[Kind | None] = frozenset(["government", "military", "unnamed official"])
_HEADED = re.compile(r"\A\W*([A-Z][A-Z .'’-]+[A-Z])\b[^\n]{0,60}?\s[-–—]{1,2}\s")
"""“TARSK, Oct. 11 (Wire) - ”."""
_NAMED = re.compile(r"\b[A-Z][\w.’']*(?: (?:of |the |and )?[A-Z][\w.’']*){0,2}")


def home(report: Report) -> str | None:
    """The state whose forces and offices a report names by it; of several that from which it is told.

    None where it names those of none, where that leaves a choice, and where it is met only by the way.
    """
    owned = {country_of(match[1]) for match in _OWNED.finditer(report.text)} - {None}
    if len(owned) > 1:
        return next((seat for seat in _seats(report) if seat in owned), None)
    met = _met(report.text) if owned else Counter[str]()
    most = max(met.values(), default=0)
    return next((state for state in owned if state is not None and met[state] >= most), None)


def _met(text: str) -> Counter[str]:
    """How often a text names each state or its people."""
    met = Counter[str]()
    for match in _NAMED.finditer(text):
        words = match[0].removesuffix("'s").removesuffix("’s").split()
        names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
        state = next((found for name in names if (found := by_name().get(name) or by_demonym().get(name))), None)
        met.update([state.code] if state is not None else [])
    return met


def _seats(report: Report) -> Iterator[str | None]:
    """Where a report is told from: the state of its outlet, if that is no agency, and that of its dateline."""
    known = outlets().find(report.outlet, report.url)
    if known is None or known.kind != "agency":
        yield known.country if known is not None else country_of(report.outlet or "")
    headed = _HEADED.match(report.text)
    yield country_of(headed[1].title()) if headed else None


_SEATED = re.compile(r"\s+in ([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?)\Z")
_FROM_THERE = re.compile(r"(?:\A|[.!?\n”\"]\s*|- )In ([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?), (?:the )?\Z")
"""“In Beijing, the Foreign Ministry said”."""
_LONGEST = 60


def seated(text: str, span: Span) -> tuple[str | None, int]:
    """The state in whose capital a mention of a body places it, and where the mention ends without that place.

    “The Defence Ministry in Moscow”, “In Beijing, Foreign Ministry spokesman Lin Jian”.
    """
    inside = _SEATED.search(span.of(text))
    if inside is not None and (seat := by_capital().get(inside[1])) is not None:
        return seat.code, span.start + inside.start()
    before = _FROM_THERE.search(text[max(0, span.start - _LONGEST) : span.start])
    seat = by_capital().get(before[1]) if before is not None else None
    return seat.code if seat is not None else None, span.end


def bare(name: str, kind: Kind | None) -> bool:
    """Whether a name only describes a body that every state has: "the army", "Ministry of Defence"."""
    return kind in _OFFICIAL and _BARE.match(name) is not None
