"""Extraction: how much of a page's article, and how little else, ingest takes from it.

Method of trafilatura's own evaluation: each saved page names segments that must be in the text and
segments that must not. Found and wanted ones count as true positives, found and unwanted ones as false
positives, missing ones as false negatives.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter
from pathlib import Path

from sayso.errors import SourceError
from sayso.ingest.article import article
from sayso.ingest.plain import decode


def score(folder: Path) -> dict[str, float]:
    """Precision, recall and F of segments in per cent, pages, and median and 95th percentile core-ms a page.

    `folder` holds evaldata.json and html/; pages that are not in it are left out. A page from which
    ingest takes no article counts as an empty text.
    """
    pages = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    kept = [(url, gold) for url, gold in sorted(pages.items()) if (folder / "html" / gold["file"]).is_file()]
    if not kept:
        raise ValueError(f"no page of evaldata.json is in {folder / 'html'}")
    counts: Counter[str] = Counter()
    spent: list[float] = []
    _text((folder / "html" / kept[0][1]["file"]).read_bytes())  # loads the libraries, which is timed elsewhere
    for _, gold in kept:
        body = (folder / "html" / gold["file"]).read_bytes()
        start = time.process_time()
        text = _text(body)
        spent.append(1000 * (time.process_time() - start))
        counts.update("right" if segment in text else "missed" for segment in gold["with"])
        counts.update("wrong" for segment in gold["without"] if segment in text)
    precision = 100 * counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = 100 * counts["right"] / max(1, counts["right"] + counts["missed"])
    return {
        "precision": precision,
        "recall": recall,
        "f": 2 * precision * recall / max(1e-9, precision + recall),
        "pages": float(len(kept)),
        "median ms": statistics.median(spent),
        "p95 ms": sorted(spent)[len(spent) * 95 // 100],
    }


def _text(body: bytes) -> str:
    try:
        return article("page", decode("page", body)).text
    except SourceError:
        return ""


def main() -> None:
    """Print the scores of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with extraction/")
    for name, value in score(parser.parse_args().data / "extraction").items():
        print(f"{name:10} {value:6.1f}")


if __name__ == "__main__":
    main()
