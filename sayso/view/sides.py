"""Sides: who fights, threatens or punishes whom, and who helps whom, read from the reports or set by the user."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from sayso.errors import SettingsError
from sayso.records import Happening, Kind, Party, Saying
from sayso.view.parties import FOR_STATES, folded, side, side_named, side_title

Stand = Literal["against", "with"]
Pair = frozenset[str]
Row = tuple[str, str, Stand]
"""Two names and how they stand to each other."""

AGAINST = {"ASSAULT": "attacks", "COERCE": "coerces", "THREATEN": "threatens", "SANCTION": "punishes"}
WITH = {"AID": "supplies", "COOPERATE": "works with", "SUPPORT": "backs", "MOBILIZE": "sends troops to"}
"""PLOVER types of deeds that tell a side, and how to say so. To accuse or to talk tells none."""
SENT = r"\b(?:sen[dt]\w*|dispatch\w*)\b[^.;]*\bto (?:the )?"
"""Before whoever troops are sent to help: those who invade are sent into."""
ENOUGH = 2
"""Different wordings that it takes to believe a side: one may be misread, and a wire copy is no second one."""
TAKING_SIDES: frozenset[Kind | None] = FOR_STATES | {"international body", "armed group"}
"""Kinds of actors whose deeds tell a side."""


@dataclass(frozen=True, slots=True)
class Sides:
    """How sides stand to each other: `ruled` by the user, by all names; `read` in the reports, each with a reason."""

    read: Mapping[Pair, tuple[Stand, str]]
    ruled: Mapping[Pair, tuple[Stand, str]]

    def stand(self, one: Party, other: Party) -> tuple[Stand, str] | None:
        """How two stand to each other and why, None where they are one or nothing is known."""
        if side(one) == side(other):
            return None
        for a in _names(one):
            for b in _names(other):
                if (found := self.ruled.get(frozenset((a, b)))) is not None:
                    return found
        return self.read.get(frozenset((side(one), side(other))))


def sides(sayings: Iterable[Saying], rows: Iterable[Row] = ()) -> Sides:
    """Sides read from what statements tell, and the user's own, which go before these."""
    ruled = {frozenset(map(side_named, (a, b))): (stand, f"set by hand: {a} {stand} {b}") for a, b, stand in rows}
    return Sides(_read(sayings), ruled)


def _names(party: Party) -> tuple[str, ...]:
    """All that a user may call somebody, the narrowest first."""
    return tuple(dict.fromkeys((folded(party.name), folded(party.affiliation or party.name), side(party))))


def rows(path: Path) -> tuple[Row, ...]:
    """A table of the user's: name, name, "against" or "with", parted by tabs; "#" begins a remark.

    Raises SettingsError where it cannot be read or a row is none.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    told = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    return tuple(_row(f"{path}, line {number}", cells) for number, cells in told)


def _row(place: str, cells: list[str]) -> Row:
    words = [cell.strip() for cell in cells]
    if len(words) != 3 or not all(words) or words[2] not in ("against", "with"):
        raise SettingsError(f"{place}: {words!r} is not two names and “against” or “with”, parted by tabs")
    return words[0], words[1], cast(Stand, words[2])


def _read(sayings: Iterable[Saying]) -> dict[Pair, tuple[Stand, str]]:
    told: dict[Pair, dict[Stand, set[str]]] = {}
    deeds: dict[Pair, Counter[tuple[Stand, str]]] = {}
    for saying in sayings:
        for event in saying.events:
            for pair, stand, deed in _tells(event, saying):
                told.setdefault(pair, {"against": set(), "with": set()})[stand].add(folded(saying.text))
                deeds.setdefault(pair, Counter())[stand, deed] += 1
    stands = ((pair, _decided(texts)) for pair, texts in told.items())
    return {pair: (stand, _reason(stand, deeds[pair], len(told[pair][stand]))) for pair, stand in stands if stand}


def _decided(texts: Mapping[Stand, set[str]]) -> Stand | None:
    """What more statements tell, if enough do."""
    against, friendly = len(texts["against"]), len(texts["with"])
    if max(against, friendly) < ENOUGH or against == friendly:
        return None
    return "against" if against > friendly else "with"


def _reason(stand: Stand, deeds: Mapping[tuple[Stand, str], int], statements: int) -> str:
    """The deed told most often, and how many statements tell any."""
    most = min((-count, deed) for (told, deed), count in deeds.items() if told == stand)[1]
    return f"{most}, as {statements} statements have it"


def _tells(event: Happening, saying: Saying) -> Iterator[tuple[Pair, Stand, str]]:
    """The side that a deed tells, if it is said to be so and both are known."""
    one, other = event.actor, event.recipient
    if one is None or other is None or not event.polarity or event.tense not in ("past", "present"):
        return
    if one.kind not in TAKING_SIDES or other.kind not in TAKING_SIDES or side(one) == side(other):
        return
    if event.type == "MOBILIZE" and not re.search(SENT + re.escape(other.mention), saying.text, re.IGNORECASE):
        return
    deed = AGAINST.get(event.type) or WITH.get(event.type)
    if deed is not None:
        stand: Stand = "against" if event.type in AGAINST else "with"
        yield frozenset((side(one), side(other))), stand, f"{side_title(one)} {deed} {side_title(other)}"
