from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice, pairwise
from pathlib import Path

import pytest

from sayso.errors import SourceError
from sayso.ingest.fetch import Page
from sayso.ingest.pace import NEVER
from sayso.ingest.watch import watch
from sayso.records import Poll, Report
from tests.ingest.pages import BODY
from tests.ingest.web import START, Web, article, rss

SITE = "https://site.example"
FEED = f"{SITE}/feed"
A, B = f"{SITE}/a", f"{SITE}/b"
DATED = "<link>{}</link><pubDate>{}</pubDate>"
TODAY, LONG_AGO = "Fri, 25 Oct 2024 11:00:00 GMT", "Mon, 2 Sep 2024 11:00:00 GMT"


class Desk:
    """A web, and a ledger that remembers Polls and the addresses of what it took in."""

    def __init__(self, **answers: str) -> None:
        self.web = Web(**answers)
        self.polls: dict[str, Poll] = {}
        self.known: set[str] = set()
        self.given: list[Report | SourceError | Poll] = []

    def watching(
        self, *addresses: str, sleep: Callable[[float], None] | None = None
    ) -> Iterator[Report | SourceError | Poll]:
        return watch(
            addresses or (FEED,),
            self.polls.get,
            lambda poll: self.polls.__setitem__(poll.address, poll),
            known=self.known.__contains__,
            fetch=self.web.ask,
            clock=self.web.clock,
            sleep=sleep or self.web.sleep,
        )

    def run(self, minutes: float, *addresses: str) -> list[Report | SourceError | Poll]:
        """Watches until so many minutes after the start, and is then interrupted while it waits."""
        end = START + timedelta(minutes=minutes)

        def sleep(seconds: float) -> None:
            if self.web.moment + timedelta(seconds=seconds) > end:
                self.web.moment = end
                raise KeyboardInterrupt
            self.web.sleep(seconds)

        given = len(self.given)
        with contextlib.suppress(KeyboardInterrupt):
            self.take(self.watching(*addresses, sleep=sleep))
        return self.given[given:]

    def take(self, found: Iterable[Report | SourceError | Poll]) -> None:
        """Takes what is found into the ledger, one after the other."""
        for item in found:
            self.given.append(item)
            if isinstance(item, Report) and item.url:
                self.known.add(item.url)

    def reports(self) -> list[str | None]:
        return [found.title for found in self.given if isinstance(found, Report)]

    def errors(self) -> list[str]:
        return [str(found).removeprefix(SITE) for found in self.given if isinstance(found, SourceError)]


def desk(feed: str | Page, **pages: str | Page | SourceError) -> Desk:
    made = Desk()
    made.web.answers = {FEED: feed, **{f"{SITE}/{name}": page for name, page in pages.items()}}
    return made


def test_new_articles_as_they_appear() -> None:
    made = desk(rss("/a"), a=article("One"), b=article("Two"))
    made.run(7)
    assert made.reports() == ["One"]
    made = desk(rss("/a"), a=article("One"), b=article("Two"))
    made.take(islice(made.watching(), 2))
    assert [type(found) for found in made.given] == [Report, Poll]
    made.web.answers[FEED] = rss("/b", "/a")
    made.run(60)
    assert made.reports() == ["One", "Two"]
    assert made.web.asked().count(B) == 1


def test_nothing_to_watch_ends() -> None:
    made = Desk()
    (error,) = made.watching("example.org/feed")
    assert str(error) == "example.org/feed: cannot be read (No such file or directory)"
    assert not made.web.requests


def test_the_interval_follows_what_a_list_brings() -> None:
    made = desk(rss("/a"), a=article("One"))
    made.run(60 * 24)
    times = made.web.times(FEED)
    gaps = [after - before for before, after in pairwise(times)]
    assert gaps[0] == pytest.approx(7.5, abs=0.1)
    assert gaps == sorted(gaps)
    assert gaps[-1] == pytest.approx(360)


def test_a_busy_list_is_asked_for_every_five_minutes() -> None:
    numbers = iter(range(100))
    made = Desk()

    def feed() -> str:
        name = f"{SITE}/{next(numbers)}"
        made.web.answers[name] = article(name)
        return rss(name)

    made.web.answers = {FEED: feed}
    made.run(60)
    times = made.web.times(FEED)
    assert {round(after - before) for before, after in pairwise(times[2:])} == {5}
    assert len(made.reports()) == len(times)


@pytest.mark.parametrize(
    "feed",
    [Page(FEED, rss("/a").encode(), cache="max-age=3600"), rss("/a", ttl="<ttl>60</ttl>")],
    ids=["Cache-Control", "ttl"],
)
def test_a_list_is_kept_as_long_as_it_says(feed: str | Page) -> None:
    made = desk(feed, a=article("One"))
    made.run(59)
    assert len(made.web.times(FEED)) == 1
    made.run(65)
    assert len(made.web.times(FEED)) == 2


def test_conditional_requests() -> None:
    item = DATED.format("/a", LONG_AGO)
    made = desk(Page(FEED, rss(item).encode(), etag='"1"', modified=TODAY), a=article("One"))
    made.run(30)
    made.run(60)
    asked = [request for request in made.web.requests if request.url == FEED]
    assert (asked[0].etag, asked[0].modified) == (None, None)
    assert {(request.etag, request.modified) for request in asked[1:]} == {('"1"', TODAY)}
    assert made.polls[FEED].etag == '"1"'
    assert made.reports() == ["One"]


def test_a_later_run_goes_on_where_this_one_stopped() -> None:
    made = desk(Page(FEED, rss("/a").encode(), etag='"1"'), a=article("One"))
    made.run(4)
    due = made.polls[FEED].due
    asked = len(made.web.requests)
    made.run(6)
    assert len(made.web.requests) == asked
    made.run(10)
    again = [request for request in made.web.requests[asked:] if request.url == FEED]
    assert [request.etag for request in again] == [None]  # since the article is still to be looked at
    assert due == made.given[1].due  # type: ignore[union-attr]
    made.run(60 * 72)
    assert [round(minutes / 60) for minutes in made.web.times(A)] == [0, 1, 6, 24]
    assert made.polls[FEED].etag == '"1"'


@pytest.mark.parametrize("taken", range(4))
def test_nothing_is_lost_wherever_it_is_stopped(taken: int) -> None:
    names = ["a", "b", "c"]
    made = desk(Page(FEED, rss(*names).encode(), etag='"1"'), **{name: article(name) for name in names})
    made.take(islice(made.watching(), taken))
    made.run(90)
    assert sorted(set(made.reports()), key=str) == names
    assert len(made.reports()) <= 2 * len(names)  # each at most once a run
    polls = [found for found in made.given if isinstance(found, Poll)]
    assert polls[-1] == replace(made.polls[FEED], etag='"1"')


def test_one_that_was_given_but_not_taken_comes_again_whole() -> None:
    made = desk(rss("/a"), a=Page(A, article("One").encode(), etag='"2"'))
    list(islice(made.watching(), 2))
    made.run(70)
    assert made.reports() == ["One"]


def test_silent_edits_are_looked_for_after_1_6_and_24_hours() -> None:
    made = desk(rss(DATED.format("/a", TODAY)))
    pages = [Page(A, article(title).encode(), etag=f'"{title}"') for title in ("One", "Two")]
    made.web.answers[A] = lambda: pages[made.web.moment > START + timedelta(hours=2)]
    made.run(60 * 72)
    assert [round(minutes / 60, 1) for minutes in made.web.times(A)] == [0, 1, 6, 24]
    assert made.reports() == ["One", "Two"]
    assert [request.etag for request in made.web.requests if request.url == A] == [None, '"One"', '"One"', '"Two"']
    assert made.polls[A].due == NEVER


def test_looks_go_on_in_a_later_run() -> None:
    made = desk(rss(DATED.format("/a", TODAY)), a=article("One"))
    made.run(120)
    made.run(60 * 72)
    assert [round(minutes / 60) for minutes in made.web.times(A)] == [0, 1, 6, 11, 29]
    made.run(60 * 140)
    assert len(made.web.times(A)) == 5


def test_old_articles_are_not_looked_at_again() -> None:
    made = desk(rss(DATED.format("/a", LONG_AGO)), a=article("One"))
    made.run(60 * 48)
    assert made.web.times(A) == [pytest.approx(0, abs=0.1)]


def test_what_was_added_before_is_not_fetched_but_while_recent() -> None:
    made = desk(rss(DATED.format("/a", LONG_AGO), DATED.format("/b", TODAY), "/c"), a=article("A"), b=article("B"))
    made.known |= {A, B, f"{SITE}/c"}
    made.run(90)
    assert set(made.web.asked()) == {FEED, B}
    assert [round(minutes / 60) for minutes in made.web.times(B)] == [1]


ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a'/><updated>{}</updated></entry></feed>"


def test_updated_articles_are_fetched_again() -> None:
    made = desk(ATOM.format("2024-09-01T00:00:00Z"), a=article("One"))
    made.run(20)
    made.run(30)
    assert len(made.web.times(A)) == 1
    made.web.answers |= {FEED: ATOM.format("2024-10-25T12:20:00Z"), A: article("Two")}
    made.run(50)
    assert made.reports() == ["One", "Two"]


def test_what_always_says_updated_is_fetched_once_an_hour() -> None:
    made = Desk()
    made.web.answers = {FEED: lambda: ATOM.format(f"{made.web.moment:%Y-%m-%dT%H:%M:%SZ}"), A: article("One")}
    made.run(60 * 24)
    times = made.web.times(A)
    assert min(after - before for before, after in pairwise(times)) >= 59


def test_lists_that_fail_are_tried_ever_later() -> None:
    made = desk(Page(FEED, b"", status=500))
    made.run(60 * 24)
    times = [round(minutes) for minutes in made.web.times(FEED)]
    gaps = [after - before for before, after in pairwise(times)]
    assert gaps == [5, 10, 20, 40, 80, 160, 320, 360, 360]
    assert made.errors()[0] == "/feed: answered 500 Internal Server Error"
    assert made.polls[FEED].failures == 10
    made.web.answers |= {FEED: rss("/a"), A: article("One")}
    made.run(60 * 40)
    assert made.reports() == ["One"]
    assert made.polls[FEED].failures == 0


@pytest.mark.parametrize("feed", ["<html><body><p>Moved.</p></body></html>", "<!DOCTYPE r [<!ENTITY a 'b'>]><rss/>"])
def test_what_is_no_list_any_more_is_an_error(feed: str) -> None:
    made = desk(feed)
    made.run(4)
    assert len(made.errors()) == 1
    assert made.polls[FEED].failures == 1


def test_a_busy_host_is_left_alone_while_others_are_not() -> None:
    other = "https://other.example"
    made = desk(rss("/a", "/b", f"{other}/c"), a=Page(A, b"", status=429, retry="1800"), b=article("B"))
    made.web.answers[f"{other}/c"] = article("C")
    made.run(29)
    assert made.reports() == ["C"]
    assert made.errors()[0].startswith("/a: answered 429 Too Many Requests; to be asked again after 2024-10-25 12:30")
    assert [url for url in made.web.asked() if url.startswith(SITE)] == [FEED, A]
    made.web.answers[A] = article("A")
    made.run(60)
    assert sorted(map(str, made.reports())) == ["A", "B", "C"]


def test_a_slow_host_does_not_hold_up_others() -> None:
    other = "https://other.example"
    made = desk(rss(*(f"/{number}" for number in range(50))), **{str(n): article(str(n)) for n in range(50)})
    made.web.answers |= {
        f"{SITE}/robots.txt": "User-agent: *\nCrawl-delay: 60",
        f"{other}/feed": rss(f"{other}/x"),
        f"{other}/x": article("X"),
    }
    made.run(70, FEED, f"{other}/feed")
    assert made.web.times(f"{other}/x")[0] < 2
    times = sorted(request.moment for request in made.web.requests if request.url.startswith(SITE))[2:]
    assert all(after - before >= timedelta(seconds=60) for before, after in pairwise(times))
    assert len(made.reports()) == 51


def test_robots_hold_for_lists_and_articles() -> None:
    made = desk(rss("/a", "/b"), a=article("A"), b=article("B"))
    made.web.answers[f"{SITE}/robots.txt"] = "User-agent: Sayso\nDisallow: /a"
    made.run(60 * 24)
    assert made.reports() == ["B"]
    assert made.errors() == ["/a: is closed to robots by its site's robots.txt"]
    assert A not in made.web.asked()
    made = desk(rss("/a"))
    made.web.answers[f"{SITE}/robots.txt"] = "User-agent: Sayso\nDisallow: /feed"
    made.run(60)
    assert not made.web.asked()


def test_robots_that_cannot_be_had_mean_wait() -> None:
    made = desk(rss("/a"), a=article("A"))
    made.web.answers[f"{SITE}/robots.txt"] = Page("", b"", status=503)
    made.run(60 * 24)
    assert not made.web.asked()
    del made.web.answers[f"{SITE}/robots.txt"]
    made.run(60 * 48)
    assert made.reports() == ["A"]


def test_articles_that_cannot_be_had_are_tried_again_and_given_up() -> None:
    made = desk(rss("/a", "/b"), a=Page(A, b"", status=500), b="<html><body><p>Menu</p></body></html>")
    made.run(60 * 24)
    assert made.errors() == ["/a: answered 500 Internal Server Error", "/b: is a page with no article on it"]
    assert [round(minutes) for minutes in made.web.times(A)] == [0, 5, 15, 35, 75]
    assert len(made.web.times(B)) == 1
    assert (made.polls[A].due, made.polls[B].due) == (NEVER, NEVER)


def test_articles_of_a_host_that_is_gone_are_given_up_after_days() -> None:
    made = desk(rss("https://gone.example/a"))
    made.web.answers["https://gone.example/robots.txt"] = SourceError("", "has a host that is not found")
    made.run(60 * 24 * 3)
    assert made.polls["https://gone.example/a"].due != NEVER
    made.run(60 * 24 * 6)
    assert made.polls["https://gone.example/a"].due == NEVER
    assert len(made.errors()) == 1


def test_a_failed_article_comes_later() -> None:
    made = desk(Page(FEED, rss("/a").encode(), etag='"1"'), a=SourceError(A, "did not answer"))
    made.run(4)
    made.web.answers[A] = article("One")
    made.run(10)
    assert made.reports() == ["One"]


def test_the_list_may_carry_what_cannot_be_had() -> None:
    whole = "".join(f"<p>{part}</p>" for part in BODY)
    content = f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[{whole}]]></content:encoded>"
    made = desk(rss(f"<link>/a</link><title>One</title>{content}"), a=Page(A, b"", status=403))
    made.run(60 * 24)
    assert made.reports() == ["One"]
    assert not made.errors()
    assert len(made.web.times(A)) == 1


def test_lists_of_lists(tmp_path: Path) -> None:
    opml = f"<opml><body><outline xmlUrl='{FEED}'/><outline xmlUrl='{SITE}/gone'/></body></opml>"
    made = desk(rss("/a"), a=article("One"), opml=opml)
    made.run(4, f"{SITE}/opml")
    assert made.reports() == ["One"]
    assert made.errors() == ["/gone: answered 404 Not Found"]
    # A new run reads the list of lists at once, so that it knows what to watch; the lists in it are not due yet.
    asked = len(made.web.asked())
    made.run(5, f"{SITE}/opml")
    assert made.web.asked()[asked:] == [f"{SITE}/opml"]
    path = tmp_path / "mine.opml"
    path.write_text(opml)
    made = desk(rss("/a"), a=article("One"))
    made.run(4, str(path))
    assert made.reports() == ["One"]


def test_an_article_in_two_lists_is_fetched_once() -> None:
    made = desk(rss("/a"), a=article("One"), feed2=rss("/a", "/b"), b=article("Two"))
    made.run(4, FEED, f"{SITE}/feed2")
    assert made.reports() == ["One", "Two"]
    assert made.web.asked().count(A) == 1


def test_a_list_that_names_itself_or_another_list() -> None:
    made = desk(rss("/feed", "/feed2"), feed2=rss("/a"), a=article("One"))
    made.run(4, FEED, f"{SITE}/feed2")
    assert made.reports() == ["One"]
    assert not made.errors()


def test_redirected_articles_are_looked_at_again() -> None:
    made = desk(rss("/a"), a=Page(A, b"", status=302, location=B))
    pages = [Page(B, article(title).encode(), etag=f'"{title}"') for title in ("One", "Two")]
    made.web.answers[B] = lambda: pages[made.web.moment > START + timedelta(hours=2)]
    made.run(60 * 7)
    assert made.reports() == ["One", "Two"]
    assert [request.etag for request in made.web.requests if request.url == B] == [None, '"One"', '"One"']
