"""The scales themselves: scores of small cases worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.__main__ import better, digest, has_fallen, holding
from eval.events import macro_f1, marked, word_f1
from eval.facts import newspaper, web
from eval.split import is_dev
from eval.tokens import joined


def test_a_score_falls_below_its_floor_and_an_error_above() -> None:
    assert has_fallen("f1", 80, 81)
    assert not has_fallen("f1", 80.6, 81)
    assert has_fallen("mean error", 0.6, 0.5)
    assert not has_fallen("mean error", 0.51, 0.5)
    assert (better("f1", 1, 2), better("mean error", 1, 2)) == (2, 1)


def test_macro_f1_counts_every_label_alike() -> None:
    assert macro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]) == pytest.approx((6 / 7 + 0) / 2)


def test_words_shared_count_for_both_sides() -> None:
    pairs = [(frozenset({1, 2}), frozenset({2})), (frozenset[int](), frozenset[int]())]
    assert word_f1(pairs) == pytest.approx((2 / 3 + 1) / 2)


def test_marks_are_taken_out_of_a_sentence() -> None:
    sentence = "The <t>army</t> was hit by <s>rebels</s>."
    plain = "The army was hit by rebels."
    assert [plain[slice(*marked(sentence, role))] for role in "st"] == ["rebels", "army"]
    assert marked("No marks.", "s") == (0, 0)


def test_tokens_are_joined_as_newspapers_set_them() -> None:
    text, starts = joined(["He", "left", ",", "she", "said", "."])
    assert text == "He left, she said."
    assert [text[start] for start in starts] == ["H", "l", ",", "s", "s", "."]


def test_predicates_are_read_from_columns_and_lines(tmp_path: Path) -> None:
    columns = tmp_path / "dev.conll"
    columns.write_text("0\tHe\t_\tPRP\n1\tmay\t_\tMD\n2\tleave\t1.5\tVB\n\n", encoding="utf-8")
    assert [(p.tokens, p.values) for p in newspaper(columns)] == [(("He", "may", "leave"), {2: 1.5})]
    lines = tmp_path / "uds.jsonl"
    lines.write_text(
        '{"sent_id": "a", "split": "train", "tokens": ["Go"], "preds": []}\n'
        '{"sent_id": "b", "split": "dev", "tokens": ["Left"], "preds": [{"tok": 0, "value": 2.3}]}\n',
        encoding="utf-8",
    )
    assert [name for name, _ in web(lines)] == ["b"]
    assert [name for name, _ in web(lines, training=True)] == ["a"]
    assert next(web(lines))[1].values == {0: pytest.approx(3)}


def test_the_split_never_moves() -> None:
    assert [is_dev(f"document {n}") for n in range(8)] == [is_dev(f"document {n}") for n in range(8)]
    assert 0.15 < sum(is_dev(f"document {n}") for n in range(2000)) / 2000 < 0.25


def test_data_are_found_and_told_apart(tmp_path: Path) -> None:
    for name in ("train", "dev"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "timex.jsonl").write_text(name)
    assert holding("timex.jsonl")(tmp_path) == [tmp_path / "dev"]
    assert digest(tmp_path / "dev") != digest(tmp_path / "train")
    assert digest(tmp_path / "dev/timex.jsonl") == digest(tmp_path / "dev/timex.jsonl")
