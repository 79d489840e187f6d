"""Certainty words: do their intervals agree with what other people read into them?

The table rests on one survey (46 people); it is checked here on another (123 people, github.com/wadefagen/datasets),
which the caller has: the same 17 phrases, none of its answers used for the table.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from statistics import correlation, fmean, median

from sayso.records import Span
from sayso.text.certainty import certainty

SURVEY = "wadefagen_survey-results.csv"
CARRIERS = {
    "We Believe": "We believe that it will happen.",
    "We Doubt": "We doubt that it will happen.",
    "Probably Not": "Probably not.",
    "Chances are Slight": "The chances are slight.",
    "Very Good Chance": "There is a very good chance that it will happen.",
    "Little Chance": "There is little chance that it will happen.",
    "Almost No Chance": "There is almost no chance that it will happen.",
    "Better than Even": "The odds are better than even.",
    "About Even": "The odds are about even.",
}
"""Sentences that a phrase is read in where "It is … that it will happen" would be no English."""


def score(folder: Path) -> dict[str, float]:
    """Rank correlation of interval midpoints with the survey's medians, and mean error in points of per cent."""
    asked = medians(folder / SURVEY)
    read = {phrase: midpoint(phrase) for phrase in asked}
    phrases = list(asked)
    return {
        "phrases": float(len(phrases)),
        "rank correlation": spearman([asked[p] for p in phrases], [read[p] for p in phrases]),
        "mean error": fmean(abs(asked[p] - read[p]) for p in phrases),
    }


def medians(path: Path) -> dict[str, float]:
    """The median answer to each phrase, in per cent; columns that hold no numbers are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *answers = list(csv.reader(file))
    columns = {name.strip().strip('"'): [row[place] for row in answers] for place, name in enumerate(head)}
    numbers = {name: [float(cell) for cell in cells if _numeric(cell)] for name, cells in columns.items()}
    return {name: median(values) for name, values in numbers.items() if len(values) > len(answers) / 2}


def _numeric(cell: str) -> bool:
    return cell.strip().replace(".", "", 1).isdigit()


def midpoint(phrase: str) -> float:
    """The middle of the interval that a phrase is read as, in per cent.

    Raises:
        ValueError: the phrase is not read as certainty at all.
    """
    sentence = CARRIERS.get(phrase, f"It is {phrase.lower()} that it will happen.")
    found = certainty(sentence, [Span(0, len(sentence))])
    if found is None:
        raise ValueError(f"no certainty in {sentence!r}")
    return 50 * (found.low + found.high)


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """Spearman's rank correlation, ties with their mean rank."""
    return correlation(_ranks(left), _ranks(right))


def _ranks(values: Sequence[float]) -> list[float]:
    return [
        sum(other < value for other in values) + (sum(other == value for other in values) + 1) / 2 for value in values
    ]
