from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.decode import chances, marginals, roles, viterbi
from sayso.reader.encoder import Chain, Cue
from sayso.reader.tags import CONTENT, OUTSIDE, SOURCE, TAGS, allowed, may_end, may_start, run
from tests.reader.fakes import CHAIN


def _random_chain(seed: int) -> Chain:
    rng = np.random.default_rng(seed)
    size = len(TAGS)
    step = np.where(allowed(), rng.normal(size=(size, size)), -1e4)
    start = np.where(may_start(), rng.normal(size=size), -1e4)
    end = np.where(may_end(), rng.normal(size=size), -1e4)
    return Chain(*(a.astype(np.float32) for a in (step, start, end)))


@given(st.integers(0, 1000), st.integers(1, 3))
def test_viterbi_finds_what_trying_all_finds(seed: int, length: int) -> None:
    chain = _random_chain(seed)
    emissions = np.random.default_rng(seed + 1).normal(size=(2, length, len(TAGS))).astype(np.float32)

    def worth(tags: tuple[int, ...]) -> float:
        steps = sum(float(chain.step[a, b]) for a, b in pairwise(tags))
        seen = sum(float(emissions[1, i, t]) for i, t in enumerate(tags))
        return seen + steps + float(chain.start[tags[0]]) + float(chain.end[tags[-1]])

    best = max(product(range(len(TAGS)), repeat=length), key=worth)
    assert worth(tuple(viterbi(emissions, chain)[1].tolist())) >= worth(best) - 1e-3


@given(st.integers(0, 1000), st.integers(1, 3))
def test_marginals_are_what_adding_up_all_gives(seed: int, length: int) -> None:
    chain = _random_chain(seed)
    emissions = np.random.default_rng(seed + 1).normal(size=(2, length, len(TAGS))).astype(np.float32)
    total = np.zeros((length, len(TAGS)))
    for tags in product(range(len(TAGS)), repeat=length):
        steps = sum(float(chain.step[a, b]) for a, b in pairwise(tags))
        seen = sum(float(emissions[1, i, t]) for i, t in enumerate(tags))
        total[range(length), tags] += np.exp(seen + steps + float(chain.start[tags[0]]) + float(chain.end[tags[-1]]))
    np.testing.assert_allclose(marginals(emissions, chain)[1], total / total.sum(1, keepdims=True), atol=1e-6)


def test_chances_are_of_content_alone_and_counted_from_the_start_of_the_text() -> None:
    cues = [_cue(5, 1, {0: SOURCE + 3, 2: CONTENT, 3: CONTENT + 2}), _cue(300, 9, {3: SOURCE + 3, 20: CONTENT + 3})]
    begin, first = next(chances(cues, CHAIN))
    assert {begin + place for place, chance in enumerate(first) if chance > 0.5} == {9, 10}
    alone = [chance for cue in cues for _, chance in chances([cue], CHAIN)]
    for (_, together), one in zip(chances(cues, CHAIN), alone, strict=True):
        np.testing.assert_allclose(together, one, atol=1e-6)


def test_a_run_is_whole() -> None:
    assert run(SOURCE, 1) == [SOURCE + 3]
    assert run(CONTENT, 4) == [CONTENT, CONTENT + 1, CONTENT + 1, CONTENT + 2]
    table = allowed()
    assert not table[CONTENT, OUTSIDE]
    assert not table[OUTSIDE, CONTENT + 1]


def _cue(length: int, at: int, wanted: dict[int, int]) -> Cue:
    tags = np.zeros((length, len(TAGS)), np.float32)
    tags[:, OUTSIDE] = 1
    for place, tag in wanted.items():
        tags[place, tag] = 9
    return Cue(at + 7, 1, 1, 7, tags)


def test_the_asked_word_is_always_the_cue() -> None:
    assert roles([_cue(3, 1, {1: OUTSIDE})], CHAIN)[0].cue == (8,)


def test_roles_are_counted_from_the_start_of_the_text() -> None:
    (found,) = roles([_cue(5, 1, {0: SOURCE + 3, 2: CONTENT, 3: CONTENT + 2})], CHAIN)
    assert (found.source, found.cue, found.content) == ((7,), (8,), (9, 10))


def test_nothing_outside_what_is_allowed_is_taken() -> None:
    (found,) = roles([_cue(5, 1, {0: SOURCE + 3, 2: CONTENT, 3: CONTENT + 2})], CHAIN, [frozenset({8, 9, 10})])
    assert (found.source, found.content) == ((), (9, 10))


def test_together_or_alone_is_the_same() -> None:
    cues = [_cue(5, 1, {0: SOURCE + 3, 2: CONTENT + 3}), _cue(30, 9, {3: SOURCE + 3, 20: CONTENT, 21: CONTENT + 2})]
    assert roles(cues, CHAIN) == [found for cue in cues for found in roles([cue], CHAIN)]


def test_a_source_or_content_that_falls_little_short_is_won() -> None:
    for role in (SOURCE, CONTENT):
        other = CONTENT if role == SOURCE else SOURCE
        cue = _cue(4, 1, {0: role + 3, 2: other + 3})
        cue.tags[0, role + 3] = 0
        (found,) = roles([cue], CHAIN)
        assert found.part(role) == (7,)
        cue.tags[:, OUTSIDE] = 3
        (found,) = roles([cue], CHAIN)
        assert found.part(role) == ()


def test_what_is_read_is_not_changed() -> None:
    cue = _cue(3, 1, {0: SOURCE + 3})
    before = cue.tags.copy()
    roles([cue], CHAIN)
    assert (cue.tags == before).all()
