"""Left out: denials, doubts and caveats that stood beside a statement, and do not in the report made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.records import Loss, Lost, Saying
from sayso.view.drifts.guards import read
from sayso.view.drifts.passing import Step
from sayso.view.drifts.told import Told
from sayso.view.parties import PRONOUNS, folded, spoken

NEAR = 400
"""Characters after a statement within which a caveat that only points back ("the number") speaks of it."""
_POINTING = re.compile(r"(?:no|any|the|this|these|those|that|its|their|it|either|neither|none)\b", re.IGNORECASE)
"""How a caveat opens that names nothing of its own: "the photograph", "no evidence for the number"."""
_OWN_MATTER = re.compile(r"\b(?:that|whether|if)\s+\w", re.IGNORECASE)


def left_out(step: Step, told: Told) -> Iterator[Loss]:
    """What the later report of a step left out, of what the earlier one says against or beside it.

    Only where the later one says nothing of the kind itself; whether it is made from the earlier one is for the
    caller to ask.
    """
    if told.doubts(step.claim, step.after.report) or told.unchecked(step.after.report):
        return
    yield from (_loss("doubt", one.statement) for one in told.doubts(step.claim, step.before.report))
    if told.whole:
        yield from (_loss("evidence", caveat) for caveat in _caveats(step.before, told))


def _caveats(saying: Saying, told: Told) -> Iterator[Saying]:
    """What the report says of a statement further down: "They offered no evidence for the number"."""
    for one in told.caveats.get(saying.report, ()):
        near = 0 < one.start - saying.start <= NEAR and _points_back(one) and _of_the_report(one, saying)
        # What is said not to be shown of a statement by the next sentence is no caveat itself.
        if near and read(one.context).unchecked:
            yield one


def _points_back(caveat: Saying) -> bool:
    return _POINTING.match(caveat.text) is not None and _OWN_MATTER.search(caveat.text) is None


def _of_the_report(caveat: Saying, saying: Saying) -> bool:
    """Whether the outlet says it, or the one who made the statement."""
    source = caveat.source
    if source is None or source.mention.casefold() in PRONOUNS:
        return True
    mine = {folded(name) for name in (saying.outlet, saying.source.name if saying.source else None) if name}
    return folded(source.name) in mine


def _loss(lost: Lost, statement: Saying) -> Loss:
    by = spoken(statement.source.name) if statement.source else "the outlet"
    if lost == "doubt":
        what = "denial" if statement.act == "denies" else "doubt"
        return Loss("doubt", statement.context, None, f"the {what} of {by} beside it was left out", statement)
    return Loss("evidence", statement.context, None, "the caveat that stood beside it was left out", statement)
