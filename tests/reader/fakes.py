"""A model without weights: it scores what a test tells it to."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from sayso.reader.encoder import Chain, Cue, Floats, Inputs, Outputs, Scores
from sayso.reader.tags import CONTENT, CUE, HEADS, SOURCE, TAGS, allowed, may_end, may_start, run
from sayso.reader.words import Words, split

SAID = 3

CHAIN = Chain(
    np.where(allowed(), 0, -1e4).astype(np.float32),
    np.where(may_start(), 0, -1e4).astype(np.float32),
    np.where(may_end(), 0, -1e4).astype(np.float32),
)
"""Every allowed sequence of tags is as good as any other."""


def tokenizer() -> Tokenizer:
    """A tokenizer whose every word is one piece, unknown but for "said"."""
    made = Tokenizer(WordLevel({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "said": SAID}, unk_token="[UNK]"))
    made.pre_tokenizer = BertPreTokenizer()
    return made


def cue_scores(
    words: Words, text: str, roles: Mapping[str, str | list[str]], *, outer: float = 5, begin: int = 0
) -> Cue:
    """Scores that say exactly `roles`: the words of "source", "cue" and "content", each found in the text."""
    tags = np.zeros((len(words) - begin, len(TAGS)), np.float32)
    tags[:, 0] = 5
    cue = -1
    for role, first in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
        parts = roles.get(role, [])
        for part in [parts] if isinstance(parts, str) else parts:
            start = text.index(part)
            inside = [i for i in range(len(words)) if start <= words.starts[i] < start + len(part)]
            line = [CUE] * len(inside) if role == "cue" else run(first, len(inside))
            for place, tag in zip(inside, line, strict=True):
                tags[place - begin, tag] = 10
            cue = inside[0] if role == "cue" else cue
    return Cue(cue, outer, 5, begin, tags)


def scores(text: str, *attributions: Mapping[str, str | list[str]]) -> Scores:
    """Scores of `text` with these attributions; one with a "nested" key is no outer cue."""
    words = split(text, tokenizer())
    cues = [cue_scores(words, text, a, outer=-5 if "nested" in a else 5) for a in attributions]
    heads = (np.zeros((len(words), width), np.float32) for width in HEADS.values())
    return Scores(words, tuple(sorted(cues, key=lambda c: c.word)), *heads)


class FakeModel:
    """Sees a cue in every word "said"; its scores count the places in the window."""

    def __init__(self) -> None:
        self.tokenizer = tokenizer()
        self.special = (1, 2)
        self.chain = CHAIN
        self.asked: list[Inputs] = []

    def run(self, inputs: Inputs, noticed: float) -> Outputs:
        """Logits of 1 for cues; all heads say the number of pieces of each word."""
        self.asked.append(inputs)
        count, width, _ = inputs.pool.shape
        cues = np.full((count, width, 2), noticed - 1, np.float32)
        cues[(inputs.pool @ inputs.ids[:, :, None].astype(np.float32))[:, :, 0] == SAID] = 1
        at = np.argwhere(cues.max(2) > noticed)
        tags: Floats = np.zeros((len(at), width, len(TAGS)), np.float32)
        tags[:, :, 0] = np.arange(width)
        heads = np.repeat(inputs.pool.sum(2)[:, :, None], sum(HEADS.values()), 2)
        return Outputs(cues, heads, at, tags)
