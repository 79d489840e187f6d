"""Passwords that cost next to nothing."""

from __future__ import annotations

import pytest

from sayso.ledger import passwords


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 16)
