"""Denying: how statements deny, each read when that is first asked."""

from __future__ import annotations

from sayso.records import Saying
from sayso.text.denials import Denying, denial


class Denials:
    """How the statements of a story deny."""

    def __init__(self) -> None:
        self._read: dict[str, Denying | None] = {}

    def of(self, saying: Saying) -> Denying | None:
        """How a statement denies, None where it does not."""
        if saying.id not in self._read:
            self._read[saying.id] = denial(saying.act, saying.cue, saying.text)
        return self._read[saying.id]
