"""Counted: what sort of thing a figure counts, and of whom, so that "Kelvari troops" are "soldiers of Kelvar"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from sayso.text.meanings import meanings
from sayso.text.phrases import one_of
from sayso.text.profiles.states import State, by_capital, by_demonym, by_name
from sayso.text.terms import stem

TROOPS = one_of(
    "troop troops soldier soldiers serviceman servicemen servicewoman servicewomen personnel force forces infantry"
    " infantrymen recruit recruits conscript conscripts combatant combatants fighter fighters militant militants"
    " paratrooper paratroopers commandos servicemembers manpower"
)
"""Words for those who fight, whatever rank they have."""
ANYBODY = one_of(
    "man men them those these others casualty casualties dead killed wounded injured"
    " fatality fatalities death deaths toll losses captured missing detained arrested displaced homeless abducted"
    " kidnapped victims"
)
"""Words that count people and do not say which."""
PEOPLE = one_of("people person persons lives souls")
"""Words that count people of all sorts: those of one sort among them are counted apart."""
OTHER_PEOPLE = one_of(
    "civilian civilians woman women child children officer officers general generals prisoner prisoners hostage"
    " hostages resident residents refugee refugees worker workers journalist journalists detainee detainees patient"
    " patients passenger passengers sailor sailors pilot pilots guard guards policeman policemen citizen citizens"
    " student students family families villager villagers migrant migrants evacuee evacuees protester protesters"
    " volunteer volunteers mercenary mercenaries adviser advisers engineer engineers peacekeeper peacekeepers helmets"
    " doctor doctors medic medics nurse nurses teacher teachers staff staffer staffers employee employees crew crewmen"
    " crewmembers seafarer seafarers mariner mariners fisherman fishermen driver drivers miner miners farmer farmers"
    " settler settlers worshipper worshippers mourner mourners pilgrim pilgrims tourist tourists girl girls boy boys"
    " baby babies infant infants teenager teenagers activist activists demonstrator demonstrators police policewomen"
    " diplomat diplomats lawmaker lawmakers minister ministers rescuer rescuers bystander bystanders inmate inmates"
)
"""Words for people of one sort, whom all others of theirs do not include."""
NUMBERS = one_of("number numbers figure figures total totals count tally estimate estimates sum level amount")
"""Words that only say that something is counted."""
_SAME: Mapping[str, str] = {
    stem(word): stem(group.split()[0])
    for group in ("shell munition", "house home", "civilian resident citizen villager", "policeman policemen")
    for word in group.split()
}
"""Stems of words that say the same where things are counted, beside those that say the same everywhere."""
_ENDING = re.compile(r"(?<=\w{4})(?:ians?|eans?|ese|ish|ers?|ans?|is?|s)$")
"""What makes the people of a country out of its name, where no table knows it: Kelvar, Kelvari."""
_LONGEST = 4
"""Words of a state's name that are tried."""
_DOER = re.compile(
    r"((?:[A-Z][\w.’'-]*\s){1,4})(?:(?!(?:in|of|for|from|by|with|at|on|and|or|said|says)\b)[a-z][\w-]*\s){0,4}$"
)
"""A name with its verb: "Kelvar has already", "Kelvar decided to"."""
_NOBODY = one_of("it they he she we i that the this there about around some at up over nearly almost")


class Counted(NamedTuple):
    """What is counted: `sort` is a name for its sort, the same for words that say the same; None where nothing tells.

    `people` where it is people, or where nothing is said and people may be meant. `whom` is the ISO 3166-1 code of the
    state that they are of, or a name in lower case; None where no word tells.
    """

    sort: str | None
    people: bool
    whom: str | None


@lru_cache(maxsize=16384)
def counted(words: str | None) -> Counted:
    """What the words for the counted thing say, "North Korean special forces"; its sort is that of the last word."""
    if words is None:
        return Counted(None, True, None)
    parts = words.split()
    size, whom = _whose(parts)
    rest = parts[size:]
    head = rest[-1].casefold() if rest else ""
    if head in PEOPLE:
        return Counted("people", True, whom)
    if not rest or head in ANYBODY or head in NUMBERS:
        return Counted(None, True, whom)
    if head in TROOPS:
        return Counted("troops", True, whom)
    if head in OTHER_PEOPLE:
        return Counted(_sort(head), True, whom)
    kind = [stem(word.casefold()) for word in rest[:-1] if word[0].islower()]
    return Counted(" ".join([*kind, _sort(head)]), False, whom)


def _sort(head: str) -> str:
    return _SAME.get(stem(head)) or meanings().concept(head)


@lru_cache(maxsize=16384)
def doer(before: str) -> str | None:
    """Of whom he is who does what the words that end in `before` lead to: "kelvar" of "Kelvar has decided to "."""
    match = _DOER.search(before)
    name = match[1].strip() if match else ""
    if not name or name.split()[-1].casefold() in _NOBODY:
        return None
    for size in range(min(_LONGEST, len(name.split())), 0, -1):
        state = _state(" ".join(name.split()[-size:])) or by_capital().get(" ".join(name.split()[-size:]))
        if state is not None:
            return state.code
    return _plain(name)


def _whose(parts: list[str]) -> tuple[int, str | None]:
    """How many words at the beginning tell of whom, and what they tell."""
    for size in range(min(_LONGEST, len(parts)), 0, -1):
        state = _state(re.sub(r"['’]s?$", "", " ".join(parts[:size])))
        if state is not None:
            return size, state.code
    size = next((place for place, word in enumerate(parts) if not word[0].isupper()), len(parts))
    size -= 0 < size == len(parts) and parts[-1][:2].isupper()  # "UAVs" are no people
    return size, _plain(" ".join(parts[:size])) if size else None


def _state(name: str) -> State | None:
    return by_demonym().get(name) or by_name().get(name)


def _plain(name: str) -> str:
    return _ENDING.sub("", re.sub(r"['’]s?$", "", name).casefold())
