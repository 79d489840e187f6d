"""Times: time expressions against newspapers, WikiWars and GUM, and the cases that a recogniser of commands covers.

Newspapers (TimeBank, AQUAINT) as in TempEval-3 (UzZaman et al., 2013): relaxed is any overlap, and a value
counts where extents overlap and values are equal. WikiWars, without a day of publication, likewise. GUM's dates
of news and interviews are compared as intervals, in per cent of those that have one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eval.split import is_dev
from sayso.records import Span, When
from sayso.text.times import times
from sayso.text.times.calendar import days

NAME = "timex.jsonl"


@dataclass(frozen=True, slots=True)
class Gold:
    """An expression marked by hand; `first` and `last` are GUM's interval, as written."""

    span: Span
    value: str | None
    first: str | None = None
    last: str | None = None
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its day of publication, if it has one."""

    corpus: str
    name: str
    split: str
    published: date | None
    text: str
    golds: tuple[Gold, ...]


@dataclass(slots=True)
class Counts:
    """What was marked, what was found, and how much of each the other has."""

    golds: int = 0
    found: int = 0
    recalled: int = 0
    precise: int = 0

    @property
    def f1(self) -> float:
        """F1 in per cent; 0 where nothing was found or marked."""
        recall = self.recalled / self.golds if self.golds else 0.0
        precision = self.precise / self.found if self.found else 0.0
        return 200 * recall * precision / (recall + precision) if recall + precision else 0.0


def score(folder: Path, split: str | None = None) -> dict[str, float]:
    """F1 and shares in per cent over one part ("train", "dev", "all") of the folder's documents.

    Without `split` it is the dev part, or all where the folder has no training documents.
    """
    documents = chosen(folder, split)
    newspapers = [d for d in documents if d.corpus in ("timebank", "aquaint")]
    scores = {
        **_expressions("newspapers", newspapers),
        **_expressions("wikiwars", [d for d in documents if d.corpus == "wikiwars"]),
    }
    for name, genres in (("gum news", ("news", "interview")), ("gum all", ())):
        told = [d for d in documents if d.corpus == "gum" and (not genres or d.name.split("_")[1] in genres)]
        if told:
            scores[f"{name} intervals"] = _intervals(told)
    return scores


def chosen(folder: Path, split: str | None = None) -> list[Document]:
    """The documents of one part; see `score`."""
    documents = list(read(folder / NAME))
    if split is None:
        split = "dev" if any(d.split == "train" for d in documents) else "all"
    return [d for d in documents if split in ("all", d.split)]


def read(path: Path) -> Iterator[Document]:
    """Documents of a file, as "train" or "dev".

    A corpus that sets documents apart itself keeps them apart (GUM: dev and test); else its name parts them.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    parted = {row["corpus"] for row in rows if row["split"] != "train"}
    for row in rows:
        part = row["split"]
        if part == "train" and row["corpus"] not in parted:
            part = "dev" if is_dev(row["doc"]) else "train"
        elif part != "train":
            part = "dev"
        day = None if row["corpus"] == "wikiwars" or not row["dct"] else date.fromisoformat(row["dct"][:10])
        golds = tuple(_gold(timex) for timex in row["timexes"])
        yield Document(row["corpus"], row["doc"], part, day, row["text"], golds)


def _gold(row: dict[str, Any]) -> Gold:
    span, bounds = Span(row["start"], row["end"]), row.get("range") or {}
    first, last = bounds.get("notBefore", bounds.get("from")), bounds.get("notAfter", bounds.get("to"))
    return Gold(span, row["value"], first, last, dated=bool(bounds) or row["value"] is not None)


def _expressions(name: str, documents: Sequence[Document]) -> dict[str, float]:
    if not documents:
        return {}
    relaxed, strict, valued = Counts(), Counts(), Counts()
    for document in documents:
        found = times(document.text, document.published)
        pairs = list(_overlaps(document.golds, found))
        for counts, kept in (
            (relaxed, pairs),
            (strict, [(g, w) for g, w in pairs if g.span == w.span]),
            (valued, [(g, w) for g, w in pairs if same_value(g.value, w.value)]),
        ):
            counts.golds += len(document.golds)
            counts.found += len(found)
            counts.recalled += len({gold.span for gold, _ in kept})
            counts.precise += len({when.span for _, when in kept})
    return {f"{name} extent relaxed": relaxed.f1, f"{name} extent strict": strict.f1, f"{name} value": valued.f1}


def _overlaps(golds: Iterable[Gold], found: Sequence[When]) -> Iterator[tuple[Gold, When]]:
    for gold in golds:
        for when in found:
            if when.span.start < gold.span.end and gold.span.start < when.span.end:
                yield gold, when


def same_value(gold: str | None, value: str) -> bool:
    """Whether two values are equal, notation aside: 198X is 198, W7 is W07, P2DE (TIMEX2) is P20Y.

    A range ("5-9 March") is one expression here and two where marked by hand: it may equal either end.
    """
    return gold is not None and _canonical(gold) in {_canonical(part) for part in value.split("/")}


def _canonical(value: str) -> str:
    value = re.sub(r"^(\d\d\d)X$", r"\1", value)
    value = re.sub(r"-W(\d)$", r"-W0\1", value)
    return re.sub(r"^P(\d+)(DE|CE)$", lambda m: f"P{m[1]}{'0' if m[2] == 'DE' else '00'}Y", value)


def _intervals(documents: Iterable[Document]) -> float:
    total = right = 0
    for document in documents:
        closed = {when.span: when for when in times(document.text, document.published)}
        for gold in document.golds:
            wanted = interval(gold)
            if wanted is None:
                continue
            total += 1
            over = [w for w in closed.values() if w.span.start < gold.span.end and gold.span.start < w.span.end]
            right += any(wanted == seen(when, gold) for when in over)
    return 100 * right / total if total else 0.0


def interval(gold: Gold) -> tuple[date | None, date | None] | None:
    """First and last day of a GUM date; None for one that recurs or has no value ("--10")."""
    if gold.value is not None:
        span = days(gold.value[:10])
        return None if span[0] is None else span
    if gold.first is None and gold.last is None:
        return None
    if any(end is not None and days(end)[0] is None for end in (gold.first, gold.last)):
        return None
    return days(gold.first or "")[0], days(gold.last or "")[1]


def seen(when: When, gold: Gold) -> tuple[date | None, date | None]:
    """The interval to compare: opened by a bound word only where the marked extent holds that word."""
    if when.bound_span is None or gold.span.holds(when.bound_span):
        return when.earliest, when.latest
    return days(when.value)


CASES = "DateTimeModel*.json"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many extents of one kind the behaviour cases of MS Recognizers mark, and how many overlap one of ours."""

    marked: int
    found: int
    exact: int


def coverage(folder: Path) -> dict[str, Coverage]:
    """By kind of expression; a report, not a score: the cases are orders to a calendar, not news."""
    kinds: dict[str, list[tuple[bool, bool]]] = {}
    for path in sorted(folder.glob(CASES)):
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            moment = (case.get("Context") or {}).get("ReferenceDateTime")
            spans = [when.span for when in times(case["Input"], date.fromisoformat(moment[:10]) if moment else None)]
            for result in case["Results"]:
                marked = _marked(result, case["Input"])
                if marked is not None:
                    over = any(span.start < marked.end and marked.start < span.end for span in spans)
                    kinds.setdefault(result["TypeName"].rpartition(".")[2], []).append((over, marked in spans))
    return {
        kind: Coverage(len(hits), sum(over for over, _ in hits), sum(exact for _, exact in hits))
        for kind, hits in sorted(kinds.items())
    }


def _marked(result: dict[str, Any], text: str) -> Span | None:
    """Where a case says that an expression stands; some give its words alone."""
    if "TypeName" not in result:
        return None
    start = result.get("Start", text.lower().find(result["Text"].lower()))
    return Span(start, start + len(result["Text"])) if start >= 0 else None


def main() -> int:
    """Print what of the behaviour cases is covered, by kind."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.times", description="What is covered of MS Recognizers' cases."
    )
    parser.add_argument("--data", type=Path, required=True, help=f"folder with {CASES}")
    print(f"{'kind':20} {'marked':>6} {'met':>6} {'exact':>6}")
    for kind, found in coverage(parser.parse_args().data).items():
        print(f"{kind:20} {found.marked:6} {found.found:6} {found.exact:6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
