"""Figures: are the quantities of newspaper phrases read as the right intervals, of the right things?

`figures.jsonl` beside this module holds phrases written for this project after patterns of real news, a quarter of
them traps with nothing to count. `first` ones were written while the grammar was, `second` ones when it was thought
stable, `third` ones after what those had shown was mended; each part was read by the grammar only when it was complete.
First looks gave 89.4, 85.8 and 92.5 for interval and counted thing; five gold values that
broke the rules of `figures` were set right after them.
The behaviour cases of Recognizers-Text (MIT) are read from a folder that the caller has.

    python -m eval.figures [--misses] [--specs DIR] [--beside quantulum3]
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.records import Figure, Span
from sayso.text.figures import figures

PHRASES = Path(__file__).with_suffix(".jsonl")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Read:
    """A figure as plain words and numbers, so that gold and found ones can be compared."""

    span: Span
    low: float | None
    high: float | None
    unit: str = "count"
    measure: str | None = None
    share: float | None = None
    approximate: bool = False
    counted: str | None = None
    of: str | None = None
    part_of: str | None = None
    cumulative: bool = False
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """One or two sentences with their gold figures; `part` is "first", "second" or "third"."""

    name: str
    part: str
    text: str
    figures: tuple[Read, ...]


@dataclass(slots=True)
class Tally:
    """How many gold figures were found, and how well; `spurious` is what nobody counted."""

    gold: int = 0
    found: int = 0
    interval: int = 0
    counted: int = 0
    both: int = 0
    spurious: int = 0
    misses: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """In per cent; "interval and counted" takes what is spurious as further errors."""
        precision = 100 * self.interval / max(1, self.found)
        recall = 100 * self.interval / max(1, self.gold)
        return {
            "interval and counted": 100 * self.both / max(1, self.gold + self.spurious),
            "interval": recall,
            "counted": 100 * self.counted / max(1, self.gold),
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / max(1.0, precision + recall),
            "spurious": float(self.spurious),
        }


def phrases(path: Path = PHRASES) -> Iterator[Phrase]:
    """The phrases in order of the file; ValueError where a gold figure does not stand in its text."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold: list[Read] = []
        begin = 0
        for figure in row["figures"]:
            words = figure["text"]
            start = row["text"].find(words, begin)
            if start < 0:
                raise ValueError(f"{row['id']}: {words!r} is not in the text")
            begin = start + len(words)
            gold.append(Read(Span(start, begin), **{name: value for name, value in figure.items() if name != "text"}))
        yield Phrase(row["id"], row["part"], row["text"], tuple(gold))


def found(text: str) -> list[Read]:
    """What the grammar reads in `text`."""

    def words(span: Span | None) -> str | None:
        return span.of(text) if span else None

    return [_plain(figure, words) for figure in figures(text)]


def _plain(figure: Figure, words: Callable[[Span | None], str | None]) -> Read:
    return Read(
        figure.span,
        figure.low,
        figure.high,
        figure.unit,
        figure.measure,
        figure.share,
        figure.approximate,
        words(figure.counted),
        words(figure.of),
        words(figure.part_of),
        figure.cumulative,
        words(figure.since),
    )


def score(path: Path = PHRASES) -> dict[str, float]:
    """Scores over all phrases, and of each part: "interval and counted (second)".

    An interval is right where both ends, unit, measure and share are; the counted thing where it is the same phrase but
    for case and a leading article, or none in both. Gold and found figures are paired where their spans overlap.
    """
    rows = list(phrases(path))
    scores = tally(rows, found).scores()
    for part in sorted({row.part for row in rows}):
        some = tally([row for row in rows if row.part == part], found).scores()
        scores[f"interval and counted ({part})"] = some["interval and counted"]
    return scores | attributes(rows)


def tally(rows: Iterable[Phrase], read: Callable[[str], list[Read]], *, things: bool = True) -> Tally:
    """Count over `rows`; without `things` a figure is right where its interval is."""
    total = Tally()
    for row in rows:
        pairs, spurious = paired(row.figures, read(row.text))
        total.gold += len(row.figures)
        total.found += len(spurious) + sum(1 for _, other in pairs if other)
        total.spurious += len(spurious)
        for gold, other in pairs:
            interval = other is not None and same_interval(gold, other)
            counted = other is not None and (not things or same_words(gold.counted, other.counted))
            total.interval += interval
            total.counted += counted
            total.both += interval and counted
            if not (interval and counted):
                total.misses.append(f"{row.name}: {row.text}\n    gold  {gold}\n    found {other}")
        total.misses += [f"{row.name}: {row.text}\n    spurious {other}" for other in spurious]
    return total


def paired(gold: Sequence[Read], others: Sequence[Read]) -> tuple[list[tuple[Read, Read | None]], list[Read]]:
    """Each gold figure with the found one that shares characters with it, and the found ones left over."""
    left = list(others)
    pairs: list[tuple[Read, Read | None]] = []
    for figure in gold:
        touching = [o for o in left if o.span.start < figure.span.end and figure.span.start < o.span.end]
        touching.sort(key=lambda o: o.span != figure.span)
        if touching:
            left.remove(touching[0])
        pairs.append((figure, touching[0] if touching else None))
    return pairs, left


def same_interval(gold: Read, other: Read) -> bool:
    """Whether ends, unit, measure and share agree."""
    return (
        _close(gold.low, other.low)
        and _close(gold.high, other.high)
        and (gold.unit, gold.measure) == (other.unit, other.measure)
        and _close(gold.share, other.share, 1e-3)
    )


def _close(one: float | None, other: float | None, slack: float = 1e-6) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= slack * max(1.0, abs(one))


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two phrases agree but for case and a leading article."""
    if one is None or other is None:
        return one is other
    return _ARTICLE.sub("", one).casefold() == _ARTICLE.sub("", other).casefold()


def attributes(rows: Iterable[Phrase]) -> dict[str, float]:
    """How often the rest of a figure is right, in per cent of the found figures where gold or grammar has a value."""
    right: dict[str, int] = {}
    asked: dict[str, int] = {}
    for row in rows:
        for gold, other in paired(row.figures, found(row.text))[0]:
            for name in ("approximate", "of", "part_of", "cumulative", "since"):
                values = (getattr(gold, name), getattr(other, name) if other else None)
                if any(values):
                    asked[name] = asked.get(name, 0) + 1
                    right[name] = right.get(name, 0) + (values[0] == values[1])
    return {name.replace("_", " "): 100 * right[name] / asked[name] for name in asked}


SPECS = ("NumberModel", "NumberRangeModel", "PercentModel", "CurrencyModel", "DimensionModel", "AgeModel")


def specs(folder: Path) -> dict[str, float]:
    """Coverage of the Recognizers-Text cases in per cent, by type.

    A case's value is covered where a figure over the same words has it: the number, both ends of a range (whether an
    end belongs to it is not asked), the amount. Of ages none may be read.
    """
    return {name: _covered(name, folder / f"{name}.json") for name in SPECS}


def _covered(name: str, path: Path) -> float:
    right = asked = 0
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        text = case["Input"]
        read = found(text)
        for result in case["Results"]:
            value = (result.get("Resolution") or {}).get("value")
            if value is None or value == "null":
                continue
            at = text.lower().find(result["Text"].lower())
            near = [r for r in read if r.span.start < at + len(result["Text"]) and at < r.span.end]
            asked += 1
            right += not near if name == "AgeModel" else any(_agrees(r, str(value)) for r in near)
    return 100 * right / max(1, asked)


def _agrees(read: Read, value: str) -> bool:
    if value[0] in "[(":
        low, _, high = value[1:-1].partition(",")
        ends = (
            (read.low, read.high)
            if read.share is None or read.low is None
            else (read.low / 100, (read.high or 0) / 100)
        )
        whole = read.unit == "count" and read.share is None
        wanted = (
            float(low) + (whole and value[0] == "(") if low else None,
            float(high) - (whole and value[-1] == ")" and not low) if high else None,
        )
        return _close(wanted[0], ends[0]) and _close(wanted[1], ends[1])
    wanted_point = float(value.rstrip("%"))
    factor = 1 if read.low is None or read.measure not in ("USD", "GBP") else 100
    points = [p for p in (read.low, read.high, read.share) if p is not None]
    return any(_close(wanted_point, p, 1e-4) or _close(wanted_point, p * factor, 1e-4) for p in points) or (
        read.approximate and read.low is not None and read.high is not None and read.low <= wanted_point <= read.high
    )


def quantulum(text: str) -> list[Read]:
    """What quantulum3 reads, for comparison: points with an uncertainty; it has no counted things.

    It chooses between units without its classifier, whose pickled model current scikit-learn does not load.
    ImportError where it is not installed; it is not among our dependencies.
    """
    parser: Any = importlib.import_module("quantulum3.parser")
    importlib.import_module("quantulum3.classifier").__dict__["USE_CLF"] = False
    read: list[Read] = []
    for quantity in parser.parse(text):
        slack = quantity.uncertainty or 0.0
        entity = quantity.unit.entity.name
        unit = {"dimensionless": "count", "currency": "money"}.get(entity, "other")
        span = Span(*quantity.span)
        read.append(Read(span, quantity.value - slack, quantity.value + slack, unit, quantity.unit.name))
    return read


def beside_quantulum(rows: Sequence[Phrase]) -> dict[str, float]:
    """Scores of quantulum3 on the same phrases, where only the numbers are asked: its units are taken as right."""

    def eased(text: str) -> list[Read]:
        return [Read(read.span, read.low, read.high) for read in quantulum(text)]

    asked = [Phrase(r.name, r.part, r.text, tuple(Read(f.span, f.low, f.high) for f in r.figures)) for r in rows]
    scores = tally(asked, eased, things=False).scores()
    return {name: scores[name] for name in ("interval", "precision", "recall", "f1", "spurious")}


def main() -> None:
    """Print the scores, and, if asked, what is wrong, the cases of Recognizers-Text, or another reader's scores."""
    parser = argparse.ArgumentParser(prog="python -m eval.figures", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print every phrase that is read wrongly")
    parser.add_argument("--part", choices=("first", "second", "third"), help="only these phrases")
    parser.add_argument("--specs", type=Path, help="folder with the cases of Recognizers-Text")
    parser.add_argument("--beside", choices=("quantulum3",), help="another reader on the same phrases")
    options = parser.parse_args()
    rows = [row for row in phrases() if options.part in (None, row.part)]
    total = tally(rows, found)
    if options.misses:
        print("\n".join(total.misses))
    scores = total.scores() | attributes(rows)
    if options.specs:
        scores |= specs(options.specs)
    if options.beside:
        scores |= {f"{options.beside} {name}": value for name, value in beside_quantulum(rows).items()}
    for name, value in scores.items():
        print(f"{name:40} {value:6.2f}")


if __name__ == "__main__":
    main()
