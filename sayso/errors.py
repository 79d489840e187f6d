"""Errors: everything that Sayso raises on purpose.

SaysoError
├── SourceError      one input cannot be read; the others still can
├── ModelError       the model's files do not fit each other or this software
├── LedgerError      a ledger cannot be opened, read or written, or refuses what it is asked
├── AccountError     an account cannot be made or changed in this way
└── SettingsError    a setting or an option has a value that it cannot have
"""

from __future__ import annotations


class SaysoError(Exception):
    """Anything that Sayso raises on purpose; its text is one line for people."""


class SourceError(SaysoError):
    """One input cannot be read: `name` says which, `reason` why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class ModelError(SaysoError):
    """The model's files do not fit each other or this version of Sayso."""


class LedgerError(SaysoError):
    """A ledger cannot be opened, read or written, or refuses what it is asked; never names a password."""


class AccountError(SaysoError):
    """An account cannot be made or changed in this way; never tells a password."""


class SettingsError(SaysoError):
    """A setting or option has a value that it cannot have."""
