"""The gold of the example story holds together, and is scored as worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from eval.story import EXAMPLE, Story, Stretch, judged, story
from sayso.records import Claim, Reading, Saying, Statement
from sayso.records import Standing as Seen
from sayso.text.outlets import outlets

TOLD = story(EXAMPLE)


def test_every_statement_of_a_claim_is_marked_and_in_one_claim_only() -> None:
    named = [name for claim in TOLD.claims.values() for name in claim]
    assert len(named) == len(set(named))
    assert set(named) <= TOLD.statements.keys()


def test_relays_lead_from_a_report_to_an_earlier_one_or_to_an_outlet_without_any() -> None:
    published = {key: report.published or "" for key, report in TOLD.reports.items()}
    carriers = {(report.outlet or "").casefold() for report in TOLD.reports.values()}
    for child, parent in TOLD.relays | TOLD.optional:
        assert published[parent] < published[child] if parent in published else parent not in carriers


def test_roots_that_count_are_roots_of_the_claim() -> None:
    gold = json.loads((EXAMPLE / "gold.json").read_text(encoding="utf-8"))
    names = {claim["id"]: {root["name"] for root in claim["roots"]} for claim in gold["claims"]}
    assert all(set(standing.roots) <= names[standing.claim] for standing in TOLD.standings)


def test_every_outlet_is_in_the_table() -> None:
    known = outlets(EXAMPLE / "outlets.tsv")
    for report in TOLD.reports.values():
        outlet = known.find(report.outlet)
        assert outlet is not None
        assert known.find(url=report.url) == outlet


def test_the_gold_itself_scores_full_marks() -> None:
    scores = judged(_without_moments(), _readings(), lambda _: _claims(TOLD.claims.values())).scores
    assert scores["statements found"] == scores["same claim f1"] == 100


def test_what_is_torn_apart_and_what_is_lumped_together_costs() -> None:
    apart = judged(_without_moments(), _readings(), lambda _: _claims([[name] for name in TOLD.statements])).scores
    assert (apart["same claim precision"], apart["same claim recall"]) == (0, 0)
    lumped = judged(_without_moments(), _readings(), lambda _: _claims([list(TOLD.statements)])).scores
    assert lumped["same claim recall"] == 100
    assert lumped["same claim precision"] < 5


@pytest.mark.parametrize(("roots", "right"), [(1, 100), (2, 0)])
def test_roots_are_counted(roots: int, right: float) -> None:
    asked = next(standing for standing in TOLD.standings if len(standing.roots) == 1)
    told = replace(TOLD, standings=(asked,))
    found = judged(told, _readings(), lambda _: _claims([TOLD.claims[asked.claim]], roots))
    assert found.scores["roots"] == right
    assert any(error.startswith(f"roots of {asked.claim}") for error in found.errors) == (not right)


def _without_moments() -> Story:
    return replace(TOLD, standings=())


def _statement(stretch: Stretch) -> Statement:
    return Statement(stretch.id, "indirect", (stretch.span,))


def _readings() -> dict[str, Reading]:
    """Readings that find just the gold statements, under their own ids."""
    found: dict[str, list[Statement]] = {key: [] for key in TOLD.reports}
    for stretch in TOLD.statements.values():
        found[stretch.report].append(_statement(stretch))
    return {key: Reading(TOLD.reports[key], "gold", statements=tuple(these)) for key, these in found.items()}


def _claims(groups: Iterable[Sequence[str]], roots: int = 1) -> tuple[Claim, ...]:
    return tuple(_claim(group, roots) for group in groups)


def _claim(names: Sequence[str], roots: int) -> Claim:
    reports = (TOLD.reports[TOLD.statements[name].report] for name in names)
    sayings = tuple(Saying(n, r.id, 0, "", "", "indirect") for n, r in zip(names, reports, strict=True))
    seen = Seen("single root", roots, "none", None, "")
    return Claim(names[0], "", sayings, (), (), (), (), seen, (), None, None)
