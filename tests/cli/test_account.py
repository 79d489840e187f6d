"""`sayso account` keeps who may sign in."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from sayso.cli.account import _password
from sayso.cli.account import app as verbs
from sayso.ledger import Accounts, connect, passwords
from sayso.records import Account
from tests.cli.fakes import NOW, Fake

SECRET = "the bridge at Miren"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 16)


def run(book: Path, *args: str, given: str = "") -> tuple[int, str]:
    """The exit status of a verb, and what it says."""
    result = Fake().run("account", *args, "--ledger", book, input=given)
    assert SECRET not in result.output
    return result.exit_code, str(result.exception) if result.exit_code == 1 else result.stdout


def test_accounts_are_made_changed_and_removed(book: Path) -> None:
    assert run(book, "add", "Anna", "--role", "admin", given=f"{SECRET}\n") == (0, "anna can sign in, as admin\n")
    assert run(book, "add", "ben", "--role", "reader", given=f"{SECRET}\r\nmore\n")[0] == 0
    assert run(book, "role", "ben", "editor")[1].startswith("ben is editor now; signed out everywhere")
    assert run(book, "list") == (0, "anna  admin  since 2031-06-01\nben  editor  since 2031-06-01\n")
    with connect(str(book)) as ledger:
        accounts = Accounts(ledger.database)
        assert accounts.all()[1] == Account("ben", "editor", NOW)
        assert accounts.sign_in("ben", SECRET, NOW)
        assert run(book, "password", "ben", given="another password\n")[0] == 0
        assert accounts.sign_in("ben", SECRET, NOW) is None
        assert accounts.sign_in("ben", "another password", NOW)
    assert run(book, "remove", "ben")[1].startswith("ben is removed")
    assert run(book, "list") == (0, "anna  admin  since 2031-06-01\n")


def test_a_token_is_printed_once_and_taken_back(book: Path) -> None:
    run(book, "add", "anna", "--role", "admin", given=SECRET)
    status, printed = run(book, "token", "anna", "--label", "nightly")
    assert status == 0
    with connect(str(book)) as ledger:
        assert Accounts(ledger.database).bearer(printed.strip())
        shown = run(book, "list")[1]
        assert shown.endswith("tokens: nightly\n")
        assert printed.strip() not in shown
        assert run(book, "token", "anna", "--label", "nightly", "--revoke") == (0, "")
        assert Accounts(ledger.database).bearer(printed.strip()) is None


@pytest.mark.parametrize(
    ("args", "given", "told"),
    [
        (("add", "anna", "--role", "reader"), SECRET, "anna: has an account already"),
        (("add", "a b", "--role", "reader"), SECRET, "“a b” is no name"),
        (("add", "ben", "--role", "reader"), "short", "8 to 1024 characters"),
        (("add", "ben", "--role", "reader"), "", "8 to 1024 characters"),
        (("role", "ben", "reader"), "", "ben: there is no such account"),
        (("password", "ben"), SECRET, "ben: there is no such account"),
        (("remove", "ben"), "", "ben: there is no such account"),
        (("role", "anna", "reader"), "", "anna: is the only admin"),
        (("token", "anna", "--label", "x", "--revoke"), "", "anna: has no token “x”"),
    ],
)
def test_what_cannot_be_is_said(book: Path, args: tuple[str, ...], given: str, told: str) -> None:
    run(book, "add", "anna", "--role", "admin", given=SECRET)
    status, said = run(book, *args, given=given)
    assert status == 1
    assert told in said


@pytest.mark.parametrize("args", [("add", "anna", "--role", "king"), ("role", "anna", "king"), ("add", "anna")])
def test_roles_are_those_four(book: Path, args: tuple[str, ...]) -> None:
    assert run(book, *args, given=SECRET)[0] == 2


def test_who_sits_at_a_terminal_is_asked_twice_without_echo(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: dict[str, Any] = {}

    def prompt(text: str, **how: Any) -> str:
        asked.update(how)
        return SECRET

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(typer, "prompt", prompt)
    assert _password() == SECRET
    assert asked["hide_input"] is True
    assert asked["confirmation_prompt"]


@pytest.mark.parametrize("verb", sorted(getattr(get_command(verbs), "commands")))  # noqa: B009
def test_every_verb_is_documented(verb: str) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "accounts.md").read_text("utf-8")
    assert f"sayso account {verb}" in docs
