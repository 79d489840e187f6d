"""Match: whether a statement tells what a forecast foresees, as having happened or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from sayso.records import Amount, Party, Saying
from sayso.text.conditions import polarity_at, tense_at
from sayso.text.phrases import Word, one_of, words
from sayso.text.profiles.states import by_name
from sayso.text.turns import turned
from sayso.view.forecasts.drafts import Draft
from sayso.view.forecasts.foretold import published
from sayso.view.forecasts.gist import AUXILIARIES, Gist, Name, bare, begins, concept, concepts, gist, named, stated

SHARED = 0.4
"""Share of the content of a forecast beside names and deed that a statement must have too."""
NEARLY = re.compile(r"\b(?:almost|nearly|all but|close to|about to|yet to|in an attempt to|in a bid to)\s+$")
"""Before what did not quite happen."""
HAPPENED = re.compile(
    r"\b(?:held|took (?:place|effect)|taken (?:place|effect)|came about|came(?! under)|began|begun|started|happened"
    r"|occurred|went ahead|opened|launched|entered into force|carried out|conducted|staged|broke out)\b",
    re.IGNORECASE,
)
"""What a statement must say of an event that it names by a noun, for it to have happened."""
UNDONE = re.compile(
    r"\b(?:postponed|cancell?ed|called off|put off|delayed|abandoned|scrapped|shelved|suspended|fell through"
    r"|c[ao]me to nothing|failed to (?:materiali[sz]e|happen|come|arrive|begin|take place)"
    r"|never (?:\w+ )?(?:came|happened|materiali[sz]ed|arrived|began|took place)"
    r"|(?:did|does|has|had) not (?:\w+ )?(?:happen|come|materiali[sz]e|take place|taken place|begin|begun|occur)\w*)\b",
    re.IGNORECASE,
)
"""What tells that a thing did not happen, or not yet."""
ELSEWISE = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|propos\w+|announc\w+|agree\w*|reject\w+|violat\w+|broken|breach\w*|threat\w*|promis\w+"
    r"|pledg\w+|offer\w*|demand\w*|call(?:s|ed)? for|urg\w+|prepar\w+|rehears\w+|discuss\w*)\b",
    re.IGNORECASE,
)
"""What else is said of an event than that it happened."""
UNSEEN = re.compile(r"\b(?:report\w*|seen|see|observ\w+|confirm\w*|record\w*|known|signs?|evidence|traces?|word)\b")
"""With a negation: that nobody had seen it, not that it was not so."""
PASTS = one_of(
    "fought took came began sent left met held fell lost won went gave built sold bought broke sank shut made brought"
    " flew ran paid drove drew stood chose shot struck hit cut put set withdrew fled led got overran seized sailed"
)
"""Past forms of verbs that no ending tells."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wording of a forecast to look for: its content, its amounts, and whose names may do it."""

    gist: Gist
    amounts: tuple[Amount, ...]
    allowed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a statement tells what is wanted: by which word, whether it says that it is so, and what else it shares.

    `unseen` where it only says that nobody had seen it; `vague` where the forecast says how many, and it does not.
    """

    word: str
    so: bool
    shared: tuple[str, ...]
    unseen: bool = False
    vague: bool = False


def wanted(draft: Draft) -> tuple[Wanted, ...]:
    """The wordings of a forecast that say of whom and what they speak, each once."""
    allowed = frozenset(_around(draft))
    found = [Wanted(gist(one.saying), _counts(one.saying), allowed) for one in draft.told]
    own = [_of_himself(one.gist, draft.party) for one in found] if draft.party is not None else []
    by_himself = [replace(one, gist=told) for one, told in zip(found, own, strict=False) if told is not None]
    telling = [one for one in found if not one.gist.pronoun]
    # "The city would fall" is told of many a city, where another wording names it.
    telling = [one for one in telling if one.gist.names] or telling
    return tuple(dict.fromkeys(one for one in (*telling, *by_himself) if one.gist.deeds))


def _of_himself(told: Gist, party: Party) -> Gist | None:
    """What names nobody, as a forecast of the forecaster's own: "his men will", "we will"."""
    if told.names or not (told.pronoun or told.own):
        return None
    name = frozenset((concept(party.name.rsplit(" ", 1)[-1].lower()),))
    return replace(told, names=frozenset((name,)), pronoun=False)


def of_condition(words_of: str) -> Wanted:
    """What a condition asks for: all of its content, done by anybody it names."""
    text = re.sub(r"^\W*(?:only )?(?:if|once|when|provided|providing|that|as long as|on condition)\b", "", words_of)
    told = gist(Saying("", "", 0, text.strip(), "", "own"))
    every = replace(told, deeds=told.deeds | told.rest, rest=told.rest)
    return Wanted(every, (), told.all_of)


class Told:
    """A statement as forecasts ask about it: the day of its publication, and what it tells, which many ask."""

    def __init__(self, saying: Saying) -> None:
        self.saying, self.day = saying, published(saying)

    @cached_property
    def gist(self) -> Gist:
        """What its own words tell."""
        return gist(self.saying)

    @cached_property
    def known(self) -> frozenset[str]:
        """All concepts of it, with those of whom its events and places are known to be."""
        return concepts(self.saying) | _resolved(self.saying)


def matched(wants: Iterable[Wanted], told: Told) -> Match | None:
    """Where a statement tells what any wording wants, None where it does not or tells it of others.

    All names of the wording must be there, enough of its other content, and its deed in the past; nobody whom the
    forecast does not know may be its doer; amounts may not be apart. A wording without names must be there whole, and
    the statement may name nobody new.
    """
    for want in wants:
        if _same(want, told) and _amounts_agree(want.amounts, told.saying):
            found = _in(want, told.saying)
            if found is not None:
                return found
    return None


def _in(want: Wanted, saying: Saying) -> Match | None:
    """The first word that tells the deed of a wording, and what is said of it."""
    text = bare(saying)
    for word in turned(text):
        if concept(word.lower) in want.gist.deeds and not _others_do(want, saying, text, word):
            found = _told(text, word)
            if found is not None:
                vague = bool(want.amounts) and not _counts(saying)
                return replace(found, shared=tuple(_shared(want.gist, text)), vague=vague)
    return None


def told_of(deed: str, saying: Saying) -> Iterator[Match]:
    """What a statement says of a deed, whoever does it."""
    text = bare(saying)
    found = (_told(text, word) for word in turned(text) if concept(word.lower) == deed)
    yield from (match for match in found if match is not None)


def _same(want: Wanted, told: Told) -> bool:
    """Whether a statement speaks of the same: names, then other content."""
    sought, known = want.gist, told.known
    for name in sought.names:
        if name.isdisjoint(known):
            return False
    shared = len(sought.rest & known)
    if sought.names:
        return shared >= SHARED * len(sought.rest)
    return shared == len(sought.rest) > 0 and all(name & want.allowed for name in told.gist.names)


def _shared(sought: Gist, text: str) -> Iterator[str]:
    """The words of a statement by which it speaks of the same, of those that say the same the first."""
    content = sought.rest.union(*sought.names)
    found = {part: said for name in sought.names for part, said in stated(text) if part in name}
    for word in turned(text):
        if concept(word.lower) in content:
            found.setdefault(concept(word.lower), text[word.start : word.end])
    yield from found.values()


def _resolved(saying: Saying) -> frozenset[str]:
    """What the events and places of a statement name beyond its own words."""
    parties = [party for event in saying.events for party in (event.actor, event.recipient) if party is not None]
    return _all_of((*(party.name for party in parties), *(spot.name for spot in saying.where)))


@lru_cache(maxsize=16384)
def _all_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*_every(names))


def _every(names: Iterable[str]) -> Iterator[Name]:
    return (name for each in names for name in named(each))


def _told(text: str, word: Word) -> Match | None:
    """What is said of the deed at a word: that it happened, or that it did not; None where it lies ahead or nowhere."""
    before = text[: word.start]
    if NEARLY.search(before) or tense_at(text, word.start) not in ("past", "present"):
        return None
    so = polarity_at(text, word.start) and not UNDONE.search(text)
    told = text[word.start : word.end]
    if not so:
        return Match(told, False, (), UNSEEN.search(text) is not None)
    happened = _is_past(text, word) or (HAPPENED.search(text) and not ELSEWISE.search(text))
    return Match(told, True, ()) if happened and tense_at(text, word.start) == "past" else None


def _is_past(text: str, word: Word) -> bool:
    """Whether the word is a verb of the past, or stands with an auxiliary of it."""
    near = [each.lower for each in words(text[: word.start])[-3:]]
    before = near[-1:] and near[-1] in ("the", "a", "an", "of", "their", "its", "his", "no", "any")
    aided = any(each in AUXILIARIES | {"have", "were", "been"} for each in near)
    return not before and (word.lower in PASTS or word.lower.endswith("ed") or (aided and not _noun(word.lower)))


def _noun(word: str) -> bool:
    return word.endswith(("tion", "ment", "ing", "sive", "al", "s"))


def _others_do(want: Wanted, saying: Saying, text: str, word: Word) -> bool:
    """Whether who does it, before its word or after "by", has a name that the forecast does not know."""
    doers = named(_BACKED.sub(_blank, text[: word.start]), begins(saying.text, saying.context))
    after = re.search(r"\bby (?:the )?((?:[A-Z][\w’'-]*\s?)+)", text[word.end :])
    agents = named(after[1]) if after else frozenset()
    return not all(name & (want.allowed | want.gist.all_of) for name in doers | agents)


_BACKED = re.compile(r"\b(?:backed|supported|armed|funded|trained|supplied) by (?:the )?(?:[A-Z][\w’'-]*\s?)+")
"""Who stands behind the doer, and does not do it himself."""


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _around(draft: Draft) -> Iterator[str]:
    """Concepts of all names that the sentences of a forecast hold, and of who foresees it and for which state."""
    for one in draft.told:
        for name in named(one.saying.context):
            yield from name
    if draft.party is not None:
        yield from _of_party(draft.party)


def _of_party(party: Party) -> Iterator[str]:
    if party.country is not None:
        yield f"={party.country}"
    for name in _every(each for each in (party.name, party.affiliation) if each):
        yield from name


def speaks_of(party: Party, context: str) -> bool:
    """Whether a sentence names somebody: by his last name, or a body of a state by that state."""
    last = concept(party.name.rsplit(" ", 1)[-1].lower())
    known = frozenset().union(*named(context))
    of_state = party.country is not None and party.name in by_name()
    return last in known or (of_state and f"={party.country}" in known)


def _counts(saying: Saying) -> tuple[Amount, ...]:
    return tuple(one for one in saying.figures if one.unit != "duration" and one.low is not None)


def _amounts_agree(amounts: Iterable[Amount], saying: Saying) -> bool:
    """Whether each amount of the forecast meets one of its unit in the statement, where that has any."""
    told = _counts(saying)
    return all(any(_meet(one, other) for other in told if other.unit == one.unit) or not told for one in amounts)


def _meet(one: Amount, other: Amount) -> bool:
    lows = [each.low or 0 for each in (one, other)]
    highs = [each.high if each.high is not None else float("inf") for each in (one, other)]
    return max(lows) <= min(highs)
