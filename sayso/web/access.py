"""Access: who is asking, and whether they may."""

from __future__ import annotations

import hashlib
import secrets
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from fastapi import params
from starlette.exceptions import HTTPException

from sayso.records import ROLES, Role

Way = Literal["local", "session", "token", "none"]
"""How it is known who asks: they sit at this computer, they signed in, a program shows a token, it is not known."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is asking, without a role where nobody knows; by the `key` forms are told that were made for them."""

    name: str
    role: Role | None
    key: str
    way: Way = "local"

    @property
    def token(self) -> str:
        """What a form of one of our pages sends back.

        It is written otherwise in each page: else the length of a compressed page that repeats what somebody else has
        put into its address could tell it to whoever sees that length. On this computer nobody does.
        """
        return self.key if self.way == "local" else seal(self.key, secrets.token_hex(8))

    def may(self, role: Role) -> bool:
        """Whether a role is theirs, or one below it."""
        return self.role is not None and ROLES.index(role) <= ROLES.index(self.role)


VISITOR: ContextVar[Visitor] = ContextVar("visitor")
"""Set by the guard for each request: what serves it, templates among it, asks here."""


def visitor() -> Visitor:
    """Who is asking now."""
    return VISITOR.get()


@dataclass(frozen=True, slots=True)
class Need:
    """Lets in who has a role, or one above it."""

    role: Role

    # Not a coroutine in vain: a plain function would cost each request a thread.
    async def __call__(self) -> None:
        """403 for others."""
        if not visitor().may(self.role):
            raise HTTPException(403, f"This takes the role of {self.role}; yours is {visitor().role or 'none'}.")


def need(role: Role) -> params.Depends:
    """The dependency of routes that only visitors with a role may ask: 403 for others."""
    return params.Depends(Need(role))


def own(token: str) -> None:
    """403 unless a form with this token was made for who sends it; programs that show who they are need none."""
    if visitor().way == "token":
        return
    made = visitor().key if visitor().way == "local" else seal(visitor().key, token.partition(".")[0])
    if not same(token, made):
        raise HTTPException(403, "This form is not one that was made for you here: open it anew and send it again.")


def seal(key: str, salt: str) -> str:
    """A token that shows knowledge of a key without telling it."""
    return f"{salt}.{hashlib.sha256(f'{salt} {key}'.encode('utf-8', 'replace')).hexdigest()}"


def same(token: str, other: str) -> bool:
    """Whether two tokens are the same, without telling by the time it takes how much of them is."""
    return secrets.compare_digest(token.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
