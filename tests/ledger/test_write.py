"""What goes into a ledger comes out of it, once, whatever the database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Counts, Entry, Ledger
from sayso.records import Copy, Poll, Report, Ruling
from tests.export.story import READING
from tests.ledger.entries import RECORDED, cached, entry, hash_of, ids, link, read

ONE = entry(
    "The ministry: 3,000 soldiers crossed at Tolm", "The governor: nobody crossed",
    url="https://courier.example/1", outlet="The Courier", published="2031-05-12", keys=["tolm"],
)  # fmt: skip
TWO = entry(
    "An official: 12,000 soldiers crossed at Tolm",
    url="https://herald.example/1", outlet="The Herald", published="2031-05-13T06:30:00Z", keys=["tolm"],
)  # fmt: skip
LATER = "2031-06-01T00:00:00Z"


def add(ledger: Ledger, *entries: Entry) -> list[str]:
    stored = []
    for one in entries:
        with ledger.writing() as writer:
            stored.append(writer.store(one))
    return [str(one) for one in stored]


def test_adding_twice_is_adding_once(ledger: Ledger) -> None:
    assert add(ledger, ONE, TWO, ONE) == ["added", "added", "known"]
    assert ledger.counts() == Counts(2, 2, 3, 0, 0, 0, 0)


def test_another_text_at_the_same_address_is_a_version(ledger: Ledger) -> None:
    edited = read(replace(ONE.reading.report, text="The ministry: 300 soldiers crossed"), recorded=LATER)
    elsewhere = read(replace(ONE.reading.report, url=None))
    again = read(ONE.reading.report, maker="reader 2")
    assert add(ledger, ONE, edited, elsewhere, again) == ["added", "version", "added", "added"]
    assert ledger.versions("https://courier.example/1") == (ONE.reading.report, edited.reading.report)
    assert ledger.versions("https://courier.example/2") == ()


def test_versions_are_in_order_of_publication_however_they_came(ledger: Ledger) -> None:
    report = ONE.reading.report
    dates = ["2031-05-14", None, "2031-05-12", "2031-05-12T09:00:00Z"]
    add(ledger, *(read(replace(report, text=f"A: {date}", published=date)) for date in dates))
    found = [version.published for version in ledger.versions("https://courier.example/1")]
    assert found == ["2031-05-12", "2031-05-12T09:00:00Z", "2031-05-14", None]


def test_a_reading_comes_back_exactly(ledger: Ledger) -> None:
    whole = Entry(READING, (), (), (), frozenset(), RECORDED)
    add(ledger, whole)
    assert ledger.reading(READING.report.id) == READING
    assert ledger.report(READING.report.id) == READING.report
    assert ledger.has(READING.report.id, READING.maker)
    assert not ledger.has(READING.report.id, "another")
    assert ledger.reading("none") is None
    assert ledger.report("none") is None


def test_statements_come_back_in_the_order_asked_for(ledger: Ledger) -> None:
    add(ledger, ONE, TWO)
    first, second, third = ids(ONE, TWO)
    assert ledger.sayings([third, first, "none"]) == (TWO.sayings[0], ONE.sayings[0])
    assert ledger.said(ONE.reading.report.id) == tuple(zip(ONE.sayings, ONE.vectors, strict=True))
    assert ledger.find(second[:15]) == (second,)
    assert ledger.find(TWO.reading.report.id) == (TWO.reading.report.id,)
    assert third in ledger.find(third[0])
    assert ledger.find("") == ledger.find("%") == ledger.find("\ud800") == ()


def test_nul_characters_are_kept(ledger: Ledger) -> None:
    odd = entry("The ministry: \0 and denials", url="https://courier.example/\0", keys=["\0" * 300, "a\0"], outlet="\0")
    add(ledger, odd)
    assert ledger.reading(odd.reading.report.id) == odd.reading
    assert ledger.versions("https://courier.example/\0") == (odd.reading.report,)
    assert ledger.search("denials \0", 5) == (odd.sayings[0].id,)
    with ledger.writing() as writer:
        assert len(writer.sharing(["a\0"], "")) == 1


def test_half_a_character_is_refused_and_leaves_nothing(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="surrogates"):
        add(ledger, entry("The ministry: \ud800"))
    assert ledger.counts().reports == 0


def test_very_long_addresses_and_keys_are_kept(ledger: Ledger) -> None:
    url, key = "https://courier.example/" + "x" * 20_000, "key " * 5_000
    long = entry("The ministry: nothing", url=url, keys=[key], title="word " * 300_000)
    add(ledger, long)
    assert ledger.versions(url) == (long.reading.report,)
    with ledger.writing() as writer:
        assert writer.sharing([key], "") == ((long.sayings[0], long.vectors[0], frozenset({key})),)


def test_what_fails_leaves_nothing(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.writing() as writer:
            writer.store(ONE)
            raise KeyError("in the middle")

    with pytest.raises(KeyError):
        fail()
    assert ledger.counts() == Counts(0, 0, 0, 0, 0, 0, 0)
    assert ledger.search("soldiers", 5) == ()


def test_statements_of_other_reports_are_found_by_their_keys(ledger: Ledger) -> None:
    add(ledger, ONE, TWO)
    shared = {ONE.sayings[0].id: {"tolm", "text 3,000 soldiers crossed at Tolm"}, ONE.sayings[1].id: {"tolm"}}
    with ledger.writing() as writer:
        found = writer.sharing({"tolm", "none", "text 3,000 soldiers crossed at Tolm"}, TWO.reading.report.id)
        assert {saying.id: set(keys) for saying, _, keys in found} == shared
        assert {(saying, vector) for saying, vector, _ in found} == set(zip(ONE.sayings, ONE.vectors, strict=True))
        assert writer.sharing(set(), TWO.reading.report.id) == ()
        assert len(writer.sharing({"tolm"}, "none")) == 3


def test_reports_are_found_by_their_prints(ledger: Ledger) -> None:
    copy = entry("The ministry: 3,000 soldiers crossed at Tolm", "The army: no comment", outlet="The Herald")
    add(ledger, ONE, TWO, copy)
    with ledger.writing() as writer:
        report = copy.reading.report
        assert writer.printed(report, copy.prints, 1, 28) == (ONE.reading.report,)
        assert writer.printed(report, copy.prints, 2, 28) == ()
        assert writer.printed(report, {hash_of("none")}, 1, 28) == ()


def test_prints_are_looked_for_in_reports_of_about_the_same_time(ledger: Ledger) -> None:
    told = "The ministry: 3,000 soldiers crossed at Tolm"
    entries = [entry(told, outlet="The Herald", published=day) for day in ("2031-03-04", "2031-05-20T08:00:00Z", None)]
    add(ledger, *entries)
    march, may, undated = (one.reading.report for one in entries)
    with ledger.writing() as writer:
        assert writer.printed(march, entries[0].prints, 1, 28) == (undated,)
        assert set(writer.printed(march, entries[0].prints, 1, 77)) == {may, undated}
        assert set(writer.printed(undated, entries[0].prints, 1, 28)) == {march, may}


def test_another_reading_takes_the_place_of_the_statements(ledger: Ledger) -> None:
    add(ledger, ONE, TWO)
    first, second, third = ids(ONE, TWO)
    with ledger.writing() as writer:
        writer.link([link(third, first), link(third, second, "denies")])
        cached(writer)
    again = read(ONE.reading.report, maker="reader 2", recorded=LATER, keys=["tolm"])
    assert add(ledger, again, again, ONE) == ["added", "known", "known"]
    assert ledger.counts() == Counts(2, 3, 2, 0, 0, 0, 0)
    assert ledger.sayings([first, second, third]) == (*again.sayings, *TWO.sayings)
    assert ledger.reading(again.reading.report.id) == again.reading
    assert ledger.components([third]) == {third: (third,)}
    assert ledger.search("nobody", 5) == ()
    with ledger.writing() as writer:
        assert set(writer.stale()) == {first, third}


def test_links_are_kept_once_and_lead_somewhere(ledger: Ledger) -> None:
    add(ledger, ONE, TWO)
    first, second, third = ids(ONE, TWO)
    same, outside = link(third, first), link(second, None, "relays", outside="AFP")
    for _ in range(2):
        with ledger.writing() as writer:
            writer.link([same, outside, same])
    assert ledger.counts().links == 2
    assert ledger.around([first]).links == (same,)
    assert ledger.around([second]).links == (outside,)
    with pytest.raises(LedgerError, match="beef"), ledger.writing() as writer:
        writer.link([link(third, "beef")])


def test_copies_are_kept_once(ledger: Ledger) -> None:
    add(ledger, ONE, TWO)
    copy = Copy(TWO.reading.report.id, ONE.reading.report.id, "copy", 0.9, 0.8, ("its words",), "rules 1")
    for _ in range(2):
        with ledger.writing() as writer:
            writer.copy([copy, copy])
    assert ledger.counts().copies == 1
    assert ledger.around([TWO.sayings[0].id]).copies == frozenset()
    assert ledger.around(ids(ONE, TWO)).copies == {frozenset((copy.report, copy.of))}


def test_what_a_report_names_is_that_of_its_newest_reading(ledger: Ledger) -> None:
    one, two = ONE.reading.report.id, TWO.reading.report.id
    add(ledger, replace(ONE, named=frozenset(["tolm", "=RU"])), TWO)
    assert ledger.names_in([one, two, "beef"]) == {one: {"tolm", "=RU"}, two: frozenset()}
    add(ledger, replace(read(ONE.reading.report, maker="reader 2"), named=frozenset(["lesk"])))
    assert ledger.names_in([one]) == {one: {"lesk"}}


def test_a_copy_touches_the_claims_that_both_reports_carry(ledger: Ledger) -> None:
    add(ledger, ONE, TWO)
    first, _, third = ids(ONE, TWO)
    with ledger.writing() as writer:
        writer.link([link(third, first)])
        cached(writer)
        assert writer.stale() == {}
        writer.copy([Copy(TWO.reading.report.id, ONE.reading.report.id, "copy", 0.9, 0.8, ("its words",), "rules 1")])
        assert set(writer.stale()) == {min(first, third)}


def test_unlinking_retires_and_linking_brings_back(ledger: Ledger) -> None:
    add(ledger, ONE, TWO)
    first, second, third = ids(ONE, TWO)
    kept, lost = link(third, first), link(third, second)
    changed = replace(lost, score=0.5)
    assert changed.id == lost.id
    copy = Copy(TWO.reading.report.id, ONE.reading.report.id, "copy", 0.9, 0.8, ("its words",), "rules 1")
    with ledger.writing() as writer:
        writer.link([kept, lost])
        writer.copy([copy])
        cached(writer)
    with ledger.writing() as writer:
        writer.unlink(LATER)
        assert writer.counts().links == writer.counts().copies == 0
        assert len(writer.components([first, second, third])) == 3
        assert set(writer.stale()) == {first, second, third}
        writer.link([kept, changed])
        writer.copy([copy])
    material = ledger.around([first])
    assert set(material.links) == {kept, changed}
    assert material.copies == {frozenset((copy.report, copy.of))}
    assert ledger.counts().links == 2


def test_rulings_are_kept_once_in_order_of_time(ledger: Ledger) -> None:
    add(ledger, ONE, TWO)
    first, second, third = ids(ONE, TWO)
    grade = Ruling("grade", "The ministry", "J. Tessal", "often right", "2031-05-22T00:00:00Z", value="B")
    merge = Ruling("merge", second, "J. Tessal", "the same", "2031-05-21T00:00:00Z", other=third)
    undo = Ruling("undo", merge.id, "J. Tessal", "no", "2031-05-23T00:00:00Z")
    other = Ruling("reject", first, "J. Tessal", "no", "2031-05-24T00:00:00Z")
    for ruling in (grade, merge, undo, other, grade):
        with ledger.writing() as writer:
            writer.rule(ruling)
    assert ledger.rulings() == (merge, grade, undo, other)
    assert ledger.around([third]).rulings == (merge, grade, undo)
    assert ledger.around([first]).rulings == (grade, other)


def test_polls_are_remembered(ledger: Ledger) -> None:
    feed = Poll("https://courier.example/feed", '"abc"', None, "2031-05-20T09:00:00Z", 0)
    with ledger.writing() as writer:
        writer.polled(feed)
        writer.polled(replace(feed, failures=2))
    assert ledger.poll(feed.address) == replace(feed, failures=2)
    assert ledger.poll("https://herald.example/feed") is None


def test_reports_are_listed_however_they_came(ledger: Ledger) -> None:
    assert ledger.reports() == ()
    late = entry("A: b", published=None)
    add(ledger, TWO, late, ONE)
    assert ledger.reports() == tuple(one.reading.report.id for one in (ONE, TWO, late))


def test_a_report_of_nothing_is_a_report(ledger: Ledger) -> None:
    empty = Entry(read(Report("")).reading, (), (), (), frozenset(), RECORDED)
    assert add(ledger, empty, empty) == ["added", "known"]
