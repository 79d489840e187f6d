from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.link.embed import CARD_VERSION, PIECES, SCALE, SIZE, WEIGHTS, cosine, load

TEXTS = (
    "About 3,000 soldiers crossed the border on Monday.",
    "Some three thousand troops went over the frontier at the start of the week.",
    "The bakery on Linden Street sells bread until noon.",
    "",
    "The ministry said that " + "the bridge, the road and the railway were hit again and again, " * 30,
)


def _card(folder: Path, **changes: object) -> Path:
    card = {"version": CARD_VERSION, "pieces": PIECES, "size": SIZE, "files": {}} | changes
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"version": 0}, "version is 0"),
        ({"pieces": 256}, "pieces is 256"),
        ({"size": 768}, "size is 768"),
        ({}, "missing"),
    ],
)
def test_a_card_that_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, object], reason: str) -> None:
    with pytest.raises(ModelError, match=reason):
        load(1, _card(tmp_path, **changes))


def test_a_file_that_is_not_the_card_s_is_refused(tmp_path: Path) -> None:
    (tmp_path / "embedder.onnx").write_bytes(b"something else")
    with pytest.raises(ModelError, match="not the file"):
        load(1, _card(tmp_path, files={"embedder.onnx": "00"}))


def test_no_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load(1, tmp_path)


def test_the_shipped_card_says_how_well_int8_agrees() -> None:
    card = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))
    assert card["agreement"]["mean cosine"] > 0.99
    assert "Apache-2.0" in card["licences"]["encoder"]


def test_vectors_have_unit_length() -> None:
    lengths = np.linalg.norm(load(1).vectors(TEXTS).astype(float), axis=1)
    assert np.allclose(lengths, SCALE, rtol=0.01)


def test_nothing_gives_no_rows() -> None:
    assert load(1).vectors([]).shape == (0, SIZE)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4))
def test_a_vector_depends_on_its_text_alone(texts: list[str]) -> None:
    alone = {text: load(1).vectors([text])[0] for text in texts}
    for threads in (1, 2):
        assert np.array_equal(load(threads).vectors(texts), [alone[text] for text in texts])


def test_like_meanings_are_nearer_than_others() -> None:
    crossed, went, bakery, *_ = load(1).vectors(TEXTS)
    assert cosine(crossed, went) > 0.5
    assert cosine(crossed, bakery) < 0.3


def test_what_lies_beyond_the_last_piece_changes_nothing() -> None:
    long = TEXTS[-1]
    one, other = load(1).vectors([long, long + " Nobody was hurt."])
    assert np.array_equal(one, other)
