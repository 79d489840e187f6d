"""What rulings teach, and of what they say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Judged, Lesson, Link, Match, Relation, Ruling
from sayso.view.lessons import ends, lesson, matches
from tests.judging import (
    BOTH,
    CALM,
    FIRST,
    READING,
    REPORT,
    ROAD,
    SAYINGS,
    TEXT,
    bounds,
    moved,
    ruling,
    statement,
)


def taught(*rulings: Ruling) -> Lesson:
    found = lesson([READING], SAYINGS, rulings)
    assert found is not None
    return found


def judged(*rulings: Ruling) -> Judged:
    (found,) = taught(*rulings).statements
    return found


def test_without_a_ruling_on_a_statement_there_is_nothing_to_learn() -> None:
    assert lesson([READING], SAYINGS, [ruling("grade", "Radio Tolm", value="D"), ruling("merge", "sake")]) is None


@pytest.mark.parametrize(
    ("rulings", "verdict"),
    [
        ([ruling("accept", "sake")], "accepted"),
        ([ruling("reject", "sake")], "rejected"),
        ([ruling("reject", "sake"), ruling("accept", "sake", 1)], "accepted"),
        ([ruling("accept", "sake"), ruling("reject", "sake", 1)], "rejected"),
        ([ruling("correct", "sake", spans=moved("Marn", "said", "Sake had fallen"))], "corrected"),
        ([ruling("correct", "sake", spans=moved("Marn", "said", "Sake")), ruling("reject", "sake", 1)], "rejected"),
        ([ruling("correct", "sake", act='"confirms"')], None),
        ([ruling("correct", "sake", act='"confirms"'), ruling("accept", "sake", 1)], "accepted"),
    ],
)
def test_the_verdict_is_what_the_last_rulings_come_to(rulings: list[Ruling], verdict: str | None) -> None:
    found = judged(*rulings)
    assert found.verdict == verdict
    assert (found.right is None) == (verdict == "rejected")
    assert found.found.cue == bounds("said")
    assert (found.maker, found.rulings) == ("reader 1", tuple(rulings))


def test_corrections_are_told() -> None:
    found = judged(
        ruling("correct", "sake", spans=moved("Marn", None, "Sake had fallen")),
        ruling("correct", "sake", 1, act='"confirms"'),
    )
    assert found.right is not None
    assert (found.right.source, found.right.cue, found.right.text) == (bounds("Marn"), None, "Sake had fallen")
    assert (found.act, found.stance) == ("confirms", "neutral")
    assert found.found.text == "that Sake had fallen"


@pytest.mark.parametrize(
    ("subjects", "whole"),
    [
        (["sake"], [FIRST]),
        (["road", "calm"], [ROAD, CALM]),
        (["radio"], []),
        (["denial"], []),
        (["denial", "radio"], [BOTH]),
    ],
)
def test_a_sentence_is_judged_where_every_statement_is(subjects: list[str], whole: list[str]) -> None:
    found = taught(*(ruling("accept", subject) for subject in subjects))
    assert [TEXT[start:end] for start, end in found.whole] == whole


@pytest.mark.parametrize(
    ("rulings", "whole"),
    [
        ([ruling("reject", "sake")], [FIRST]),
        # That the outlet does not say it itself leaves open who does.
        ([ruling("reject", "road")], []),
        ([ruling("correct", "sake", act='"confirms"')], []),
        ([ruling("correct", "sake", spans=moved("Colonel Marn", "said", "that Sake had fallen. The road"))], [FIRST]),
    ],
)
def test_not_every_ruling_judges_the_whole_sentence(rulings: list[Ruling], whole: list[str]) -> None:
    assert [TEXT[start:end] for start, end in taught(*rulings).whole] == whole


def test_an_attribution_in_the_content_of_another_is_nested_as_long_as_that_stands() -> None:
    assert judged(ruling("accept", "denial")).nested
    both = taught(ruling("accept", "denial"), ruling("reject", "radio"))
    assert [(one.statement, one.nested) for one in both.statements] == [("denial", False), ("radio", False)]
    moving = taught(ruling("accept", "denial"), ruling("correct", "radio", spans=moved("Radio Tolm", "reported", "it")))
    assert not any(one.nested for one in moving.statements)


def test_what_only_an_earlier_reading_found_is_learnt_from_but_judges_no_sentence() -> None:
    newer = replace(READING, maker="reader 2", statements=(statement("new", "Marn", "said", "Sake had fallen"),))
    sayings = SAYINGS | {"new": replace(SAYINGS["sake"], id="new")}
    found = lesson([READING, newer], sayings, [ruling("reject", "sake")])
    assert found is not None
    assert [(one.statement, one.maker) for one in found.statements] == [("sake", "reader 1")]
    assert found.whole == ()


def link(relation: Relation, other: str = "b") -> Link:
    return Link(relation, "a", other, 0.7, ("the same day",), "rules 1")


SIDES = {ident: replace(SAYINGS["sake"], id=ident) for ident in "abc"}


def paired(*rulings: Ruling, links: tuple[Link, ...] = ()) -> list[Match]:
    return list(matches(rulings, links, SIDES))


@pytest.mark.parametrize(
    ("relation", "accepted", "rejected"),
    [
        ("same", True, False),
        ("relays", True, None),
        ("confirms", None, None),
        ("updates", False, None),
        ("conflicts", False, None),
        ("denies", False, None),
        ("corrects", False, None),
    ],
)
def test_whether_two_are_one_claim_follows_from_some_links(
    relation: Relation, accepted: bool | None, rejected: bool | None
) -> None:
    judged = link(relation)
    for kind, same in (("accept", accepted), ("reject", rejected)):
        (found,) = paired(ruling(kind, judged.id), links=(judged,))  # type: ignore[arg-type]
        assert (found.relation, found.holds, found.same) == (relation, kind == "accept", same)
        assert (found.statement.id, found.other.id, found.score, found.maker) == ("a", "b", 0.7, "rules 1")


def test_a_merge_makes_one_claim_and_a_split_parts_it_from_what_it_was_joined_with() -> None:
    (merged,) = paired(ruling("merge", "b", other="a"))
    assert (merged.relation, merged.same, merged.score) == ("same", True, None)
    links = (link("same"), link("denies", "c"))
    (parted,) = paired(ruling("split", "b"), links=links)
    assert ({parted.statement.id, parted.other.id}, parted.same) == ({"a", "b"}, False)
    assert len(paired(ruling("merge", "a", other="c"), ruling("split", "a"), links=links)) == 2


def test_of_whether_two_are_one_claim_the_last_word_counts() -> None:
    joined = link("same")
    (found,) = paired(ruling("accept", joined.id), ruling("split", "b", 1), links=(joined,))
    assert not found.same
    (found,) = paired(ruling("split", "b"), ruling("merge", "b", 1, other="a"), links=(joined,))
    assert found.same
    denied = link("denies")
    assert len(paired(ruling("accept", joined.id), ruling("reject", denied.id), links=(joined, denied))) == 2


def test_pairs_without_a_side_are_left_out() -> None:
    outside = Link("relays", "a", None, 0.7, (), "rules 1", outside="AFP")
    gone = link("same", "gone")
    rulings = [ruling("accept", outside.id), ruling("accept", gone.id), ruling("merge", "gone", other="a")]
    assert paired(*rulings, links=(outside, gone)) == []
    assert ends(rulings, (outside, gone)) == {"a", "gone"}


def test_lessons_name_the_report() -> None:
    assert taught(ruling("accept", "calm")).report == REPORT
