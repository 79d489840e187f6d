"""Naming: where somebody who was not named became a body that answers by name."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.records import Loss, Party
from sayso.view.drifts.passing import Step
from sayso.view.drifts.told import Told
from sayso.view.parties import anonymous, folded, own_words


def named(step: Step, told: Told) -> Iterator[Loss]:
    """An unnamed source that is told as the body or the state it belongs to, where both reports know nobody else.

    Who is named as a person may have been found out since: that is no loss.
    """
    before, after = step.before.source, step.after.source
    if before is None or after is None or not anonymous(before) or anonymous(after) or not _body_of(before, after):
        return
    earlier, later = (told.mates[told.claims[one.id].id, one.report] for one in (step.before, step.after))
    answered = any(mate.source is not None and not anonymous(mate.source) for mate in earlier)
    still = any(mate.source is not None and anonymous(mate.source) for mate in later)
    if not answered and not still:
        yield Loss("source", before.name, after.name, f"“{before.name}”, not named, became “{after.name}”")


def _body_of(before: Party, after: Party) -> bool:
    """Whether `after` is the body, or the state, that somebody unnamed is said to belong to."""
    if after.role is not None or before.country != after.country:
        return False
    told = f"{before.name} {before.affiliation or ''}"
    words = {folded(word) for word in own_words(told, before.country)}
    name = {folded(word) for word in own_words(after.name, after.country)}
    return name <= words if name else after.kind == "state"
