"""A desk with accounts: somebody of each role, and browsers and programs of theirs."""

from __future__ import annotations

import re
from dataclasses import replace

from httpx2 import Response
from starlette.testclient import TestClient

from sayso.ledger import Accounts, Ledger, connect
from sayso.records import ROLES
from sayso.web.reach import reach
from sayso.web.room import Room
from sayso.web.site import site
from tests.web.desk import NOW, room

HTTPS = "https://desk.example"
HTTP = "http://desk.example:8000"
SECRET = "the bridge at Miren"
COOKIE = "__Host-sayso"


class Desk:
    """Has an account of each role, by its name, and an empty ledger unless given another."""

    def __init__(self, book: Ledger | None = None, address: str = HTTPS) -> None:
        self.address, self.now = address, NOW
        self.accounts = Accounts(connect(":memory:").database)
        for role in ROLES:
            self.accounts.add(role, role, SECRET, NOW)
        found = room(book or connect(":memory:"))
        self.room: Room = replace(found, now=lambda: self.now, accounts=self.accounts, reach=reach(address))
        self.app = site(self.room)

    def stranger(self, source: str = "203.0.113.7") -> TestClient:
        """A browser that nobody has signed in with."""
        return TestClient(self.app, self.address, follow_redirects=False, client=(source, 50_000))

    def browser(self, name: str) -> TestClient:
        """A browser of who has signed in."""
        web = self.stranger()
        assert sign_in(web, name).status_code == 303
        return web

    def program(self, name: str) -> TestClient:
        """A program that shows a token."""
        labels = {token.label for token in self.accounts.tokens()}
        token = self.accounts.issue(name, f"program {len(labels)}", NOW)
        web = self.stranger()
        web.headers["Authorization"] = f"Bearer {token}"
        return web


def token(web: TestClient, path: str = "/add") -> str:
    """What a form of this page sends back."""
    found = re.search(r'name="token" value="([^"]+)"', web.get(path).text)
    assert found, path
    return found[1]


def sign_in(web: TestClient, name: str, password: str = SECRET, **more: str) -> Response:
    """What the form to sign in comes to."""
    answer: Response = web.post(
        "/sign-in", data={"token": token(web, "/sign-in"), "name": name, "password": password, **more}
    )
    return answer
