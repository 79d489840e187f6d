"""The ledger of `bench.scale`: one that is made of another's clones is whole, whatever columns tables come to have."""

from __future__ import annotations

from pathlib import Path

from bench.clones import clone
from sayso.ledger import verify
from tests.deployment import copied


def test_a_ledger_of_clones_is_whole(tmp_path: Path) -> None:
    with copied(tmp_path) as ledger:
        before = ledger.counts()
        clone(ledger, 2, lambda _: None)
        after = ledger.counts()
        assert (after.reports, after.statements) == (2 * before.reports, 2 * before.statements)
        assert (after.links, after.claims) == (2 * before.links, 2 * before.claims)
        assert not list(verify(ledger))
