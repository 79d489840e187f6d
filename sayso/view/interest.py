"""Interest: what a source has to do with what is claimed: it is about itself, its ally or its enemy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records import Party
from sayso.view.deed import Deed
from sayso.view.parties import anonymous, side, side_title, spoken
from sayso.view.sides import Sides

Bearing = Literal["own", "with", "gains"]


@dataclass(frozen=True, slots=True)
class Interest:
    """What is at stake for a source: the claim is about its `own` doing, it is `with` the doer, or it `gains`."""

    bearing: Bearing
    why: str


def interest(party: Party | None, done: Deed, sides: Sides) -> Interest | None:
    """What is at stake for a source in a claim, None where nothing is known to be."""
    if party is None or (anonymous(party) and party.country is None):
        return None
    if done.own(party):
        return Interest("own", "the claim is about it")
    for doer in done.doers:
        stand, why = sides.stand(party, doer) or (None, "")
        if stand == "with":
            return Interest("with", f"it sides with {spoken(side_title(doer))}: {why}")
        if stand == "against" and done.harm:
            return Interest("gains", f"it stands against {spoken(side_title(doer))}: {why}")
    if done.harm and side(party) in done.sufferers:
        return Interest("gains", "it speaks of harm done to itself")
    return None
