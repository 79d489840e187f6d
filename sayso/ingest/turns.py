"""Turns: requests in the order in which they are due and their hosts are free."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from sayso.ingest.listing import Entry
from sayso.ingest.manners import Manners


@dataclass(frozen=True, slots=True)
class Job:
    """One request: for a list, or for the article of an `entry`, which was looked at `step` times before."""

    address: str
    due: datetime
    entry: Entry | None = None
    step: int = 0
    of: str | None = None
    """The list that is done with only when this article is."""
    looked: datetime | None = None
    report: str | None = None
    """When the article was looked at last in this run, and the id of what was found."""

    @property
    def key(self) -> tuple[str, bool]:
        """The same for two requests of which only the later counts."""
        return self.address, self.entry is None


class Turns:
    """Requests that are waiting."""

    def __init__(self, manners: Manners, clock: Callable[[], datetime], sleep: Callable[[float], None]) -> None:
        """`manners` know when a host is free; `clock` and `sleep` are as theirs."""
        self._manners, self._clock, self._sleep = manners, clock, sleep
        self._jobs: dict[tuple[str, bool], Job] = {}
        self._queue: list[tuple[datetime, int, Job]] = []
        self._order = count()  # what is due at the same time comes in the order of its list

    def look(self, address: str) -> Job | None:
        """The request for the article at an address that is waiting, if any."""
        return self._jobs.get((address, False))

    def push(self, job: Job) -> None:
        """Add a request; one for the same that is waiting counts no longer."""
        self._jobs[job.key] = job
        heapq.heappush(self._queue, (job.due, next(self._order), job))

    def next(self) -> Job | None:
        """The next request when its time has come and its host is free; None if there will be none."""
        while self._queue:
            due, order, job = heapq.heappop(self._queue)
            if self._jobs.get(job.key) is not job:
                continue
            ready, moment = max(due, self._manners.free(job.address)), self._clock()
            if ready <= moment:
                del self._jobs[job.key]
                return job
            # Another host may be free before this one is.
            heapq.heappush(self._queue, (ready, order, job))
            if ready == due:
                self._sleep((ready - moment).total_seconds())
        return None
