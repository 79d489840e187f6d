"""Where a desk is reached, and which hosts are this computer."""

from __future__ import annotations

import pytest

from sayso.errors import SettingsError
from sayso.web.reach import here, reach


@pytest.mark.parametrize(
    "host", ["localhost", "desk.localhost", "127.0.0.1", "127.8.9.1", "[::1]", "::1", "LOCALHOST:1", "[::1]:8000"]
)
def test_this_computer_is_here(host: str) -> None:
    assert here(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "example.org",
        "localhost.example.org",
        "10.0.0.1",
        "0.0.0.0",
        "::",
        "[::]",
        "127.0.0.1.evil",
        "localhost:8000:1",
        "localhost:8000:evil",
        "127.0.0.1:80:80",
    ],
)
def test_other_names_are_not(host: str) -> None:
    assert not here(host)


@pytest.mark.parametrize(
    ("address", "shown", "secure"),
    [
        ("https://desk.example", "https://desk.example", True),
        ("https://Desk.Example/", "https://desk.example", True),
        ("https://desk.example:443", "https://desk.example", True),
        ("http://desk.example:80", "http://desk.example", False),
        ("http://desk.example:443", "http://desk.example:443", False),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8000", False),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443", True),
    ],
)
def test_addresses(address: str, shown: str, secure: bool) -> None:
    assert (str(reach(address)), reach(address).secure) == (shown, secure)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "desk.example",
        "ftp://desk.example",
        "javascript:alert(1)",
        "https://",
        "https://desk.example/path",
        "https://desk.example?x",
        "https://desk.example#x",
        "https://anna@desk.example",
        "https://anna:word@desk.example",
        "https://desk.example:port",
        "https://desk.example:99999",
        "https://desk example",
        "https://desk.example\r\nX: y",
        "https://де́ск.example",
        "https://[::1",
    ],
)
def test_what_is_no_address_of_a_desk_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="is no address of a desk"):
        reach(address)


@pytest.mark.parametrize(
    ("address", "host", "named"),
    [
        ("https://desk.example", "desk.example", True),
        ("https://desk.example", "DESK.example:443", True),
        ("https://desk.example", "desk.example:80", False),
        ("https://desk.example", "desk.example.evil", False),
        ("https://desk.example", "evil.desk.example", False),
        ("https://desk.example", "", False),
        ("https://desk.example", "localhost", False),
        ("http://desk.example:8000", "desk.example:8000", True),
        ("http://desk.example:8000", "desk.example", False),
    ],
)
def test_only_the_host_of_the_address_is_meant(address: str, host: str, named: bool) -> None:
    assert reach(address).named(host) == named
