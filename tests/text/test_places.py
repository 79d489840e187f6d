from __future__ import annotations

import re
from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.places import distance
from sayso.records import Span
from sayso.text.places import mentions, places
from sayso.text.places.gazetteer import senses
from sayso.text.places.names import key
from tests.rows import rows

LONG = 100_000
SECONDS = 5.0
"""More than any line of LONG characters takes on a slow machine; quadratic time takes minutes."""


@rows("places")
def test_places(row: dict[str, Any]) -> None:
    text = row["text"]
    spans = mentions(text)
    found = places(text, spans)
    assert [span.of(text) for span in spans] == row["names"]
    assert [where.country for where in found] == row["countries"]
    assert [where.level for where in found] == row["levels"]


def test_a_place_has_coordinates_and_a_radius() -> None:
    text = "Shells fell on Donetsk."
    (where,) = places(text, mentions(text))
    assert distance(48.0, 37.8, where) < 10
    assert where.precision_km is not None
    assert 2 <= where.precision_km < 20
    assert where.name == "Donetsk"


def test_an_unknown_place_has_none() -> None:
    text = "They met at Zzyqland."
    (where,) = places(text, [Span(12, 20)])
    assert (where.name, where.lat, where.lon, where.country, where.precision_km) == ("Zzyqland", None, None, None, None)


def test_the_readers_candidates_are_kept_where_places_stand_unless_they_are_demonyms_or_acronyms() -> None:
    text = "Soldiers stayed in Zzyqland with Ukrainian guides; Zzyqland Radio told the QXZ, and in QXZ."
    candidates = [Span(text.index(name), text.index(name) + len(name)) for name in ("Zzyqland", "Ukrainian", "QXZ")]
    candidates.append(Span(text.rindex("Zzyqland"), text.rindex("Zzyqland") + 8))
    candidates.append(Span(text.rindex("QXZ"), text.rindex("QXZ") + 3))
    assert mentions(text, sorted(candidates)) == (Span(19, 27),)


def test_the_readers_candidates_count_against_names_it_did_not_see() -> None:
    text = "The report by Lucy and Edison on Kharkiv was read."
    assert mentions(text, [Span(33, 40)]) == (Span(33, 40),)


@pytest.mark.parametrize(
    ("name", "filed"),
    [("N'Djamena", "ndjamena"), ("Stoke-on-Trent", "stoke on trent"), ("St. Louis", "saint louis"), ("Łódź", "lodz")],
)
def test_names_are_filed_without_accents_stops_and_hyphens(name: str, filed: str) -> None:
    assert key(name) == filed


def test_the_most_peopled_sense_comes_first_of_the_towns() -> None:
    towns = [sense for sense in senses("London") if sense.level == "town"]
    assert towns[0].country == "GB"
    assert all(left.people >= right.people for left, right in pairwise(towns))


TEXTS = st.lists(
    st.sampled_from(
        ["Paris", ",", "Texas", "in", "the", "Mr.", "said", "Kyiv", "-", "North", "Korea's", ".", "\n", "U.S."]
    ),
    max_size=30,
).map(" ".join)


@given(TEXTS)
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = mentions(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert [where.span for where in places(text, spans)] == list(spans)


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 79), st.integers(1, 20)), max_size=5))
def test_any_text_and_any_candidates_are_read(text: str, pairs: list[tuple[int, int]]) -> None:
    names = [Span(a, a + b) for a, b in pairs if a + b <= len(text)]
    spans = mentions(text, names)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert len(places(text, spans)) == len(spans)


@pytest.mark.parametrize(
    "unit", ["a", "A", "A.", "Paris ", "Paris, ", "New York and ", "'", "St. ", "-", "(", "Ii’", "Walton and Oconee, "]
)
def test_a_line_of_a_hundred_thousand_characters_is_read_in_linear_time(unit: str) -> None:
    text = (unit * (LONG // len(unit)))[:LONG] + " counties"
    begin = process_time()
    places(text, mentions(text))
    assert process_time() - begin < SECONDS


def test_the_same_text_gives_the_same_places() -> None:
    text = re.sub(r"\s+", " ", "Kyiv, Paris, Texas, Springfield, Georgia, Athens and Lebanon were named.")
    assert places(text, mentions(text)) == places(text, mentions(text))


def test_the_beginning_of_a_body_is_no_place() -> None:
    text = "She spoke at the United Nations headquarters in Vienna."
    seen = [Span(17, 23), Span(48, 54)]
    assert [span.of(text) for span in mentions(text, seen)] == ["Vienna"]


def test_what_is_a_place_in_one_sentence_is_one_in_all() -> None:
    text = "The battle for Goma was long. Goma fell in January."
    seen = text.index("Goma was")
    assert [span.of(text) for span in mentions(text, [Span(seen, seen + 4)])] == ["Goma", "Goma"]
    other = text.index("January")
    assert mentions(text, [Span(other, other + 7)]) == ()
