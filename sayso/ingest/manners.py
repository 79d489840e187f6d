"""Manners: asking hosts as a robot should: only what robots.txt allows, one thing at a time, and not too often."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from protego import Protego

from sayso.errors import SourceError
from sayso.ingest.fetch import AGENT, REDIRECTS, Page, ask, sound, status

GAP = 1.0
"""Seconds between the end of one request to a host and the next, where robots.txt asks for no more."""
PATIENCE = timedelta(minutes=1)
"""How long a turn is waited for; crawl delays are mostly shorter, and who asks for more is come back to later."""
_LIFE = timedelta(hours=24)  # of a robots.txt: RFC 9309, 2.4
_LONGEST = 512_000  # bytes of it that are read: RFC 9309, 2.5
_SHORTEST_REST, _LONGEST_REST = timedelta(minutes=5), timedelta(hours=6)
_DAY = timedelta(days=1)  # no wait that a host asks for counts for more: it would be a slip
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


class Ask(Protocol):
    """Makes one request; `fetch.ask`, or a test's own."""

    def __call__(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """What the address answers, whatever its status; SourceError if there is no answer."""


class Later(SourceError):  # noqa: N818 - what a host asks for, not what went wrong
    """The host is not to be asked before `until`; everything else about the address is open."""

    def __init__(self, name: str, reason: str, until: datetime) -> None:
        super().__init__(name, f"{reason}; to be asked again after {until:%Y-%m-%d %H:%M} UTC")
        self.why, self.until = reason, until


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of robots, or `missing` (why it could not be told), and until when that holds."""

    rules: Protego
    until: datetime
    missing: str | None = None
    failures: int = 0


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def rest(failures: int) -> timedelta:
    """How long to leave an address alone after so many failures in a row, from 1: 5 minutes, doubled, to 6 hours."""
    return min(_SHORTEST_REST * (1 << min(failures - 1, 10)), _LONGEST_REST)


class Manners:
    """What is known of the hosts that were asked: their rules, and when each may be asked again."""

    def __init__(
        self, ask: Ask = ask, clock: Callable[[], datetime] = now, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """`clock` tells the moment in UTC and `sleep` waits for so many seconds; both are seams for tests."""
        self._ask, self._clock, self._sleep = ask, clock, sleep
        self._free: dict[str, datetime] = {}
        self._busy: dict[str, int] = {}
        self._robots: dict[str, Robots] = {}

    def free(self, url: str) -> datetime:
        """When the host of an address may be asked next; a moment in the past for one not asked before."""
        return self._free.get(_host(url), datetime.min.replace(tzinfo=UTC))

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """What is at an address, or a page with status 304 if the validators still hold; waits for its turn.

        Later if its host asks for patience, or its rules cannot be told; SourceError for all else.
        """
        here = url
        for _ in range(REDIRECTS + 1):
            robots = self._rules(url, here)
            if not robots.rules.can_fetch(here, AGENT):
                raise SourceError(url, "is closed to robots by its site's robots.txt")
            page = self._asked(url, here, _gap(robots.rules), etag, modified)
            if page.status == HTTPStatus.NOT_MODIFIED and (etag or modified):
                return page
            if not page.location:
                return sound(url, page)
            here = page.location
        raise SourceError(url, f"leads through more than {REDIRECTS} redirects")

    def _asked(self, name: str, url: str, gap: float, etag: str | None = None, modified: str | None = None) -> Page:
        """One request, in its turn."""
        host = _host(url)
        self._turn(name, url)
        try:
            page = self._ask(url, etag=etag, modified=modified)
        except SourceError as error:
            raise SourceError(name, error.reason) from error
        finally:
            self._free[host] = self._clock() + timedelta(seconds=gap)
        if page.status not in _BUSY:
            self._busy.pop(host, None)
            return page
        self._busy[host] = self._busy.get(host, 0) + 1
        until = self._clock() + (_patience(page.retry, self._clock()) or rest(self._busy[host]))
        self._free[host] = max(self._free[host], until)
        raise Later(name, f"answered {status(page.status)}", until)

    def _turn(self, name: str, url: str) -> None:
        """Waits until the host may be asked; Later if that takes too long."""
        wait = self.free(url) - self._clock()
        if wait > PATIENCE:
            raise Later(name, f"has a host that asks for patience ({_host(url)})", self.free(url))
        if wait > timedelta():
            self._sleep(wait.total_seconds())

    def _rules(self, name: str, url: str) -> Robots:
        """The rules of the site that an address belongs to; Later if they cannot be told, which closes it for now."""
        origin = _origin(name, url)
        found = self._robots.get(origin)
        if found is None or found.until <= self._clock():
            found = self._robots[origin] = self._read(name, origin, found.failures if found else 0)
        if found.missing:
            raise Later(name, f"is left alone, since its site's robots.txt {found.missing}", found.until)
        return found

    def _read(self, name: str, origin: str, failures: int) -> Robots:
        try:
            page = self._moved(name, f"{origin}/robots.txt")
            if page.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise SourceError(name, f"answered {status(page.status)}")
        except Later as error:
            return Robots(Protego(), error.until, error.why, failures + 1)
        except SourceError as error:
            return Robots(Protego(), self._clock() + rest(failures + 1), error.reason, failures + 1)
        # Any other answer without a file means that there are no rules: RFC 9309, 2.3.1.3.
        body = page.body[:_LONGEST] if page.status == HTTPStatus.OK else b""
        return Robots(Protego.parse(body.decode("utf-8-sig", "replace")), self._clock() + _LIFE)

    def _moved(self, name: str, url: str) -> Page:
        for _ in range(REDIRECTS + 1):
            page = self._asked(name, url, GAP)
            if not page.location:
                break
            url = page.location
        return page


def _gap(rules: Protego) -> float:
    """Seconds between two requests, by the rules of a site."""
    rate = rules.request_rate(AGENT)
    asked = max(rules.crawl_delay(AGENT) or 0.0, rate.seconds / rate.requests if rate else 0.0)
    return min(max(asked, GAP), _DAY.total_seconds())


def _patience(retry: str | None, moment: datetime) -> timedelta | None:
    """What Retry-After asks for, as a number of seconds or a date; None if that is nothing, or no such header."""
    retry = (retry or "").strip()
    if retry.isascii() and retry.isdigit():
        return min(timedelta(seconds=int(retry[:9])), _DAY) or None
    try:
        until = parsedate_to_datetime(retry)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    wait = until.replace(tzinfo=until.tzinfo or UTC) - moment
    return min(wait, _DAY) if wait > timedelta() else None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _origin(name: str, url: str) -> str:
    """The site of an address: its scheme, host and port, which have one robots.txt."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise SourceError(name, "is no valid URL") from None
    if parts.scheme not in {"http", "https"}:
        raise SourceError(name, "is refused: only http and https addresses are fetched")
    if parts.username or parts.password:
        raise SourceError(name, "carries a user name or password, which Sayso does not send")
    return f"{parts.scheme}://{parts.netloc}"
