"""`sayso serve` shows a ledger on this computer, and beyond it to those who sign in."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from sayso.ledger import Accounts, connect, passwords
from tests.cli.fakes import NOW, Fake

SECONDS = 60


@contextmanager
def served(book: Path, *more: str) -> Iterator[str]:
    """What the process of a desk says first; it ends well."""
    command = [sys.executable, "-m", "sayso", "serve", "--no-open", "--port", "0", "--ledger", str(book), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout is not None
            yield serving.stdout.readline()
        finally:
            serving.send_signal(signal.SIGINT)
        assert serving.wait(SECONDS) == 0


@pytest.fixture
def kept(book: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with an admin's account."""
    monkeypatch.setattr(passwords, "COST", 16)
    with connect(str(book)) as ledger:
        Accounts(ledger.database).add("anna", "admin", "the bridge at Miren", NOW)
    return book


BEYOND = [
    ("--host", "0.0.0.0"),
    ("--host", "::"),
    ("--host", "192.168.1.5"),
    ("--address", "https://desk.example"),
    ("--host", "0.0.0.0", "--address", "https://desk.example"),
]


@pytest.mark.parametrize("where", BEYOND)
def test_beyond_this_computer_it_takes_an_admin(where: tuple[str, ...], book: Path) -> None:
    with connect(str(book)) as ledger:
        Accounts(ledger.database).add("ben", "editor", "the bridge at Miren", NOW)
    result = Fake().run("serve", "--no-open", *where, "--ledger", book)
    assert result.exit_code == 1
    assert f"sayso account add NAME --role admin --ledger {book}" in str(result.exception)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5"])
def test_beyond_this_computer_it_takes_an_address(host: str, kept: Path) -> None:
    result = Fake().run("serve", "--no-open", "--host", host, "--ledger", kept)
    assert result.exit_code == 1
    assert "--address https://desk.example" in str(result.exception)


@pytest.mark.parametrize("host", ["desk.example", "", "0.0.0.0:80", "256.0.0.1"])
def test_what_is_no_address_to_listen_at_is_refused(host: str, book: Path) -> None:
    result = Fake().run("serve", "--no-open", "--host", host, "--ledger", book)
    assert result.exit_code == 2
    assert "is no address to listen at" in " ".join(result.stderr.split())


def test_what_is_no_address_of_a_desk_is_refused(kept: Path) -> None:
    result = Fake().run("serve", "--no-open", "--address", "desk.example", "--ledger", kept)
    assert result.exit_code == 1
    assert "write it as https://desk.example" in str(result.exception)


@pytest.mark.parametrize(("address", "warned"), [("http://desk.example", True), ("https://desk.example", False)])
def test_passwords_in_the_clear_are_warned_of(address: str, warned: bool, kept: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = Fake().run("serve", "--no-open", "--port", port, "--address", address, "--ledger", kept)
    assert ("passwords and reports travel in the clear" in result.stderr) == warned


def test_a_port_that_is_taken_is_said(book: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = Fake().run("serve", "--no-open", "--port", port, "--ledger", book)
    assert result.exit_code == 1
    assert f"127.0.0.1 port {port}" in str(result.exception)


def test_the_pages_are_there_until_they_are_stopped(book: Path) -> None:
    with served(book) as told:
        answer = httpx2.get(told.split()[0], timeout=SECONDS)
        assert answer.status_code == 200
        assert "The story" in answer.text
        assert "server" not in answer.headers


def test_where_there_are_accounts_people_sign_in_on_this_computer_too(kept: Path) -> None:
    with served(kept) as told:
        answer = httpx2.get(told.split()[0], timeout=SECONDS)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
