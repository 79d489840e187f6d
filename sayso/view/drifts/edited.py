"""Edited: what outlets silently took out of their own reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sayso.records import Drift, Loss, Passage, Revision, Saying
from sayso.text.phrases import one_of
from sayso.view.drifts.guards import read
from sayso.view.drifts.losses import losses, ranked
from sayso.view.drifts.told import Told

_NEGATORS = one_of("not no never none nobody nothing neither nor without cannot")
_SHOWN_NOTHING = re.compile(
    r"\b(?:offer|provid|present|produc|show|giv|cit)\w* no\b|\bgave no\b"
    r"|\b(?:not|n[’']t|without) (?:yet )?(?:offer|provid|present|produc|show|giv|cit)\w*\b",
    re.IGNORECASE,
)
"""How a sentence says that somebody has given nothing to go by: "offered no photographs"."""


def edited(revisions: Iterable[Revision], told: Told) -> Iterator[Drift]:
    """The silent edits by which a wording became firmer, or a caution or a denial was taken out."""
    revisions = tuple(revisions)
    cautious = {_version(one) for one in revisions if one.after is not None and read(one.after.text).unchecked}
    standing = {(*_version(one), _plain(one.after)) for one in revisions if one.after is not None}
    for one in revisions:
        if one.before is None:
            continue
        moved = _version(one) in cautious or (*_version(one), _plain(one.before)) in standing
        found = _changed(one) if one.after is not None else () if moved else _removed(one, told)
        lost = ranked(tuple(found))
        if lost:
            yield _drift(one, lost, told)


def _drift(one: Revision, lost: tuple[Loss, ...], told: Told) -> Drift:
    before, after = (_first(told.within(passage)) for passage in (one.before, one.after))
    claim = told.claims.get(before.id) if before is not None else None
    return Drift(claim.id if claim else None, one.outlet, one.published, before, after, lost, edit=one)


def _changed(one: Revision) -> Iterator[Loss]:
    """What fell off within a sentence."""
    if one.before is None or one.after is None:
        return
    found = tuple(losses(read(one.before.text), read(one.after.text)))
    yield from found
    if not found and "negation" in one.touched:
        for was, now in one.words:
            if _negated(was) and not _negated(now):
                yield Loss("negation", was, now or None, f"“{was}” became “{now}”" if now else f"“{was}” fell off")


def _removed(one: Revision, told: Told) -> Iterator[Loss]:
    """A whole sentence that denied, doubted, or said that nothing was shown or verified."""
    sentence = one.before.text if one.before else ""
    within = told.within(one.before)
    if read(sentence).unchecked or _SHOWN_NOTHING.search(sentence):
        yield Loss("evidence", sentence, None, "a sentence that says what was not shown or verified was taken out")
    elif any(saying.act in ("denies", "doubts") for saying in within):
        yield Loss("doubt", sentence, None, "a sentence that denies or doubts was taken out")


def _negated(words: str) -> bool:
    return any(word in _NEGATORS or word.endswith(("n't", "n’t")) for word in words.casefold().split())


def _version(one: Revision) -> tuple[str | None, str | None]:
    return one.url, one.published


def _plain(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _first(sayings: list[Saying]) -> Saying | None:
    return sayings[0] if sayings else None
