from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sayso.link.alike import NEAR, UNIT, alike, named, near, of_one_matter, of_one_time
from sayso.link.compare import features
from sayso.link.embed import SIZE
from sayso.link.item import Item
from sayso.link.judge import judged
from sayso.records import Amount, Party, Saying, Stretch

STRUCK = Saying("a1", "r1", 0, "A shell tore the roof off the school in Tarsk", "", "own", published="2031-05-01")
HIT = Saying("b1", "r2", 0, "Classrooms at Tarsk lost their ceiling to artillery", "", "own", published="2031-05-02")


def turned(degrees: float) -> bytes:
    """A vector so far from the first axis."""
    vector = np.zeros(SIZE)
    vector[:2] = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.rint(vector * 127).astype(np.int8).tobytes()


def items(degrees: float, one: Saying = STRUCK, other: Saying = HIT) -> tuple[Item, Item]:
    return Item(one, turned(0)), Item(other, turned(degrees))


def test_what_means_the_same_is_one_claim_in_whatever_words() -> None:
    one, other = items(10)
    (link,) = judged(one, other, near=True)
    assert link.relation == "same"
    assert link.reasons[-1].startswith("they mean much the same")
    assert judged(one, other, near=True) == judged(other, one, near=True)


def test_only_where_the_reports_are_of_one_matter() -> None:
    assert judged(*items(10)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Classrooms at Tarsk did not lose their ceiling to artillery",
        "Classrooms in Mirenburg lost their ceiling to artillery",
        "Classrooms at Tarsk will lose their ceiling to artillery",
    ],
)
def test_what_tells_two_things_is_not_one_claim_however_alike(text: str) -> None:
    told = replace(STRUCK, text="Classrooms at Tarsk lost their ceiling to artillery")
    links = judged(*items(5, told, replace(HIT, text=text)), near=True)
    assert "same" not in {link.relation for link in links}


def test_likeness_raises_the_chance_and_no_vector_gives_none() -> None:
    chances = [alike(one, other, features(one, other)) for one, other in (items(60), items(40), items(10))]
    assert chances == sorted(chances)
    assert chances[0] < 0.5 < chances[-1]
    bare = Item(STRUCK), Item(HIT)
    assert alike(*bare, features(*bare)) == 0.0


def test_vectors_are_near_from_the_bound_on() -> None:
    bound = float(np.degrees(np.arccos(NEAR)))
    own, others = [turned(0), b""], [turned(bound - 2), turned(bound + 2), b""]
    assert near(own, others) == [(0, 0)]
    assert near([], others) == []
    assert near(own, []) == []
    assert UNIT == 127 * 127


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        ("2031-05-01", "2031-05-15T23:00:00Z", True),
        ("2031-05-01", "2031-05-16", False),
        ("2031-05-16", "2031-05-01", False),
        (None, "2031-05-01", False),
    ],
)
def test_reports_of_one_time(one: str | None, other: str | None, want: bool) -> None:
    assert of_one_time(one, other) is want


@pytest.mark.parametrize(
    ("other", "want"),
    [
        ("In the evening Roos, who had come to Tarsk by train, spoke to the press.", True),
        ("In the evening the governor, Ilmar Roos, spoke to the press for an hour.", True),
        ("In Tarsk nobody was hurt by it, so far as was known.", False),
        ("In those years Ukraine and Russia were at war with each other.", False),
    ],
)
def test_reports_of_one_matter_name_two_in_common_and_not_only_states(other: str, want: bool) -> None:
    told = replace(STRUCK, context="Ilmar Roos came to Tarsk, as Ukraine and Russia fought.")
    assert of_one_matter(named([told]), named([replace(HIT, context=other)])) is want


BLAMED = replace(
    STRUCK, text="it was absurd to blame Tarsk for the fire", source=Party("Ada Tol", "Ada Tol"), cue="said"
)
HELD = replace(HIT, text="it was absurd to hold Tarsk guilty of the fire", source=Party("Ada Tol", "Tol"), cue="said")


def test_what_one_source_said_on_one_occasion_is_one_claim_however_outlets_put_it() -> None:
    assert [link.relation for link in judged(*items(33, BLAMED, HELD), near=True)] == ["relays"]
    later = replace(HELD, published="2031-05-09")
    other = replace(HELD, source=Party("Bo Rask", "Rask"))
    assert judged(*items(33, BLAMED, later), near=True) == judged(*items(33, BLAMED, other), near=True) == ()


def test_what_both_date_alike_or_count_in_thousands_has_not_happened_again() -> None:
    day = Stretch("May 2024", "2024-05", date(2024, 5, 1), date(2024, 5, 31))
    months = [replace(one, published=on) for one, on in ((STRUCK, "2031-05-01"), (HIT, "2031-07-01"))]
    assert not [link for link in judged(*items(10, *months), near=True) if link.relation == "same"]
    dated = [replace(one, when=(day,)) for one in months]
    assert [link.relation for link in judged(*items(10, *dated), near=True)] == ["same"]
    days = [
        replace(one, text=f"{one.text}, killing 22,000", published=on)
        for one, on in ((STRUCK, "2031-05-01"), (HIT, "2031-05-08"))
    ]
    for many, links in ((22_000.0, ["same"]), (22.0, [])):
        figures = (Amount(f"{many:,.0f}", many, many, counted="people"),)
        told = [replace(one, text=one.text.replace("22,000", f"{many:,.0f} people"), figures=figures) for one in days]
        assert [link.relation for link in judged(*items(5, *told), near=True)] == links
