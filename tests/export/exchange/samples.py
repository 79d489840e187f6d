"""Samples: claims in which everything that comes from reports is meant to do harm."""

from __future__ import annotations

import io
from dataclasses import replace

from sayso.export.exchange import WRITERS
from sayso.records import Claim, Party, Query, Saying
from tests.export.claims.story import CLAIM

HOSTILE = '=HYPERLINK("https://evil.example")</script><script>alert(1)</script>\x1b[31m\u202e\x00\r\n"; DROP TABLE'
ADDRESSES = ("javascript:alert(1)", "https://news.example/a b\u202e<script>\"'|", "data:text/html,x", "http://[", "")


def hostile() -> Claim:
    """The claim with every text replaced; each statement has another address."""
    said = tuple(_hostile(saying, number) for number, saying in enumerate(CLAIM.statements))
    against = tuple(replace(each, statement=_hostile(each.statement, 0), reason=HOSTILE) for each in CLAIM.against)
    return replace(CLAIM, text=HOSTILE, statements=said, against=against, outlets=(HOSTILE,))


def _hostile(saying: Saying, number: int) -> Saying:
    url = ADDRESSES[number % len(ADDRESSES)]
    party = Party(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    return replace(saying, text=HOSTILE, outlet=HOSTILE, wire=HOSTILE, url=url, source=party, report=f"{number:016x}")


def written(form: str, *claims: Claim) -> bytes:
    """What a format makes of claims."""
    out = io.BytesIO()
    WRITERS[form](Query(text="it's"), claims, out)
    return out.getvalue()
