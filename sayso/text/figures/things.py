"""Things: what a number counts, and of whom, from the words after it or before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.text.figures.numerals import numeral, word_at
from sayso.text.figures.scan import Token
from sayso.text.figures.units import MEASURES
from sayso.text.figures.words import (
    BE,
    CASUALTIES,
    CASUALTY_VERBS,
    COMPASS,
    DESIGNATIONS,
    DETERMINERS,
    LEADS,
    MODIFIERS,
    NOT_ADVERBS,
    NOT_PLURALS,
    PLURALS,
    PRONOUNS,
    SCALES,
    STOPS,
    TIMES,
)

_REACH = 8
"""Words of a noun phrase; longer ones are rare, and the bound keeps the grammar linear."""
_BACK = 14
"""Words looked back for the subject of "rose to 1,200"."""

Run = tuple[int, int]
"""First token and the one after the last."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Where the counted thing and the whole that it is counted from stand, in tokens."""

    counted: Run | None = None
    of: Run | None = None


NOTHING = Thing()


def stops(token: Token) -> bool:
    """Whether a noun phrase ends before this word."""
    return token.word in STOPS and not (token.word in COMPASS and token.text[0].isupper())


def is_adverb(word: str) -> bool:
    """Whether a word looks like an adverb."""
    return word.endswith("ly") and word not in NOT_ADVERBS


def is_plural(token: Token) -> bool:
    """Whether a word looks like the plural of a noun."""
    word = token.word
    if word in PLURALS or word.endswith("men"):
        return True
    if word in NOT_PLURALS or len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "'s")):
        return False
    if word.endswith("is"):
        return token.text[0].isupper()
    return token.text[-1] == "s"


def thing_after(tokens: Sequence[Token], at: int, *, singular: bool = False) -> Thing | None:
    """What is counted by a number that ends before token `at`; `singular` where one thing or an amount is meant."""
    at = _past_leads(tokens, at)
    if word_at(tokens, at) == "of":
        return _partitive(tokens, at + 1)
    run = noun(tokens, at, singular=singular) or befallen(tokens, at)
    return Thing(run) if run else None


def _past_leads(tokens: Sequence[Token], at: int) -> int:
    if word_at(tokens, at) in ('"', "“", "‘", "'"):
        at += 1
    if word_at(tokens, at) in LEADS and word_at(tokens, at + 1) != "than":
        at += 1
    return at


def noun(tokens: Sequence[Token], at: int, *, singular: bool = False) -> Run | None:
    """The noun phrase that begins with token `at`: up to its first plural, or, if `singular`, up to its end."""
    end = at
    while end < min(len(tokens), at + _REACH):
        token = tokens[end]
        joined = token.word in ("and", ",") and end > at and _leads_to_plural(tokens, end + 1)
        if token.kind not in ("word", "model", "number") or stops(token):
            if not joined:
                break
        elif token.kind == "number" and word_at(tokens, end - 1) not in DESIGNATIONS:
            break
        elif is_plural(token) and not _modifies(tokens, end):
            if singular and end > at and word_at(tokens, end + 1) in DETERMINERS:
                break  # "a wall surrounds the prison"
            return at, _with_second(tokens, end + 1)
        end += 1
    while end > at and is_adverb(tokens[end - 1].word):
        end -= 1
    if end == at:
        return None
    if singular:
        return at, end
    return _name(tokens, at, end) or _single_casualty(tokens, at)


def _leads_to_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "and" joins two adjectives: "sick and wounded soldiers"."""
    first, second = (tokens[k] if k < len(tokens) else None for k in (at, at + 1))
    if (
        first is None
        or second is None
        or numeral(tokens, at)
        or first.kind != "word"
        or first.word in STOPS
        or is_plural(first)
    ):
        return False
    return second.kind == "word" and second.word not in STOPS and is_plural(second)


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plural only stands before the noun that is counted: "police officers", "Texas residents"."""
    token = tokens[at]
    if not (token.word in MODIFIERS or token.word.endswith("'") or token.text[0].isupper()):
        return False
    for after in tokens[at + 1 : at + 3]:
        if after.kind not in ("word", "model") or stops(after) or after.word.endswith("ed"):
            return False
        if is_plural(after):
            return True
    return False


def _with_second(tokens: Sequence[Token], end: int) -> int:
    """With a second plural that shares the number: "missiles and drones", "dead and wounded"."""
    if word_at(tokens, end) not in ("and", "or") or end + 1 >= len(tokens):
        return end
    for last in range(end + 1, min(len(tokens), end + 4)):
        token = tokens[last]
        if token.kind != "word" or stops(token) or numeral(tokens, last):
            return end
        if is_plural(token):
            return last + 1
    return end


def _name(tokens: Sequence[Token], at: int, end: int) -> Run | None:
    """Names and model numbers need no plural: "40 Taliban surrendered"."""
    last = at
    while last < end and (tokens[last].kind == "model" or tokens[last].text[0].isupper()):
        last += 1
    if last == at or (last == at + 1 and len(tokens[at].text) == 1):
        return None
    return (at, last) if (last == end or tokens[last].word.endswith("ed")) else None


def _single_casualty(tokens: Sequence[Token], at: int) -> Run | None:
    """ "Dead" in "40 dead"; "dead and wounded" as a whole."""
    if word_at(tokens, at) not in CASUALTIES:
        return None
    if word_at(tokens, at + 1) in ("and", "or") and word_at(tokens, at + 2) in CASUALTIES:
        return at, at + 3
    return at, at + 1


def befallen(tokens: Sequence[Token], at: int) -> Run | None:
    """ "Killed" in "40 were killed" and "40 have been killed", "died" in "40 died", "women" in "40 were women"."""
    begin = at
    if word_at(tokens, at) in ("died", "perished", "drowned"):
        return at, at + 1
    while at < min(len(tokens), begin + 4) and (word_at(tokens, at) in BE or is_adverb(word_at(tokens, at))):
        at += 1
    if at == begin or at >= len(tokens):
        return None
    if tokens[at].word in CASUALTIES:
        return at, at + 1
    found = noun(tokens, at)
    return found if found and is_plural(tokens[found[1] - 1]) and found[1] - found[0] <= 2 else None


def _partitive(tokens: Sequence[Token], at: int) -> Thing | None:
    """What stands after "of": them, the hostages, Russia's ships, people."""
    word = word_at(tokens, at)
    if (word in PRONOUNS and word not in ("these", "those")) or _bare(tokens, at):
        counted = noun(tokens, at + 1) or befallen(tokens, at + 1)
        return Thing(counted, (at, at + 1))
    begin = at + 1 if word == "all" else at
    head = begin + 1 if word_at(tokens, begin) in DETERMINERS else begin
    if head < len(tokens) and (number := numeral(tokens, head)):
        return _of_number(tokens, at, number.end)
    found = noun(tokens, head, singular=True)
    owner = found is not None and tokens[found[1] - 1].word.endswith(("'s", "'")) and found[1] < len(tokens)
    if found and owner and (number := numeral(tokens, found[1])):
        return _of_number(tokens, at, number.end)
    if found is None or tokens[head].word in TIMES or tokens[found[1] - 1].word in TIMES:
        return None
    owned = head > begin or any(tokens[k].word.endswith(("'s", "s'")) for k in range(head, found[1]))
    return Thing(found, (at, found[1]) if owned else None)


def _of_number(tokens: Sequence[Token], at: int, end: int) -> Thing | None:
    """ "Of the 60 hostages": the whole has a number of its own, which ends before token `end`."""
    found = noun(tokens, end)
    return None if found and tokens[found[1] - 1].word in TIMES else Thing(found, (at, found[1] if found else end))


def _bare(tokens: Sequence[Token], at: int) -> bool:
    """ "Of those", "of these" without a noun."""
    return word_at(tokens, at) in ("those", "these") and noun(tokens, at + 1) is None


def casualty_before(tokens: Sequence[Token], at: int) -> Run | None:
    """ "Killed" in "killed 40", where token `at` begins the figure."""
    return (at - 1, at) if word_at(tokens, at - 1) in CASUALTY_VERBS else None


_CHANGES = frozenset(
    (
        *("went", "gone", "goes", "going", "lay", "lies"),
        *("rose", "risen", "rise", "rises", "rising", "climbed", "climb", "climbs", "climbing", "grew", "grown"),
        *("grow", "growing", "fell", "fallen", "fall", "falls", "falling", "dropped", "drop", "dropping", "reached"),
        *("reach", "reaches", "reaching", "hit", "hits", "stood", "stand", "stands", "standing", "jumped", "jump"),
        *("increased", "increase", "increases", "increasing", "declined", "decline", "exceeded", "exceeds", "exceed"),
        *("passed", "topped", "surpassed", "totalled", "totaled", "totals", "numbered", "numbers", "amounted"),
        *("amounts", "soared", "swelled", "slumped", "plunged", "shrank", "shrunk", "was", "is", "were", "are"),
        *("remained", "stayed", "doubled", "tripled", "surged", "slipped", "edged", "eased", "averaged", "be"),
        *("been", "being", "came", "come", "put", "estimated", "estimates"),
    )
)
_BRINGS = frozenset(
    (
        *("bring", "brings", "brought", "bringing", "raise", "raises", "raised", "raising", "take", "takes", "took"),
        *("taking", "push", "pushes", "pushed", "pushing", "put", "puts", "putting", "estimated", "estimates"),
        *("estimate", "estimating", "cut", "cuts", "cutting", "lift", "lifted", "lifting", "revised", "revising"),
        *("set", "reduce", "reduced", "reducing", "increase", "increased", "increasing", "lower", "lowered", "keep"),
        *("kept", "double", "doubled", "more-than"),
    )
)
_BETWEEN = frozenset(
    (
        *("to", "at", "by", "had", "has", "have", "was", "is", "now", "officially", "already", "since", "currently"),
        *(
            "again",
            "and",
            "about",
            "been",
            "be",
            "up",
            "down",
            "could",
            "would",
            "may",
            "might",
            "will",
            "should",
            "not",
        ),
    )
)


_SUMS = frozenset(["toll", "number", "total", "count", "tally", "figure", "population", "strength", "turnout"])
"""What "is 40" may tell the number of; of other single things it is a name ("the code is 4471")."""
_NOT_SIZES = frozenset(
    ["total", "number", "average", "age", "maximum", "minimum", "one", "out", "most", "some", "many"]
)


def subject_before(tokens: Sequence[Token], at: int, *, things: bool) -> Run | None:
    """The "death toll" of "the death toll rose to 1,200" and "raising the death toll to 1,200"; `things` in a count."""
    low = max(0, at - _BACK)
    verb = at - 1
    link = word_at(tokens, verb)
    if link == "of":
        sized = things and verb > low and tokens[verb - 1].kind == "word" and not stops(tokens[verb - 1])
        return (verb - 1, verb) if sized and tokens[verb - 1].word not in _NOT_SIZES else None
    origin = _origin(tokens, at)
    if origin is not None:
        run = _subject(tokens, low, origin)
        if run and _brought(tokens, run, low):
            return run
        verb = origin - 1
    while verb > low and tokens[verb].word not in _CHANGES and _between(tokens[verb]):
        verb -= 1
    if verb >= low and verb >= 0 and tokens[verb].word in _CHANGES:
        return _of_verb(tokens, low, verb, things=things)
    if link in ("to", "at"):
        run = _subject(tokens, low, at - 1)
        return run if run and _brought(tokens, run, low) else None
    return None


def _between(token: Token) -> bool:
    return token.kind == "word" and (token.word in _BETWEEN or is_adverb(token.word))


def _of_verb(tokens: Sequence[Token], low: int, verb: int, *, things: bool) -> Run | None:
    bare = tokens[verb].word in _IS
    while verb > low and (tokens[verb - 1].word in _CHANGES or _between(tokens[verb - 1])):
        verb -= 1
        bare &= tokens[verb].word not in _CHANGES or tokens[verb].word in _IS
    run = _subject(tokens, low, verb)
    if run and word_at(tokens, run[0] - 1) in ("a", "an"):
        return None  # the verb is a noun: "a sharp decline from 22 percent"
    if run and bare and things and not (tokens[run[1] - 1].word in _SUMS or is_plural(tokens[run[1] - 1])):
        return None
    return run


_IS = frozenset(["is", "was", "are", "were", "be", "been"])


def _origin(tokens: Sequence[Token], at: int) -> int | None:
    """The "from" of "from 500 to 40", where token `at` begins either number."""
    if word_at(tokens, at - 1) == "from":
        return at - 1
    if word_at(tokens, at - 1) != "to":
        return None
    for k in range(at - 2, max(-1, at - 7), -1):
        if tokens[k].word == "from":
            return k
        if tokens[k].kind not in ("number", "money", "percent") and tokens[k].word not in SCALES | MEASURES:
            return None
    return None


def _brought(tokens: Sequence[Token], run: Run, low: int) -> bool:
    return any(tokens[k].word in _BRINGS for k in range(max(low, run[0] - 5), run[0]))


_WITHIN = ("of", "from", "in", "among", "for", "at", "on")
_INNER = frozenset([*_WITHIN, "the", "a", "an", "last"])


def _subject(tokens: Sequence[Token], low: int, end: int) -> Run | None:
    """The noun phrase that ends before token `end`; of "number of X" the X, of "toll from X" the toll."""
    begin = end
    while begin > low:
        token = tokens[begin - 1]
        inner = token.word in _INNER or not stops(token)
        if token.kind not in ("word", "skip") or not inner or token.word in _BRINGS:
            break
        begin -= 1
    return _core(tokens, begin, end)


def _before_time(tokens: Sequence[Token], begin: int, end: int) -> int:
    """The end of a subject without "last year" or "on Monday" after it."""
    while end - 1 > begin and (tokens[end - 1].kind == "skip" or tokens[end - 1].word in TIMES):
        end -= 1
        if tokens[end - 1].word in ("last", "this", "next", "in", "on") and end - 1 > begin:
            end -= 1
    return end


def _core(tokens: Sequence[Token], begin: int, end: int) -> Run | None:
    if begin < end and tokens[begin].word in _WITHIN:
        return None
    words = [tokens[k].word for k in range(begin, end)]
    if "of" in words and words.index("of") and words[words.index("of") - 1] in ("number", "total", "count", "tally"):
        begin += words.index("of") + 1
    for k in range(begin, end):
        if k > begin and tokens[k].word in _WITHIN:
            end = k
            break
    end = _before_time(tokens, begin, end)
    while begin < end and tokens[begin].word in DETERMINERS | {"total", "overall"} and begin + 1 < end:
        begin += 1
    return (begin, end) if begin < end and tokens[begin].kind == "word" else None
