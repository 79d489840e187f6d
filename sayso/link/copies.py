"""Copies: reports made from the text of another, told from those that only quote the same; and versions of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.link.maker import MAKER
from sayso.link.passages import Overlap, overlap, prints
from sayso.records import Copy, CopyKind, Report
from sayso.text.outlets import Outlet, outlets

__all__ = ["ENOUGH", "copied", "prints"]

ENOUGH = 3
"""Fingerprints that two reports must share to be worth comparing; no labelled copy or rewrite shares fewer."""
DAYS = 28
"""Days between two reports up to which they are compared, as those of statements: stock phrases would gather ever more.
Versions are compared whenever they were found."""
TOLD = 0.16
"""The share of the shorter report's own words from which it is a rewrite: less is a quote or a background paragraph.
Best on the development half of the labelled pairs (eval/copies.py); 0.14 does as well, 0.2 loses two points."""
WHOLE = 0.75
"""The same from which it is a copy, be it a shortened or an extended one."""
WORDS = 25
"""Words in common that it takes at least: one sentence may be a coincidence, or a line that both were handed."""
TOLD_CREDITED, WORDS_CREDITED = 0.1, 12
"""The same where one report names the other's outlet, or both credit one wire: what is admitted needs less proof."""


def copied(one: Report, other: Report) -> Copy | None:
    """What the two reports are of each other, the same whichever comes first; None where they are told independently.

    The report of an outlet that the other names is the original; else the earlier; of the same moment an agency's,
    else the one whose id is less. Another text at the same address is a version, however much of it has changed.
    """
    if one.id == other.id:
        return None
    kind = _kind(one, other, overlap(one.text, other.text))
    if kind is None:
        return None
    report, of = _ordered(one, other)
    shared = overlap(report.text, of.text)
    reasons = tuple(_reasons(report, of, shared))
    return Copy(report.id, of.id, kind, round(shared.contained, 3), round(shared.similar, 3), reasons, MAKER)


def _kind(one: Report, other: Report, shared: Overlap) -> CopyKind | None:
    """What one of the two is of the other, whichever that is."""
    if one.url is not None and one.url == other.url:
        return "version"
    if shared.similar >= WHOLE:
        return "copy"
    if shared.told < TOLD_CREDITED or shared.words < WORDS_CREDITED:
        return None
    if (shared.told < TOLD or shared.words < WORDS) and _credit(*_ordered(one, other)) is None:
        return None
    return "copy" if shared.told >= WHOLE else "rewrite"


def _ordered(one: Report, other: Report) -> tuple[Report, Report]:
    """The two as (made from it, original)."""
    one, other = sorted((one, other), key=lambda report: report.id)
    forth, back = _credits(one, other), _credits(other, one)
    if bool(forth) != bool(back):
        return (one, other) if forth else (other, one)
    if _later(one, other) != _later(other, one):
        return (one, other) if _later(one, other) else (other, one)
    return (one, other) if _is_wire(_name(other)) and not _is_wire(_name(one)) else (other, one)


def _later(one: Report, other: Report) -> bool:
    """Whether `one` is known to be published after `other`; a day holds all its moments, and is after none of them."""
    if one.published is None or other.published is None:
        return False
    finest = min(len(one.published), len(other.published))
    return one.published[:finest] > other.published[:finest]


def _credits(report: Report, of: Report) -> str | None:
    """The name of the outlet of `of`, where `report` is another outlet's and names it."""
    publisher = _publisher(of)
    name = publisher.name if publisher else of.outlet
    if name is None or _group(name) == _group(_name(report)):
        return None
    named = any(_found(credit, None) == publisher for credit in (report.wire, report.author) if credit and publisher)
    return name if named or _mentioned(publisher.names if publisher else (name,), report) else None


def _mentioned(names: Iterable[str], report: Report) -> bool:
    """Whether a text or byline has one of the names, as written; "Time" alone, or "Metro", may be a common word."""
    sure = [name for name in names if " " in name.removeprefix("The ") or name.isupper() or _is_wire(name)]
    where = f"{report.author or ''}\n{report.text}"
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", where) for name in sure)


def _is_wire(name: str) -> bool:
    found = _found(name, None)
    return found is not None and found.kind == "agency"


def _publisher(report: Report) -> Outlet | None:
    return _found(report.outlet, report.url)


@lru_cache(maxsize=16384)
def _found(name: str | None, url: str | None) -> Outlet | None:
    return outlets().find(name, url)


@lru_cache(maxsize=16384)
def _group(name: str) -> str:
    return outlets().group(name)


def _name(report: Report) -> str:
    publisher = _publisher(report)
    return publisher.name if publisher else report.outlet or ""


def _credit(report: Report, of: Report) -> str | None:
    """What the reports say themselves of where their text is from."""
    name = _credits(report, of)
    if name:
        return f"It names {name}, which published the other."
    return f"Both credit {report.wire}." if report.wire and report.wire == of.wire else None


def _reasons(report: Report, of: Report, shared: Overlap) -> list[str]:
    if report.url is not None and report.url == of.url:
        return ["Both stand at the same address.", _share(shared)]
    credit = _credit(report, of)
    return [_share(shared), *([credit] if credit else [])]


def _share(shared: Overlap) -> str:
    return f"{shared.contained:.0%} of its text stands in the other."
