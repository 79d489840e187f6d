"""Fetch: the bytes behind a public http(s) address, and behind no other.

Every host is resolved once, every address it has must be public, and the connection goes to exactly
the address that was checked, so that no second look-up can lead elsewhere (DNS rebinding). Redirects
are followed by hand and checked the same way. Proxies from the environment are not used: they would
resolve the name again.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from sayso.errors import SourceError
from sayso.ingest.limits import LIMIT, too_large

if TYPE_CHECKING:
    import httpx2

SECONDS = 30.0
"""How long one fetch may take, redirects and name look-up included."""
REDIRECTS = 5
_PATIENCE = 10.0  # seconds for any one step of the network
_REDIRECTED = {301, 302, 303, 307, 308}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: the last url after redirects, the bytes, and the charset it declared."""

    url: str
    body: bytes
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """How hosts are looked up and which addresses may be reached; a seam for tests."""

    resolve: Callable[[str, int], list[str]]
    allows: Callable[[str], bool]


def fetch(url: str, *, gate: Gate | None = None, seconds: float = SECONDS) -> Page:
    """The page at a public http(s) `url`; SourceError with a short reason if it cannot or must not be had."""
    answer: queue.SimpleQueue[Page | BaseException] = queue.SimpleQueue()
    deadline = time.monotonic() + seconds

    def work() -> None:
        try:
            answer.put(_followed(url, gate or PUBLIC, deadline))
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
            answer.put(error)

    # In a thread of its own: neither a name look-up nor a server that drips its headers can be timed out otherwise.
    threading.Thread(target=work, daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        raise SourceError(url, f"did not answer within {seconds:.0f} seconds") from None
    if isinstance(found, BaseException):
        raise found
    return found


def resolve(host: str, port: int) -> list[str]:
    """Every address of `host`, each once; OSError if it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where it carries an IPv4 address inside."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inside = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inside is not None:
            return public(str(inside))
        if found.is_site_local or found.scope_id:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


PUBLIC = Gate(resolve, public)


def _followed(name: str, gate: Gate, deadline: float) -> Page:
    # Imported here: a quarter of a second that files need not pay.
    import httpx2  # noqa: PLC0415

    # Certificates named in the environment count, proxies do not.
    context = httpx2.create_ssl_context(trust_env=True)
    with httpx2.Client(verify=context, trust_env=False, follow_redirects=False) as client:
        try:
            url = httpx2.URL(name)
            for _ in range(REDIRECTS + 1):
                found = _asked(name, client, url, gate, deadline)
                if isinstance(found, Page):
                    return found
                url = found
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
    raise SourceError(name, f"leads through more than {REDIRECTS} redirects")


def _asked(name: str, client: httpx2.Client, url: httpx2.URL, gate: Gate, deadline: float) -> Page | httpx2.URL:
    """The page at `url`, or where it redirects to."""
    response = _answered(client, url, _checked(name, url, gate), deadline)
    try:
        if response.status_code in _REDIRECTED and "location" in response.headers:
            return url.join(response.headers["location"])
        if response.status_code != 200:
            raise SourceError(name, f"answered {response.status_code} {response.reason_phrase}".rstrip())
        return Page(str(url.copy_with(fragment=None)), _read(name, response, deadline), response.charset_encoding)
    finally:
        response.close()


def _answered(client: httpx2.Client, url: httpx2.URL, addresses: list[str], deadline: float) -> httpx2.Response:
    """The answer of the first of the checked addresses that can be reached."""
    import httpx2  # noqa: PLC0415 - as in _followed

    # The connection goes to the checked address; certificate and Host are those of the name.
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": f"Sayso/{version('sayso')} (reads one report for a person)",
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1",
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
