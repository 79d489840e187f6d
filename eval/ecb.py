"""Events across documents on ECB+: which mentions of events speak of one event, with none of the topics given.

Development topics, and validated sentences only, as is usual (Cybulska and Vossen 2015): 1,245 mentions.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from eval.clusters import scores
from sayso.link.embed import Embedder, load
from sayso.link.mentions import OPENING, Mention, clusters, head, scene
from sayso.pipeline.reading import read_reports
from sayso.reader.model import OnnxModel
from sayso.records import Report, Span
from sayso.text.terms import stem

Scores = dict[str, float]

DEV = frozenset(["2", "5", "12", "18", "21", "23", "34", "35"])
"""Topics of the usual development part; nothing is learnt from them."""
TEST = frozenset(map(str, range(36, 46)))
"""Those of the usual test part, of which nothing is used here."""
SENTENCES = "ECBplus_coreference_sentences.csv"
_EVENTS = "ACTION", "NEG"
_QUOTES = {"``": "“", "''": "”"}
_CLOSING = frozenset([".", ",", ";", ":", "!", "?", ")", "%", "”", "'s", "n't", "’s", "n’t"])
_OPENING = frozenset(["(", "“", "$"])


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold mention of an event; those of one `chain` speak of one event."""

    span: Span
    sentence: Span
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """A news text by sentences, those `validated` whose events were all marked, and its gold mentions in order."""

    name: str
    topic: str
    text: str
    sentences: tuple[Span, ...]
    validated: tuple[Span, ...]
    mentions: tuple[Gold, ...]


def documents(folder: Path, wanted: Callable[[str], bool] = DEV.__contains__) -> Iterator[Document]:
    """Documents of the topics wanted that have validated sentences, by topic and name."""
    chosen: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    with (folder / SENTENCES).open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            chosen[row["Topic"], row["File"]].add(row["Sentence Number"])
    for topic, file in sorted(chosen):
        if wanted(topic):
            path = folder / topic / f"{topic}_{file}.xml"
            yield _document(path, topic, chosen[topic, file])


def _document(path: Path, topic: str, validated: Collection[str]) -> Document:
    root = ElementTree.parse(path).getroot()
    # The first line of the documents that were added to ECB is an address and no sentence.
    tokens = [t for t in root.iter("token") if not (path.stem.endswith("plus") and t.attrib["sentence"] == "0")]
    text, spans = _written(tokens)
    by_sentence: dict[str, list[Span]] = {}
    for token in tokens:
        by_sentence.setdefault(token.attrib["sentence"], []).append(spans[token.attrib["t_id"]])
    sentences = {number: Span(found[0].start, found[-1].end) for number, found in by_sentence.items()}
    chains = {mention: chain for chain, mentions in _chains(root, path.stem) for mention in mentions}
    mentions = []
    for mark in root.iterfind("Markables/*"):
        anchors = [anchor.attrib["t_id"] for anchor in mark if anchor.attrib["t_id"] in spans]
        if mark.tag.startswith(_EVENTS) and anchors:
            found = [spans[anchor] for anchor in anchors]
            span = Span(min(s.start for s in found), max(s.end for s in found))
            number, sentence = next((n, s) for n, s in sentences.items() if s.holds(found[0]))
            if number in validated:
                own = f"{path.stem} {mark.attrib['m_id']}"
                mentions.append(Gold(span, sentence, chains.get(mark.attrib["m_id"], own)))
    return Document(
        path.stem, topic, text, tuple(sentences.values()),
        tuple(sentence for number, sentence in sentences.items() if number in validated),
        tuple(sorted(mentions, key=lambda mention: mention.span)),
    )  # fmt: skip


def _written(tokens: Iterable[ElementTree.Element]) -> tuple[str, dict[str, Span]]:
    """The tokens as one text, a line a sentence, and where each of them stands in it."""
    text, spans, before, sentence = "", {}, "", ""
    for token in tokens:
        word = _QUOTES.get(token.text or "", token.text or "")
        if token.attrib["sentence"] != sentence:
            text += "\n" if text else ""
        elif word not in _CLOSING and before not in _OPENING:
            text += " "
        spans[token.attrib["t_id"]] = Span(len(text), len(text) + len(word))
        text, before, sentence = text + word, word, token.attrib["sentence"]
    return text, spans


def _chains(root: ElementTree.Element, name: str) -> Iterator[tuple[str, list[str]]]:
    for relation in root.iterfind("Relations/*"):
        mentions = [source.attrib["m_id"] for source in relation.iterfind("source")]
        yield relation.get("note") or f"{name} {relation.attrib['r_id']}", mentions


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention ready to be compared, with its topic, the gold chain, and a key that names it on both sides."""

    mention: Mention
    topic: str
    chain: str
    key: tuple[str, Span]


def placed(found: Iterable[Document], embedder: Embedder) -> list[Placed]:
    """The gold mentions of documents."""
    return [
        Placed(mention, document.topic, gold.chain, (document.name, gold.span))
        for document, mentions in _told([(d, [(g.span, g.sentence) for g in d.mentions]) for d in found], embedder)
        for gold, mention in zip(document.mentions, mentions, strict=True)
    ]


Places = Sequence[tuple[Span, Span]]
"""Words that tell an event, and the sentences that they stand in."""


def _told(found: Sequence[tuple[Document, Places]], embedder: Embedder) -> Iterator[tuple[Document, list[Mention]]]:
    """Mentions at some places of documents; all sentences that it takes are embedded together."""
    wanted = {d.name: {*d.sentences[:OPENING], *(s for _, s in places)} for d, places in found}
    texts = sorted({span.of(d.text) for d, _ in found for span in wanted[d.name]})
    vectors = dict(zip(texts, embedder.vectors(texts), strict=True))
    for d, places in found:
        opening = [span.of(d.text) for span in d.sentences[:OPENING]]
        about = scene(d.text, opening, np.array([vectors[line] for line in opening]))
        yield d, [
            Mention(
                span.of(d.text), d.text[sentence.start : span.start], d.text[span.end : sentence.end],
                d.name, vectors[sentence.of(d.text)], about,
            )
            for span, sentence in places
        ]  # fmt: skip


def grouped(labels: Sequence[Hashable]) -> list[list[int]]:
    """Numbers of those with one label, for each label."""
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, label in enumerate(labels):
        groups[label].append(number)
    return list(groups.values())


def score(folder: Path, model: OnnxModel) -> Scores:
    """Scores in per cent: on gold mentions, with and without gold topics; of the same head stem alone; end to end."""
    found = list(documents(folder))
    embedder = load(model.threads)
    gold = placed(found, embedder)
    chains = grouped([place.chain for place in gold])
    mentions = [place.mention for place in gold]
    stems = [stem(head(mention.word)) for mention in mentions]
    topics = [place.topic for place in gold]
    by_topic = [
        [numbers[i] for i in own] for numbers in grouped(topics) for own in clusters([mentions[n] for n in numbers])
    ]
    return {
        **scores(clusters(mentions), chains),
        "conll alone": scores(clusters([replace(m, scene=None) for m in mentions]), chains)["conll"],
        "conll in gold topics": scores(by_topic, chains)["conll"],
        "conll same stem": scores(grouped(stems), chains)["conll"],
        "conll same stem in gold topics": scores(grouped(list(zip(topics, stems, strict=True))), chains)["conll"],
        **end_to_end(found, model, embedder),
    }


def end_to_end(found: Sequence[Document], model: OnnxModel, embedder: Embedder) -> Scores:
    """The same with mentions found by the reader; one that lies in a gold mention stands for it."""
    readings = read_reports((Report(d.text) for d in found), model=model)
    own: list[tuple[Document, Places]] = []
    for document, reading in zip(found, readings, strict=True):
        spans = sorted({event.span for event in reading.events})
        own.append((document, [(span, s) for span in spans for s in document.validated if s.holds(span)]))
    keys: list[tuple[str, Span]] = []
    mentions: list[Mention] = []
    for (document, told), (_, places) in zip(_told(own, embedder), own, strict=True):
        for mention, (span, _) in zip(told, places, strict=True):
            key = document.name, next((g.span for g in document.mentions if g.span.holds(span)), span)
            if key not in keys:
                keys.append(key)
                mentions.append(mention)
    gold = {(d.name, g.span): g.chain for d in found for g in d.mentions}
    chains = [[list(gold)[n] for n in numbers] for numbers in grouped(list(gold.values()))]
    hits = len(gold.keys() & keys)
    return {
        "mentions precision": 100 * hits / max(1, len(keys)),
        "mentions recall": 100 * hits / max(1, len(gold)),
        "conll end to end": scores([[keys[n] for n in numbers] for numbers in clusters(mentions)], chains)["conll"],
    }
