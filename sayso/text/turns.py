"""Turns of phrase: "is in rebel hands", "lost their lives", told by the plain word, so that they meet with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.text.phrases import Word, one_of, table, words
from sayso.text.places.gazetteer import senses
from sayso.text.terms import is_term

_PLACES = one_of(
    "city town capital village base airport stronghold province district headquarters port suburb settlement region"
)
"""Words for what falls to somebody; of all else it is told how much less there is."""
_LESS = one_of("by below short sharply slightly steeply percent per-cent behind ill asleep out off apart from")
"""Words after which it falls in another way: "fell by a third", "fell ill"."""
_LED_OFF = frozenset(["off", "offline"])
"""What is taken so is not taken from anybody: "took the plant offline"."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Within how many words before a word one of `by` must stand, after it where `reach` is below 0, to say `plain`.

    `by` is empty where it must be a place.
    """

    reach: int
    by: frozenset[str]
    plain: str


def turned(text: str) -> tuple[Word, ...]:
    """The words of a text, those of a turn of phrase as its plain word in lower case, in their places."""
    ws = words(text)
    turns = _turns()
    places = [place for place, word in enumerate(ws) if word.lower in turns]
    if not places:
        return ws
    plain = {place: turns[ws[place].lower].plain for place in places if _turns_at(text, ws, place)}
    return tuple(word._replace(lower=plain.get(place, word.lower)) for place, word in enumerate(ws))


def forms_of(plain: str) -> tuple[str, ...]:
    """The words that may say so in a turn of phrase."""
    return tuple(word for word, turn in _turns().items() if turn.plain == plain)


@cache
def plain_words() -> frozenset[str]:
    """The words by which turns are told."""
    return frozenset(turn.plain for turn in _turns().values())


def _turns_at(text: str, ws: Sequence[Word], place: int) -> bool:
    turn = _turns()[ws[place].lower]
    if turn.reach < 0:
        after = [word.lower for word in ws[place + 1 : place + 2 - turn.reach]]
        at = next((at for at, word in enumerate(after[: -turn.reach]) if word in turn.by), None)
        return at is not None and "to" not in after[:at] and not _LED_OFF & {*after[at + 1 : at + 2]}
    before = range(max(0, place - turn.reach), place)
    if turn.by:
        return any(ws[at].lower in turn.by for at in before)
    following = [word.lower for word in ws[place + 1 : place + 3]]
    if following[:1] and (following[0] in _LESS or any(word[0].isdigit() for word in following)):
        return False
    # The subject: the last word before the verb that carries content.
    subject = next((at for at in reversed(before) if is_term(ws[at].lower)), None)
    return subject is not None and (ws[subject].lower in _PLACES or _is_town(text[ws[subject].start : ws[subject].end]))


def _is_town(name: str) -> bool:
    return name[0].isupper() and any(sense.level not in ("state", "area") for sense in senses(name))


@cache
def _turns() -> Mapping[str, _Turn]:
    """The shipped table by the words that turn."""
    found: dict[str, _Turn] = {}
    for turning, reach, by, plain in table("turns.tsv"):
        turn = _Turn(int(reach), frozenset() if by == "PLACE" else one_of(by), plain)
        found |= dict.fromkeys(turning.split(), turn)
    return found
