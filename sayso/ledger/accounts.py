"""Accounts: who may ask a ledger beyond its own computer, and what they show to be let in.

Of what a browser or program holds, 256 random bits, only the SHA-256 is kept: who reads the ledger cannot use it.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from sayso.errors import AccountError
from sayso.ledger.connect import Database
from sayso.ledger.passwords import fits, hashed
from sayso.ledger.tables import accounts, sessions, tokens
from sayso.records import Account, Role, Token

IDLE = 12 * 3600
"""Seconds without a request after which a session ends: a night, not a day at work."""
LASTING = 7 * 24 * 3600
"""Seconds after which a session ends in any case."""
_PRECISE = 600
"""Seconds in which a session's use is kept once: to write with every request would make readers wait for writers."""
_NAME, _LABEL = 64, 80
"""Characters at most."""
_BITS = 256
_MARKS = frozenset("._-@")
_PREFIX = "sayso_"
"""What tokens begin with, so that people and programs see what has got into a file by mistake."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in; `waning` where it is time to say that the session is still used."""

    account: Account
    waning: bool


class Accounts:
    """The accounts of a ledger; all moments are ISO 8601 in UTC, to the second."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Account, ...]:
        """All accounts by name."""
        with self._database.reading() as connection:
            return tuple(map(_account, connection.execute(select(accounts).order_by(accounts.c.name))))

    def add(self, name: str, role: Role, password: str, now: str) -> Account:
        """Make an account. AccountError where the name is taken, or name or password is none."""
        known = username(name)
        if known is None:
            raise AccountError(f"“{name}” is no name: at most {_NAME} letters, digits and . _ - @")
        made = Account(known, role, now)
        row = {"name": known, "role": role, "password": hashed(password), "made": now}
        with self._database.writing() as connection:
            if _found(connection, known):
                raise AccountError(f"{known}: has an account already")
            connection.execute(insert(accounts).values(row))
        return made

    def grant(self, name: str, role: Role) -> Account:
        """Give an account another role, and end its sessions and tokens. AccountError for the only admin."""
        with self._changing(name) as (connection, account):
            if role != "admin":
                _keep_admin(connection, account)
            connection.execute(update(accounts).where(accounts.c.name == account.name).values(role=role))
        return Account(account.name, role, account.made)

    def renew(self, name: str, password: str) -> Account:
        """Give an account another password, and end its sessions and tokens."""
        kept = hashed(password)
        with self._changing(name) as (connection, account):
            connection.execute(update(accounts).where(accounts.c.name == account.name).values(password=kept))
        return account

    def change(self, name: str, password: str, new: str) -> bool:
        """Give an account another password as `renew` does, if it has this one; whether it had.

        AccountError where the new one is none.
        """
        with self._database.reading() as connection:
            kept = _password(connection, username(name))
        if not fits(password, kept):
            return False
        self.renew(name, new)
        return True

    def remove(self, name: str) -> Account:
        """Remove an account, its sessions and tokens. AccountError for the only admin of several accounts."""
        with self._changing(name) as (connection, account):
            if connection.scalar(select(func.count()).select_from(accounts)) != 1:
                _keep_admin(connection, account)
            connection.execute(delete(accounts).where(accounts.c.name == account.name))
        return account

    def sign_in(self, name: str, password: str, now: str, instead_of: str | None = None) -> str | None:
        """What the browser of a new session is to hold; None, after as long, for an unknown name or wrong password.

        The session `instead_of` which it comes is ended.
        """
        known = username(name)
        with self._database.reading() as connection:
            kept = _password(connection, known)
        if not fits(password, kept):
            return None
        held = secrets.token_urlsafe(_BITS // 8)
        with self._database.writing() as connection:
            # Whoever changed the password meanwhile wants nobody in who has the old one.
            if _password(connection, known) != kept:
                return None
            over = or_(sessions.c.used < _before(now, IDLE), sessions.c.made < _before(now, LASTING))
            connection.execute(delete(sessions).where(or_(over, sessions.c.hash == _hash(instead_of or ""))))
            row = {"hash": _hash(held), "account": known, "made": now, "used": now}
            connection.execute(insert(sessions).values(row))
        return held

    def session(self, held: str, now: str) -> Session | None:
        """The session of who holds this, unless it has ended."""
        found = select(accounts, sessions.c.used).join_from(sessions, accounts).where(sessions.c.hash == _hash(held))
        live = (sessions.c.used >= _before(now, IDLE), sessions.c.made >= _before(now, LASTING))
        with self._database.reading() as connection:
            row = connection.execute(found.where(*live)).first()
        return Session(_account(row), row.used < _before(now, _PRECISE)) if row else None

    def used(self, held: str, now: str) -> None:
        """Keep that a session is used."""
        with self._database.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.hash == _hash(held)).values(used=now))

    def sign_out(self, held: str) -> None:
        """End a session."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.hash == _hash(held)))

    def issue(self, name: str, label: str, now: str) -> str:
        """A new token, which is not to be had again. AccountError where the account has one of this label."""
        told = " ".join(label.split())
        if not 0 < len(told) <= _LABEL or not told.isprintable():
            raise AccountError(f"a token's label has 1 to {_LABEL} characters that can be seen, not {label!r}")
        held = _PREFIX + secrets.token_urlsafe(_BITS // 8)
        with self._database.writing() as connection:
            known = _known(connection, name).name
            if connection.scalar(select(tokens.c.hash).where(tokens.c.account == known, tokens.c.label == told)):
                raise AccountError(f"{known}: has a token “{told}” already")
            row = {"hash": _hash(held), "account": known, "label": told, "made": now}
            connection.execute(insert(tokens).values(row))
        return held

    def revoke(self, name: str, label: str) -> None:
        """Take a token back. AccountError where there is none of this label."""
        told = " ".join(label.split())
        with self._database.writing() as connection:
            known = _known(connection, name).name
            if not connection.execute(delete(tokens).where(tokens.c.account == known, tokens.c.label == told)).rowcount:
                raise AccountError(f"{known}: has no token “{told}”")

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, by account, then as they were made."""
        found = select(tokens.c.account, tokens.c.label, tokens.c.made)
        with self._database.reading() as connection:
            rows = connection.execute(found.order_by(tokens.c.account, tokens.c.made, tokens.c.label))
            return tuple(Token(*row) for row in rows)

    def bearer(self, held: str) -> Account | None:
        """The account of the token that a program holds."""
        found = select(accounts).join_from(tokens, accounts).where(tokens.c.hash == _hash(held))
        with self._database.reading() as connection:
            row = connection.execute(found).first()
        return _account(row) if row else None

    @contextmanager
    def _changing(self, name: str) -> Iterator[tuple[Connection, Account]]:
        """A transaction that changes an account and ends all that was let in by it."""
        with self._database.writing() as connection:
            account = _known(connection, name)
            for table in (sessions, tokens):
                connection.execute(delete(table).where(table.c.account == account.name))
            yield connection, account


def username(written: str) -> str | None:
    """A name as accounts have it, however it is written; None for what can be none.

    Letters of any script, digits and . _ - @; large and small letters are the same, and so are those that look the
    same by Unicode's NFKC.
    """
    told = unicodedata.normalize("NFKC", written.strip()[: 4 * _NAME]).casefold()
    told = unicodedata.normalize("NFKC", told)
    fine = all(sign in _MARKS or unicodedata.category(sign)[0] in "LMN" for sign in told)
    return told if fine and 0 < len(told) <= _NAME and told[0].isalnum() else None


def _found(connection: Connection, name: str) -> Account | None:
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    return _account(row) if row else None


def _known(connection: Connection, written: str) -> Account:
    name = username(written)
    account = _found(connection, name) if name else None
    if account is None:
        raise AccountError(f"{written}: there is no such account")
    return account


def _keep_admin(connection: Connection, but: Account) -> None:
    others = select(func.count()).where(accounts.c.role == "admin", accounts.c.name != but.name)
    if but.role == "admin" and not connection.scalar(others):
        raise AccountError(f"{but.name}: is the only admin; make another one first")


def _password(connection: Connection, name: str | None) -> str | None:
    kept: str | None = connection.scalar(select(accounts.c.password).where(accounts.c.name == name)) if name else None
    return kept


def _account(row: Row[Any]) -> Account:
    return Account(row.name, row.role, row.made)


def _hash(held: str) -> str:
    return hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()


def _before(now: str, seconds: int) -> str:
    return (datetime.fromisoformat(now) - timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
