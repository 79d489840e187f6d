"""Turns: work of which so much is done at once, while some waits and the rest is turned away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool

P = ParamSpec("P")
T = TypeVar("T")


class Turns:
    """So many pieces of work `at_once`, in threads, and so many `waiting` for them."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._free, self._most, self._here = asyncio.Semaphore(at_once), at_once + waiting, 0

    @property
    def full(self) -> bool:
        """Whether nobody else can wait."""
        return self._here >= self._most

    async def take(self, work: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """Wait for a turn, and have the work done."""
        self._here += 1
        try:
            async with self._free:
                return await run_in_threadpool(work, *args, **more)
        finally:
            self._here -= 1
