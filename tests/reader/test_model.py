from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.reader.model import CARD_VERSION, WEIGHTS, load
from sayso.reader.tags import HEADS, TAGS


def _card(folder: Path, **changes: object) -> Path:
    card = {"version": CARD_VERSION, "tags": TAGS, "heads": HEADS, "files": {}} | changes
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"version": 0}, "version is 0"),
        ({"tags": ["outside"]}, "tags is"),
        ({"heads": {"names": 9}}, "heads is"),
        ({"files": {"reader.onnx": "00"}}, "missing"),
    ],
)
def test_a_card_that_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, object], reason: str) -> None:
    with pytest.raises(ModelError, match=reason):
        load(_card(tmp_path, **changes))


def test_a_file_that_is_not_the_card_s_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reader.onnx").write_bytes(b"something else")
    with pytest.raises(ModelError, match="not the file"):
        load(_card(tmp_path, files={"reader.onnx": "00"}))


def test_no_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load(tmp_path)


def test_the_shipped_card_says_what_it_was_trained_on() -> None:
    card = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))
    assert card["licences"].keys() >= {"encoder", "attribution", "names", "toponyms", "events", "facts"}
    assert all(len(value) == 64 for value in card["data"].values())
