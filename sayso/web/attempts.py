"""Attempts: so many tries in a while, and no more."""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable

WHILE = 900
"""Seconds in which tries are counted."""
KEYS = 10_000
"""Keys that are remembered. Each try to sign in takes half a second of a processor: in a while there are fewer."""


class Attempts:
    """Counts tries by key, at most so many in a `WHILE`; `clock` gives seconds."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, key: str) -> int:
        """Seconds until there may be another try, 0 where it may be now."""
        tries = self._recent(key)
        return math.ceil(tries[0] + WHILE - self._clock()) if len(tries) >= self._most else 0

    def count(self, key: str) -> None:
        """One more try."""
        tries = self._recent(key)
        tries.append(self._clock())
        self._tries[key] = tries
        self._tries.move_to_end(key)
        if len(self._tries) > KEYS:
            self._tries.popitem(last=False)

    def undo(self, key: str) -> None:
        """The last try was none."""
        if tries := self._tries.get(key):
            tries.pop()

    def forget(self, key: str) -> None:
        """There were none."""
        self._tries.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        tries = self._tries.get(key, deque(maxlen=self._most))
        while tries and tries[0] <= self._clock() - WHILE:
            tries.popleft()
        return tries
