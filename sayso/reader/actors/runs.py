"""Proper names where they stand: capitalised runs joined with the names that the model found, and what is said by them.

A run such as "Ukrainian President Volodymyr Zelenskyy" is cut into affiliation, role and name by the title in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.reader.actors.table import (
    BODIES,
    COMPANY_WORDS,
    FEMALE_TITLES,
    FUNCTION_WORDS,
    HER_NAMES,
    HIS_NAMES,
    HONORIFICS,
    LANDMARKS,
    MALE_TITLES,
    MODIFIERS,
    NO_NAMES,
    PAPERS,
    PARTICLES,
    PERSONS,
    PLURALS,
    SURNAMES_TOO,
    TITLES,
    singular,
)
from sayso.reader.actors.words import WORD, Known, Word, opens_sentence, spelt_out, words
from sayso.reader.names import Kind, Name
from sayso.records import Span

_LINKS = frozenset(("of", "for"))
_STATES = frozenset(("US", "UK", "UAE", "DPRK", "USA"))
_PEOPLE = re.compile(r"^[A-Z].*[a-z](?:an|ish|ese|ench|utch|eek|iss|[qlnd]i)$")
"""May tell whose an acronym is: "the Ukrainian GUR"."""
_DEMONYM = re.compile(r"^[A-Z].*(?:[ai]an|ish|ese|ench|utch|aqi|eli|stani|ani|udi)$")
_PEOPLES = re.compile(
    r"(?:ians|icans|peans|oreans|raqis|raelis|stanis|audis|outhis|ghans|ermans|exans|urds|urks|rabs|anes)$"
)
"""Plurals of peoples: they say who speaks no more than "residents" does."""
_JOINED_ADJECTIVE = re.compile(r"[-‐](?:based|born|led|backed|run|owned|controlled|held|trained|made|style|era)$")
LONGEST = 15
"""Words in a run of capitals: a longer one is shouting."""
_AFTER_NAMES = frozenset(("KC", "QC", "MP", "MEP", "Jr", "Sr", "II", "III", "MD", "PhD"))
HEADLINE = 0.7
"""Share of capitalised long words from which a line without a full stop is a headline in title case."""


@dataclass(frozen=True, slots=True)
class Proper:
    """A proper name in the text; `role` and `affiliation` are the words before it in the same run."""

    span: Span
    words: tuple[str, ...]
    kind: Kind
    role: str | None = None
    affiliation: str | None = None
    gender: str | None = None
    sure: bool = False
    """Whether a title, a first name or a word such as "Ministry" tells the kind; else the model alone does."""
    whole: Span | None = None
    """With title and affiliation, where there are any."""

    @property
    def outer(self) -> Span:
        """The whole run."""
        return self.whole or self.span


def proper(text: str, names: Sequence[Name], ends: frozenset[int] = frozenset()) -> list[Proper]:
    """Proper names of the text in order, not overlapping; none goes on over one of the `ends` of source mentions."""
    known = Known.of(text, [*names, *spelt_out(text)], ends)
    found: list[Proper] = []
    for run in filter(None, _runs(text, known)):
        for piece in _cut(text, run, known):
            if not found or piece.span.start >= found[-1].span.end:
                found.append(piece)
    return found


def _runs(text: str, known: Known) -> Iterator[list[Word]]:
    """Capitalised words that belong together, particles and "of" inside; lines in title case by the model alone."""
    start, first = 0, True
    for line in text.split("\n"):
        end = start + len(line)
        headline = _headline(line, first and end < len(text))
        first = first and not line.strip()
        if headline:
            for name in known.over(start, end):
                yield [
                    w for w in words(text, max(start, name.span.start), min(end, name.span.end)) if w.text[0].isalnum()
                ]
        else:
            yield from _line_runs(text, start, end, known)
        start = end + 1


def _headline(line: str, first: bool) -> bool:
    """Whether a line is in title case; only the first may end in a full stop, else it may be a sentence of names."""
    long: list[str] = re.findall(r"[^\W\d_]{4,}", line)
    if len(long) < 4 or (not first and line.rstrip()[-1:] in '.!?”"'):
        return False
    return sum(w[0].isupper() for w in long) >= HEADLINE * len(long)


def _line_runs(text: str, start: int, end: int, known: Known) -> Iterator[list[Word]]:
    run: list[Word] = []
    waiting: list[Word] = []
    for match in WORD.finditer(text, start, end):
        if not run and not text[match.start()].isupper() and "-" not in match.group():
            continue
        word = Word(Span(*match.span()), match.group())
        if _in_run(text, word, run, known):
            close = run and text[run[-1].span.end : word.span.start].strip()
            if run and ((not waiting and close) or run[-1].span.end in known.ends or len(run) >= LONGEST):
                yield run
                run, waiting = [], []
            run += [*waiting, word]
            waiting = []
        elif run and _waits(text, word, run, waiting, known):
            waiting.append(word)
        elif run:
            yield run
            run, waiting = [], []
    if run:
        yield run


def _in_run(text: str, word: Word, run: list[Word], known: Known) -> bool:
    if not word.capital or word.text in NO_NAMES:
        return word.text[0].isdigit() and bool(run) and len(known.over(*_ends(word))) > 0
    if re.split("['’]", word.lower)[0] in FUNCTION_WORDS and word.text not in ("US", "WHO"):
        if run:  # "USA Today", "Doctors Without Borders"; "I" is never part of a name
            return word.text[0] != "I" and not opens_sentence(text, word.span.start)
        return word.text.isupper() and len(word.text) > 1 and bool(known.over(*_ends(word)))
    return (
        bool(run)
        or not opens_sentence(text, word.span.start)
        or known.named(word, _before_capital(text, word.span.end))
    )


def _before_capital(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _ends(word: Word) -> tuple[int, int]:
    return word.span.start, word.span.end


def _waits(text: str, word: Word, run: list[Word], waiting: list[Word], known: Known) -> bool:
    """Whether a small word may stand inside a name, if a capital follows."""
    after = text[word.span.end : word.span.end + 1]
    if after not in (" ", "-", "\xa0"):
        return False
    if word.text in ("'", "’") and not waiting:
        return _of_members(text, word, run)
    if waiting:
        return waiting[-1].lower in _LINKS and word.lower in ("the", "a", "an")
    if word.lower in PARTICLES or word.text == "&":
        return True
    if word.lower in _LINKS or (word.lower == "on" and run[-1].lower in BODIES):
        return run[-1].lower in BODIES or run[-1].text.rstrip(".") in TITLES or _inside(word, known)
    return word.lower in ("and", "the", "on", "in", "to", "at", "with") and _inside(word, known)


_MEMBERS = re.compile(r" (?:[A-Z]\w+ ){0,2}([A-Z]\w+)")


def _of_members(text: str, sign: Word, run: list[Word]) -> bool:
    """Whether an apostrophe stands inside the name of a body of its members: "the Tarsk Doctors' Network"."""
    noun, plural = singular(run[-1].lower)
    body = _MEMBERS.match(text, sign.span.end)
    return (
        plural and noun in PERSONS and run[-1].span.end == sign.span.start
        and body is not None and body[1].lower() in BODIES
    )  # fmt: skip


def _inside(word: Word, known: Known) -> bool:
    return any(n.span.start < word.span.start and word.span.end < n.span.end for n in known.over(*_ends(word)))


def _cut(text: str, run: list[Word], known: Known) -> Iterator[Proper]:
    """A run as one name with its title before it, or as several names where one title stands after another."""
    titles = [
        i
        for i, w in enumerate(run)
        if w.text.rstrip(".") in TITLES and w.text not in known.surnames and not _part_of_name(run, i, known)
    ]
    noun, plural = singular(run[0].lower)
    if len(run) == 1 and ((plural and noun in PERSONS) or _PEOPLES.search(run[0].text)):
        return
    if not titles:
        yield from _by_model(text, run, known)
        return
    last = titles[-1]
    if last + 1 < len(run) and run[last + 1].lower in _LINKS:
        yield from _title_of(text, run, last, known)
        return
    first = _role_start(run, last)
    before = run[:first]
    if last + 1 == len(run):
        if before:
            yield from _by_model(text, before, known)
        return
    yield _person(text, run[last + 1 :], run[first : last + 1], before)


def _role_start(run: list[Word], last: int) -> int:
    first = last
    if run[last].text in ("MP", "MEP"):
        return first
    while first > 0 and (run[first - 1].lower in MODIFIERS or run[first - 1].text.rstrip(".") in TITLES):
        first -= 1
    return first


def _part_of_name(run: list[Word], place: int, known: Known) -> bool:
    """Whether a word that could be a title belongs to a body's or place's name ("General Electric")."""
    if place == len(run) - 1:
        return place > 0 and run[place].text in SURNAMES_TOO and _first_name_like(run[place - 1])
    if run[-1].lower in BODIES and run[-1].text.rstrip(".") not in TITLES:
        return True
    low, high = run[place].span.start, run[place + 1].span.end
    inside = (n for n in known.over(low, high) if n.span.start <= low and n.span.end >= high)
    return any(n.kind in ("organisation", "place") for n in inside)


def _first_name_like(word: Word) -> bool:
    """Whether a surname such as King may follow: after "Mr." or an unknown capital, not after "Saudi" or "Crown"."""
    if word.text.rstrip(".") in HONORIFICS:
        return True
    known = (
        word.lower in MODIFIERS
        or word.lower in BODIES
        or word.text in TITLES
        or word.lower in ("crown", "grand", "arch")
    )
    return not known and not _DEMONYM.search(word.text)


def _title_of(text: str, run: list[Word], last: int, known: Known) -> Iterator[Proper]:
    """ "Secretary of State Jane Roe": the name begins where a first name or the model says, if anywhere."""
    skip = last + 2 + (run[last + 2].lower == "the")
    person = next((i for i in range(skip, len(run)) if _begins_person(run[i], known)), None)
    if person is None:
        yield from _by_model(text, run[skip:], known)
        return
    first = _role_start(run, last)
    yield _person(text, run[person:], run[first:person], run[:first])


def _begins_person(word: Word, known: Known) -> bool:
    if word.lower in HIS_NAMES or word.lower in HER_NAMES:
        return True
    return any(n.kind == "person" and n.span.start == word.span.start for n in known.over(*_ends(word)))


def _person(text: str, name: list[Word], title: list[Word], before: list[Word]) -> Proper:
    while before and not before[-1].capital:
        before = before[:-1]
    while before and before[0].lower in ("retired", "former", "acting", "outgoing", "embattled", "then", "late", "new"):
        before = before[1:]
    plain = [w.text.rstrip(".") for w in title]
    whole = _over(before + title + name)
    role = None if all(w in HONORIFICS for w in plain) else _over(title).of(text)
    gender = "m" if MALE_TITLES & set(plain) else "f" if FEMALE_TITLES & set(plain) else None
    found = _plain(text, name, "person", True)
    return replace(found, role=role, affiliation=_over(before).of(text) if before else None,
                   gender=gender or found.gender, whole=whole)  # fmt: skip


def _over(run: Sequence[Word]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def _by_model(text: str, run: list[Word], known: Known) -> Iterator[Proper]:
    """A run without title: cut where the model sees a person begin after a body or place ("Reuters Jane Roe")."""
    if not run:
        return
    inside = known.over(run[0].span.start, run[-1].span.end)
    cuts = {n.span.start for before, n in pairwise(inside) if n.kind == "person" and before.kind != "person"}
    at = next((i for i, w in enumerate(run) if i and w.span.start in cuts), None)
    if at is None and len(run) == 2 and _PEOPLE.search(run[0].text) and re.fullmatch("[A-Z]{2,6}", run[1].text):
        yield replace(_plain(text, run[1:], "organisation", True), affiliation=run[0].text, whole=_over(run))
        return
    if at is not None and _begins_name(run[at]):
        yield _plain(text, run[:at], *_kind(run[:at], known))
        yield replace(_plain(text, run[at:], "person", True), affiliation=_over(run[:at]).of(text), whole=_over(run))
        return
    yield _plain(text, run, *_kind(run, known))


def _begins_name(word: Word) -> bool:
    return word.lower in HIS_NAMES or word.lower in HER_NAMES


def _kind(run: Sequence[Word], known: Known) -> tuple[Kind, bool]:
    """The kind of a run and whether its own words tell it."""
    first, last = run[0], run[-1]
    told = _told_kind(run)
    if told is not None:
        return told, True
    votes: dict[Kind, int] = {}
    for name in known.over(first.span.start, last.span.end):
        shared = min(name.span.end, last.span.end) - max(name.span.start, first.span.start)
        votes[name.kind] = votes.get(name.kind, 0) + shared
    if len(run) > 1 and _begins_name(first) and votes.get("place", 0) == 0:
        return "person", True
    if len(run) == 1 and re.fullmatch(r"[A-Z]{2,6}[0-9]*", first.text):
        return "organisation", first.text not in _STATES
    if votes:
        return max(votes, key=lambda kind: votes[kind]), False
    return ("person", False) if _begins_name(first) else ("other", False)


def _told_kind(run: Sequence[Word]) -> Kind | None:
    """The kind that a word such as "Ministry", "Labs" or "Treaty" tells."""
    last = run[-1]
    head = next((run[i - 1] for i, w in enumerate(run) if i and w.lower in _LINKS), last)
    noun, plural = singular(head.lower)
    if last.text in COMPANY_WORDS or noun in BODIES:
        return "organisation"
    if len(run) > 1 and (last.lower in PAPERS or (plural and (noun in PERSONS or noun in PLURALS))):
        return "organisation"
    return "other" if len(run) > 1 and last.lower in LANDMARKS and not _begins_name(run[0]) else None


def _plain(text: str, run: Sequence[Word], kind: Kind, sure: bool) -> Proper:
    while len(run) > 1 and not run[-1].capital and not run[-1].text[0].isdigit():
        run = run[:-1]
    span = _over(run)
    if run[-1].text.endswith(".") and not re.search(r"(?:[A-Z]\.|Jr\.|Sr\.|Inc\.|Corp\.|Co\.|Ltd\.)$", run[-1].text):
        span = Span(span.start, span.end - 1)
    first = run[0].lower if len(run) > 1 else ""  # alone it may as well be a surname
    gender = "m" if first in HIS_NAMES and first not in HER_NAMES else "f" if first in HER_NAMES - HIS_NAMES else None
    joined = _JOINED_ADJECTIVE.search(span.of(text))
    if joined:
        return replace(_plain_word(text, Span(span.start, span.start + joined.start()), kind), sure=sure)
    shape = tuple(w.text.rstrip(".") for w in run)
    if len(shape) > 1 and shape[-1] in _AFTER_NAMES:
        shape = shape[:-1]
    return Proper(span, shape, kind, None, None, gender if kind in ("person", "other") else None, sure)


def _plain_word(text: str, span: Span, kind: Kind) -> Proper:
    """The place in "Hamburg-based"."""
    return Proper(span, tuple(span.of(text).split()), kind)
