"""Every route against every role: nobody gets what the table does not give.

A new route fails until it is in the table, with the least role that may ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from httpx2 import Response
from starlette.testclient import TestClient

from sayso.ledger import connect
from sayso.records import ROLES
from sayso.web.access import Need
from sayso.web.assets import VERSION
from sayso.web.guard import OPEN, Guard
from sayso.web.site import site
from sayso.web.views import VIEWS
from tests.web.desk import TOKEN, room
from tests.web.signed import Desk, token

TABLE = f"""
nobody    GET   /sign-in
nobody    POST  /sign-in
nobody    GET   /static/VERSION/desk.css
nobody    GET   /static/VERSION/replay.js
nobody    GET   /static/VERSION/review.js
nobody    GET   /static/VERSION/lit-{{count}}.css

reader    POST  /sign-out
reader    GET   /password
reader    POST  /password
reader    GET   /
{"".join(f"reader GET /{name}.{{form}}{chr(10)}reader GET /{name}{chr(10)}" for name in VIEWS)}
reader    GET   /claims
reader    GET   /claims.{{form}}
reader    GET   /claims/{{identity}}
reader    GET   /claims/{{identity}}.{{form}}
reader    GET   /statements/{{identity}}
reader    GET   /reports
reader    GET   /reports.{{form}}
reader    GET   /reports/{{identity}}
reader    GET   /reports/{{identity}}.{{form}}
reader    GET   /reports/{{identity}}/changes
reader    GET   /reports/{{identity}}/changes.{{form}}
reader    GET   /rulings
reader    GET   /rulings.{{form}}
reader    GET   /feed.atom
reader    GET   /feed.json

reviewer  GET   /review
reviewer  GET   /review.{{form}}
reviewer  POST  /review
reviewer  POST  /review/undo

editor    GET   /add
editor    POST  /add

admin     GET   /accounts
admin     POST  /accounts
admin     POST  /accounts/role
admin     POST  /accounts/password
admin     POST  /accounts/remove

reader    GET   /api/v1/
reader    GET   /api/v1/openapi.json
{"".join(f"reader GET /api/v1/{name}{chr(10)}" for name in VIEWS if name != "brief")}
reader    GET   /api/v1/claims
reader    GET   /api/v1/claims/{{identity}}
reader    GET   /api/v1/statements/{{identity}}
reader    GET   /api/v1/reports
reader    GET   /api/v1/reports/{{identity}}
reader    GET   /api/v1/reports/{{identity}}/changes
reader    GET   /api/v1/rulings
editor    POST  /api/v1/reports
reviewer  POST  /api/v1/rulings
"""
LEAST = {(method, path): who for who, method, path in (line.split() for line in TABLE.splitlines() if line)}
"""The least role that may ask, by method and path."""
WHO = ("nobody", *ROLES)
FORM = {"role": "reader", "kind": "accept", "subject": "0123456789abcdef"}
"""What makes a form whole, of whichever route."""
IN_PATH = {"identity": "0123456789abcdef", "form": "json", "count": "3"}


def routes(pages: object) -> Iterator[tuple[str, str, list[object]]]:
    """Method, path and dependencies of each route of a site."""
    assert isinstance(pages, FastAPI)
    for route in iter_route_contexts(pages.routes):
        path = (route.path or "").replace(f"/{VERSION}/", "/VERSION/")
        for method in route.methods or {"ANY"}:
            yield method, path, [each.dependency for each in route.dependencies]


def asked(web: TestClient, method: str, path: str, form_token: str) -> Response:
    """The answer to a request of a route, with a form of the asker's own where one is sent."""
    filled = re.sub(r"{(\w+)}", lambda found: IN_PATH[found[1]], path).replace("VERSION", VERSION)
    if method == "GET":
        return web.get(filled)
    if path.startswith("/api/"):
        return web.request(method, filled, json={})
    return web.request(method, filled, data={"token": form_token, **FORM})


def denied(answer: Response, who: str) -> bool:
    """Whether an answer is a refusal of who asks; one that is neither here nor there fails."""
    leaving = "clear-site-data" in answer.headers
    if answer.status_code == 303 and answer.headers["location"].startswith("/sign-in") and not leaving:
        assert who == "nobody"
        return True
    if answer.status_code == 401:
        assert answer.headers["www-authenticate"] == "Bearer"
        assert who == "nobody"
        return True
    if answer.status_code == 403:
        assert "This takes the role of" in answer.text, answer.text
        return True
    assert answer.status_code in (200, 303, 308, 400, 404, 422), answer.status_code
    return False


def test_every_route_is_in_the_table_and_the_other_way_round() -> None:
    desk = Desk()
    assert isinstance(desk.app, Guard)
    assert {(method, path) for method, path, _ in routes(desk.app.pages)} == set(LEAST)


def test_every_route_says_whom_it_takes_or_is_open() -> None:
    for app in (Desk().app, site(room(connect(":memory:")))):
        assert isinstance(app, Guard)
        for method, path, dependencies in routes(app.pages):
            roles = [each.role for each in dependencies if isinstance(each, Need)]
            who = max(roles, key=ROLES.index) if roles else "nobody"
            assert who == LEAST[method, path], path
            assert bool(roles) != (path == OPEN[0] or path.startswith(OPEN[1])), path


@pytest.mark.parametrize("way", ["browser", "program"])
@pytest.mark.parametrize("who", WHO)
def test_who_may_ask_may_and_nobody_else(who: str, way: str) -> None:
    desk = Desk()
    web, own = asker(desk, who, way)
    for (method, path), least in LEAST.items():
        if path == "/sign-in":
            continue  # what it does is what test_signing.py is about
        answer = asked(web, method, path, own)
        assert denied(answer, who) == (WHO.index(who) < WHO.index(least)), (method, path, answer.status_code)
        if path == "/sign-out":
            web, own = asker(desk, who, way)


def asker(desk: Desk, who: str, way: str) -> tuple[TestClient, str]:
    """A browser or program, and what forms of theirs send back."""
    if who == "nobody":
        web = desk.stranger()
        if way == "program":
            web.headers["Authorization"] = "Bearer sayso_guessed"
        return web, ""
    if way == "program":
        return desk.program(who), ""
    web = desk.browser(who)
    return web, token(web, "/")


def test_at_this_computer_everything_may_be_asked() -> None:
    web = TestClient(site(room(connect(":memory:"))), "http://localhost:8000", follow_redirects=False)
    app = web.app
    assert isinstance(app, Guard)
    for method, path, _ in routes(app.pages):
        assert not denied(asked(web, method, path, TOKEN), "local"), path


def test_what_changes_something_is_not_taken_from_another_page() -> None:
    """A cookie goes with what another site's page sends, where a browser is old: by itself it allows nothing."""
    web = Desk().browser("admin")
    for method, path in LEAST:
        if method != "GET" and path != "/sign-in":
            not_taken(web, path)
    assert web.get("/").status_code == 200, "still signed in"


def not_taken(web: TestClient, path: str) -> None:
    for form_token in ("", "another", "another.token"):
        answer = web.post(path, data={"token": form_token, **FORM})
        assert answer.status_code == (415 if path.startswith("/api/") else 403), path
    plain = {"Content-Type": "text/plain"}
    assert web.post(path, content="{}", headers=plain).status_code in (403, 415, 422), path
    for whence in ("cross-site", "same-site"):
        headers = {"Sec-Fetch-Site": whence, "Content-Type": "application/json"}
        assert web.post(path, content="{}", headers=headers).status_code == 403, path


def test_a_form_of_somebody_elses_is_refused() -> None:
    desk = Desk()
    admin, editor = desk.browser("admin"), desk.browser("editor")
    sent = {"token": token(editor), "name": "reader", "role": "admin"}
    assert admin.post("/accounts/role", data=sent).status_code == 403
    assert admin.post("/accounts/role", data={**sent, "token": token(admin)}).status_code == 200


def test_a_route_without_a_role_is_found() -> None:
    """What the walk above rests on."""
    pages = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    pages.add_api_route("/left-open", lambda: "")
    assert [(path, needs) for _, path, needs in routes(pages)] == [("/left-open", [])]
