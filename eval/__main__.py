"""Scores of every layer: `python -m eval --data DIR`; see docs/evaluation.md."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from eval import (
    alike,
    copies,
    ecb,
    events,
    extraction,
    facts,
    figures,
    hedges,
    judgements,
    places,
    polnear,
    resolution,
    retrieval,
    story,
    times,
)
from eval.beside import BESIDE
from sayso.pipeline.reading import read_reports
from sayso.reader.encoder import encode
from sayso.reader.model import WEIGHTS, OnnxModel, load
from sayso.reader.toponyms import toponyms
from sayso.records import Report

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SLACK = 0.5
"""Points by which processors may differ where nothing else is said: int8 kernels do not all round alike."""
FEW = 5.0
"""The same where one statement that is read otherwise moves a claim at all of its moments."""
ERROR = "error"
"""Scores whose names end with this are better the lower they are, and may differ by a twentieth."""

Scores = dict[str, float]


def attribution(folder: Path, model: OnnxModel) -> Scores:
    """F1 of statements on a PolNeAR split, whole pipeline from raw text."""
    documents = list(polnear.documents(folder))
    readings = read_reports((Report(d.text) for d in documents), model=model)
    rows = [(d.text, d.readings[0], polnear.found(r)) for d, r in zip(documents, readings, strict=True)]
    return {name: tally.f1 for name, tally in polnear.score(rows).items()}


def sources(folder: Path, model: OnnxModel) -> Scores:
    """Accuracy of source resolution, in per cent, on our own reports and on those of GUM in `folder`."""
    return {name: share.accuracy for name, share in resolution.score(folder, model).items()}


def article_text(folder: Path, _: OnnxModel) -> Scores:
    """Article text from saved pages; time is for reading, not for pinning."""
    return {name: value for name, value in extraction.score(folder).items() if not name.endswith("ms")}


def toponym_scores(path: Path, model: OnnxModel) -> Scores:
    """Recognition of place names by reader and rules together, and resolution of the marked ones."""
    return places.score(path, lambda text: toponyms(encode([text], model, threads=model.threads)[0], text))


@dataclass(frozen=True, slots=True)
class Layer:
    """What a layer is scored on: `find` lists what there is in a folder of data sets, `score` takes one of these."""

    find: Callable[[Path], Iterable[Path]]
    score: Callable[[Path, OnnxModel], Scores]
    slack: float = SLACK
    """Points by which processors may differ."""


def holding(name: str) -> Callable[[Path], list[Path]]:
    """Folders that hold a file or folder of this name; those called train are for training."""
    return lambda data: sorted(
        {p.parent for p in [data / name, *data.rglob(name)] if p.exists() and p.parent.name != "train"}
    )


def ours(name: str) -> Callable[[Path], list[Path]]:
    """A set of our own, which lies beside this module."""
    return lambda _: [HERE / name]


def files(*patterns: str) -> Callable[[Path], list[Path]]:
    """Files whose names match one of the patterns."""
    return lambda data: sorted({p for pattern in patterns for p in data.rglob(pattern)})


LAYERS: dict[str, Layer] = {
    "attribution": Layer(holding("attributions"), attribution),
    "sources": Layer(holding("coref"), sources),
    "pages": Layer(holding("evaldata.json"), article_text),
    "times": Layer(holding("timex.jsonl"), lambda folder, _: times.score(folder)),
    "places": Layer(files("toponyms.jsonl"), toponym_scores),
    "metonyms": Layer(ours("metonyms.jsonl"), lambda path, _: places.metonyms(path)),
    "events": Layer(files("plv_*.tsv"), events.score),
    "facts": Layer(facts.files, facts.score),
    "hedges": Layer(holding("zonination_probly.csv"), lambda folder, _: hedges.score(folder)),
    "figures": Layer(ours("figures.jsonl"), lambda path, _: figures.score(path)),
    "judgements": Layer(ours("judgements.jsonl"), lambda path, _: judgements.score(path)),
    "copies": Layer(holding("t17_syria.csv"), lambda folder, _: copies.score(folder)),
    "same events": Layer(holding("ECBplus_coreference_sentences.csv"), ecb.score),
    "claims alike": Layer(lambda _: [alike.CLAIMS], lambda path, model: alike.score(path, model.threads)),
    "claims found": Layer(holding("tweets.queries.tsv"), lambda folder, model: retrieval.score(folder, model.threads)),
    "story": Layer(story.folders, lambda folder, _: story.score(folder), slack=FEW),
}


def digest(data: Path) -> str:
    """SHA-256 over a file, or over the names and contents of all files in a folder, first 16 digits."""
    total = hashlib.sha256()
    for path in sorted(p for p in data.rglob("*") if p.is_file()) if data.is_dir() else [data]:
        total.update(path.relative_to(data).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def main() -> int:
    """Score, print, and hold the scores against the floors; 1 where one has fallen."""
    options = _options()
    model = load(options.model)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    fallen = False
    for name in options.layer or LAYERS:
        layer = LAYERS[name]
        for data in layer.find(options.data):
            key = digest(data)
            scores = {score: round(value, 2) for score, value in layer.score(data, model).items()}
            pinned: Scores = floors.get(name, {}).get(key, {})
            print(f"{name}  ({data.name}, data {key})")
            for score, value in scores.items():
                low = score in pinned and has_fallen(score, value, pinned[score], layer.slack)
                fallen |= low
                print(_line(name, score, value, pinned.get(score)) + ("  FALLEN" if low else ""))
            if options.pin:
                kept = scores if options.lower else {n: better(n, v, pinned.get(n, v)) for n, v in scores.items()}
                floors.setdefault(name, {})[key] = kept
    if options.pin:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if fallen and not options.pin else 0


def has_fallen(score: str, value: float, floor: float, slack: float = SLACK) -> bool:
    """Whether a score is worse than its floor by more than processors may differ."""
    return value > 1.05 * floor if score.endswith(ERROR) else value < floor - slack


def better(score: str, one: float, other: float) -> float:
    """The better of two values of a score."""
    return min(one, other) if score.endswith(ERROR) else max(one, other)


def _line(layer: str, score: str, value: float, floor: float | None) -> str:
    pinned = f"   floor {floor:.2f}" if floor is not None else " " * 14
    beside = BESIDE.get(layer, {}).get(score)
    return f"  {score:28} {value:7.2f}{pinned}{f'   beside: {beside}' if beside else ''}".rstrip()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of data sets, or one split of a set")
    parser.add_argument("--layer", action="append", choices=LAYERS, help="only this layer; may be given again")
    parser.add_argument(
        "--model", type=Path, default=WEIGHTS, help="folder of another model, such as the fp32 one of a training run"
    )
    parser.add_argument("--pin", action="store_true", help="write the scores to floors.json where they are higher")
    parser.add_argument(
        "--lower", action="store_true", help="with --pin: where they are lower too; say why in the changelog"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
