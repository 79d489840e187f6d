"""Body: a record as JSON and back, exactly."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from sayso.errors import LedgerError

T = TypeVar("T")


def dumped(record: object) -> str:
    """The record as one line of JSON; LedgerError for half a surrogate pair, which is no character."""
    try:
        return msgspec.json.encode(record).decode()
    except UnicodeEncodeError as error:
        raise LedgerError(f"cannot keep {error.object[:40]!r}: {error.reason}") from error


def loaded(body: str, kind: type[T]) -> T:
    """The record that `dumped` wrote; LedgerError where the JSON holds no such record."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.MsgspecError as error:
        raise LedgerError(f"the ledger holds no {kind.__name__} in {body[:40]!r}: {error}") from error
