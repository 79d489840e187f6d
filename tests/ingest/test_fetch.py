from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.errors import SourceError
from sayso.ingest.fetch import REDIRECTS, Page, ask, fetch
from sayso.ingest.gate import Gate, public

MODIFIED = "Fri, 25 Oct 2024 11:00:00 GMT"
ADDRESSES = {"site.example": ["127.0.0.1"], "inner.example": ["10.0.0.7"], "both.example": ["127.0.0.1", "10.0.0.7"],
             "two.example": ["127.0.0.9", "127.0.0.1"]}  # fmt: skip


def resolve(host: str, port: int) -> list[str]:
    if host not in ADDRESSES:
        raise OSError("no such host")
    return ADDRESSES[host]


# The loopback server stands for the open internet; everything else is as it is.
GATE = Gate(resolve, lambda address: address.startswith("127."))


class Answers(BaseHTTPRequestHandler):
    """One method a path; each takes the rest of it."""

    seen: list[dict[str, str]]

    def do_GET(self) -> None:
        self.seen.append({"path": self.path, **{key.lower(): value for key, value in self.headers.items()}})
        kind, _, rest = self.path.partition("?")[0].strip("/").partition("/")
        getattr(self, f"answer_{kind}", self.answer_missing)(rest)

    def answer_page(self, _: str) -> None:
        self.reply(b"caf\xe9", {"Content-Type": "text/plain; charset=latin-1"})

    def answer_missing(self, _: str) -> None:
        self.send_error(404)

    def answer_kept(self, _: str) -> None:
        headers = {"ETag": '"1"', "Last-Modified": MODIFIED, "Cache-Control": "max-age=60", "Content-Type": "x/y"}
        fresh = self.headers.get("If-None-Match") == '"1"' or self.headers.get("If-Modified-Since") == MODIFIED
        self.reply(b"kept", headers, 304 if fresh else 200)

    def answer_busy(self, _: str) -> None:
        self.reply(b"later", {"Retry-After": "120"}, 429)

    def answer_odd(self, _: str) -> None:
        self.reply(b"odd", {"ETag": "caf\xe9", "Last-Modified": "x" * 9_000, "Content-Type": "x/y"})

    def answer_hops(self, rest: str) -> None:
        self.move(f"/hops/{int(rest) - 1}" if int(rest) else "/page")

    def answer_to(self, rest: str) -> None:
        self.move(rest)

    def answer_zipped(self, _: str) -> None:
        self.reply(gzip.compress(b"words " * 100), {"Content-Encoding": "gzip"})

    def answer_bomb(self, _: str) -> None:
        self.reply(gzip.compress(b"\0" * 50_000_000, 1), {"Content-Encoding": "gzip"})

    def answer_torn(self, _: str) -> None:
        self.reply(b"no gzip at all", {"Content-Encoding": "gzip"})

    def answer_large(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "50000000")
        self.end_headers()

    def answer_endless(self, _: str) -> None:
        self.send_response(200)
        self.end_headers()
        for _piece in range(400):
            self.wfile.write(b"x" * 100_000)

    def answer_slow(self, _: str) -> None:
        self.server.stop.wait(5)  # type: ignore[attr-defined]

    def move(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def reply(self, body: bytes, headers: dict[str, str], status: int = 200) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        body = b"" if status == 304 else body
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up early is what these tests are about."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    Answers.seen = []
    server = Server(("127.0.0.1", 0), Answers)
    server.stop = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://site.example:{server.server_port}"
    server.stop.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_and_what_is_asked(site: str) -> None:
    assert fetch(f"{site}/page?q=1#part", gate=GATE) == Page(f"{site}/page?q=1", b"caf\xe9", "latin-1")
    asked = Answers.seen[-1]
    assert asked["host"] == site.removeprefix("http://")
    assert asked["user-agent"].startswith("Sayso/")
    assert asked["path"] == "/page?q=1"
    assert "cookie" not in asked


def test_one_request_of_a_robot(site: str) -> None:
    page = Page(f"{site}/kept", b"kept", etag='"1"', modified=MODIFIED, cache="max-age=60")
    assert ask(f"{site}/kept", gate=GATE) == page
    asked = Answers.seen[-1]
    assert "robots.txt" in asked["user-agent"]
    assert not {"if-none-match", "if-modified-since"} & asked.keys()
    for answer in (ask(f"{site}/kept", etag='"1"', gate=GATE), ask(f"{site}/kept", modified=MODIFIED, gate=GATE)):
        assert (answer.status, answer.body, answer.etag) == (304, b"", '"1"')


def test_a_robot_is_told_what_was_answered(site: str) -> None:
    assert ask(f"{site}/busy", gate=GATE) == Page(f"{site}/busy", b"", status=429, retry="120")
    assert ask(f"{site}/missing", gate=GATE).status == 404
    moved = ask(f"{site}/to/http://inner.example/x", gate=GATE)
    assert (moved.status, moved.location) == (302, "http://inner.example/x")
    for url, reason in ((f"{site}/bomb", "over the limit"), ("http://inner.example/x", "not a public address")):
        with pytest.raises(SourceError, match=reason):
            ask(url, gate=GATE)


def test_what_is_no_validator_is_not_kept(site: str) -> None:
    assert ask(f"{site}/odd", gate=GATE) == Page(f"{site}/odd", b"odd")


def test_redirects(site: str) -> None:
    assert fetch(f"{site}/hops/{REDIRECTS - 1}", gate=GATE).url == f"{site}/page"
    with pytest.raises(SourceError, match="more than 5 redirects"):
        fetch(f"{site}/hops/{REDIRECTS}", gate=GATE)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/to/http://inner.example/x", "refused: inner.example .10.0.0.7. is not a public address"),
        ("/to/http://both.example/x", "refused: both.example"),
        ("/to/file:///etc/hostname", "only http and https"),
        ("/to/http://a:b@site.example/", "user name or password"),
        ("/to/http://gone.example/", "host that is not found"),
        ("/missing", "answered 404 Not Found"),
        ("/large", "is 50.0 MB, over the limit of 10 MB"),
        ("/endless", "over the limit of 10 MB"),
        ("/bomb", "over the limit of 10 MB"),
        ("/torn", "broken compression"),
    ],
)
def test_refused(site: str, path: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        fetch(site + path, gate=GATE)
    assert caught.value.name == site + path


def test_compression(site: str) -> None:
    assert fetch(f"{site}/zipped", gate=GATE).body == b"words " * 100


def test_time_is_limited(site: str) -> None:
    with pytest.raises(SourceError, match="did not answer"):
        fetch(f"{site}/slow", gate=GATE, seconds=0.3)


def test_time_is_limited_for_names_too() -> None:
    waiting = threading.Event()
    slow = Gate(lambda *_: ["127.0.0.1"] * waiting.wait(5), lambda _: True)
    with pytest.raises(SourceError, match="did not answer within 0 seconds"):
        fetch("http://slow.example/", gate=slow, seconds=0.2)
    waiting.set()


def test_the_next_address_is_tried(site: str) -> None:
    assert fetch(f"{site.replace('site', 'two')}/page", gate=GATE).body == b"caf\xe9"


def test_nobody_there() -> None:
    with pytest.raises(SourceError, match="cannot be reached"):
        fetch("http://site.example:9/", gate=GATE)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest", "http://0.0.0.0/",
     "https://[::ffff:10.0.0.1]/", "http://2130706433/", "http://10.1.2.3:8080/", "http://user@127.0.0.1/"],
)  # fmt: skip
def test_the_real_gate(url: str) -> None:
    with pytest.raises(SourceError, match=r"is refused|user name"):
        fetch(url)


@pytest.mark.parametrize("url", ["http://", "http:///x", "http://[::1", "ftp://site.example/", "gopher:x"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(SourceError, match=r"is no valid URL|only http"):
        fetch(url, gate=GATE)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.1.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("0.0.0.0", False),
        ("192.0.2.1", False),
        ("::", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
        ("no address", False),
    ],
)
def test_public(address: str, expected: bool) -> None:
    assert public(address) is expected
