"""Relations: which figure is part of which, what is a total, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Figure, Span
from sayso.text.figures.drafts import Draft
from sayso.text.figures.numerals import word_at
from sayso.text.figures.scan import Token
from sayso.text.figures.things import Run, Thing

_INCLUDING = frozenset(["including", "among", "include", "includes", "included", "comprising"])
_LOOK = 10
"""Tokens between a figure and the next one of the same list, or before one that opens a list."""


def related(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Figure]:
    """The figures of one sentence as records, with their wholes and beginnings."""
    drafts = _with_lent_things(tokens, drafts)
    wholes: list[int | None] = []
    for index in range(len(drafts)):
        wholes.append(_whole(tokens, drafts, wholes, index))
    totals = _totals(tokens, drafts)
    since = _since(tokens, drafts)
    return [
        _figure(tokens, draft, drafts[whole] if whole is not None else None, index in totals, since.get(index))
        for index, (draft, whole) in enumerate(zip(drafts, wholes, strict=True))
    ]


def _span(tokens: Sequence[Token], run: Run | None) -> Span | None:
    return Span(tokens[run[0]].start, tokens[run[1] - 1].end) if run else None


def _figure(tokens: Sequence[Token], draft: Draft, whole: Draft | None, total: bool, since: Run | None) -> Figure:
    span = Span(tokens[draft.first].start, tokens[draft.last - 1].end)
    return Figure(
        span,
        None if draft.low is None else float(draft.low),
        None if draft.high is None else float(draft.high),
        draft.unit,
        draft.measure,
        draft.approximate,
        draft.share,
        _span(tokens, draft.thing.counted),
        _span(tokens, draft.thing.of),
        _span(tokens, (whole.first, whole.last)) if whole else None,
        total or since is not None,
        _span(tokens, since),
    )


_OUT_OF = (["of"], ["of", "the"], ["out", "of"], ["out", "of", "the"])
"""Between a figure and its whole, where the figure before does not know it."""


def _with_lent_things(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """With "40 of the 60 hostages" and "from 500 to 40 observers", where a figure takes its thing from the next."""
    result = list(drafts)
    for index in range(len(result) - 2, -1, -1):
        this, after = result[index], result[index + 1]
        if this.unit not in ("count", "share") or this.thing.counted or after.unit != "count":
            continue
        between = [token.word for token in tokens[this.last : after.first]]
        if between in _OUT_OF:
            begin = this.last + between.index("of") + 1
            counted = after.thing.counted
            result[index] = replace(this, thing=Thing(counted, (begin, counted[1] if counted else after.last)))
        elif between in (["to"], ["or"], ["and"]) and word_at(tokens, this.first - 1) == "from":
            result[index] = replace(this, thing=Thing(after.thing.counted))
    return result


def _whole(tokens: Sequence[Token], drafts: Sequence[Draft], wholes: Sequence[int | None], index: int) -> int | None:
    """The figure that this one is a part of, if the words say so."""
    this = drafts[index]
    if index + 1 < len(drafts) and this.thing.of and this.thing.of[0] <= drafts[index + 1].first < this.thing.of[1]:
        return index + 1
    return _whole_before(tokens, drafts, wholes, index) if index else None


def _whole_before(
    tokens: Sequence[Token], drafts: Sequence[Draft], wholes: Sequence[int | None], index: int
) -> int | None:
    before, this = drafts[index - 1], drafts[index]
    words = [token.word for token in tokens[before.end : this.first]]
    if _points_back(tokens, this) or words[-2:] in _THEM:
        return _sibling(drafts, wholes, index, coordinated=_listed(words))
    if before.unit != this.unit:
        return None
    including = any(word in _INCLUDING for word in words[-3:]) and len(words) <= _LOOK
    if including or (words[-1:] == [","] and _opens(tokens, before)):
        return index - 1
    return wholes[index - 1] if _listed(words) and before.thing.of is None else None


_THEM = (["of", "whom"], ["of", "which"], ["of", "them"], ["among", "them"])


def _points_back(tokens: Sequence[Token], draft: Draft) -> bool:
    """ "Three of them"."""
    of = draft.thing.of
    return of is not None and of[1] == of[0] + 1 and tokens[of[0]].word in ("them", "whom", "which", "those")


def _sibling(drafts: Sequence[Draft], wholes: Sequence[int | None], index: int, *, coordinated: bool) -> int | None:
    before = wholes[index - 1]
    if coordinated and before is not None and drafts[index - 1].thing.of is not None:
        return before
    return index - 1 if drafts[index].unit in ("share", drafts[index - 1].unit) else None


def _listed(words: Sequence[str]) -> bool:
    """Whether nothing but "and" and commas stand between two figures."""
    return (
        bool(words)
        and len(words) <= 3
        and all(word in (",", "and", "or", "plus", "another", "also", "a", "as", "well") for word in words)
    )


def _opens(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether "of the" before a figure begins the sentence: "Of the 40 hostages, 12"."""
    return any(token.text == "Of" for token in tokens[max(0, draft.first - 2) : draft.first])


_TOTALS = (
    ("a", "total", "of"),
    ("in", "total"),
    ("in", "all"),
    ("so", "far"),
    ("to", "date"),
    ("all", "told"),
    ("altogether",),
)
_TOTAL_WORDS = frozenset(["total", "all", "far", "date", "told", "altogether", "toll", "tally", "cumulative"])
_TOLLS = frozenset(["toll", "tally", "total", "cumulative"])


def _totals(tokens: Sequence[Token], drafts: Sequence[Draft]) -> set[int]:
    """Figures that words beside them call a total up to now."""
    found: set[int] = set()
    if _TOTAL_WORDS.isdisjoint(token.word for token in tokens):
        return found
    for index, draft in enumerate(drafts):
        after = draft.end
        near = [token.word for token in tokens[max(0, draft.first - 4) : draft.first]]
        behind = [token.word for token in tokens[after : after + _LOOK]]
        marked = any(tuple(near[k : k + len(row)]) == row for row in _TOTALS for k in range(len(near)))
        bound = drafts[index + 1].first - after if index + 1 < len(drafts) else _LOOK
        for row in _TOTALS[1:]:
            marked |= any(tuple(behind[k : k + len(row)]) == row for k in range(max(0, min(bound, _LOOK))))
        counted = draft.thing.counted
        marked |= bool(counted and counted[1] <= draft.first and tokens[counted[1] - 1].word in _TOLLS)
        if marked:
            found.add(index)
    return found


_BEGINS = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("last", "early", "late", "mid", "the", "its", "his", "their", "then", "spring", "summer", "autumn"),
        *("winter", "moscow", "russia", "russia's", "israel's", "october's"),
    )
)
_CLAUSE = frozenset(
    (
        *("have", "has", "had", "were", "was", "is", "are", "and", "but", "which", "who", "that", ",", ".", ";", ":"),
        *("—", "–", ")", "”"),
    )
)
_SINCE_WORDS = 7
_PERFECT = frozenset(["have", "has", "had", "having", "'ve", "toll", "total"])
_PERFECT_REACH = 16


def _since(tokens: Sequence[Token], drafts: Sequence[Draft]) -> dict[int, Run]:
    """Where the beginning of a total stands: for all figures after "since", else for the nearest before it."""
    found: dict[int, Run] = {}
    passed = 0
    for at, token in enumerate(tokens):
        if token.word != "since" or not (run := _beginning(tokens, at + 1)):
            continue
        while passed < len(drafts) and drafts[passed].first < at:
            passed += 1
        if passed:
            # Without a perfect tense near by it dates something else.
            begin = max(0, drafts[passed - 1].first - 3, at - _PERFECT_REACH)
            if any(token.word in _PERFECT for token in tokens[begin:at]):
                found[passed - 1] = run
        elif not found and any(token.word in _PERFECT for token in tokens[at:]):
            found.update(dict.fromkeys(range(len(drafts)), run))
    return found


def _beginning(tokens: Sequence[Token], at: int) -> Run | None:
    if at >= len(tokens):
        return None
    first = tokens[at]
    if not (first.kind in ("skip", "number") or first.word in _BEGINS or first.text[0].isupper()):
        return None
    end = at + 1
    while end < min(len(tokens), at + _SINCE_WORDS) and tokens[end].word not in _CLAUSE:
        end += 1
    return at, end
