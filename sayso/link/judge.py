"""Judge: from what two statements have in common to the links between them.

Whether two statements speak of one matter is a logistic over a few features, whether they mean the same another; what
they then do with each other is rules over all of them. Nothing but the two statements, and what their reports have to
do with each other, is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.link.alike import alike
from sayso.link.answering import retorts, takes_up
from sayso.link.chance import WEIGHTS, chance_of, comparable
from sayso.link.common import counted
from sayso.link.compare import FEATURES, features
from sayso.link.correcting import corrects, revised
from sayso.link.counting import counts, other_sides
from sayso.link.feature import shared
from sayso.link.item import Item, by_words_alone
from sayso.link.lift import points_back
from sayso.link.naming import named_apart
from sayso.link.opposing import conflicts, denies, doubts
from sayso.link.pair import MILD, Pair, same_voice
from sayso.link.parties import LIKELY, MAYBE, same_party
from sayso.link.relays import OCCASION, relayed
from sayso.records import Copy, Link
from sayso.text.figures.sizes import value
from sayso.text.meanings import meanings


def judged(one: Item, other: Item, copy: Copy | None = None, *, near: bool = False) -> tuple[Link, ...]:
    """The links between two statements of different reports; the same whichever is given first.

    `copy` says what their reports are of each other, where they are; `near` that these are of one matter and time, and
    that the two mean much the same.
    """
    if one.saying.report == other.saying.report:
        return ()
    corrected = one.withdrawn or one.correction or other.withdrawn or other.correction
    decided = not corrected and (copy is None or copy.kind != "version")
    told = by_words_alone(one, other)
    # What is cheap and ends most pairs goes first.
    if decided and named_apart(*told):
        return ()
    close = comparable(one, other, copy)
    earlier, later = told if told[0].order <= told[1].order else told[::-1]
    if not (close or near) or (decided and _apart(earlier, later)):
        return ()
    weighed = features(earlier, later, WEIGHTS)
    chance = chance_of(weighed, copy)
    if not near and chance < LEAST and not (corrected or one.denied or other.denied):
        return ()
    found = weighed | features(earlier, later, REST)
    likely = alike(earlier, later, found) if near else 0.0
    pair = Pair(earlier, later, copy, found, chance, likely, counted(earlier, later))
    for rule in RULES if close else (_same,):
        links = tuple(rule(pair))
        if links:
            return links
    return ()


def answered(one: Item, other: Item) -> tuple[Link, ...]:
    """The denial between two statements of one report, in which who is accused mostly has his say.

    Nothing else is asked of them: what a report tells twice it need not confirm, and its figures are of one count. Of
    a denial that only points back the sentence before must be taken up as what somebody claims.
    """
    if one.denied == other.denied:
        return ()
    denial, claim = (one, other) if one.denied else (other, one)
    if points_back(denial.saying):
        return tuple(takes_up(denial, claim))
    return _denied(one, other) or tuple(retorts(denial, claim))


def _denied(one: Item, other: Item) -> tuple[Link, ...]:
    """The denial between two statements of one report by what they say."""
    told = by_words_alone(one, other)
    if same_voice(one, other, MAYBE) or named_apart(*told) or not comparable(one, other, None):
        return ()
    earlier, later = told if told[0].order <= told[1].order else told[::-1]
    if _apart(earlier, later):
        return ()
    found = features(earlier, later)
    chance = chance_of({name: feature for name, feature in found.items() if name in WEIGHTS}, None)
    return tuple(denies(Pair(earlier, later, None, found, chance, 0.0, counted(earlier, later))))


DECISIVE = ("numerals agree", "same day", "same place", "same tense", "roles swapped")
"""Features of which one below 0 ends it for all rules save those of corrections, as "names agree" does."""
REST = tuple(name for name in FEATURES if name not in WEIGHTS)


def _apart(earlier: Item, later: Item) -> bool:
    """Whether a decisive feature says that two statements are about two things."""
    for name in DECISIVE:
        found = FEATURES[name](earlier, later)
        if found is not None and found.score <= MILD:
            return True
    return False


LEAST = 0.2
"""Probability of one matter below which no rule asks any further, save those of denials and corrections."""


def _same(pair: Pair) -> Iterator[Link]:
    """The same claim, in like words or by what it means, passed on or said by another; confirmed where one says so."""
    lone = pair.figures is not None and pair.figures.verdict == "lone"
    recurred = _stale(pair) and bool(pair.earlier.content.concepts & pair.later.content.concepts & meanings().recur)
    if any(item.correction or item.withdrawn for item in (pair.earlier, pair.later)) or not _alike_in_doubt(pair):
        return
    if (recurred and not pair.earlier.days) or lone or other_sides(pair.earlier, pair.later):
        return
    worded = not pair.blocked() and pair.chance >= (STALE if _stale(pair) else SAID)
    if not worded and _told_apart(pair):
        return
    aligned = worded or (pair.alike >= MEANT and not _stale(pair))
    passed = aligned or pair.chance >= PASSED_ON or pair.alike >= ECHOED
    relay = relayed(pair.earlier, pair.later, pair.copy, aligned=aligned) if passed else None
    if relay is not None:
        yield relay
    elif aligned:
        meant = () if worded else pair.reasons("vectors alike")
        yield pair.link("same", pair.later, pair.earlier, *pair.likeness(), *meant, score=max(pair.chance, pair.alike))
    if aligned:
        yield from _confirms(pair)


def _told_apart(pair: Pair) -> bool:
    """Whether anything tells two claims: in nearly the same words whatever differs, in others what cannot be one.

    What one source said on one occasion, each outlet puts in words of its own, however many they then share.
    """
    close = shared(pair.earlier, pair.later) >= WORDED
    things = pair.figures is not None and pair.figures.verdict == "things"
    loose = LOOSE | {"figures agree"} if things else LOOSE
    if close and pair.alike >= RETOLD and _scored(pair, "same source") >= LIKELY and _soon(pair):
        loose = frozenset(["same words"])
    elif close:
        loose = frozenset()
    return pair.blocked(loose)


RETOLD = 0.9
"""How alike it must be for that."""
MANY = 1000
"""A count that does not come again by chance."""


WORDED = 0.5
"""Terms in common from which two statements are in nearly the same words."""
LOOSE = frozenset(["names agree", "same act", "same extent", "same words"])
"""Features that often find differences in the words alone."""
SAID, MEANT = 0.52, 0.75
"""Probability of one matter by the words, and of one claim by what they mean, from which they are one claim."""
ECHOED = 0.5
"""The second of these from which a statement that names the other's outlet has it from there."""
PASSED_ON = 0.25
"""Probability of one matter from which a statement that names the other's outlet has it from there, if reworded."""
STALE = 0.9
"""Probability that it takes where much time has passed: nearly the same words."""


def _alike_in_doubt(pair: Pair) -> bool:
    """What two sources do not know are two things, each his own, though it be the same that they do not know."""
    doubting = {pair.earlier.act, pair.later.act} & {"doubts", "declines"}
    return not doubting or same_voice(pair.earlier, pair.later, MAYBE) or pair.copy is not None


def _stale(pair: Pair) -> bool:
    """Whether so much time has passed that it may have happened again; what both date alike has not.

    Nor has what both say of as many thousands, within some days and in other words.
    """
    if _scored(pair, "same occasion") >= 0 or _scored(pair, "same day") > 0:
        return False
    figures = pair.figures.pair if pair.figures is not None and pair.figures.verdict == "equal" else None
    many = figures is not None and value(figures.one) >= MANY
    return not (many and pair.alike >= RETOLD)


def _soon(pair: Pair) -> bool:
    return _scored(pair, "same occasion") > 0


def _scored(pair: Pair, name: str) -> float:
    return pair.found[name].score if name in pair.found else 0.0


def _confirms(pair: Pair) -> Iterator[Link]:
    for one, other in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
        if one.act != "confirms" or other.act == "confirms" or one.source is None:
            continue
        if other.source is not None and same_party(one.source, other.source) >= MAYBE:
            continue
        if one.day is None or other.day is None or (other.day - one.day).days < OCCASION:
            yield pair.link("confirms", one, other, f"{one.source.name} confirms it", *pair.reasons("shared terms"))


RULES: tuple[Callable[[Pair], Iterator[Link]], ...] = (
    corrects, revised, denies, doubts, counts, conflicts, _same,
)  # fmt: skip
"""What is asked in turn; the first that answers has the pair."""
