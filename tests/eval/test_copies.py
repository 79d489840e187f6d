from __future__ import annotations

import csv
import json
from hashlib import sha256
from pathlib import Path

import pytest

from eval.copies import LABELS, MADE_FROM, f1, is_dev, judged, pairs, score

WIRE = " ".join(f"word{n} follows word{n + 1} and" for n in range(60))
OTHER = " ".join(f"thing{n} precedes thing{n + 1} but" for n in range(60))


@pytest.fixture
def stories(tmp_path: Path) -> tuple[Path, Path]:
    texts = [WIRE, f"{WIRE} indeed", OTHER]
    with (tmp_path / "t17_test.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["date", "text"])
        writer.writeheader()
        writer.writerows({"date": "2011-01-25", "text": text} for text in texts)
    hashes = [sha256(text.encode()).hexdigest() for text in texts]
    labelled = [(0, 1, "copy"), (0, 2, "shared"), (1, 2, "rewrite")]
    rows = [{"one": hashes[a], "other": hashes[b], "label": label, "first": label} for a, b, label in labelled]
    rows.append({**rows[0], "one": "0" * 64})
    labels = tmp_path / "labels.jsonl"
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path, labels


def test_pairs_are_those_whose_texts_are_there(stories: tuple[Path, Path]) -> None:
    found = list(pairs(*stories))
    assert [(pair.one, pair.label) for pair in found] == [
        (WIRE, "copy"),
        (WIRE, "shared"),
        (f"{WIRE} indeed", "rewrite"),
    ]


def test_f1_of_what_was_found(stories: tuple[Path, Path]) -> None:
    verdicts = [judged(pair) for pair in pairs(*stories)]
    assert [(verdict.found, verdict.met) for verdict in verdicts] == [("copy", True), (None, False), (None, False)]
    assert f1(verdicts) == pytest.approx(200 / 3)


def test_a_folder_without_texts_scores_nothing(tmp_path: Path) -> None:
    assert score(tmp_path)["f1"] == 0


def test_halves_do_not_depend_on_the_order() -> None:
    assert is_dev("a" * 64, "b" * 64) == is_dev("b" * 64, "a" * 64)


def test_the_labels_have_no_text() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len({(row["one"], row["other"]) for row in rows}) == len(rows) == 200
    assert all(set(row) == {"one", "other", "label", "first", "at"} for row in rows)
    assert {row["label"] for row in rows} == MADE_FROM | {"shared", "unrelated"}
    assert sum(is_dev(row["one"], row["other"]) for row in rows) == 91
