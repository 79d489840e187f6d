"""Watch: lists of reports asked for again and again, politely, until stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path

from sayso.errors import SourceError
from sayso.ingest.fetch import Page, ask
from sayso.ingest.limits import whole
from sayso.ingest.listing import Entry, Listing
from sayso.ingest.lists import answered, carried, filled, left_out, listing
from sayso.ingest.manners import Ask, Later, Manners, now, rest
from sayso.ingest.pace import AGAIN, LONGEST, NEVER, USUAL, interval, kept, latest, recent, stamp
from sayso.ingest.readers import Found, finished
from sayso.ingest.turns import Job, Turns
from sayso.records import Poll, Report

PATIENCE = 5
"""Failures in a row after which an article is given up: with the growing waits, within three hours."""
LONG_PATIENCE = 20
"""The same where its host asked to wait or could not be asked: nearly four days."""


def watch(
    addresses: Iterable[str],
    load: Callable[[str], Poll | None],
    save: Callable[[Poll], None],
    *,
    known: Callable[[str], bool],
    fetch: Ask = ask,
    clock: Callable[[], datetime] = now,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Report | SourceError | Poll]:
    """Every report that feeds, OPML lists and sitemaps come to hold, as it appears, until the caller stops.

    Each list and each article has a Poll, had from `load` and handed to `save`, so that a later run goes on where
    this one stopped. A report counts as taken when the next is asked for: take it into the ledger before. `known`
    says whether an address has been added before; such articles are fetched again only when their list says that
    they were updated, and while they are recent, after 1, 6 and 24 hours, to find silent edits. What fails is an
    error in its place and is tried again, ever later. After each request for a list its Poll is given too, to be
    shown. Ends by itself only if no address can be watched. An address may be a local file; entries of lists
    without an address are passed over, since nothing would tell that they are known.
    """
    manners = Manners(fetch, clock, sleep)
    turns = Turns(manners, clock, sleep)
    watched = _Watch(_Memory(load, save, known), manners, turns, clock)
    for address in dict.fromkeys(addresses):
        yield from watched.begin(address)
    while job := turns.next():
        yield from watched.do(job)


@dataclass(frozen=True, slots=True)
class _Memory:
    """What outlives a run."""

    load: Callable[[str], Poll | None]
    save: Callable[[Poll], None]
    known: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Round:
    """What one answer to a request for a list led to: its Poll is saved when no article of it is left."""

    poll: Poll
    left: set[str]


_Given = Iterator[Report | SourceError | Poll]


class _Watch:
    """What is to be asked for and when; all that must outlive this run is in Polls."""

    def __init__(self, memory: _Memory, manners: Manners, turns: Turns, clock: Callable[[], datetime]) -> None:
        self._memory, self._manners, self._turns, self._clock = memory, manners, turns, clock
        self._lists: dict[str, timedelta] = {}
        self._rounds: dict[str, _Round] = {}
        self._updated: dict[str, dict[str, str | None]] = {}
        self._polls: dict[str, Poll] = {}

    def begin(self, address: str) -> _Given:
        """Watch a list from now on, or from when its last Poll says; a local file is read at once, and only once."""
        if address.lower().startswith(("http:", "https:")):
            self._watched(address)
            return
        try:
            with Path(address).open("rb") as stream:
                listed = _listed(Found(address, whole(address, stream)))
        except (OSError, ValueError) as error:
            yield SourceError(address, f"cannot be read ({getattr(error, 'strerror', None) or error})")
        except SourceError as error:
            yield error
        else:
            yield from self._spread(address, listed)
            for job in self._wanted(address, listed, None):
                self._turns.push(job)

    def do(self, job: Job) -> _Given:
        """Make a request and give what comes of it."""
        if job.entry is None:
            yield from self._poll(job)
        else:
            yield from self._look(job, job.entry)
            yield from self._closed(job.of, job.address)

    def _watched(self, address: str) -> None:
        if address not in self._lists:
            self._lists[address] = USUAL
            before = self._memory.load(address)
            # One that is never due was taken for an article once.
            self._turns.push(Job(address, latest(before.due) if before and before.due != NEVER else self._clock()))

    def _poll(self, job: Job) -> _Given:
        """One request for a list."""
        before = self._polls.get(job.address) or self._memory.load(job.address)
        try:
            page = self._asked(job.address, before)
            changed = page.status != HTTPStatus.NOT_MODIFIED
            listed = _listed(answered(job.address, page)) if changed else Listing()
        except SourceError as error:
            yield error
            yield from self._rested(self._failed(job.address, before, error))
            return
        yield from self._spread(job.address, listed)
        if listed.lists:
            yield from self._rested(Poll(job.address, None, None, stamp(self._clock()), 0), LONGEST)
            return
        jobs = self._wanted(job.address, listed, before) if changed else []
        self._lists[job.address] = interval(self._lists[job.address], new=any(not work.step for work in jobs))
        wait = kept(self._lists[job.address], listed.wait, page.cache)
        self._rounds[job.address] = _Round(
            _after(page, before, job.address, stamp(self._clock() + wait)),
            {work.address for work in jobs if work.of},
        )
        for work in jobs:
            self._turns.push(work)
        yield from self._closed(job.address)

    def _asked(self, address: str, before: Poll | None) -> Page:
        if before is None:
            return self._manners.get(address)
        return self._manners.get(address, etag=before.etag, modified=before.modified)

    def _spread(self, address: str, listed: Listing) -> _Given:
        """Watch the lists in a list."""
        if listed.left:
            yield left_out(address, listed)
        for inner in listed.lists:
            self._watched(inner)

    def _closed(self, address: str | None, article: str | None = None) -> _Given:
        """An article of a list is done with; when it was the last one, so is the list, until it is due again."""
        work = self._rounds.get(address) if address else None
        if work:
            work.left.discard(article or "")
            if not work.left:
                del self._rounds[work.poll.address]
                yield from self._rested(work.poll)

    def _rested(self, poll: Poll, wait: timedelta | None = None) -> _Given:
        """A list is asked for again when it is due, or after `wait` where only a new run is to ask at once."""
        self._polls[poll.address] = poll
        if any(self._turns.look(url) for url in self._updated.get(poll.address, ())):
            # A later run must see the entries again, to know what it is still to look at.
            self._memory.save(replace(poll, etag=None, modified=None))
        else:
            self._memory.save(poll)
        self._turns.push(Job(poll.address, self._clock() + wait if wait else latest(poll.due)))
        yield poll

    def _failed(self, address: str, before: Poll | None, error: SourceError) -> Poll:
        failures = (before.failures if before else 0) + 1
        due = self._clock() + rest(failures)
        if isinstance(error, Later):
            due = max(due, error.until)
        if before is None:
            return Poll(address, None, None, stamp(due), failures)
        return replace(before, due=stamp(due), failures=failures)

    def _wanted(self, address: str, listed: Listing, before: Poll | None) -> list[Job]:
        """The requests that an answered list leads to."""
        last = self._updated.get(address)
        since = latest(before.due) - LONGEST if before else None
        jobs, self._updated[address] = [], {}
        for entry in listed.entries:
            if entry.url and entry.url not in self._lists:
                self._updated[address][entry.url] = entry.updated
                if last is not None and entry.url in last:
                    changed = entry.updated not in {None, last[entry.url]}
                else:
                    changed = bool(since and entry.updated and latest(entry.updated) > since)
                if job := self._job(address, entry.url, entry, changed=changed):
                    jobs.append(job)
        return jobs

    def _job(self, address: str, url: str, entry: Entry, *, changed: bool) -> Job | None:
        """The request for an article that its list leads to now, if any."""
        moment = self._clock()
        at_once = Job(url, moment, entry, of=address)
        running = self._turns.look(url)
        if running:
            # Not sooner than an hour after the last look, since some sites say "updated" whenever they are asked.
            soonest = max(moment, (running.looked or moment) + AGAIN[0])
            return replace(running, due=soonest, entry=entry, step=0) if changed and soonest < running.due else None
        poll = self._memory.load(url)
        if changed or (poll is None and not self._memory.known(url)):
            return at_once
        if poll is None:
            return Job(url, moment + AGAIN[0], entry, 1) if recent(entry, moment) else None
        return Job(url, latest(poll.due), entry, 1) if poll.due != NEVER else None

    def _look(self, job: Job, entry: Entry) -> _Given:
        """One request for an article."""
        before = self._memory.load(job.address)
        try:
            # Validators only for what was taken: another run may have been cut off in between.
            taken = job.report or self._memory.known(job.address)
            page = self._asked(job.address, before if taken else None)
        except SourceError as error:
            yield from self._missed(job, entry, before, error)
            return
        seen = job.report
        if page.status != HTTPStatus.NOT_MODIFIED:
            found = _read(job.address, entry, page)
            if isinstance(found, SourceError):
                yield found
                self._memory.save(_after(page, None, job.address, NEVER))
                return
            if found.id != seen:
                yield found
            seen = found.id
        moment = self._clock()
        again = job.step < len(AGAIN) and recent(entry, moment) is not False
        due = moment + AGAIN[job.step] if again else None
        self._memory.save(_after(page, before, job.address, stamp(due) if due else NEVER))
        if due:
            self._turns.push(Job(job.address, due, entry, job.step + 1, looked=moment, report=seen))

    def _missed(self, job: Job, entry: Entry, before: Poll | None, error: SourceError) -> _Given:
        """An article could not be had: its list may carry it whole, otherwise it is tried again, within reason."""
        poll = self._failed(job.address, before, error)
        later = isinstance(error, Later)
        text = None if later or self._memory.known(job.address) else _carried(job.address, entry)
        if text:
            yield text
        elif poll.failures == 1:
            yield error
        if text or poll.failures >= (LONG_PATIENCE if later else PATIENCE):
            poll = replace(poll, due=NEVER)
        else:
            self._turns.push(replace(job, due=latest(poll.due), of=None))
        self._memory.save(poll)


def _read(name: str, entry: Entry, page: Page) -> Report | SourceError:
    try:
        return finished(name, filled(entry, page))
    except SourceError as error:
        return error


def _carried(name: str, entry: Entry) -> Report | None:
    """What the list itself carries, if Sayso reads it."""
    found = carried(entry)
    try:
        return finished(name, found) if found else None
    except SourceError:
        return None


def _listed(found: Found) -> Listing:
    listed = listing(found)
    if listed is None:
        raise SourceError(found.name, "is neither a feed nor another list of reports")
    return listed


def _after(page: Page, before: Poll | None, address: str, due: str) -> Poll:
    """The Poll after an answer; one that nothing has changed may leave the validators out."""
    if page.status != HTTPStatus.NOT_MODIFIED or before is None:
        return Poll(address, page.etag, page.modified, due, 0)
    return Poll(address, page.etag or before.etag, page.modified or before.modified, due, 0)
