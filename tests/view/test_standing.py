"""Little stories: who stands behind a claim and who against it, at moments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sayso.records import Claim, Material
from sayso.view.claims import claims
from sayso.view.sides import Row
from tests.rows import rows
from tests.view.stories import OUTLETS, story


def at(material: Material, sides: tuple[Row, ...], moment: Mapping[str, Any]) -> tuple[Claim, ...]:
    return claims(material, as_of=moment.get("as_of"), known=moment.get("known"), outlets=OUTLETS, sides=sides)


def seen(claim: Claim) -> dict[str, Any]:
    standing = claim.standing
    return {
        "roots": standing.roots,
        "support": standing.support,
        "opposition": standing.opposition,
        "credibility": standing.credibility,
        "repeats": list(standing.repeats),
        "explanation": standing.explanation,
        "names": [root.name for root in claim.roots],
        "statements": [saying.id for saying in claim.statements],
        "independent": [root.name for root in claim.roots if root.independent],
        "reasons": {root.name: root.reason for root in claim.roots if root.reason},
        "parties": {root.name: root.party for root in claim.roots if root.party},
        "grades": {root.name: root.grade for root in claim.roots if root.grade},
        "parents": {relay.statement: relay.parent or f"@{relay.outside}" for relay in claim.relays},
        "against": {one.statement.id: one.opposition for one in claim.against},
        "against_reasons": {one.statement.id: one.reason for one in claim.against},
        "updates": [f"{link.statement} updates {link.other}" for link in claim.updates],
        "outlets": list(claim.outlets),
        "text": claim.text,
    }


@rows("standing")
def test_standing(row: dict[str, Any]) -> None:
    told = story(row)
    for moment in row["then"]:
        found = at(told.material, told.sides, moment)
        if "threads" in moment:
            assert ["".join(saying.id for saying in claim.statements) for claim in found] == moment["threads"]
        for ident in (key for key in moment if key not in ("as_of", "known", "threads")):
            facts = seen(next(claim for claim in found if any(one.id == ident for one in claim.statements)))
            assert {key: facts[key] for key in moment[ident]} == moment[ident], moment
