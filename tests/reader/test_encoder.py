from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reader.encoder import BATCH, OVERLAP, WINDOW, encode
from tests.reader.fakes import FakeModel


@settings(max_examples=25)
@given(st.lists(st.integers(0, 900), max_size=4))
def test_every_word_is_scored_once_whatever_the_windows(sizes: list[int]) -> None:
    texts = [" ".join(["said"] * size) for size in sizes]
    scored = encode(texts, FakeModel())
    assert [len(s.words) for s in scored] == sizes
    for scores in scored:
        places = [cue.word for cue in scores.cues]
        assert places == list(range(len(scores.words)))
        assert all(cue.begin <= cue.word < cue.begin + len(cue.tags) for cue in scores.cues)
        assert len(scores.names) == len(scores.words)
        assert np.allclose(scores.names, 1)


def test_a_cue_is_read_in_the_window_where_it_has_most_context() -> None:
    (scores,) = encode([" ".join(["word", "said"] * 350)], FakeModel())
    assert len(scores.cues) == 350
    for cue in scores.cues:
        before, after = cue.word - cue.begin, cue.begin + len(cue.tags) - 1 - cue.word
        left = before if cue.begin else 10_000
        right = after if cue.begin + len(cue.tags) < 700 else 10_000
        assert min(left, right) >= OVERLAP / 2 - 1


def test_windows_are_batched_and_fit() -> None:
    model = FakeModel()
    encode([" ".join(["word"] * 2000)] * 3, model)
    assert all(len(inputs.ids) <= BATCH and inputs.ids.shape[1] <= WINDOW + 2 for inputs in model.asked)


def test_together_or_alone_is_the_same() -> None:
    texts = [" ".join(["word", "said"] * size) for size in (20, 350, 2)]
    together = encode(texts, FakeModel())
    for text, scores in zip(texts, together, strict=True):
        (alone,) = encode([text], FakeModel())
        assert [c.word for c in alone.cues] == [c.word for c in scores.cues]
        assert all(np.array_equal(a.tags, b.tags) for a, b in zip(alone.cues, scores.cues, strict=True))
