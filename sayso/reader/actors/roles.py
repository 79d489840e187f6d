"""What the words around a name or in a noun phrase call somebody: role, head noun, and whose he is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.reader.actors.runs import Proper
from sayso.reader.actors.table import (
    ADJECTIVES,
    AFFILIATING,
    BODIES,
    DETERMINERS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    MODIFIERS,
    PERSONS,
    PLURALS,
    POSSESSIVES,
    STOPS,
    THINGS,
    singular,
)
from sayso.reader.actors.words import WORD, Word, words
from sayso.records import Span

Gender = Literal["m", "f"]


ANOTHER = frozenset(("another", "other", "second", "third", "fourth", "fifth", "different"))
BEHIND = 60
"""Characters looked at before a name for a role."""
APPOSED = 160
"""Characters looked at after a name."""
REACH = 30
"""Words looked at after a name for an apposition: longer ones are rare and end the sentence."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun phrase calls somebody: the phrase, its head noun in the singular, and whose he is."""

    phrase: str
    head: str
    affiliation: str | None = None
    plural: bool = False

    @property
    def modifiers(self) -> frozenset[str]:
        """Words before the head that tell one office from another ("foreign" minister)."""
        return frozenset(self.phrase.lower().split()[:-1])

    @property
    def gender(self) -> Gender | None:
        """As far as the noun tells."""
        return "m" if self.head in MALE_NOUNS else "f" if self.head in FEMALE_NOUNS else None

    @property
    def person(self) -> bool:
        """Whether the noun is one for people."""
        return self.head in PERSONS or self.head in PLURALS


def phrase_end(ws: list[Word], named: Sequence[Proper]) -> int:
    """How many words make up the noun phrase before any comma, preposition or clause; names are not cut."""
    for i, word in enumerate(ws):
        within = any(p.outer.start < word.span.start < p.outer.end for p in named)
        if i and not within and (word.lower in STOPS or word.text in ',(;:—–-"“'):
            return i
    return len(ws)


def noun_phrase(text: str, ws: Sequence[Word], named: Sequence[Proper]) -> Role | None:
    """What a phrase such as "a senior official in the presidential office" calls somebody."""
    end = phrase_end(list(ws), named)
    main = [w for w in ws[:end] if w.text[0].isalnum() or w.lower in ("'s", "’s")]
    head = _head(main)
    if head is None:
        return None
    noun, plural = singular(main[head].lower)
    first = head
    while first > 0 and _in_role(main[first - 1], named):
        first -= 1
    phrase = text[main[first].span.start : main[head].span.end]
    before = [p for p in named if p.span.end <= main[head].span.start and text[p.span.end] not in "-‐"]
    affiliation = _bare(before[-1].outer.of(text)) if before else _after(text, ws, end, named)
    if main[0].lower == "former" and "former" not in phrase:
        phrase = f"former {phrase}"
    return Role(phrase, noun, affiliation, plural)


def _head(main: Sequence[Word]) -> int | None:
    """Place of the head noun: the last known one, else the last word."""
    if not main:
        return None
    known = [i for i, w in enumerate(main) if is_noun(w)]
    place = known[-1] if known else len(main) - 1
    return place if main[place].lower not in DETERMINERS else None


def is_noun(word: Word) -> bool:
    """Whether a word is a known noun for people, bodies or documents."""
    return known_noun(word.lower)


def known_noun(lower: str) -> bool:
    """`is_noun` for a word in lower case."""
    noun = singular(lower)[0]
    return noun in PERSONS or noun in BODIES or noun in THINGS or lower in PLURALS


def _in_role(word: Word, named: Sequence[Proper]) -> bool:
    lower = word.lower
    if lower in ("'s", "’s") or lower in DETERMINERS or lower in POSSESSIVES or lower in ANOTHER or lower == "of":
        return False
    return not any(p.span.holds(word.span) for p in named)


def _after(text: str, ws: Sequence[Word], end: int, named: Sequence[Proper]) -> str | None:
    """Whose somebody is: "… of the Northern Front", "a professor of history at Leeds", up to a comma or clause."""
    if end >= len(ws) or ws[end].lower not in AFFILIATING:
        return None
    rest = list(ws[end + 1 :])
    stop = next((i for i, w in enumerate(rest) if i and not _kept(w, named)), len(rest))
    if not stop:
        return None
    span = Span(rest[0].span.start, rest[stop - 1].span.end)
    name = next((p for p in named if span.start <= p.span.start <= span.end), None)
    if name is not None:
        return _bare(text[name.outer.start : _listed(text, name, named)])
    if not is_noun(rest[stop - 1]) and stop < len(rest):
        name = _further(text, rest[stop:], named)
    return _bare(span.of(text) if name is None else name.outer.of(text))


def _listed(text: str, name: Proper, named: Sequence[Proper]) -> int:
    """Where a list of names ends that begins with `name`: "the U.S., Japan and South Korea"."""
    end = last = name.span.end
    for other in named:
        gap = text[last : other.outer.start] if other.outer.start >= last else ""
        if re.fullmatch(r",\s+|,?\s+and\s+(?:the\s+)?", gap):
            last = other.span.end
            end = last if "and" in gap else end
    return end


def _further(text: str, ws: Sequence[Word], named: Sequence[Proper]) -> Proper | None:
    """A name after a later preposition in the same stretch: "… and foreign affairs at Leeds"."""
    low = ws[0].span.start
    for name in named:
        between = text[low : name.outer.start]
        if name.outer.start >= low:
            return (
                name if re.search(r"\b(?:at|with|from|for|of)\s+(?:the\s+)?$", between) and "," not in between else None
            )
    return None


def _kept(word: Word, named: Sequence[Proper]) -> bool:
    if any(p.span.holds(word.span) for p in named):
        return True
    return word.text[0].isalnum() and word.lower not in STOPS and word.lower not in ("is", "was", "and", "has", "had")


def _bare(phrase: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", phrase, flags=re.I)


def before(text: str, name: Proper, previous: Proper | None) -> Role | None:
    """The role in small letters right before a name: "White House spokesman Jane Roe", "the union IG Werk"."""
    low = max(0, name.outer.start - BEHIND)
    if not _ends_in_noun(text[low : name.outer.start]):
        return None
    ws = _small_words(words(text, low, name.outer.start), previous)
    if not ws or text[name.outer.start - 1] not in " \xa0" or not is_noun(ws[-1]):
        return None
    sure_person = name.sure and name.kind == "person"
    if ws[-1].lower in ADJECTIVES and not sure_person:
        return None
    noun, plural = singular(ws[-1].lower)
    if name.sure and (noun not in PERSONS) == sure_person:
        return None
    opening = text[max(0, ws[0].span.start - 2) : ws[0].span.start].rstrip(" ")[-1:] in _SIGNS
    while len(ws) > 1 and not _opens_role(ws, opening):
        ws = ws[1:]
    gap = text[previous.span.end : ws[0].span.start] if previous is not None else ""
    near = previous is not None and re.fullmatch(r"(?:['’]s)?\s+(?:former\s+)?", gap)
    phrase = text[ws[0].span.start : ws[-1].span.end]
    return Role(phrase, noun, _bare(previous.outer.of(text)) if near and previous else None, plural)


def _ends_in_noun(behind: str) -> bool:
    """Whether a known noun stands right before a name: most names have none, and are done with."""
    if behind[-1:] not in (" ", "\xa0"):
        return False
    last = (behind.split() or [""])[-1].lower()
    return known_noun(last) or known_noun(re.split("[^a-z]", last)[-1])


def _small_words(ws: list[Word], previous: Proper | None) -> list[Word]:
    """The words in small letters that `ws` ends with; a sentence may begin with them: "Transit chief Jane Roe"."""
    first = len(ws)
    while first > 0 and ws[first - 1].text[0].islower() and first > len(ws) - 5:
        if ws[first - 1].lower in _NO_ROLE:
            return ws[first:]
        first -= 1
    if first and ws[first - 1].capital and (previous is None or previous.span.end < ws[first - 1].span.end):
        first -= 1
    return ws[first:]


def _opens_role(ws: Sequence[Word], opening: bool) -> bool:
    """Whether a role may begin here, and not with a verb; an unknown word does where a clause begins."""
    first = ws[0].lower
    if is_noun(ws[0]) or first in MODIFIERS or first in ("former", "human"):
        return True
    return opening and len(ws) == 2 and not first.endswith(("ed", "ing", "said", "told"))


_NO_ROLE = STOPS | DETERMINERS | POSSESSIVES | {"and"}
_BEGINS_ROLE = DETERMINERS | POSSESSIVES | MODIFIERS | {"former", "then", "now"}
_OPENS_APPOSITION = re.compile(
    r"\s*(?:\([^)]{1,30}\)\s*)?,\s*(?:\d{1,3}\s*,\s*)?(?:who\s+(?:is|was)\s+)?|\s+(?:is|was|became)\s+(?=an?\s|the\s)"
)


def after(text: str, name: Proper, named: Sequence[Proper]) -> Role | None:
    """The role in an apposition after a name: "Jane Roe, a spokeswoman for the ministry,"; `named` are names nearby."""
    opens = _OPENS_APPOSITION.match(text, name.span.end)
    if opens is None or (not name.sure and _IN.search(text[max(0, name.outer.start - 12) : name.outer.start])):
        return None
    ws = _apposition(text, opens.end())
    if not ws or (ws[0].lower in ("and", "but", "who", "which", "said", "says") or ws[0].lower in STOPS):
        return None
    # "… against Ukraine, South Korea's spy agency said": what is not closed by a comma has a verb of its own.
    spoken = any(word.lower in _SAYING for word in ws)
    if spoken or not (ws[0].capital or ws[0].lower in _BEGINS_ROLE or is_noun(ws[0])):
        return None
    role = noun_phrase(text, ws, [p for p in named if p.span.start >= opens.end()])
    if role is None or role.plural:
        return None
    person = name.sure and name.kind == "person"
    known = role.head in PERSONS or role.head in BODIES
    if not known and not (person and ws[0].lower in ("a", "an") and "," in opens.group()):
        return None
    return role if role.head not in BODIES or not person else None


_SAYING = frozenset(["said", "says", "told", "announced", "reported", "warned", "estimated", "confirmed", "denied"])


def _apposition(text: str, start: int) -> list[Word]:
    """At most `REACH` words from `start` on, up to a sign or the end of the line."""
    line = text.find("\n", start, start + APPOSED)
    ws: list[Word] = []
    for match in WORD.finditer(text, start, min(len(text), start + APPOSED)):
        if match.group() in ',.;:!?()"“”—–' or 0 <= line < match.start() or len(ws) == REACH:
            break
        ws.append(Word(Span(*match.span()), match.group()))
    return ws


_SIGNS = ("", ",", ".", "\n", '"', "“", ":", ";")
_IN = re.compile(r"\b(?:in|at|near|from|outside|across|around|to)\s+(?:the\s+)?$", re.I)
"""Before a place: what follows the comma does not say what it is ("In Chelsea, the mayor said")."""
_ACRONYM = re.compile(r"\s*\((?:the\s+|or\s+)?[\"“']?([A-Z][A-Za-z0-9&.-]{1,9})[\"”']?\)(?!\s*[-–—])")


def acronym(text: str, name: Proper) -> tuple[str, Span] | None:
    """The short form in brackets after a name, and where it stands; no agency in a dateline ("Tarsk (AFP) -")."""
    match = _ACRONYM.match(text, name.span.end)
    if match is None or sum(c.isupper() for c in match.group(1)) < 2:
        return None
    return match.group(1).rstrip("."), Span(*match.span(1))


def owner(text: str, name: Proper, previous: Proper | None) -> str | None:
    """Whose a body is: "Ukraine's Main Directorate", "the Ukrainian GUR"."""
    if previous is None or not re.fullmatch(r"['’]s?\s+", text[previous.span.end : name.outer.start]):
        return None
    return _bare(previous.outer.of(text))
