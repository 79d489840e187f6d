"""Poll: where a feed that is asked again and again stands, so that watching can go on where it stopped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Poll:
    """What the last request to `address` left behind, and when it is due again.

    `etag` and `modified` are the server's validators, to be sent back as they came. `due` is an ISO 8601 moment
    in UTC; `failures` counts the requests that failed since one succeeded.
    """

    address: str
    etag: str | None
    modified: str | None
    due: str
    failures: int
