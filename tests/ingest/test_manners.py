from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from sayso.errors import SourceError
from sayso.ingest.fetch import Page
from sayso.ingest.manners import GAP, Later, rest
from tests.ingest.web import START, Web

SITE = "https://site.example"
ROBOTS = f"{SITE}/robots.txt"


def web(robots: str | Page | SourceError = "", **more: str) -> Web:
    made = Web()
    made.answers = {ROBOTS: robots, f"{SITE}/a": "a", f"{SITE}/b": "b", **more}
    return made


def test_robots_are_read_once_and_obeyed() -> None:
    made = web("User-agent: *\nDisallow: /\n\nUser-agent: Sayso\nDisallow: /b\n")
    manners = made.manners()
    assert manners.get(f"{SITE}/a").body == b"a"
    with pytest.raises(SourceError, match=r"^https://site.example/b: is closed to robots"):
        manners.get(f"{SITE}/b")
    assert manners.get(f"{SITE}/a").body == b"a"
    assert made.asked(robots=True) == [ROBOTS, f"{SITE}/a", f"{SITE}/a"]


def test_robots_are_read_again_after_a_day() -> None:
    made = web()
    manners = made.manners()
    manners.get(f"{SITE}/a")
    made.answers[ROBOTS] = "User-agent: *\nDisallow: /"
    made.sleep(timedelta(hours=23).total_seconds())
    manners.get(f"{SITE}/a")
    made.sleep(timedelta(hours=1).total_seconds())
    with pytest.raises(SourceError, match="closed"):
        manners.get(f"{SITE}/a")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_means_allowed(status: int) -> None:
    assert web(Page(ROBOTS, b"", status=status)).manners().get(f"{SITE}/a").body == b"a"


@pytest.mark.parametrize(
    "answer", [Page(ROBOTS, b"", status=500), Page(ROBOTS, b"", status=503), SourceError(ROBOTS, "did not answer")]
)
def test_robots_that_cannot_be_had_mean_wait(answer: Page | SourceError) -> None:
    made = web(answer)
    manners = made.manners()
    with pytest.raises(Later, match=r"site.example/a: is left alone, since its site's robots.txt") as caught:
        manners.get(f"{SITE}/a")
    assert caught.value.until == made.moment + rest(1)
    with pytest.raises(Later):
        manners.get(f"{SITE}/b")
    assert made.asked(robots=True) == [ROBOTS]
    made.moment = caught.value.until
    with pytest.raises(Later) as caught:
        manners.get(f"{SITE}/b")
    assert caught.value.until == made.moment + rest(2)
    made.moment, made.answers[ROBOTS] = caught.value.until, ""
    assert manners.get(f"{SITE}/b").body == b"b"


def test_robots_may_be_elsewhere() -> None:
    made = web(Page(ROBOTS, b"", status=301, location=f"{SITE}/r.txt"))
    made.answers[f"{SITE}/r.txt"] = "User-agent: *\nDisallow: /a"
    with pytest.raises(SourceError, match="closed"):
        made.manners().get(f"{SITE}/a")


@pytest.mark.parametrize(
    ("robots", "seconds"),
    [
        ("", GAP),
        ("User-agent: *\nCrawl-delay: 10", 10),
        ("User-agent: *\nCrawl-delay: 0.1", GAP),
        ("User-agent: *\nRequest-rate: 2/1m", 30),
    ],
)
def test_the_gap_between_two_requests(robots: str, seconds: float) -> None:
    made = web(robots)
    made.cost = timedelta(seconds=3)
    manners = made.manners()
    for _ in range(3):
        manners.get(f"{SITE}/a")
    moments = [request.moment for request in made.requests]
    assert [(after - before).total_seconds() for before, after in pairwise(moments)] == [
        GAP + 3,
        seconds + 3,
        seconds + 3,
    ]


def test_hosts_do_not_wait_for_each_other() -> None:
    made = web("User-agent: *\nCrawl-delay: 30")
    made.answers["https://other.example/a"] = "c"
    manners = made.manners()
    manners.get(f"{SITE}/a")
    before = made.moment
    manners.get("https://other.example/a")
    assert made.moment - before == timedelta(seconds=GAP)  # after its own robots.txt
    assert manners.free(f"{SITE}/x") == before + timedelta(seconds=30)


def test_a_long_delay_is_not_sat_out() -> None:
    made = web("User-agent: *\nCrawl-delay: 600")
    manners = made.manners()
    manners.get(f"{SITE}/a")
    with pytest.raises(Later, match="asks for patience") as caught:
        manners.get(f"{SITE}/b")
    assert caught.value.until == made.moment + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("retry", "minutes"),
    [
        ("120", 2),
        ("Fri, 25 Oct 2024 12:30:01 GMT", 30),
        ("Fri, 25 Oct 2024 11:00:00 GMT", 5),
        ("soon", 5),
        (None, 5),
        ("0", 5),
        ("9" * 400, 24 * 60),
    ],
)
def test_a_busy_host_is_left_alone(retry: str | None, minutes: float) -> None:
    made = web()
    made.answers[f"{SITE}/a"] = Page(f"{SITE}/a", b"", status=429, retry=retry)
    manners = made.manners()
    with pytest.raises(Later, match="answered 429 Too Many Requests; to be asked again after 2024-10-2") as caught:
        manners.get(f"{SITE}/a")
    assert caught.value.until == START + timedelta(seconds=GAP, minutes=minutes)
    with pytest.raises(Later):
        manners.get(f"{SITE}/b")
    assert made.asked() == [f"{SITE}/a"]
    made.moment = caught.value.until
    assert manners.get(f"{SITE}/b").body == b"b"


def test_a_host_that_stays_busy_gets_longer_rests() -> None:
    made = web()
    made.answers[f"{SITE}/a"] = Page(f"{SITE}/a", b"", status=503)
    manners = made.manners()
    rests = []
    for _ in range(9):
        with pytest.raises(Later) as caught:
            manners.get(f"{SITE}/a")
        rests.append((caught.value.until - made.moment).total_seconds() / 60)
        made.moment = caught.value.until
    assert rests == [5, 10, 20, 40, 80, 160, 320, 360, 360]


def test_validators_and_what_has_not_changed() -> None:
    made = web()
    made.answers[f"{SITE}/a"] = Page(f"{SITE}/a", b"a", etag='"1"', modified="Fri, 25 Oct 2024 11:00:00 GMT")
    manners = made.manners()
    assert manners.get(f"{SITE}/a").status == 200
    assert manners.get(f"{SITE}/a", etag='"1"').status == 304
    assert manners.get(f"{SITE}/a", modified="Fri, 25 Oct 2024 11:00:00 GMT").status == 304
    made.answers[f"{SITE}/b"] = Page(f"{SITE}/b", b"", status=304)
    with pytest.raises(SourceError, match="304"):
        manners.get(f"{SITE}/b")


def test_redirects_obey_the_robots_of_where_they_lead() -> None:
    made = web()
    made.answers[f"{SITE}/a"] = Page(f"{SITE}/a", b"", status=302, location="https://other.example/x")
    made.answers["https://other.example/x"] = "x"
    assert made.manners().get(f"{SITE}/a").url == "https://other.example/x"
    made.answers["https://other.example/robots.txt"] = "User-agent: Sayso\nDisallow: /x"
    with pytest.raises(SourceError, match=r"^https://site.example/a: is closed"):
        made.manners().get(f"{SITE}/a")
    made.answers[f"{SITE}/a"] = Page(f"{SITE}/a", b"", status=302, location=f"{SITE}/a")
    with pytest.raises(SourceError, match="more than 5 redirects"):
        made.manners().get(f"{SITE}/a")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/hostname", "only http and https"),
        ("/etc/hostname", "only http and https"),
        ("http://[::1", "no valid URL"),
        ("https://jo:secret@site.example/a", "user name or password"),
        (f"{SITE}/gone", "answered 404 Not Found"),
        (f"{SITE}/odd", "answered 799"),
    ],
)
def test_refused(url: str, words: str) -> None:
    made = web()
    made.answers[f"{SITE}/odd"] = Page(f"{SITE}/odd", b"", status=799)
    manners = made.manners()
    manners.free(url)
    with pytest.raises(SourceError, match=words) as caught:
        manners.get(url)
    assert not isinstance(caught.value, Later)
    assert caught.value.name == url
