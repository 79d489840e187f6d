"""Access: who is asking, and whether they may."""

from __future__ import annotations

import secrets
from contextvars import ContextVar
from dataclasses import dataclass

from fastapi import params
from starlette.exceptions import HTTPException

from sayso.records import ROLES, Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is asking; a form of one of our pages sends back the `token` that it was made with."""

    name: str
    role: Role
    token: str

    def may(self, role: Role) -> bool:
        """Whether a role is theirs, or one below it."""
        return ROLES.index(role) <= ROLES.index(self.role)


VISITOR: ContextVar[Visitor] = ContextVar("visitor")
"""Set by the guard for each request: what serves it, templates among it, asks here."""


def visitor() -> Visitor:
    """Who is asking now."""
    return VISITOR.get()


def need(role: Role) -> params.Depends:
    """The dependency of routes that only visitors with a role may ask: 403 for others."""

    # Not a coroutine in vain: a plain function would cost each request a thread.
    async def admit() -> None:
        if not visitor().may(role):
            raise HTTPException(403, f"This takes the role of {role}; yours is {visitor().role}.")

    return params.Depends(admit)


def own(token: str) -> None:
    """403 unless a form with this token was made for who sends it."""
    if not secrets.compare_digest(token.encode(), visitor().token.encode()):
        raise HTTPException(403, "This form is not one that was made for you here: open it anew and send it again.")
