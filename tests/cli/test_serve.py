"""`sayso serve` shows a ledger on this computer alone."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from tests.cli.fakes import Fake

SECONDS = 60


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "desk.example", ""])
def test_who_would_listen_beyond_this_computer_is_told_why_not(host: str) -> None:
    result = Fake().run("serve", "--no-open", "--host", host)
    assert result.exit_code == 2
    assert "accounts" in " ".join(result.stderr.split())


def test_a_port_that_is_taken_is_said(book: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = Fake().run("serve", "--no-open", "--port", port, "--ledger", book)
    assert result.exit_code == 1
    assert f"127.0.0.1 port {port}" in str(result.exception)


def test_the_pages_are_there_until_they_are_stopped(book: Path) -> None:
    command = [sys.executable, "-m", "sayso", "serve", "--no-open", "--port", "0", "--ledger", str(book)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout is not None
            address = serving.stdout.readline().split()[0]
            answer = httpx2.get(address, timeout=SECONDS)
            assert answer.status_code == 200
            assert "The story" in answer.text
            assert "server" not in answer.headers
        finally:
            serving.send_signal(signal.SIGINT)
        assert serving.wait(SECONDS) == 0
