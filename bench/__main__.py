"""Speed and memory of reading: `python -m bench`; see docs/evaluation.md for what it printed where."""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from timeit import repeat

from eval.resolution import own
from sayso.ingest.sources import reports
from sayso.pipeline.reading import read_reports
from sayso.reader import assemble, encoder
from sayso.reader.actors import resolve
from sayso.reader.meaning import meant, told
from sayso.reader.model import load
from sayso.reader.names import names
from sayso.reader.words import split
from sayso.records import Report

WORDS = 500
FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8")
ROOT = Path(__file__).resolve().parent.parent


def corpus(count: int) -> list[str]:
    """Reports of about 500 words made of our own reports' sentences, each beginning somewhere else."""
    paragraphs = [
        p
        for text in [*(case.text for case in own()), (ROOT / "examples/harbour.txt").read_text(encoding="utf-8")]
        for p in text.split("\n")
        if p.strip()
    ]
    made = []
    for number in range(count):
        text: list[str] = []
        place = number * 7
        while sum(len(p.split()) for p in text) < WORDS:
            text.append(paragraphs[place % len(paragraphs)])
            place += 1
        made.append("\n".join(text))
    return made


def page(text: str) -> str:
    """`text` as the web page of a newspaper, with as much around it as there usually is."""
    links = "".join(
        f'<li><a href="/section/{i}/story-{i}.html" class="nav__link nav__link--{i % 7}">Section {i}</a></li>'
        for i in range(300)
    )
    related = "".join(
        f'<div class="card"><a href="/r/{i}"><h3>Another story {i}</h3></a><p>Teaser of another story.</p></div>'
        for i in range(40)
    )
    script = "<script>" + "var a=function(b){return b+1};" * 1200 + "</script>"
    body = "".join(f"<p>{p}</p>" for p in text.split("\n"))
    data = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "A report",
            "datePublished": "2031-05-14",
        }
    )
    data = f'<script type="application/ld+json">{data}</script>'
    return (f'<!doctype html><html lang="en"><head><title>A report</title>{data}{script}</head>'
            f"<body><nav><ul>{links}</ul></nav><main><article><h1>A report</h1>{body}</article></main>"
            f'<aside class="related">{related}</aside><footer>Contact and imprint</footer></body></html>')  # fmt: skip


@contextmanager
def timed(name: str, count: int, spent: list[float] | None = None) -> Iterator[None]:
    """Print wall and processor milliseconds for one of `count`; processor seconds are added to `spent`."""
    wall, cores = time.perf_counter(), time.process_time()
    yield
    wall, cores = time.perf_counter() - wall, time.process_time() - cores
    if spent is not None:
        spent.append(cores)
    print(
        f"  {name:34} {1000 * wall / count:8.1f} ms  {1000 * cores / count:8.1f} core-ms  {count / wall:8.1f} a second"
    )


def stages(texts: list[str]) -> None:
    """What each stage costs, a report at a time, then the whole in batches."""
    model = load()
    next(read_reports([Report(texts[0])]))
    items = [Report(text) for text in texts]
    print(f"\nstages ({len(texts)} reports of {WORDS} words)")
    reading: list[float] = []
    meaning: list[float] = []
    with timed("words", len(texts)):
        for text in texts:
            split(text, model.tokenizer)
    with timed("encoder, words included", len(texts), reading):
        # One at a time and on one core, as `read_reports` does it beside others.
        scored = [encoder.encode([text], model)[0] for text in texts]
    with timed("assembly", len(texts), reading):
        found = [assemble.statements(r, s, model.chain, model.thresholds) for r, s in zip(items, scored, strict=True)]
    named = [names(scores, report.text) for report, scores in zip(items, scored, strict=True)]
    with timed("actors behind sources", len(texts), reading):
        for report, listed, statements in zip(items, named, found, strict=True):
            resolve(report, listed, statements)
    with timed("times, places, figures, gaps", len(texts), meaning):
        values = [told(report, scores) for report, scores in zip(items, scored, strict=True)]
    with timed("acts, certainty, events and so on", len(texts), meaning):
        full = [meant(r, v, f, s, n) for r, v, f, s, n in zip(items, values, found, scored, named, strict=True)]
    with timed("actors, participants too", len(texts), meaning):
        for report, listed, statements in zip(items, named, full, strict=True):
            resolve(report, listed, statements)
    more = 100 * (sum(meaning) - reading[-1]) / sum(reading)
    print(f"  what statements say costs {more:.0f} % more than reading alone")
    print("\nwhole")
    with timed("from plain text", len(texts)):
        for _ in read_reports(items):
            pass
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        path.write_text(
            "".join(
                json.dumps({"html": page(t), "url": f"https://example.org/{i}"}) + "\n" for i, t in enumerate(texts)
            )
        )
        with timed("from HTML", len(texts)):
            assert sum(1 for _ in read_reports(_ingested(path))) == len(texts)
        with timed("of that, the article's text", len(texts)):
            assert sum(1 for _ in _ingested(path)) == len(texts)


def _ingested(path: Path) -> Iterator[Report]:
    return (report for report in reports(str(path)) if isinstance(report, Report))


def one_by_one(texts: list[str]) -> None:
    """How long a person waits for one report."""
    print("\none report, warm")
    times = [_seconds(partial(_read, text)) for text in texts]
    print(
        f"  median {1000 * statistics.median(times):.0f} ms, p95 {1000 * sorted(times)[int(len(times) * 0.95)]:.0f} ms"
    )


def cold() -> None:
    """`sayso read` of one file from nothing, the best of five as a person would find it the second time."""
    print("\n`sayso read` of one file, cold")
    command = [sys.executable, "-m", "sayso", "read", str(ROOT / "examples/harbour.txt")]
    times = [_seconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(5)]
    print(f"  median {statistics.median(times):.2f} s, worst {max(times):.2f} s")


def _read(text: str) -> None:
    for _ in read_reports([Report(text)]):
        pass


def _seconds(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def machine() -> str:
    """The processor, those of its flags that matter for int8, and how fast it is just now."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    fields = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    cores = sum(line.startswith("processor") for line in lines)
    have = set(fields.get("flags", "").split())
    return (
        f"{fields.get('model name', '?')}, {cores} cores; "
        + ", ".join(f"{f}: {'yes' if f in have else 'no'}" for f in FLAGS)
        + f"; {pace()}"
    )


def pace() -> str:
    """What a piece of plain Python takes: hosts lend processors at speeds that change, by the hour and the second."""
    spent = sorted(repeat("sum(i * i % 7 for i in range(200_000))", timer=time.process_time, number=1, repeat=50))
    return f"plain Python: {1000 * spent[0]:.0f} ms at best, {1000 * statistics.median(spent):.0f} usually"


def main() -> None:
    """Run it all."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--reports", type=int, default=60, help="how many reports")
    texts = corpus(parser.parse_args().reports)
    print(machine())
    stages(texts)
    one_by_one(texts)
    cold()
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
