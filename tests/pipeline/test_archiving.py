"""A ledger into an archive and into another ledger, which then is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.export import claims as exported
from sayso.export.documents import dumps
from sayso.export.exchange.archive import Archived, write
from sayso.ledger import Accounts, Ledger, connect, passwords, verify
from sayso.link.lift import said, wording
from sayso.pipeline.archiving import archive, take_in
from sayso.pipeline.asking import claims
from sayso.pipeline.ruling import rule
from sayso.records import Query, Ruling, fingerprint
from tests import deployment
from tests.deployment import desk

EVERYTHING = Query(limit=None)
UNTIL = "2024-10-24"
EARLY, LATE = "2025-06-01T00:00:00Z", "2025-07-01T00:00:00Z"
READ = deployment.readings()


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with connect(":memory:") as empty:
        yield empty


def packed(path: Path, ledger: Ledger) -> Path:
    """The archive of a ledger."""
    with path.open("wb") as out:
        archive(ledger, out)
    return path


def taken(ledger: Ledger, *paths: Path) -> list[str]:
    """What became of everything in these archives."""
    return [added.outcome for path in paths for added in take_in(path, ledger, desk())]


def asked(ledger: Ledger, query: Query = EVERYTHING) -> str:
    """All claims, letter by letter as they are shown."""
    return dumps(exported.document(claims(ledger, query, desk())))


def rulings(ledger: Ledger) -> Iterator[Ruling]:
    """Rulings of several kinds, one of them taken back in the same second."""
    first, second, *_ = claims(ledger, EVERYTHING, desk())
    merge = Ruling("merge", first.id, "anna", "the same", LATE, other=second.id)
    yield merge
    yield Ruling("grade", first.roots[0].name, "ben", "wrong twice", LATE, value="D")
    split = Ruling("split", first.statements[-1].id, "anna", "another matter", LATE)
    yield split
    yield Ruling("undo", split.id, "ben", "it is not", LATE)


def test_a_fresh_ledger_gives_the_same_claims_and_the_same_archive(ledger: Ledger, tmp_path: Path) -> None:
    old = deployment.ledger(None)
    first = packed(tmp_path / "first.zip", old)
    assert set(taken(ledger, first)) == {"added", "version"}
    assert asked(ledger) == asked(old)
    assert asked(ledger, Query(as_of="2024-10-26", limit=None)) == asked(old, Query(as_of="2024-10-26", limit=None))
    assert packed(tmp_path / "second.zip", ledger).read_bytes() == first.read_bytes()
    assert list(verify(ledger)) == []
    assert taken(ledger, first) == ["known"] * len(READ)


def test_rulings_come_along_once(ledger: Ledger, tmp_path: Path) -> None:
    taken(ledger, packed(tmp_path / "bare.zip", deployment.ledger(UNTIL)))
    for ruling in rulings(ledger):
        rule(ledger, ruling, desk())
    path = packed(tmp_path / "ruled.zip", ledger)
    with connect(":memory:") as fresh:
        assert taken(fresh, path).count("ruled") == 4
        assert fresh.rulings() == ledger.rulings()
        assert asked(fresh) == asked(ledger) != asked(deployment.ledger(UNTIL))
        assert "ruled" not in taken(fresh, path)


def test_a_ledger_that_holds_other_things_gets_what_it_lacks(ledger: Ledger, tmp_path: Path) -> None:
    whole, part = packed(tmp_path / "whole.zip", deployment.ledger(None)), tmp_path / "part.zip"
    part = packed(part, deployment.ledger(UNTIL))
    taken(ledger, part)
    early = len(ledger.reports())
    assert 0 < early < len(READ)
    assert taken(ledger, whole).count("known") == early
    assert asked(ledger) == asked(deployment.ledger(None))
    before = ledger.counts()
    assert set(taken(ledger, part)) == {"known"}
    assert ledger.counts() == before


def test_the_moment_at_which_a_report_was_recorded_comes_along(ledger: Ledger, tmp_path: Path) -> None:
    taken(ledger, written(tmp_path, [_archived(0, EARLY), _archived(1, LATE)]))
    known = {saying.report for one in claims(ledger, Query(known=EARLY), desk()) for saying in one.statements}
    assert known == {READ[0].reading.report.id}


def written(folder: Path, reports: Iterable[Archived]) -> Path:
    """An archive made by hand."""
    path = folder / "made.zip"
    with path.open("wb") as out:
        write(reports, (), out)
    return path


def _archived(number: int, recorded: str, *makers: str) -> Archived:
    """A report as several makers read it, one after the other; each but the last found nothing."""
    read = READ[number]
    *older, newest = makers or (read.reading.maker,)
    empty = replace(read.reading, statements=(), gaps=())
    found = [(EARLY, replace(empty, maker=maker)) for maker in older]
    keys = (fingerprint(wording(saying)) for saying in said(read.reading))
    vectors = dict(zip(keys, read.vectors, strict=True))
    return Archived((*found, (recorded, replace(read.reading, maker=newest))), vectors)


def test_all_readings_of_a_report_come_along_and_the_newest_counts(ledger: Ledger, tmp_path: Path) -> None:
    one = _archived(0, LATE, "reader 1", "reader 2")
    path = written(tmp_path, [one])
    assert taken(ledger, path) == ["added"]
    assert ledger.readings(READ[0].reading.report.id) == one.readings
    assert ledger.counts().statements == len(said(one.readings[-1][1])) > 0
    assert packed(tmp_path / "again.zip", ledger).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(("recorded", "counts"), [(EARLY, "reader 2"), ("2025-08-01T00:00:00Z", "reader 3")])
def test_of_two_readings_the_later_one_counts(ledger: Ledger, tmp_path: Path, recorded: str, counts: str) -> None:
    taken(ledger, written(tmp_path, [_archived(0, LATE, "reader 2")]))
    outcomes = taken(ledger, written(tmp_path, [_archived(0, recorded, "reader 3")]))
    assert outcomes == ["known" if counts == "reader 2" else "added"]
    newest = ledger.reading(READ[0].reading.report.id)
    assert newest is not None
    assert newest.maker == counts
    assert list(verify(ledger)) == []


def test_a_vector_that_is_not_there_is_computed(ledger: Ledger, tmp_path: Path) -> None:
    (key, vector), *_ = _archived(0, EARLY).vectors.items()
    bare = replace(_archived(0, EARLY), vectors={})
    assert taken(ledger, written(tmp_path, [bare])) == ["added"]
    kept = {fingerprint(wording(saying)): found for saying, found in ledger.said(READ[0].reading.report.id)}
    assert len(kept[key]) == len(vector)


def test_a_report_with_a_vector_that_is_none_is_left_out(ledger: Ledger, tmp_path: Path) -> None:
    one = _archived(0, EARLY)
    bad = replace(one, vectors=dict.fromkeys(one.vectors, b"short"))
    assert taken(ledger, written(tmp_path, [bad, _archived(1, EARLY)])) == ["failed", "added"]
    assert ledger.reports() == (READ[1].reading.report.id,)


def test_a_file_that_is_damaged_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    path = packed(tmp_path / "ledger.zip", deployment.ledger(UNTIL))
    path.write_bytes(path.read_bytes()[:-40])
    (failed,) = take_in(path, ledger, desk())
    assert failed.outcome == "failed"
    assert str(path) in str(failed.error)
    assert ledger.reports() == ()


def test_an_archive_has_nothing_of_accounts(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 16)
    before = packed(tmp_path / "before.zip", ledger).read_bytes()
    accounts = Accounts(ledger.database)
    accounts.add("anna", "admin", "the bridge at Miren", EARLY)
    accounts.issue("anna", "nightly", EARLY)
    assert accounts.sign_in("anna", "the bridge at Miren", EARLY)
    assert packed(tmp_path / "after.zip", ledger).read_bytes() == before
