"""Account: who may use a desk that listens beyond its own computer, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "reviewer", "editor", "admin"]
"""What somebody may do: read; also rule on readings and links; also add reports; also keep accounts."""
ROLES: tuple[Role, ...] = get_args(Role)
"""From least to most: each may do what those before it may."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in; `made` is when it was made, an ISO 8601 moment in UTC."""

    name: str
    role: Role
    made: str


@dataclass(frozen=True, slots=True)
class Token:
    """What a program shows to be let in with the role of an `account`; `label` says which program."""

    account: str
    label: str
    made: str
