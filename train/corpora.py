"""Corpora: the data sets beside PolNeAR, as examples for the other heads."""

from __future__ import annotations

import csv
import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tokenizers import Tokenizer

from eval import facts, places
from eval.events import marked
from eval.split import is_dev
from eval.tokens import joined
from sayso.reader.tags import EVENTS, OUTSIDE
from sayso.reader.words import Words, split
from train.examples import Example, Fact, Line, Told

LENGTH = 200
"""Words from which sentences strung together make an example: about a window."""
EVERYDAY = ("reviews", "answers", "email")
"""Genres of the English Web Treebank whose sentences are taken to tell no political event."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """Examples by what they are for; a pass takes a share of each (see `train.loop`)."""

    names: list[Example]
    toponyms: list[Example]
    events: list[Example]
    reports: list[Example]
    """Newspaper sentences with factuality."""
    web: list[Example]
    """Sentences of UDS with factuality, those of everyday genres with no event."""


def corpora(data: Path, tokenizer: Tokenizer) -> Corpora:
    """Everything in `data` but its development parts."""
    named = names_in(data)
    return Corpora(
        list(name_examples(named, tokenizer)),
        list(toponym_examples(data / "places/toponyms.jsonl", tokenizer)),
        list(event_examples(data / "events/plv_train.tsv", tokenizer)),
        list(
            chain.from_iterable(
                report_examples(data / f"certainty/{n}/train.conll", tokenizer) for n in ("uw", "meantime")
            )
        ),
        list(web_examples(data / "certainty/uds/train_dev.jsonl", tokenizer)),
    )


def names_in(data: Path) -> list[Path]:
    """Files of names in CoNLL columns."""
    return [path for part in ("uner_ewt", "wikigold") for path in sorted((data / "entities" / part).glob("*"))]


@dataclass(frozen=True, slots=True)
class _Sentence:
    tokens: tuple[str, ...]
    lines: tuple[int, ...] | None = None
    type: int | None = None
    facts: tuple[Fact, ...] = ()


def _strung(
    sentences: Iterable[_Sentence], tokenizer: Tokenizer, line: Line | None = None, gap: str = " "
) -> Iterator[Example]:
    """Sentences strung together to the length of a window."""
    held: list[_Sentence] = []
    for sentence in sentences:
        held.append(sentence)
        if sum(len(s.tokens) for s in held) >= LENGTH:
            yield _example(held, tokenizer, line, gap)
            held = []
    if held:
        yield _example(held, tokenizer, line, gap)


def _example(sentences: list[_Sentence], tokenizer: Tokenizer, line: Line | None, gap: str) -> Example:
    text = ""
    starts: list[int] = []
    firsts: list[int] = []
    for sentence in sentences:
        firsts.append(len(starts))
        text, more = joined(sentence.tokens, text + gap if text else "")
        starts += more
    words = split(text, tokenizer)
    owner = [max(0, bisect_right(starts, place) - 1) for place in words.starts]
    head = {token: word for word, token in reversed(list(enumerate(owner)))}
    bounds = [*firsts, len(starts)]
    told = tuple(
        Told(head[begin], head[end] if end in head else len(words), s.type)
        for s, begin, end in zip(sentences, bounds, bounds[1:], strict=False)
        if s.type is not None and begin in head
    )
    known = tuple(
        Fact(head[first + f.word], f.scale, f.value)
        for s, first in zip(sentences, firsts, strict=True) for f in s.facts if first + f.word in head
    )  # fmt: skip
    if line is None:
        return Example(words, told=told, facts=known)
    tags = [tag for s in sentences for tag in s.lines or ()]
    # A token may be several words: only the first of them begins anything.
    first_words = set(head.values())
    spread = [tags[t] + 1 if i not in first_words and tags[t] % 2 else tags[t] for i, t in enumerate(owner)]
    return Example(words, lines={line: tuple(spread)}, told=told, facts=known)


def name_examples(paths: Iterable[Path], tokenizer: Tokenizer) -> Iterator[Example]:
    """Sentences of CoNLL-style name annotations: word and tag by tab."""
    kinds = {"PER": 1, "ORG": 3, "LOC": 5, "MISC": 7}
    for path in paths:
        yield from _strung(_named(path, kinds), tokenizer, "names")


def _named(path: Path, kinds: dict[str, int]) -> Iterator[_Sentence]:
    tokens: list[str] = []
    tags: list[int] = []
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        fields = line.split("\t")
        if line.startswith("#"):
            continue
        if len(fields) < 3 or not fields[1]:
            if tokens:
                yield _Sentence(tuple(tokens), tuple(tags))
            tokens, tags = [], []
            continue
        place, _, kind = fields[2].partition("-")
        tokens.append(fields[1])
        tags.append(OUTSIDE if place == "O" else kinds.get(kind, 7) + (place == "I"))


def toponym_examples(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Documents of LGL and TR-News that are not for development."""
    for document in places.documents(path, "train"):
        words = split(document.text, tokenizer)
        spans = ((t.span.start, t.span.end) for t in document.toponyms)
        yield Example(words, lines={"toponyms": tuple(_tagged(words, spans, 1))})


def _tagged(words: Words, spans: Iterable[tuple[int, int]], first: int) -> list[int]:
    tags = [OUTSIDE] * len(words)
    for start, end in spans:
        inside = [i for i in range(len(words)) if words.starts[i] < end and start < words.ends[i]]
        for i in inside:
            tags[i] = first if i == inside[0] else first + 1
    return tags


def event_examples(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Sentences with a PLOVER root code, and who does it to whom: each alone, and among others, now these, now those.

    A sentence of a report stands among others that tell other things: what it tells must not seep into them.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if not is_dev(row["sentence"])]
    for size in TOGETHER:
        # The file goes by type: unshuffled, a sentence's neighbours would give its type away.
        random.Random(size).shuffle(rows)
        for low in range(0, len(rows), size):
            yield _events(rows[low : low + size], "\n" if low % 4 == 0 else " ", tokenizer)


TOGETHER = (1, 3, 5)
"""Sentences to an example, each time all of them."""


def _events(rows: Sequence[Mapping[str, str]], gap: str, tokenizer: Tokenizer) -> Example:
    text, bounds, spans = "", [], []
    for row in rows:
        begin = len(text) + 1 if text else 0
        text = f"{text}{gap}{row['sentence']}" if text else row["sentence"]
        bounds.append((begin, len(text), EVENTS.index(row["gold_root"])))
        for role, first in (("s", 1), ("t", 3)):
            start, end = marked(row["marked_sentence"], role)
            spans.append((begin + start, begin + end, first))
    words = split(text, tokenizer)
    tags = [OUTSIDE] * len(words)
    for start, end, first in spans:
        for i, tag in enumerate(_tagged(words, [(start, end)], first)):
            tags[i] = tag or tags[i]
    told = tuple(Told(*_between(words, start, end), type_) for start, end, type_ in bounds)
    return Example(words, lines={"participants": tuple(tags)}, told=told)


def _between(words: Words, start: int, end: int) -> tuple[int, int]:
    inside = [i for i in range(len(words)) if start <= words.starts[i] < end]
    return inside[0], inside[-1] + 1


def report_examples(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Newspaper sentences with how far their predicates are facts."""
    yield from _strung((_Sentence(p.tokens, facts=_facts(p, 0)) for p in facts.newspaper(path)), tokenizer)


def web_examples(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Training sentences of UDS."""
    rows = facts.web(path, training=True)
    sentences = (
        _Sentence(p.tokens, type=0 if name.startswith(EVERYDAY) else None, facts=_facts(p, 1)) for name, p in rows
    )
    yield from _strung(sentences, tokenizer, gap="\n")


def _facts(sentence: facts.Predicates, scale: int) -> tuple[Fact, ...]:
    return tuple(Fact(word, scale, value) for word, value in sentence.values.items())
