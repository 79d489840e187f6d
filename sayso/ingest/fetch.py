"""Fetch: the bytes behind a public http(s) address, and behind no other.

`fetch` gets what a person named; `ask` is one request of a robot, which obeys what `manners` knows of a host.

Every host is resolved once, every address it has must be public, and the connection goes to exactly
the address that was checked, so that no second look-up can lead elsewhere (DNS rebinding). Redirects
are followed by hand and checked the same way. Proxies from the environment are not used: they would
resolve the name again.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING

from sayso.errors import SourceError
from sayso.ingest.gate import PUBLIC, Gate
from sayso.ingest.limits import LIMIT, too_large

if TYPE_CHECKING:
    import httpx2

AGENT = "Sayso"
"""The name that robots.txt knows it by, and the beginning of what it tells servers of itself."""
SECONDS = 30.0
"""How long one fetch may take, redirects and name look-up included."""
REDIRECTS = 5
_PATIENCE = 10.0  # seconds for any one step of the network
_REDIRECTED = {301, 302, 303, 307, 308}
_VALIDATOR = 500  # characters; longer ones are no validators, and are not to be sent back


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: the last url after redirects, the bytes, and the charset it declared.

    `status` is that of HTTP, and the body is read for 200 only. `location` is where it redirects to. `etag`
    and `modified` are validators for the next request; `retry` (Retry-After) and `cache` (Cache-Control) are
    headers as they came.
    """

    url: str
    body: bytes
    charset: str | None = None
    status: int = 200
    location: str | None = None
    etag: str | None = None
    modified: str | None = None
    retry: str | None = None
    cache: str | None = None


def fetch(url: str, *, gate: Gate | None = None, seconds: float = SECONDS) -> Page:
    """The page at a public http(s) `url`; SourceError with a short reason if it cannot or must not be had."""
    headers = {"User-Agent": _agent("reads one report for a person")}
    page = _timed(url, lambda deadline: _followed(url, headers, gate or PUBLIC, deadline, REDIRECTS), seconds)
    if page.location:
        raise SourceError(url, f"leads through more than {REDIRECTS} redirects")
    return sound(url, page)


def ask(
    url: str,
    *,
    etag: str | None = None,
    modified: str | None = None,
    gate: Gate | None = None,
    seconds: float = SECONDS,
) -> Page:
    """What `url` answers to one request by a robot, whatever its status; redirects are the caller's to follow.

    With the validators of an earlier answer it is 304 where nothing has changed. SourceError if there is no
    answer, or the address must not be asked.
    """
    headers = {"User-Agent": _agent("follows feeds, obeys robots.txt")}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    return _timed(url, lambda deadline: _followed(url, headers, gate or PUBLIC, deadline, 0), seconds)


def sound(name: str, page: Page) -> Page:
    """The page, if it was given; SourceError with the status if not."""
    if page.status != HTTPStatus.OK:
        raise SourceError(name, f"answered {status(page.status)}")
    return page


def status(code: int) -> str:
    """A status of HTTP in words: "404 Not Found"."""
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _agent(purpose: str) -> str:
    return f"{AGENT}/{version('sayso')} ({purpose})"


def _timed(url: str, work: Callable[[float], Page], seconds: float) -> Page:
    """What `work` gives before its deadline, a reading of the monotonic clock."""
    answer: queue.SimpleQueue[Page | BaseException] = queue.SimpleQueue()
    deadline = time.monotonic() + seconds

    def run() -> None:
        try:
            answer.put(work(deadline))
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
            answer.put(error)

    # In a thread of its own: neither a name look-up nor a server that drips its headers can be timed out otherwise.
    threading.Thread(target=run, daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        raise SourceError(url, f"did not answer within {seconds:.0f} seconds") from None
    if isinstance(found, BaseException):
        raise found
    return found


def _followed(name: str, headers: dict[str, str], gate: Gate, deadline: float, redirects: int) -> Page:
    """The answer after so many redirects at most; where there are more, the next one."""
    # Imported here: a quarter of a second that files need not pay.
    import httpx2  # noqa: PLC0415

    # Certificates named in the environment count, proxies do not.
    context = httpx2.create_ssl_context(trust_env=True)
    with httpx2.Client(verify=context, trust_env=False, follow_redirects=False) as client:
        try:
            asked = partial(_asked, name, client, headers=headers, gate=gate, deadline=deadline)
            page = asked(httpx2.URL(name))
            for _ in range(redirects):
                if not page.location:
                    break
                page = asked(httpx2.URL(page.location))
        except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
            raise SourceError(name, "is no valid URL") from error
        except httpx2.TimeoutException as error:
            raise SourceError(name, "did not answer in time") from error
        except httpx2.DecodingError as error:
            raise SourceError(name, "answered with broken compression") from error
        except httpx2.ConnectError as error:
            raise SourceError(name, f"cannot be reached ({_plain(error)})") from error
        except httpx2.HTTPError as error:
            raise SourceError(name, f"broke off ({_plain(error)})") from error
    return page


def _asked(
    name: str, client: httpx2.Client, url: httpx2.URL, *, headers: dict[str, str], gate: Gate, deadline: float
) -> Page:
    response = _answered(client, url, headers, _checked(name, url, gate), deadline)
    try:
        said = response.headers
        moved = response.status_code in _REDIRECTED and "location" in said
        return Page(
            url=str(url.copy_with(fragment=None)),
            body=_read(name, response, deadline) if response.status_code == HTTPStatus.OK else b"",
            charset=response.charset_encoding,
            status=response.status_code,
            location=str(url.join(said["location"])) if moved else None,
            etag=_validator(said.get("etag")),
            modified=_validator(said.get("last-modified")),
            retry=said.get("retry-after"),
            cache=said.get("cache-control"),
        )
    finally:
        response.close()


def _validator(value: str | None) -> str | None:
    """A validator that may be sent back: what is no plain line of text would break the next request."""
    return value if value and value.isascii() and value.isprintable() and len(value) <= _VALIDATOR else None


def _answered(
    client: httpx2.Client, url: httpx2.URL, headers: dict[str, str], addresses: list[str], deadline: float
) -> httpx2.Response:
    """The answer of the first of the checked addresses that can be reached."""
    import httpx2  # noqa: PLC0415 - as in _followed

    # The connection goes to the checked address; certificate and Host are those of the name.
    headers = headers | {
        "Host": url.netloc.decode("ascii"),
        "Accept": "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,"
        "application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en",
    }
    for number, address in enumerate(addresses, 1):
        step = max(0.1, min(_PATIENCE, deadline - time.monotonic()))
        host = url.raw_host.decode("ascii")
        request = client.build_request(
            "GET", url.copy_with(host=address), headers=headers, timeout=step, extensions={"sni_hostname": host}
        )
        try:
            return client.send(request, stream=True)
        except (httpx2.ConnectError, httpx2.ConnectTimeout):
            # Hosts with IPv6 are often reached from networks without it.
            if number == len(addresses):
                raise
    raise httpx2.ConnectError("no address")


def _checked(name: str, url: httpx2.URL, gate: Gate) -> list[str]:
    if url.scheme not in {"http", "https"}:
        raise SourceError(name, f"leads to a {url.scheme} address: only http and https are fetched")
    if not url.host:
        raise SourceError(name, "is no valid URL")
    if url.userinfo:
        raise SourceError(name, "carries a user name or password, which Sayso does not send")
    try:
        addresses = gate.resolve(url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80))
    except (OSError, UnicodeError) as error:
        raise SourceError(name, f"has a host that is not found ({url.host})") from error
    for address in addresses:
        if not gate.allows(address):
            resolved = "" if address == url.host else f" ({address})"
            raise SourceError(name, f"is refused: {url.host}{resolved} is not a public address")
    return addresses


def _read(name: str, response: httpx2.Response, deadline: float) -> bytes:
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > LIMIT:
        raise too_large(name, int(declared))
    body = bytearray()
    # Pieces are at most 1 MiB after decompression, so that a small answer cannot unfold into a large one.
    for piece in response.iter_bytes():
        body += piece
        if len(body) > LIMIT or response.num_bytes_downloaded > LIMIT:
            raise too_large(name)
        if time.monotonic() > deadline:
            raise SourceError(name, "did not answer in time")
    return bytes(body)


def _plain(error: Exception) -> str:
    """The network's own words without numbers of errors: "Connection refused"."""
    return str(error).split("] ")[-1].strip() or type(error).__name__
