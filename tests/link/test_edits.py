from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.edits import Edit, edits

OLD = "At least 3,000 men came.  They wore new coats. The ministry confirmed it. It rained."
Row = tuple[str, str | None, str | None, list[tuple[str, str]], tuple[str, ...]]
"""An edit with the words in place of spans."""


def shown(old: str, new: str) -> list[Row]:
    return [
        (
            edit.kind,
            edit.before.of(old) if edit.before else None,
            edit.after.of(new) if edit.after else None,
            [(before.of(old), after.of(new)) for before, after in edit.words],
            edit.touched,
        )
        for edit in edits(old, new)
    ]


def test_sentences_are_added_removed_and_changed_in_order() -> None:
    new = "At least 12,000 men came.\n\nThe ministry did not confirm it. It rained. Snow is due."
    assert shown(OLD, new) == [
        ("changed", "At least 3,000 men came.", "At least 12,000 men came.", [("3,000", "12,000")], ("figure",)),
        ("removed", "They wore new coats.", None, [], ()),
        (
            "changed",
            "The ministry confirmed it.",
            "The ministry did not confirm it.",
            [("confirmed", "did not confirm")],
            ("negation",),
        ),
        ("added", None, "Snow is due.", [], ()),
    ]


@pytest.mark.parametrize(
    ("old", "new", "words", "touched"),
    [
        ("They were apparently paid.", "They were paid.", [("apparently", "")], ("certainty",)),
        ("They were paid twice.", "They were paid.", [("twice", "")], ()),
        ("He came on Monday.", "Then he came on Monday.", [("He", "Then he")], ()),
        ("Twelve men were seen there.", "Some men were seen there.", [("Twelve", "Some")], ("figure",)),
        ("About 40 died in all.", "Over 40 died in all.", [("About", "Over")], ("figure",)),
        ("The ship may have sunk.", "The ship may not have sunk.", [("", "not")], ("negation",)),
    ],
)
def test_words_of_a_changed_sentence(
    old: str, new: str, words: list[tuple[str, str]], touched: tuple[str, ...]
) -> None:
    ((kind, _, _, found, weighty),) = shown(old, new)
    assert (kind, found) == ("changed", words)
    assert set(touched) <= set(weighty)
    assert bool(touched) == bool(weighty)


@pytest.mark.parametrize("new", [OLD, OLD.replace(" ", "\n"), f"  {OLD}\t", OLD.replace(". ", ".\n\n")])
def test_white_space_is_no_edit(new: str) -> None:
    assert edits(OLD, new) == ()


def test_sentences_with_nothing_in_common_are_two() -> None:
    assert [row[:3] for row in shown("It rained all day.", "Nobody knows why.")] == [
        ("removed", "It rained all day.", None),
        ("added", None, "Nobody knows why."),
    ]


def test_a_sentence_that_stands_twice_is_kept_where_it_stood() -> None:
    old = "Advertisement here. A came. Advertisement here. B came."
    assert [row[:2] for row in shown(old, "Advertisement here. Advertisement here. B came.")] == [
        ("removed", "A came.")
    ]


def test_an_empty_text_is_all_added() -> None:
    assert edits("", "") == ()
    assert [edit.kind for edit in edits("", OLD)] == ["added"] * 4


texts = st.lists(
    st.sampled_from(["A came. ", "B was 3 days there. ", "B was 4 days there. ", "x", "\n", "“Yes.” "])
).map("".join)


@given(texts, texts)
def test_edits_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    found = edits(old, new)
    assert (found == ()) == (old.split() == new.split())
    for side in (0, 1):
        spans = [span for edit in found for span in ((edit.before, edit.after)[side],) if span]
        assert spans == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
    assert edits(new, old) == () if not found else edits(new, old) != ()


@given(texts, texts)
def test_words_lie_in_their_sentences(old: str, new: str) -> None:
    for edit in edits(old, new):
        assert isinstance(edit, Edit)
        for before, after in edit.words:
            assert edit.before is not None
            assert edit.after is not None
            assert edit.before.holds(before)
            assert edit.after.holds(after)
            assert before.of(old) != after.of(new)


def test_long_texts_are_compared_quickly() -> None:
    old = " ".join(
        f"Sentence {n} says that ship {n % 7} was seen near buoy {n % 11} in the strait." for n in range(1500)
    )
    new = old.replace("ship 3 was", "ship 3 was not")
    start = process_time()
    assert len(edits(old, new)) == sum(n % 7 == 3 for n in range(1500))
    assert process_time() - start < 10
