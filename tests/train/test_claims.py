"""Teaching the encoder which statements make one claim, but for the encoder itself."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from eval.alike import stories

torch = pytest.importorskip("torch", reason="training needs the extra [train]")

ROWS = [
    {"story": "lesk", "claim": "bridge", "text": "The bridge fell."},
    {"story": "lesk", "claim": "bridge", "text": "Lesk lost its bridge."},
    {"story": "lesk", "claim": None, "text": "It rained."},
    {"story": "tarsk", "claim": "dam", "text": "The dam broke.", "held": True},
]


def test_stories_are_for_learning_or_held_back(tmp_path: Path) -> None:
    from train.claims import Told  # noqa: PLC0415

    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    (learnt,), (held,) = stories(path, held=False), stories(path, held=True)
    assert (len(learnt), list(held)) == (3, ["The dam broke."])
    texts, same = Told(learnt).some(random.Random(1))
    assert texts[2] == "It rained."
    assert same.tolist() == [[False, True, False], [True, False, False], [False, False, False]]


def test_the_loss_falls_as_statements_of_one_claim_come_together() -> None:
    from train.claims import drawn, found_again  # noqa: PLC0415

    same = torch.tensor([[False, True, False], [True, False, False], [False, False, False]])
    apart, near = (torch.tensor([[1.0, 0.0], [x, (1 - x * x) ** 0.5], [0.0, 1.0]]) for x in (0.1, 0.9))
    assert drawn(near, same) < drawn(apart, same)
    claims = torch.eye(2)
    assert found_again(claims, claims, [1, 2]) < found_again(claims.flip(0), claims, [1, 2])


def test_a_fifth_of_the_weights_is_what_they_were() -> None:
    from train.claims import KEPT, mixed  # noqa: PLC0415

    found = mixed({"w": torch.ones(2), "n": torch.tensor(3)}, {"w": torch.zeros(2), "n": torch.tensor(5)})
    assert found["w"].tolist() == pytest.approx([1 - KEPT] * 2)
    assert int(found["n"]) == 3
