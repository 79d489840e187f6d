"""Places: all pages of the desk, each a line; what holds for every page is tested for these."""

from __future__ import annotations

from functools import cache

from sayso.web.views import VIEWS
from tests.web.desk import client

PLACES = {
    "story": "/",
    "story of a day": "/?as_of=2024-10-26",
    "what changed": "/?since=2024-10-24&as_of=2024-10-26",
    **{name: f"/{name}" for name in VIEWS if name != "story"},
    "claims": "/claims",
    "claims narrowed": "/claims?source=NATO&standing=denied&as_of=2024-11-14",
    "claim": "/claims/{claim}",
    "reports": "/reports",
    "report": "/reports/{report}",
    "changes": "/reports/{changed}/changes",
    "add": "/add",
    "review": "/review",
    "review of a statement": "/review?at={claim}&merge=yes",
    "rulings": "/rulings",
    "nothing fits": "/figures?q=zzzz",
    "an error": "/claims?as_of=yesterday",
    "nowhere": "/nowhere",
}
"""Their addresses by what they are called, with names in braces for ids of the example story."""


@cache
def known() -> dict[str, str]:
    """Ids of the example story: its foremost claim, that claim's first report, and a report that has two versions."""
    claim = client().get("/claims.json?limit=1").json()["claims"][0]
    reports = client().get("/reports.json?limit=500").json()["reports"]
    urls = [one["url"] for one in reports]
    changed = next(one["report"] for one in reports if urls.count(one["url"]) > 1)
    return {"claim": claim["id"], "report": claim["statements"][0]["report"], "changed": changed}


def path(place: str) -> str:
    """The address of a place."""
    return PLACES[place].format(**known())
