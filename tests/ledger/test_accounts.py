"""Accounts: who is let in, by what, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from sayso.errors import AccountError
from sayso.ledger import Ledger, backup, connect, passwords, restore, version
from sayso.ledger.accounts import Accounts, username
from sayso.ledger.connect import Database
from sayso.ledger.passwords import fits, hashed
from sayso.ledger.tables import METADATA
from sayso.records import Account, Token

NOW = "2031-05-12T09:00:00Z"
SECRET = "the bridge at Miren"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 16)


@pytest.fixture
def desk(ledger: Ledger) -> Accounts:
    made = Accounts(ledger.database)
    made.add("anna", "admin", SECRET, NOW)
    made.add("ben", "reader", SECRET, NOW)
    return made


def signed_in(desk: Accounts, name: str = "ben") -> str:
    held = desk.sign_in(name, SECRET, NOW)
    assert held
    return held


def test_passwords_cost_what_owasp_recommends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert (passwords.COST, passwords.BLOCK, passwords.LANES) == (2**17, 8, 1)
    assert fits(SECRET, hashed(SECRET))


def test_a_password_is_kept_with_a_salt_and_what_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = hashed(SECRET), hashed(SECRET)
    assert first != second
    assert first.startswith("scrypt$16$8$1$")
    assert SECRET not in first
    monkeypatch.setattr(passwords, "COST", 32)
    assert fits(SECRET, first)
    assert not fits(SECRET.upper(), first)
    assert not fits("", first)


def test_where_no_password_is_kept_as_much_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, ...]] = []

    def key(_password: str, _salt: bytes, *cost: int) -> bytes:
        asked.append(cost)
        return b"x" * 32

    monkeypatch.setattr(passwords, "_key", key)
    kept = hashed(SECRET)
    asked.clear()
    assert not fits("wrong", None)
    fits("wrong", kept)
    fits("x" * 5000, kept)
    assert asked == [(16, 8, 1)] * 3


@pytest.mark.parametrize(("length", "fine"), [(7, False), (8, True), (1024, True), (1025, False)])
def test_passwords_have_a_length(length: int, fine: bool) -> None:
    if fine:
        assert fits("x" * length, hashed("x" * length))
        return
    with pytest.raises(AccountError, match=f"8 to 1024 characters, this one has {length}"):
        hashed("x" * length)


def test_a_password_is_the_same_however_the_keyboard_writes_it() -> None:
    assert fits("cafe\u0301 au lait", hashed("café au lait"))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Anna", "anna"),
        (" anna ", "anna"),
        ("ＡＮＮＡ", "anna"),
        ("Волкова", "волкова"),
        ("anna.k-2@desk_3", "anna.k-2@desk_3"),
        ("x" * 64, "x" * 64),
        ("x" * 65, None),
        ("x" * 100_000, None),
        ("", None),
        ("-anna", None),
        ("anna kell", None),
        ("anna\n", "anna"),
        ("an\nna", None),
        ("an\0na", None),
        ("an\u200bna", None),
        ("an\u202ena", None),
        ("<b>", None),
        ("a/b", None),
        ("\ud800", None),
    ],
)
def test_names(written: str, name: str | None) -> None:
    assert username(written) == name


def test_accounts_are_added_and_listed(desk: Accounts) -> None:
    assert desk.all() == (Account("anna", "admin", NOW), Account("ben", "reader", NOW))
    for taken in ("ben", "BEN"):
        with pytest.raises(AccountError, match="ben: has an account already"):
            desk.add(taken, "admin", SECRET, NOW)
    with pytest.raises(AccountError, match="is no name"):
        desk.add("a b", "admin", SECRET, NOW)
    assert len(desk.all()) == 2


def test_who_signs_in_has_a_session_until_signing_out(desk: Accounts) -> None:
    held = signed_in(desk, " Ben")
    session = desk.session(held, NOW)
    assert session
    assert session.account == Account("ben", "reader", NOW)
    assert desk.session(held + "x", NOW) is None
    desk.sign_out(held)
    assert desk.session(held, NOW) is None


@pytest.mark.parametrize(
    ("name", "password"), [("ben", "wrong"), ("ben", ""), ("nobody", SECRET), ("a\0b", SECRET), ("", "")]
)
def test_who_is_not_known_is_not_let_in(desk: Accounts, name: str, password: str) -> None:
    assert desk.sign_in(name, password, NOW) is None


def test_a_session_comes_instead_of_another(desk: Accounts) -> None:
    first, other = signed_in(desk), signed_in(desk)
    second = desk.sign_in("ben", SECRET, NOW, instead_of=first)
    assert second not in (None, first)
    assert desk.session(first, NOW) is None
    assert desk.session(other, NOW)


def test_a_session_ends_when_idle_and_when_old(desk: Accounts) -> None:
    held = signed_in(desk)
    assert desk.session(held, "2031-05-12T20:59:59Z")
    assert desk.session(held, "2031-05-12T21:00:01Z") is None
    for day in range(12, 19):
        for hour in ("08", "18"):
            desk.used(held, f"2031-05-{day}T{hour}:00:00Z")
    assert desk.session(held, "2031-05-19T05:59:59Z")
    desk.used(held, "2031-05-19T09:00:00Z")
    assert desk.session(held, "2031-05-19T09:00:01Z") is None


def test_use_is_to_be_kept_every_ten_minutes(desk: Accounts) -> None:
    held = signed_in(desk)
    for moment, waning in (("2031-05-12T09:10:00Z", False), ("2031-05-12T09:10:01Z", True)):
        session = desk.session(held, moment)
        assert session
        assert session.waning == waning
    desk.used(held, "2031-05-12T09:10:01Z")
    session = desk.session(held, "2031-05-12T09:11:00Z")
    assert session
    assert not session.waning


def test_sessions_that_ended_are_forgotten(desk: Accounts, ledger: Ledger) -> None:
    signed_in(desk)
    desk.sign_in("anna", SECRET, "2031-05-13T09:00:00Z")
    with ledger.database.reading() as connection:
        kept = connection.scalars(select(METADATA.tables["sessions"].c.account)).all()
    assert kept == ["anna"]


CHANGES: list[Callable[[Accounts], object]] = [
    lambda desk: desk.grant("BEN", "editor"),
    lambda desk: desk.grant("ben", "reader"),
    lambda desk: desk.renew("ben", "another password"),
    lambda desk: desk.remove("ben"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_ends_sessions_and_tokens_of_that_account_alone(
    desk: Accounts, change: Callable[[Accounts], object]
) -> None:
    held, token = signed_in(desk), desk.issue("ben", "nightly", NOW)
    others = signed_in(desk, "anna"), desk.issue("anna", "nightly", NOW)
    change(desk)
    assert desk.session(held, NOW) is None
    assert desk.bearer(token) is None
    assert desk.session(others[0], NOW)
    assert desk.bearer(others[1])
    assert [one.account for one in desk.tokens()] == ["anna"]


def test_changes_hold(desk: Accounts) -> None:
    desk.grant("ben", "editor")
    desk.renew("ben", "another password")
    assert desk.sign_in("ben", SECRET, NOW) is None
    held = desk.sign_in("ben", "another password", NOW)
    session = desk.session(held or "", NOW)
    assert session
    assert session.account.role == "editor"
    desk.remove("ben")
    assert desk.sign_in("ben", "another password", NOW) is None


@pytest.mark.parametrize("change", [*CHANGES, lambda desk: desk.issue("ben", "x", NOW)])
def test_who_is_not_there_cannot_be_changed(ledger: Ledger, change: Callable[[Accounts], object]) -> None:
    with pytest.raises(AccountError, match="there is no such account"):
        change(Accounts(ledger.database))


def test_an_admin_stays(desk: Accounts) -> None:
    with pytest.raises(AccountError, match="anna: is the only admin"):
        desk.grant("anna", "editor")
    with pytest.raises(AccountError, match="anna: is the only admin"):
        desk.remove("anna")
    held = signed_in(desk, "anna")
    with pytest.raises(AccountError):
        desk.remove("anna")
    assert desk.session(held, NOW), "what is refused changes nothing"
    desk.grant("ben", "admin")
    desk.remove("anna")
    desk.remove("ben")
    assert desk.all() == ()


def test_a_password_that_is_changed_while_somebody_signs_in_lets_nobody_in(
    desk: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(password: str, kept: str | None) -> bool:
        desk.renew("ben", "another password")
        return fits(password, kept)

    monkeypatch.setattr("sayso.ledger.accounts.fits", slow)
    assert desk.sign_in("ben", SECRET, NOW) is None


def test_tokens_are_issued_and_taken_back(desk: Accounts) -> None:
    token = desk.issue("Ben", " nightly  export ", NOW)
    assert token.startswith("sayso_")
    assert desk.bearer(token) == Account("ben", "reader", NOW)
    assert desk.tokens() == (Token("ben", "nightly export", NOW),)
    with pytest.raises(AccountError, match="has a token “nightly export” already"):
        desk.issue("ben", "nightly export", NOW)
    desk.revoke("ben", "nightly export")
    assert desk.bearer(token) is None
    with pytest.raises(AccountError, match="has no token"):
        desk.revoke("ben", "nightly export")
    for label in ("", " ", "x" * 81, "a\x1bb"):
        with pytest.raises(AccountError, match="label"):
            desk.issue("ben", label, NOW)


def test_nothing_that_lets_anybody_in_is_kept(desk: Accounts, ledger: Ledger) -> None:
    held, token = signed_in(desk), desk.issue("ben", "nightly", NOW)
    with ledger.database.reading() as connection:
        rows = [
            str(row)
            for name in ("accounts", "sessions", "tokens")
            for row in connection.execute(select(METADATA.tables[name]))
        ]
    assert len(rows) == 4
    kept = " ".join(rows)
    assert not [one for one in (held, token, token.removeprefix("sayso_"), SECRET) if one in kept]
    assert len(held) >= 256 / 6
    assert len(token) >= 256 / 6


def test_a_ledger_of_before_gets_accounts_and_keeps_what_it_has(shared: str) -> None:
    database = Database(shared)
    with database.writing() as connection:
        version.upgrade(connection, "0001")
        connection.execute(text("INSERT INTO polls VALUES ('https://courier.example/', NULL, NULL, '2031', 1)"))
    database.close()
    with connect(shared) as ledger:
        assert ledger.poll("https://courier.example/")
        made = Accounts(ledger.database)
        assert made.all() == ()
        made.add("anna", "admin", SECRET, NOW)
        assert made.sign_in("anna", SECRET, NOW)


def test_a_backup_holds_accounts(shared: str, tmp_path: Path) -> None:
    with connect(shared) as ledger:
        desk = Accounts(ledger.database)
        desk.add("anna", "admin", SECRET, NOW)
        token = desk.issue("anna", "nightly", NOW)
        backup(ledger, tmp_path / "backup.db")
    restore(tmp_path / "backup.db", str(tmp_path / "new.db"))
    with connect(str(tmp_path / "new.db")) as restored:
        assert Accounts(restored.database).bearer(token)
