from __future__ import annotations

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.link.embed import SIZE, Vectors
from sayso.link.mentions import (
    CARD_VERSION,
    FEATURES,
    OF_SCENES,
    Mention,
    clusters,
    head,
    joined,
    models,
    names,
    same_event,
    scene,
)

BRIDGE = "The Dornach bridge collapsed on Monday after Velmoran shells hit it."
AGAIN = "Shells fired by Velmoran guns hit the bridge at Dornach, which collapsed."
BAKERY = "A bakery in Oslo opened its second shop."


def _vector(*axes: int) -> Vectors:
    row = np.eye(SIZE)[list(axes)].sum(0)
    vector: Vectors = np.rint(127 * row / np.linalg.norm(row)).astype(np.int8)
    return vector


def _mention(sentence: str, word: str, *axes: int, report: str = "one", scened: bool = False) -> Mention:
    before, _, after = sentence.partition(word)
    about = scene(sentence, [sentence], _vector(*axes)[None]) if scened else None
    return Mention(word, before, after, report, _vector(*axes), about)


MENTIONS = (
    _mention(BRIDGE, "collapsed", 0, 1, report="one"),
    _mention(AGAIN, "collapsed", 0, 2, report="two"),
    _mention(BRIDGE, "hit", 0, 1, report="one"),
    _mention(AGAIN, "hit", 0, 2, report="two"),
    _mention(BAKERY, "opened", 3, report="three"),
)


@pytest.mark.parametrize(
    ("word", "main"),
    [("checked into", "checked"), ("car accident", "accident"), ("Fired", "fired"), ("put up for sale", "put")],
)
def test_the_head_says_most(word: str, main: str) -> None:
    assert head(word) == main


def test_the_first_word_is_a_name_unless_the_report_writes_it_small() -> None:
    assert names("Shells hit Dornach's bridge.") == {"shells", "dornach"}
    assert names("Shells hit Dornach's bridge.", {"shells"}) == {"dornach"}


def test_one_event_in_two_reports_is_likelier_than_two_events() -> None:
    collapsed, again, hit, _, opened = MENTIONS
    assert same_event(collapsed, again) > 0.5
    assert same_event(collapsed, hit) < 0.2
    assert same_event(collapsed, opened) < 0.01


@pytest.mark.parametrize("scened", [False, True])
def test_it_does_not_matter_which_comes_first(scened: bool) -> None:
    one = _mention(BRIDGE, "hit", 0, 1, report="one", scened=scened)
    other = _mention(AGAIN, "hit", 0, 2, report="two", scened=scened)
    assert same_event(one, other) == same_event(other, one)


def test_a_pair_scores_the_same_in_any_company() -> None:
    every = models()["alone"].chances(MENTIONS)
    assert every[0, 1] == same_event(MENTIONS[0], MENTIONS[1])
    assert every[2, 4] == same_event(MENTIONS[2], MENTIONS[4])


@given(st.randoms(use_true_random=False))
def test_clusters_do_not_depend_on_the_order(random: Random) -> None:
    order = random.sample(range(len(MENTIONS)), len(MENTIONS))
    found = clusters([MENTIONS[number] for number in order])
    assert sorted(sorted(order[place] for place in group) for group in found) == sorted(clusters(MENTIONS))


def test_no_mentions_make_no_clusters() -> None:
    assert clusters([]) == []


def test_average_link_by_hand() -> None:
    chances = np.array([
        [1.0, 0.9, 0.4, 0.0],
        [0.9, 1.0, 0.7, 0.0],
        [0.4, 0.7, 1.0, 0.2],
        [0.0, 0.0, 0.2, 1.0],
    ])  # fmt: skip
    # The third joins the first two with (0.4 + 0.7) / 2, the fourth those three with 0.2 / 3.
    assert joined(chances, 0.95) == [[0], [1], [2], [3]]
    assert joined(chances, 0.56) == [[0, 1], [2], [3]]
    assert joined(chances, 0.55) == [[0, 1, 2], [3]]
    assert joined(chances, 0.06) == [[0, 1, 2, 3]]


@given(st.integers(1, 9), st.floats(0.05, 0.95), st.integers(0, 99))
def test_every_mention_stands_in_one_cluster(size: int, threshold: float, seed: int) -> None:
    half = np.triu(np.random.default_rng(seed).random((size, size)), 1)
    found = joined(half + half.T, threshold)
    assert sorted(number for group in found for number in group) == list(range(size))


@pytest.mark.parametrize(
    ("changes", "reason"), [({"version": 0}, "version is 0"), ({"features": ["same word"]}, "features is")]
)
def test_a_card_that_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, object], reason: str) -> None:
    card = {"version": CARD_VERSION, "features": [*FEATURES, *OF_SCENES], "models": {}} | changes
    (tmp_path / "mentions.json").write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelError, match=reason):
        models(tmp_path)


def test_no_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        models(tmp_path)
