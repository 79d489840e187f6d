"""Groups: disjoint sets that only grow."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Which members have been joined, in whatever order; who was never joined is alone."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def first(self, member: T) -> T:
        """The member that stands for the group of `member`; paths are halved on the way."""
        above = self._above
        while (next_up := above.get(member, member)) != member:
            above[member] = above.get(next_up, next_up)
            member = next_up
        return member

    def join(self, one: T, other: T) -> None:
        """Make one group of the two; that of `other` stands for both."""
        self._above[self.first(one)] = self.first(other)
