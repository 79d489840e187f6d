"""State: what a story comes to, out of all its other views."""

from __future__ import annotations

from sayso.records import Claim, State, Story
from sayso.view.changes import changes
from sayso.view.forecasts import forecasts
from sayso.view.tracks import tracks
from sayso.view.unconfirmed import unconfirmed


def state(story: Story, then: Story | None = None) -> State:
    """The state of a story, and what changed in it since `then` was told."""
    return State(
        tuple(sorted(story.claims, key=_weight, reverse=True)),
        tracks(story, several=True),
        forecasts(story, dated=True),
        tuple(one for one in unconfirmed(story) if one.open),
        changes(then, story) if then is not None else None,
    )


def _weight(claim: Claim) -> tuple[int, int, int]:
    return claim.standing.roots, len(claim.outlets), len(claim.statements)
