"""Account: who may use a desk that listens beyond its own computer, and for what."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["reader", "reviewer", "editor", "admin"]
"""What somebody may do: read; also rule on readings and links; also add reports; also keep accounts."""
ROLES: tuple[Role, ...] = get_args(Role)
"""From least to most: each may do what those before it may."""
