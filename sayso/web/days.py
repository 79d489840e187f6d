"""Days: those from the first to the last publication, over which a reader moves the moment of a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.ledger import Reads

_DAY = len("2024-10-25")


@dataclass(frozen=True, slots=True)
class Days:
    """From the `first` to the `last` day that a report of the ledger was published on."""

    first: date
    last: date

    @property
    def now(self) -> int:
        """The place of the present, which comes after the last day."""
        return (self.last - self.first).days + 1

    def place(self, as_of: str | None) -> int:
        """Which day a moment is on, the first being 0; those before and after count as the nearest."""
        if as_of is None:
            return self.now
        return min(max((date.fromisoformat(as_of[:_DAY]) - self.first).days, 0), self.now - 1)


def days(ledger: Reads) -> Days | None:
    """The days of a ledger; None where none of its reports has a date."""
    found = ledger.lasting()
    return Days(*(date.fromisoformat(one[:_DAY]) for one in found)) if found else None
