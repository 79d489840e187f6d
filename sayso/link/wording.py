"""Wording: the words of a content with what they mean, whose names they are, and whether they are denied or planned.

No parser stands behind this: a negation or a plan reaches from its word to the end of the clause, which in reports is
nearly always right, and a comparison only asks whether two contents differ in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.text.meanings import meanings
from sayso.text.phrases import Word, one_of, words
from sayso.text.profiles.bodies import bodies
from sayso.text.profiles.states import by_capital, by_demonym, by_name
from sayso.text.terms import is_term
from sayso.text.turns import turned
from sayso.text.verbs import PAST

LONGEST_STATE = 4
"""Words of a state's name that are tried: "United Arab Emirates", "Bosnia and Herzegovina"."""
REACH = 9
"""Words that a negation or a plan governs at most."""
_BREAKS = one_of(", ; : . ! ? — – … but although though whereas while because after before when")
_NEGATORS = one_of("not never no nor neither none nobody nothing cannot denied denies deny denying")
_REFUSED = one_of("failed fails fail refused refuses refuse declined declines unable")
_EXCUSED = one_of("only doubt less fewer later more longer-range matter short")
"""After "no" or "not" these make another thing of it: "not only", "no doubt", "no fewer than"."""
_PLANNING = one_of(
    "will would shall can could may might should must if whether unless plan plans planned planning intend intends"
    " intended decided decides decide prepare prepares preparing prepared expect expects expected likely"
    " threatened threatens threatening vow vowed vows considering proposed proposes propose potential possible"
    " possibly possibility risk ready willing keen eager wants want hopes hope promise promised promises pledge"
    " pledged pledges seek seeks aims likelihood chance prospect imminent upcoming tomorrow soon scheduled due"
    " urged urges demanded demands intention"
)
_MODALS = one_of("may might could must")
"""What would or should have been was not; what may have been is said of the past."""
_APPOINTED = one_of("is are was were set about going meant supposed")
"""Words that with "to" tell what is to come: "are to enter daily", "was to have been held"."""
_THOUGHT = one_of(
    "believed thought said reported understood known alleged claimed claims claim appears appeared seems seemed feared"
    " considered found shown proved presumed rumoured rumored"
)
"""After these, what is "to be" is so already: "believed to be held in Lesk"."""
_BETWEEN = one_of("not also already well since now by then in fact")
"""What stands between such a word and its verb."""
_LOCATIVE = one_of("in on at near from to of outside over around into toward towards against through across")
_TITLES = one_of(
    "president minister general spokesman spokeswoman secretary director chief colonel major captain prime foreign"
    " defence defense mr mrs ms dr king prince king's lieutenant ministry government army the armed forces force navy"
    " police parliament embassy council court committee commission department agency mission command staff office"
    " authority authorities division brigade regiment battalion headquarters customs gulf sea ocean strait bay"
)
"""Words that are written with a capital before a name or in that of a body, and tell none from another."""
_DAYS = one_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december christmas easter today yesterday tomorrow week month year"
)
_NUMBER_WORDS = one_of(
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands"
    " million millions billion score scores percent per-cent"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One content word: what it means, where it stands, and how it is meant.

    `concept` is the name of its meaning ("kill" for "deaths"), "=RU" for a state; `text` is as written. `name` where
    it is part of a proper name, `negated` and `planned` where such a word governs it.
    """

    concept: str
    place: int
    text: str
    name: bool = False
    negated: bool = False
    planned: bool = False


def worded(text: str) -> tuple[Wording, ...]:
    """The content words of `text` in order; figures and days are left to those who read them."""
    ws = turned(text)
    capitals = _capitals(text, ws)
    return tuple(_content(text, ws, capitals))


def plain(ws: Sequence[Wording]) -> dict[str, Wording]:
    """The words by concept; what is said twice is taken as first said."""
    found: dict[str, Wording] = {}
    for word in ws:
        found.setdefault(word.concept, word)
    return found


def _content(text: str, ws: Sequence[Word], capitals: frozenset[int]) -> Iterator[Wording]:
    scope = _Scopes()
    place = 0
    while place < len(ws):
        scope.pass_by(ws, place)
        code, size = _state(text, ws, place) if place in capitals else (None, 1)
        short, length = _shortened(text, ws, place, capitals) if place in capitals and not code else (None, 1)
        if short:
            size = length
            written = text[ws[place].start : ws[place + size - 1].end]
            yield Wording(short, place, written, True, scope.negated, scope.planned)
        elif code:
            written = text[ws[place].start : ws[place + size - 1].end]
            yield Wording(f"={code}", place, written, negated=scope.negated, planned=scope.planned)
        elif ws[place].lower in ("al", "el") and place in capitals and place + 1 in capitals:
            pass  # the article of the name that follows
        elif _tells(ws[place].lower):
            opens = _opens(ws, place, capitals) and not _is_acronym(text, ws[place])
            name = place in capitals and not (opens or ws[place].lower in _TITLES or _JOINED.search(ws[place].lower))
            article = f"{ws[place - 1].lower}-" if place and ws[place - 1].lower in ("al", "el") else ""
            concept = _plain_name(article + ws[place].lower) if name else meanings().concept(ws[place].lower)
            written = text[ws[place].start : ws[place].end]
            yield Wording(concept, place, written, name, scope.negated, scope.planned)
        place += size


class _Scopes:
    """How far the last negation and the last plan still reach."""

    def __init__(self) -> None:
        self._negation = self._plan = 0

    @property
    def negated(self) -> bool:
        return self._negation > 0

    @property
    def planned(self) -> bool:
        return self._plan > 0

    def pass_by(self, ws: Sequence[Word], place: int) -> None:
        word = ws[place].lower
        self._negation, self._plan = max(0, self._negation - 1), max(0, self._plan - 1)
        if word in _BREAKS:
            self._negation = self._plan = 0
        if word == "whether":
            # What is not known is not denied.
            self._negation = 0
        following = ws[place + 1].lower if place + 1 < len(ws) else ""
        if (word in _NEGATORS and following not in _EXCUSED) or (word in _REFUSED and following == "to"):
            self._negation = REACH
        planning = word in _PLANNING and not _hedges(ws, place) and not _either(ws, place)
        if planning or (word in _APPOINTED and following == "to") or _to_be(ws, place):
            self._plan = REACH


def _hedges(ws: Sequence[Word], place: int) -> bool:
    """Whether a word of what may come tells how sure it is that something was: "may have crossed", "likely lost"."""
    rest = [word.lower for word in ws[place + 1 : place + 4] if word.lower not in _BETWEEN]
    if ws[place].lower in _MODALS:
        return rest[:1] == ["have"]
    return ws[place].lower in ("likely", "possibly") and bool(rest) and (rest[0] in PAST or rest[0].endswith("ed"))


def _to_be(ws: Sequence[Word], place: int) -> bool:
    """Whether something is "to be" done: "33 hostages to be released"."""
    if [word.lower for word in ws[place : place + 2]] != ["to", "be"] or place == 0:
        return False
    done = ws[place + 2].lower if place + 2 < len(ws) else ""
    return ws[place - 1].lower not in _THOUGHT and (done in PAST or done.endswith("ed") or done in _DONE)


_DONE = one_of("set held put let freed released built done made taken given brought sent paid")
_JOINED = re.compile(
    r"[-‐‑](?:backed|based|born|built|allied|aligned|controlled|flagged|funded|held|led|made|occupied|operated|owned"
    r"|ruled|run|registered|speaking|supplied|supported|trained)\Z"
)
"""“Kelvar-backed”: what tells whose somebody or something is, and no name of it."""


def _either(ws: Sequence[Word], place: int) -> bool:
    """Whether a "whether" only leaves open which of two it is: ", whether direct or indirect"."""
    near = [word.lower for word in ws[place + 1 : place + 4]]
    return ws[place].lower == "whether" and place > 0 and ws[place - 1].lower == "," and "or" in near


_LIGHT = one_of("took takes taking comes coming gets getting goes going gone making")
"""Forms of verbs that carry no content of their own: "take" and "taken" are no terms either."""


def _tells(word: str) -> bool:
    silent = word in _DAYS or word in _NUMBER_WORDS or word in _LIGHT
    return is_term(word) and not word[0].isdigit() and not silent


_HEADLINE = 0.6
"""Share of words with a capital from which a content is a headline that capitalises them all."""


def _capitals(text: str, ws: Sequence[Word]) -> frozenset[int]:
    found = frozenset(
        place for place, word in enumerate(ws) if text[word.start].isupper() or _ARTICLE.match(text, word.start)
    )
    plain_words = sum(word.lower[0].isalpha() for word in ws)
    if len(found) <= _HEADLINE * max(plain_words, 1) or plain_words <= LONGEST_STATE:
        return found
    return frozenset(place for place in found if _state(text, ws, place)[0])


def _opens(ws: Sequence[Word], place: int, capitals: frozenset[int]) -> bool:
    """Whether a capital may be there only because a sentence opens."""
    opening = place == 0 or ws[place - 1].lower in (".", "“", '"', "!", "?", "…", ":")
    return opening and place + 1 not in capitals


def _state(text: str, ws: Sequence[Word], place: int) -> tuple[str | None, int]:
    """The code of the state whose name, demonym or capital begins at a word, and of how many words."""
    longest = _openings().get(ws[place].lower, 0)
    for size in range(min(longest, len(ws) - place), 0, -1):
        name = text[ws[place].start : ws[place + size - 1].end]
        code = _codes().get(name)
        if code is None and (place == 0 or ws[place - 1].lower not in _LOCATIVE):
            code = _seats().get(name)
        if code:
            return code, size
    return None, 1


_SMALL = one_of("of for the and")
_BODIES = one_of(
    "forces force front movement army organization organisation programme program agency union party service network"
    " command corps guard guards coalition"
)
_BRACKETED = re.compile(r"\s*\((?:the )?([A-Z]{2,8})\)")


def _shortened(text: str, ws: Sequence[Word], place: int, capitals: frozenset[int]) -> tuple[str | None, int]:
    """The first letters of a body's name that begins at a word, under which others name it, and of how many words.

    "Upland Relief Forces" are "urf", so that they meet in whichever way two reports write them.
    """
    if place + 1 not in capitals and ws[place + 1 : place + 2] and ws[place + 1].lower not in _SMALL:
        return None, 1
    named = [place]
    for at in range(place + 1, len(ws)):
        if at in capitals and not _is_acronym(text, ws[at]):
            named.append(at)
        elif ws[at].lower not in _SMALL or at - named[-1] > 1:
            break
    letters = "".join(ws[at].lower[0] for at in named)
    if len(letters) < SHORTEST or _is_acronym(text, ws[place]) or ws[place].lower in _TITLES:
        return None, 1
    end = named[-1]
    bracketed = _BRACKETED.match(text, ws[end].end)
    known = len(letters) > SHORTEST and ws[end].lower in _BODIES
    if not known and (bracketed is None or bracketed[1].lower() != letters):
        name = text[ws[place].start : ws[end].end]
        if name not in bodies() or letters.upper() not in bodies():
            return None, 1
    return letters, end + 1 - place


def _is_acronym(text: str, word: Word) -> bool:
    return word.end - word.start > 1 and text[word.start : word.end].isupper()


SHORTEST = 2
"""Letters of the shortest name that is written so; one of two must be known, or stand in brackets."""


@cache
def _codes() -> dict[str, str]:
    """Codes of states by name and demonym."""
    return {name: state.code for table in (by_demonym(), by_name()) for name, state in table.items()}


@cache
def _seats() -> dict[str, str]:
    """Codes of states by their capitals and what else stands for their governments."""
    return {name: state.code for name, state in by_capital().items()} | dict(meanings().stands)


@cache
def _openings() -> dict[str, int]:
    """First words of names of states in lower case, and how many words the longest of each has."""
    found: dict[str, int] = {}
    for name in (*_codes(), *_seats()):
        ws = words(name)
        found[ws[0].lower] = max(found.get(ws[0].lower, 0), min(len(ws), LONGEST_STATE))
    return found


_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l)[-‐‑](?=[A-Z])")
_ARABIC = re.compile(r"(?:al|el)[-‐‑]")
_VOWELS = str.maketrans("eo", "iu")
"""The article before an Arabic name, and vowels that are written either way."""


def _plain_name(word: str) -> str:
    """A name without the ending of its plural or possession: "Houthis" is "houthi"; "al-Lesk" and "El Lisk" are one."""
    bare = word.removesuffix("'s").removesuffix("’s")
    if _ARABIC.match(bare):
        bare = _ARABIC.sub("", bare).translate(_VOWELS)
    return bare[:-1] if len(bare) > 4 and bare.endswith("s") and not bare.endswith(("ss", "us", "is")) else bare
