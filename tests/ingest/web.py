"""A web without a network, and a clock that moves only when somebody waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from sayso.errors import SourceError
from sayso.ingest.fetch import Page
from sayso.ingest.manners import Manners
from tests.ingest.pages import LEAD, REPLY

START = datetime(2024, 10, 25, 12, tzinfo=UTC)


class Request(NamedTuple):
    """One request as the server saw it."""

    url: str
    etag: str | None
    modified: str | None
    moment: datetime


class Web:
    """Answers by address: a page's text, a Page, an error, or a function of nothing that gives one of these."""

    def __init__(self, **answers: str) -> None:
        self.moment = START
        self.answers: dict[str, str | Page | SourceError | Callable[[], str | Page]] = dict(answers)
        self.requests: list[Request] = []
        self.cost = timedelta()

    def ask(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """One request; what is not there is 404, and a robots.txt too unless it was given."""
        self.requests.append(Request(url, etag, modified, self.moment))
        self.moment += self.cost
        answer = self.answers.get(url, Page(url, b"", status=404))
        if callable(answer):
            answer = answer()
        if isinstance(answer, SourceError):
            raise answer
        page = answer if isinstance(answer, Page) else Page(url, answer.encode())
        fresh = (page.etag and page.etag == etag) or (page.modified and page.modified == modified)
        return replace(page, body=b"", status=304) if fresh else page

    def clock(self) -> datetime:
        """The moment."""
        return self.moment

    def sleep(self, seconds: float) -> None:
        """Lets time pass."""
        assert seconds > 0
        self.moment += timedelta(seconds=seconds)

    def manners(self) -> Manners:
        """Manners for this web."""
        return Manners(self.ask, self.clock, self.sleep)

    def asked(self, *, robots: bool = False) -> list[str]:
        """The addresses that were asked for, in order."""
        return [request.url for request in self.requests if robots or urlsplit(request.url).path != "/robots.txt"]

    def times(self, url: str) -> list[float]:
        """When an address was asked for, in minutes since the start."""
        return [(request.moment - START).total_seconds() / 60 for request in self.requests if request.url == url]


def article(title: str, text: str = f"{LEAD} {REPLY}", head: str = "") -> str:
    """A page with an article on it, and nothing that says when it was published."""
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def rss(*items: str, ttl: str = "") -> str:
    """A feed of items, each as the inside of its element, or as an address alone."""
    inside = [item if item.startswith("<") else f"<link>{item}</link>" for item in items]
    return f"<rss version='2.0'><channel>{ttl}{''.join(f'<item>{item}</item>' for item in inside)}</channel></rss>"
