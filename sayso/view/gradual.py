"""Gradual: a sequence that is worked out as far as somebody reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Gradual(Sequence[T], Generic[T]):
    """A sequence of known length, each item worked out when it or one after it is first asked for.

    A screen shows the foremost of hundreds and says how many more there are.
    """

    def __init__(self, items: Iterator[T], length: int) -> None:
        self._items, self._length = items, length
        self._known: list[T] = []

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(self._length)))
        at = range(self._length)[place]
        self._known += islice(self._items, max(0, at + 1 - len(self._known)))
        return self._known[at]
