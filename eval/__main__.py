"""Scores of every layer: `python -m eval --data DIR`; see docs/evaluation.md."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from eval import extraction, polnear, resolution
from sayso.pipeline import read_reports
from sayso.reader.model import WEIGHTS, OnnxModel, load
from sayso.records import Report

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.5
"""Points by which processors may differ: int8 kernels do not all round alike."""

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


def pages(folder: Path, model: OnnxModel) -> Scores:  # noqa: ARG001
    """Article text from saved pages; time is for reading, not for pinning."""
    return {name: value for name, value in extraction.score(folder).items() if not name.endswith("ms")}


LAYERS: dict[str, Callable[[Path, OnnxModel], Scores]] = {
    "attribution": attribution,
    "sources": sources,
    "pages": pages,
}


def folders(layer: str, data: Path) -> Iterator[Path]:
    """Where below `data` there is something for `layer`; training parts are left out."""
    if layer == "attribution":
        found = {path.parent for path in [data / "attributions", *data.rglob("attributions")] if path.is_dir()}
        yield from sorted(path for path in found if path.name != "train")
    elif layer == "sources":
        yield from sorted({path.parent for path in [data / "coref", *data.rglob("coref")] if path.is_dir()})
    else:
        yield from sorted({path.parent for path in data.rglob("evaldata.json")})


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of all files in `folder`, first 16 digits."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def main() -> int:
    """Score, print, and hold the scores against the floors; 1 where one has fallen."""
    options = _options()
    model = load(options.model)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    fallen = False
    for layer in options.layer or LAYERS:
        for folder in folders(layer, options.data):
            key = digest(folder)
            scores = {name: round(value, 2) for name, value in LAYERS[layer](folder, model).items()}
            pinned: Scores = floors.get(layer, {}).get(key, {})
            print(f"{layer}  ({folder.name}, data {key})")
            for name, value in scores.items():
                low = name in pinned and value < pinned[name] - SLACK
                fallen |= low
                print(
                    f"  {name:28} {value:6.2f}"
                    + (f"   floor {pinned[name]:.2f}{'  FALLEN' if low else ''}" if name in pinned else "")
                )
            if options.pin:
                kept = scores if options.lower else {n: max(v, pinned.get(n, v)) for n, v in scores.items()}
                floors.setdefault(layer, {})[key] = kept
    if options.pin:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if fallen and not options.pin else 0


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
