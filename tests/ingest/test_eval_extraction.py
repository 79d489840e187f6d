from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.extraction import score
from tests.ingest.pages import DOUBT, LEAD, page


def test_score_counts_segments(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_text(page(), encoding="utf-8")
    gold = {
        "https://x.example/a": {"file": "a.html", "with": [LEAD, DOUBT, "nowhere"], "without": ["cookies", "Insurers"]},
        "https://x.example/b": {"file": "absent.html", "with": ["x"], "without": []},
    }
    (tmp_path / "evaldata.json").write_text(json.dumps(gold), encoding="utf-8")
    found = score(tmp_path)
    assert found["pages"] == 1
    assert found["precision"] == pytest.approx(100 * 2 / 3)
    assert found["recall"] == pytest.approx(100 * 2 / 3)
    assert found["f"] == pytest.approx(100 * 2 / 3)


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "evaldata.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="no page"):
        score(tmp_path)
