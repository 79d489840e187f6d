from __future__ import annotations

from dataclasses import replace

import numpy as np

from sayso.reader.encoder import Scores
from sayso.reader.likely import FEWEST, LIKELY, SURE, outermost
from tests.reader.fakes import CHAIN, scores

THRESHOLD = 0.0
DOUBTED, UNSURE = THRESHOLD - 0.5, THRESHOLD + SURE / 2
LONG = "Tol said that the port by the river was closed."
SHORT = "Tol said that it was closed."


def _scored(text: str, content: str, *, cue: str = "said", outer: float, anywhere: float = 2) -> Scores:
    made = scores(text, {"source": "Tol", "cue": cue, "content": content})
    return replace(made, cues=tuple(replace(c, outer=outer, anywhere=anywhere) for c in made.cues))


def _read(text: str, made: Scores) -> list[str]:
    words = made.words
    return [text[words.starts[f.content[0]] : words.ends[f.content[-1]]] for f in outermost(made, CHAIN, 0, text)]


def _vague(made: Scores) -> Scores:
    """The same, with tags that are hardly better than others."""
    return replace(made, cues=tuple(replace(cue, tags=cue.tags / np.float32(50)) for cue in made.cues))


def test_a_doubted_cue_is_taken_for_many_words() -> None:
    content = "that the port by the river was closed"
    assert len(content.split()) >= FEWEST
    assert _read(LONG, _scored(LONG, content, outer=DOUBTED)) == [content]


def test_a_doubted_cue_is_not_taken_for_few_words() -> None:
    assert _read(SHORT, _scored(SHORT, "that it was closed", outer=DOUBTED)) == []
    assert _read(SHORT, _scored(SHORT, "that it was closed", outer=UNSURE)) == ["that it was closed"]


def test_a_doubted_cue_has_a_word_of_saying() -> None:
    text = LONG.replace("said", "painted")
    content = "that the port by the river was closed"
    assert _read(text, _scored(text, content, cue="painted", outer=DOUBTED)) == []
    assert _read(text, _scored(text, content, cue="painted", outer=UNSURE)) == [content]


def test_an_unsure_cue_needs_content_that_is_likely() -> None:
    content = "that the port by the river was closed"
    unlikely = -2.0
    assert 1 / (1 + 2.7**-unlikely) < LIKELY
    assert _read(LONG, _scored(LONG, content, outer=UNSURE, anywhere=unlikely)) == []
    assert _read(LONG, _scored(LONG, content, outer=SURE + 0.1, anywhere=unlikely)) == [content]


def test_cues_that_compete_speak_for_each_other() -> None:
    text = "Tol was expected to say that the port by the river was closed."
    content = "that the port by the river was closed"
    pair = [{"source": "Tol", "cue": cue, "content": content} for cue in ("expected", "say")]

    def read(*attributions: dict[str, str]) -> int:
        made = scores(text, *attributions)
        weak = tuple(replace(c, outer=DOUBTED, anywhere=-0.8) for c in made.cues)
        return len(outermost(replace(made, cues=weak), CHAIN, THRESHOLD, text))

    assert [read(pair[0]), read(pair[1]), read(*pair)] == [0, 0, 1]


def test_what_a_sure_cue_holds_is_not_given_again() -> None:
    text = "Tol said that Miren warned of rain by the river today."
    made = scores(
        text,
        {"source": "Tol", "cue": "said", "content": "that Miren warned of rain by the river today"},
        {"source": "Miren", "cue": "warned of", "content": "rain by the river today"},
    )
    sure, inner = made.cues
    made = replace(made, cues=(sure, replace(inner, outer=DOUBTED, anywhere=5.0)))
    assert len(outermost(made, CHAIN, THRESHOLD, text)) == 1


def test_content_with_vague_tags_is_less_likely() -> None:
    content = "that the port by the river was closed"
    made = _scored(LONG, content, outer=UNSURE, anywhere=-0.3)
    assert _read(LONG, made) == [content]
    assert _read(LONG, _vague(made)) == []
