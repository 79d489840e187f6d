"""Gist: what a text tells, as names, deeds and other content, for finding what tells the same in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.records import Due, Saying, Stretch
from sayso.text.meanings import meanings
from sayso.text.phrases import Word, one_of, words
from sayso.text.profiles.states import State, by_capital, by_demonym, by_name
from sayso.text.terms import is_term
from sayso.text.triggers import types
from sayso.text.turns import forms_of, plain_words, turned

Name = frozenset[str]
"""Concepts of which any stands for what is named: "pyongyang", or the code of the state whose seat it is."""
LONGEST_STATE = 5
"""Words of "Democratic Republic of the Congo"."""
IRREGULAR = (
    "come came", "fall fell fallen", "run ran", "fly flew flown", "pay paid", "drive drove driven", "draw drew drawn",
    "stand stood", "choose chose chosen",
)  # fmt: skip
BASES = {form: verb for verb, *forms in map(str.split, IRREGULAR) for form in forms}
"""Forms that no ending tells, of verbs that the table of meanings has no row for."""
EMPTY = one_of("hold make give conduct stage mount carri undertak have see face suffer begin be")
"""Concepts of verbs that leave it to their object to say what is done: "hold an election", "begin to fight"."""
MOVING = one_of("send go enter come move bring join get thrown put take")
"""Concepts of verbs that do so where an event follows: "go into battle"."""
OCCURS = re.compile(
    r"(?:tak\w+ (?:place|effect)|com\w+ into (?:force|effect)|enter\w* into force|go\w* ahead|happen\w*)\b"
)
"""Verbs that leave it to their subject."""
AWAITED = one_of("due expected awaited")
"""Words after which whoever is in a place has arrived there."""
LENGTH_OF_A_NAME = 3
"""Words of "the winter offensive"."""
INTO = one_of("into in to for under part")
"""Words before the event that somebody moves to."""
AHEAD = one_of("will shall would")
BEFORE_TO = one_of("going due expected set scheduled slated poised likely unlikely bound about ready planned forecast")
"""Words that with "to" look ahead."""
ALONGSIDE = one_of("be been being have not also soon then first again finally now still only probably likely even yet")
"""Words between an auxiliary and its verb."""
PLACED = one_of("in to into from near at of around outside inside towards toward through leave left reach reached")
"""Words before a capital that is meant as a town."""
AUXILIARIES = AHEAD | one_of("has had is was did does")
APPOSED = re.compile(r"\s*(?:the|an?) |\s*[A-Z][\w’']*['’]s ", re.IGNORECASE)
"""What a description of somebody opens with."""
EDGES = frozenset([",", ";", ":", ".", "!", "?", "“", "”", '"', "—", "–", "(", ")"])


@dataclass(frozen=True, slots=True)
class Gist:
    """Of one text: what it names, what is foreseen to be done, and all other content; as concepts.

    `deeds` are empty where the text does not say what will be done. `all_of` are all concepts, of names too.
    `pronoun` is whether its subject is one, so that it does not tell itself of whom it speaks; `own` whether it speaks
    of what is his who says it ("his men").
    """

    names: frozenset[Name]
    deeds: frozenset[str]
    rest: frozenset[str]
    all_of: frozenset[str]
    pronoun: bool = False
    own: bool = False


def gist(saying: Saying, some: str | None = None) -> Gist:
    """What a statement tells, or `some` of its words; its dates and its condition are no content."""
    text = saying.text if some is None else some
    return _gist(bare(saying, text), begins(text, saying.context))


def concepts(saying: Saying) -> frozenset[str]:
    """All concepts of a statement, `all_of` its gist; to find these alone takes a third of the time.

    They are all those of its words, but where it opens with who has promised that it will be so.
    """
    text = bare(saying)
    return gist(saying).all_of if "that" in text.lower() and looks_ahead(text) else _concepts(text)


@lru_cache(maxsize=16384)
def _concepts(text: str) -> frozenset[str]:
    ws = turned(text)
    every = {told for word in ws if (told := _content(word.lower)) is not None}
    return frozenset(every.union(*(name for name, _, _ in _states(text, ws))))


def bare(saying: Saying, some: str | None = None) -> str:
    """A statement, or `some` of its words, with blanks for its dates, condition and source; places stay the same."""
    text = saying.text if some is None else some
    mention = saying.source.mention if saying.source is not None and "," in text else None
    if mention is None and not saying.when and saying.due is None:
        return text
    return _bare(text, saying.context, saying.when, saying.due, mention)


# Forecasts ask for the same statements again and again; a statement itself takes longer to be found than this.
@lru_cache(maxsize=16384)
def _bare(text: str, context: str, when: tuple[Stretch, ...], due: Due | None, mention: str | None) -> str:
    hangs = due.condition if due is not None else None
    left = text
    for aside in (*(one.words for one in when), *([hangs] if hangs else []), *_introduced(text, context, mention)):
        left = left.replace(aside, " " * len(aside))
    return left


def _introduced(text: str, context: str, mention: str | None) -> Iterator[str]:
    """What the end of a text says of its source: "…, the mayor of the town, Ilda Marosh said"."""
    before, _, tail = text.rpartition(",")
    if mention is not None and before and APPOSED.match(tail):
        after = context.partition(text)[2]
        if after.lstrip(" ,").startswith(mention):
            yield tail


@lru_cache(maxsize=16384)
def begins(text: str, context: str) -> bool:
    """Whether the text begins a sentence, so that its first capital tells nothing."""
    before = context.partition(text.partition(" … ")[0])[0].rstrip(" “\"'‘")
    return not before or before[-1] in '.!?:”"'


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """What a word in lower case says: words that say the same have one concept."""
    return meanings().concept(BASES.get(word, word))


@lru_cache(maxsize=65536)
def _content(word: str) -> str | None:
    """What a word in lower case says, None where it carries no content."""
    return concept(word) if is_term(word) else None


@lru_cache(maxsize=16384)
def named(text: str, initial: bool = False) -> frozenset[Name]:
    """What a text names; `initial` is whether it begins a sentence."""
    return frozenset(name for name, _, _ in _names(text, words(text), initial))


def stated(text: str) -> Iterator[tuple[str, str]]:
    """The states that a text names, by code and as it does."""
    ws = words(text)
    for name, first, last in _states(text, ws):
        yield from ((each, text[ws[first].start : ws[last - 1].end]) for each in name if each[0] == "=")


@lru_cache(maxsize=16384)
def _gist(text: str, initial: bool) -> Gist:
    ws = turned(text)
    found = tuple(_names(text, ws, initial))
    taken = {place for _, first, last in found for place in range(first, last)}
    names = frozenset(name for name, _, _ in found)
    every = {place: told for place, word in enumerate(ws) if (told := _content(word.lower)) is not None}
    content = {place: said for place, said in every.items() if place not in taken and not said[0].isdigit()}
    clause = _clause(text, ws, content)
    if clause is not None and (said := clause.said()):
        return _gist(" " * ws[said].start + text[ws[said].start :], initial=False)
    deeds = clause.deeds() if clause else frozenset(filter(types, content.values()))
    verb = clause.verb if clause else None
    rest = frozenset(said for place, said in content.items() if place != verb) - deeds - EMPTY
    if clause is not None:
        rest -= clause.idle()
    all_of = frozenset(every.values()).union(*names)
    return Gist(names, deeds, rest - _FORESEEING, all_of, _subject(ws, clause) in _PRONOUNS, _own(ws))


_FORESEEING = frozenset(map(concept, one_of("likely unlikely probably possible expect due plan forecast scheduled")))
_POSSESSIVES = one_of("his her our my their its")
_PRONOUNS = one_of("they he she it we i this these those")


def _own(ws: Sequence[Word]) -> bool:
    return next((word.lower for word in ws if word.lower != "that"), "") in _POSSESSIVES


def _subject(ws: Sequence[Word], clause: _Clause | None) -> str:
    """The word before that which looks ahead, else the first."""
    if clause is not None and clause.ahead:
        return ws[clause.ahead - 1].lower
    return next((word.lower for word in ws if word.lower not in ("that", "“", '"')), "")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A text that looks ahead: its words, the concepts of those with content, and the places of what does so."""

    text: str
    ws: Sequence[Word]
    content: dict[int, str]
    ahead: int
    verb: int

    def deeds(self) -> frozenset[str]:
        """What is foreseen to be done: what the verb tells, or the event that it leaves this to."""
        done = concept(self.ws[self.verb].lower)
        if OCCURS.match(self.text, self.ws[self.verb].start):
            return self.subject()
        end = next((place for place in range(self.verb, len(self.ws)) if self.ws[place].lower in EDGES), len(self.ws))
        after = [place for place in self.content if self.verb < place < end]
        events = [place for place in after if types(self.content[place])]
        if done in MOVING:
            return self._of(place for place in events if self._goes_into(place, done)) or frozenset((done,))
        if done in EMPTY:
            return self._of(events) or self._of(after) or self.subject()
        if self.ws[self.verb].lower in ("in", "at") and self.ws[self.ahead].lower in AWAITED:
            return frozenset((concept("arrive"),))
        return frozenset((done,)) if self.verb in self.content else self._of(events)

    def _goes_into(self, place: int, done: str) -> bool:
        """Whether the event at a place is what somebody moves to: "sent into combat", "enter combat"."""
        near = {word.lower for word in self.ws[place - 2 : place]}
        return bool(near & INTO) or (done in ("enter", "join") and place - self.verb < LENGTH_OF_A_NAME)

    def said(self) -> int:
        """Where what somebody "has promised that" begins, 0 where the text does not open so."""
        before = [word.lower for word in self.ws[1 : self.ahead]]
        return len(before) - before[::-1].index("that") + 1 if "that" in before else 0

    def idle(self) -> frozenset[str]:
        """What belongs to the verb alone: the place of "take place"."""
        found = OCCURS.match(self.text, self.ws[self.verb].start)
        return frozenset(concept(word) for word in found[0].lower().split()) if found else frozenset()

    def subject(self) -> frozenset[str]:
        """What stands before that looks ahead."""
        return self._of(place for place in self.content if place < self.ahead)

    def _of(self, places: Iterable[int]) -> frozenset[str]:
        return frozenset(self.content[place] for place in places)


def _clause(text: str, ws: Sequence[Word], content: dict[int, str]) -> _Clause | None:
    """The clause of a text that looks ahead, with the first verb that has content."""
    ahead = _ahead(ws)
    if ahead is None:
        return None
    verb = ahead + 1
    while verb < len(ws) and (ws[verb].lower in ALONGSIDE or ws[verb].lower.endswith("ly")):
        verb += 1
    return _Clause(text, ws, content, ahead, verb) if verb < len(ws) else None


def _ahead(ws: Sequence[Word]) -> int | None:
    """Where a text looks ahead."""
    return next((at for at, word in enumerate(ws) if word.lower in _MAY_LOOK_AHEAD and _looks_ahead(ws, at)), None)


@lru_cache(maxsize=16384)
def looks_ahead(text: str) -> bool:
    """Whether a text says what will be done."""
    return _ahead(words(text)) is not None


_MAY_LOOK_AHEAD = AWAITED | AHEAD | {"to"}


def _looks_ahead(ws: Sequence[Word], place: int) -> bool:
    word, after = ws[place].lower, ws[place + 1].lower if place + 1 < len(ws) else ""
    awaited = word in AWAITED and after in ("in", "at")
    return awaited or word in AHEAD or (word == "to" and place > 0 and ws[place - 1].lower in BEFORE_TO)


def _names(text: str, ws: Sequence[Word], initial: bool) -> Iterator[tuple[Name, int, int]]:
    """Names, each with its first word and the one behind its last."""
    states = {first: (name, first, last) for name, first, last in _states(text, ws)}
    free = 0
    for place in [at for at, word in enumerate(ws) if text[word.start].isupper()]:
        if place < free:
            continue
        if place in states:
            yield states[place]
            free = states[place][2]
            continue
        free = place + 1
        while free < len(ws) and text[ws[free].start].isupper() and free not in states:
            free += 1
        opens = place == 0 and initial and free == place + 1 and not _proper(ws, free)
        if not opens and _tells(ws[free - 1].lower):
            yield frozenset((concept(ws[free - 1].lower),)), place, free


def _states(text: str, ws: Sequence[Word]) -> Iterator[tuple[Name, int, int]]:
    """Those of states."""
    free = 0
    for place in [at for at, word in enumerate(ws) if text[word.start].isupper()]:
        if place < free:
            continue
        state, size = _state(text, ws, place)
        if state is not None:
            yield _of_state(text, ws, place, state, size), place, place + size
            free = place + size


def _proper(ws: Sequence[Word], after: int) -> bool:
    """Whether the word that opens a sentence is a name by what follows: "Osk's", "Osk will"; not so "Ships will"."""
    following = ws[after].lower if after < len(ws) else ""
    return following == "'s" or (following in AUXILIARIES and not ws[after - 1].lower.endswith("s"))


def _tells(word: str) -> bool:
    """Whether a capital makes this word a name: titles and bodies are common to many."""
    return is_term(word) and concept(word) not in meanings().faint


def _state(text: str, ws: Sequence[Word], place: int) -> tuple[State | None, int]:
    """The longest name of a state or its people that begins at a word, and how many words it has."""
    first = text[ws[place].start : ws[place].end]
    for size in range(min(_longest().get(first, 1), len(ws) - place), 1, -1):
        found = _called(text[ws[place].start : ws[place + size - 1].end])
        if found is not None:
            return found, size
    return _of_one_word(first), 1


@lru_cache(maxsize=65536)
def _of_one_word(said: str) -> State | None:
    """The state of this name, else the one whose seat it is."""
    return _called(said) or by_capital().get(said)


def _called(said: str) -> State | None:
    """The state that is called so, or whose people are."""
    return by_name().get(said) or by_demonym().get(said) or by_demonym().get(said.removesuffix("s"))


@cache
def _longest() -> dict[str, int]:
    """How many words the longest name of several has that begins with a word: most capitals begin none."""
    found: dict[str, int] = {}
    for name in (one for one in (*by_name(), *by_demonym()) if not one.isalpha()):
        ws = words(name)
        first = name[ws[0].start : ws[0].end]
        found[first] = min(LONGEST_STATE, max(len(ws), found.get(first, 1)))
    return found


def _of_state(text: str, ws: Sequence[Word], place: int, state: State, size: int) -> Name:
    """A state by its code; a capital is a town after a word of place, else either."""
    word = ws[place].lower
    if text[ws[place].start : ws[place].end] not in by_capital() or size > 1:
        return frozenset((f"={state.code}",))
    town = place > 0 and ws[place - 1].lower in PLACED
    return frozenset((concept(word),)) if town else frozenset((concept(word), f"={state.code}"))


@lru_cache(maxsize=65536)
def written(word: str) -> str:
    """The concept of a word as it stands between blanks in a text in lower case, signs at its ends aside."""
    return concept(word if word.isalnum() else _SIGNS.sub("", word))


@cache
def written_otherwise(said: str) -> tuple[str, ...]:
    """The concepts of the words by which a turn of phrase says what a concept says."""
    return tuple(concept(form) for plain in plain_words() if concept(plain) == said for form in forms_of(plain))


_SIGNS = re.compile(r"^[^\w]+|(?:['’]s)?[^\w]*$")
