"""Body: a record as JSON and back, exactly."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

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
        return _decoder(kind).decode(body)
    except msgspec.MsgspecError as error:
        raise _unread(body, kind, error) from error


def each(bodies: Iterable[str], kind: type[T]) -> Iterator[T]:
    """As `loaded`, of many bodies of one kind."""
    decode, body = _decoder(kind).decode, ""
    try:
        for body in bodies:
            yield decode(body)
    except msgspec.MsgspecError as error:
        raise _unread(body, kind, error) from error


def _unread(body: str, kind: type, error: msgspec.MsgspecError) -> LedgerError:
    return LedgerError(f"the ledger holds no {kind.__name__} in {body[:40]!r}: {error}")


def _decoder(kind: type[T]) -> msgspec.json.Decoder[T]:
    if kind not in _DECODERS:
        _DECODERS[kind] = msgspec.json.Decoder(kind)
    return _DECODERS[kind]


_DECODERS: dict[type, msgspec.json.Decoder[Any]] = {}
"""One for each kind of record: to look its fields up takes a fifth of the time of decoding."""


@contextmanager
def many() -> Iterator[None]:
    """While many records are made, Python looks for no garbage: they hold none, and looking takes as long as making.

    Afterwards they count as old at once: else they would be looked through three times on their way there.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
