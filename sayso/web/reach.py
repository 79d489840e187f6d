"""Reach: where people find a desk."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.errors import SettingsError

_USUAL = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Reach:
    """The address that people use: its scheme, and its host as browsers name it, without a port that is usual."""

    scheme: str
    host: str

    @property
    def secure(self) -> bool:
        """Whether nobody on the way can read what is sent."""
        return self.scheme == "https"

    def named(self, host: str) -> bool:
        """Whether this is what a request names that is meant for here."""
        return host.lower().removesuffix(f":{_USUAL[self.scheme]}") == self.host

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}"


def reach(address: str) -> Reach:
    """Where an address such as https://desk.example leads; SettingsError where it is more than scheme and host."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or f"{parts.scheme}://{parts.netloc}" != address.strip().removesuffix("/") or "@" in parts.netloc:
        raise SettingsError(f"{address!r} is no address of a desk; write it as https://desk.example")
    if parts.scheme not in _USUAL or not _plain(host):
        raise SettingsError(f"{address!r} is no address of a desk; write it as https://desk.example")
    name = f"[{host}]" if ":" in host else host
    return Reach(parts.scheme, name if port in (None, _USUAL[parts.scheme]) else f"{name}:{port}")


def here(host: str) -> bool:
    """Whether a host, with its port or without, is one of this computer alone."""
    name = _portless(host.lower())
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _portless(host: str) -> str:
    """The host without its port; "[::1]:8000" has colons of its own."""
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() and (":" not in name or name.endswith("]")) else host


def _plain(host: str) -> bool:
    """Whether a host is one that browsers write so: what is not ASCII they write otherwise."""
    return host.isascii() and all(sign.isalnum() or sign in "-.:_" for sign in host)
