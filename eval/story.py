"""Story: does the ledger find who says the same, who has it from whom, and what stands as of a moment?

Takes any folder with a `reports.jsonl` and a `gold.json` like those of `examples/deployment`, whose README says what
they hold; an `outlets.tsv` beside them is used where there is one. The whole system is scored, reader included: a gold
statement is looked for among those that were read in its report, and what is not found counts as missed.

    python -m eval.story [--errors] [FOLDER…]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from sayso.ingest.lines import line_report
from sayso.ledger import connect
from sayso.pipeline.adding import add
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Reading, Report, Span, Statement
from sayso.text.outlets import outlets
from sayso.view.moment import instant

EXAMPLE = Path(__file__).parent.parent / "examples/deployment"
FOUND = 0.5
"""Share of a gold stretch that a statement must hold to be the one that is meant."""
RECORDED = "2025-02-01T00:00:00Z"
"""When the ledger is told that it saw the reports: nothing that is scored asks for it."""

Edge = tuple[str, str]
"""Keys of the report that relays and of the one that it relays, or the folded name of one that is not here."""
ClaimsAt = Callable[[str | None], Sequence[Claim]]
"""The claims as of a moment, all of them for None."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A gold statement: the characters of what is said in the report `report`, a key of the story."""

    id: str
    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be seen of a gold claim as of a moment: names of its roots, and all answers that are right."""

    claim: str
    moment: str
    roots: tuple[str, ...]
    support: frozenset[str]
    opposition: frozenset[str]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports by key and their gold. `claims` and `roots` are ids of statements that belong together."""

    reports: Mapping[str, Report]
    statements: Mapping[str, Stretch]
    claims: Mapping[str, tuple[str, ...]]
    roots: tuple[tuple[str, ...], ...]
    relays: frozenset[Edge]
    optional: frozenset[Edge]
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Scores in per cent, and a line for every miss."""

    scores: dict[str, float]
    errors: tuple[str, ...]


# --- gold ---


def story(folder: Path) -> Story:
    """The story in `folder`; ValueError where a stretch does not stand in its report exactly once."""
    lines = (folder / "reports.jsonl").read_bytes().splitlines()
    reports = {json.loads(line)["key"]: line_report(f"reports.jsonl:{n}", line) for n, line in enumerate(lines, 1)}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    roots = {claim["id"]: [tuple(root["statements"]) for root in claim["roots"]] for claim in gold["claims"]}
    edges = {edge: row.get("optional", False) for row in gold["relays"] for edge in [_edge(row)]}
    return Story(
        reports,
        {row["id"]: Stretch(row["id"], row["report"], _span(row, reports)) for row in gold["statements"]},
        {claim: tuple(name for root in found for name in root) for claim, found in roots.items()},
        tuple(root for found in roots.values() for root in found),
        frozenset(edge for edge, optional in edges.items() if not optional),
        frozenset(edge for edge, optional in edges.items() if optional),
        tuple(_standing(row) for row in gold["standings"]),
    )


def _span(row: dict[str, str], reports: Mapping[str, Report]) -> Span:
    text = reports[row["report"]].text
    if text.count(row["text"]) != 1:
        raise ValueError(f"{row['id']}: {row['text']!r} stands {text.count(row['text'])} times in {row['report']}")
    start = text.index(row["text"])
    return Span(start, start + len(row["text"]))


def _edge(row: dict[str, str]) -> Edge:
    return row["report"], row["of"] if "of" in row else _folded(row["outside"])


def _folded(name: str) -> str:
    """An outlet's name as the shipped table has it, "AP" for "Associated Press", however it is written."""
    known = outlets().find(name)
    return (known.name if known else name).casefold().removeprefix("the ")


def _standing(row: dict[str, str | list[str]]) -> Standing:
    return Standing(
        str(row["claim"]),
        str(row["moment"]),
        tuple(row["roots"]),
        frozenset(_several(row["support"])),
        frozenset(_several(row["opposition"])),
    )


def _several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


# --- scores ---


def score(folder: Path = EXAMPLE) -> dict[str, float]:
    """Scores of the story in `folder`, in per cent."""
    return result(folder).scores


def result(folder: Path) -> Result:
    """Read the story into a ledger in memory, and hold what it says against the gold."""
    told = story(folder)
    table = folder / "outlets.tsv"
    desk = Desk(outlets(table if table.exists() else None))
    with connect(":memory:") as ledger:
        for _ in add(told.reports.values(), ledger, desk, recorded=lambda: RECORDED):
            pass
        readings = {key: ledger.reading(report.id) for key, report in told.reports.items()}
        read = {key: reading for key, reading in readings.items() if reading is not None}
        material = ledger.around(s.id for reading in read.values() for s in reading.statements)
    return judged(told, read, lambda moment: desk.claims(material, as_of=moment))


def judged(told: Story, readings: Mapping[str, Reading], claims_at: ClaimsAt) -> Result:
    """Scores of `readings`, by key of the report, and of the claims that stand as of each moment of the gold."""
    places = {name: _place(stretch, readings) for name, stretch in told.statements.items()}
    last = claims_at(None)
    lost = [f"not read: {_words(told, name)}" for name, place in places.items() if place is None]
    found = {"statements found": 100 * (1 - len(lost) / max(1, len(places)))}
    parts = [_same(told, places, last), _relays(told, last), _standings(told, places, claims_at)]
    errors = [*lost, *(error for part in parts for error in part.errors)]
    return Result(found | {name: value for part in parts for name, value in part.scores.items()}, tuple(errors))


def _place(stretch: Stretch, readings: Mapping[str, Reading]) -> str | None:
    """The id of the statement that holds most of the stretch and least beside it."""
    reading = readings.get(stretch.report)
    statements = reading.statements if reading else ()
    held = [(shared, s) for s in statements if (shared := _shared(stretch.span, s)) >= FOUND * _length([stretch.span])]
    if not held:
        return None
    return max(held, key=lambda pair: pair[0] / (_length([stretch.span]) + _length(pair[1].content)))[1].id


def _shared(span: Span, statement: Statement) -> int:
    return sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for part in statement.content)


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _same(told: Story, places: Mapping[str, str | None], found: Iterable[Claim]) -> Result:
    """Pairs of gold statements that are in one claim."""
    claim_of = {saying.id: claim.id for claim in found for saying in claim.statements}
    threads: dict[str, list[str]] = {}
    for name, place in places.items():
        if place is not None:
            threads.setdefault(claim_of.get(place, place), []).append(name)
    gold, own = _pairs(told.claims.values(), told), _pairs(threads.values(), told)
    errors = [f"{why}: {_words(told, a)}  |  {_words(told, b)}" for why, a, b in _differences(gold, own)]
    return Result(_f1("same claim", len(gold & own), len(own), len(gold)), tuple(errors))


def _pairs(groups: Iterable[Sequence[str]], told: Story) -> set[Edge]:
    place = {name: number for number, name in enumerate(told.statements)}
    return {pair for group in groups for pair in combinations(sorted(group, key=place.__getitem__), 2)}


def _differences(gold: set[Edge], own: set[Edge]) -> Iterator[tuple[str, str, str]]:
    yield from (("not joined", *pair) for pair in sorted(gold - own))
    yield from (("wrongly joined", *pair) for pair in sorted(own - gold))


def _relays(told: Story, found: Iterable[Claim]) -> Result:
    """Who has it from whom, report by report; what is allowed but not asked for does not count either way."""
    own = set(_edges(told, found)) - (_allowed(told) - told.relays)
    errors = [f"relay {what}: {child} of {parent}" for what, child, parent in _differences(set(told.relays), own)]
    return Result(_f1("relays", len(own & told.relays), len(own), len(told.relays)), tuple(errors))


def _edges(told: Story, found: Iterable[Claim]) -> Iterator[Edge]:
    keys = {report.id: key for key, report in told.reports.items()}
    found = tuple(found)
    report_of = {saying.id: keys[saying.report] for claim in found for saying in claim.statements}
    for relay in (relay for claim in found for relay in claim.relays):
        parent = report_of.get(relay.parent or "", _folded(relay.outside or ""))
        if parent and parent != report_of[relay.statement]:
            yield report_of[relay.statement], parent


def _allowed(told: Story) -> set[Edge]:
    """Edges that are no error, though not asked for.

    Optional ones, versions of one page, reports that share a root, and the name alone of the outlet that is relayed.
    """
    reports = [{told.statements[name].report for name in root} for root in told.roots]
    shared = {edge for keys in reports for one, other in combinations(keys, 2) for edge in [(one, other), (other, one)]}
    urls = {key: report.url for key, report in told.reports.items()}
    named = {(child, _folded(told.reports[of].outlet or "")) for child, of in told.relays if of in told.reports}
    return shared | named | told.optional | {(a, b) for a in urls for b in urls if a != b and urls[a] == urls[b]}


def _standings(told: Story, places: Mapping[str, str | None], claims_at: ClaimsAt) -> Result:
    """Roots, support and opposition of the gold claims at the moments asked."""
    right: dict[str, list[bool]] = {"roots": [], "support": [], "opposition": []}
    errors: list[str] = []
    at = {moment: claims_at(moment) for moment in {asked.moment for asked in told.standings}}
    for asked in told.standings:
        claim = _claim(told, asked, places, at[asked.moment])
        standing = claim.standing if claim else None
        hits = {
            "roots": standing is not None and standing.roots == len(asked.roots),
            "support": standing is not None and standing.support in asked.support,
            "opposition": standing is not None and standing.opposition in asked.opposition,
        }
        errors += [_wrong(what, asked, claim) for what, hit in hits.items() if not hit]
        for what, hit in hits.items():
            right[what].append(hit)
    return Result({what: 100 * sum(hits) / max(1, len(hits)) for what, hits in right.items()}, tuple(errors))


def _claim(told: Story, asked: Standing, places: Mapping[str, str | None], found: Iterable[Claim]) -> Claim | None:
    """The claim that holds most of the statements of the gold one that were published by then; the first of equals."""
    wanted = {places[name] for name in told.claims[asked.claim] if _published(told, name, asked.moment)} - {None}
    held = [(sum(saying.id in wanted for saying in claim.statements), claim) for claim in found]
    most, claim = max(held, key=lambda pair: pair[0], default=(0, None))
    return claim if most else None


def _published(told: Story, name: str, moment: str) -> bool:
    published = told.reports[told.statements[name].report].published
    return published is not None and instant(published) <= instant(moment, end=True)


def _wrong(what: str, asked: Standing, claim: Claim | None) -> str:
    right = {"roots": asked.roots, "support": sorted(asked.support), "opposition": sorted(asked.opposition)}[what]
    if claim is None:
        return f"{what} of {asked.claim} on {asked.moment}: no such claim, not {right}"
    own = [f"{root.name}{'' if root.independent else ' (not counted)'}" for root in claim.roots]
    value = f"{claim.standing.roots} {own}" if what == "roots" else getattr(claim.standing, what)
    return f"{what} of {asked.claim} on {asked.moment}: {value}, not {right}"


def _f1(name: str, right: int, own: int, gold: int) -> dict[str, float]:
    precision, recall = right / max(1, own), right / max(1, gold)
    return {
        f"{name} precision": 100 * precision,
        f"{name} recall": 100 * recall,
        f"{name} f1": 100 * 2 * precision * recall / max(1e-9, precision + recall),
    }


def _words(told: Story, name: str) -> str:
    stretch = told.statements[name]
    return f"{name} {stretch.span.of(told.reports[stretch.report].text)!r}"


def folders(data: Path) -> list[Path]:
    """The example, and the stories in a folder of data sets."""
    return [EXAMPLE, *sorted(p.parent for p in data.rglob("gold.json") if (p.parent / "reports.jsonl").exists())]


def main() -> None:
    """Print the scores of each story, and, if asked, what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m eval.story", description=__doc__)
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="*", default=[EXAMPLE])
    parser.add_argument("--errors", action="store_true", help="print every miss")
    options = parser.parse_args()
    for folder in options.folders:
        found = result(folder)
        if options.errors:
            print("\n".join(found.errors))
        print(folder.name)
        for name, value in found.scores.items():
            print(f"  {name:28} {value:7.2f}")


if __name__ == "__main__":
    main()
