"""Every page answers, is well made, and says what the command line says."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from typer.testing import CliRunner

from sayso.cli.tools import Tools
from sayso.ledger import connect
from sayso.web import telling
from sayso.web.views import VIEWS
from tests.cli.whole import app
from tests.deployment import desk, ledger
from tests.web.desk import NOW, client

LISTS = ["/", *(f"/{name}" for name in VIEWS if name != "story"), "/claims", "/reports"]
PAGES = [*LISTS, "/add"]
VOID = {"meta", "link", "input", "br", "img", "hr"}


class Outline(HTMLParser):
    """What a page is made of; fails where tags do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{tag} closes another"

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name in names]


def first_claim() -> str:
    found = client().get("/claims.json?limit=1").json()
    return str(found["claims"][0]["id"])


def first_report() -> str:
    return str(client().get("/reports.json?limit=1").json()["reports"][0]["report"])


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_and_is_well_made(path: str) -> None:
    answer = client().get(path)
    assert answer.status_code == 200
    check(answer.text)


@pytest.mark.parametrize("path", ["/", "/figures", "/claims?limit=100"])
def test_what_is_too_large_to_be_told_whole_says_so(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    left_out = "more fit than one page can tell"
    assert left_out not in client().get(path).text
    monkeypatch.setattr(telling, "TOLD", 40)
    answer = client().get(path)
    check(answer.text)
    assert (left_out in answer.text) == (not path.startswith("/claims"))


@pytest.mark.parametrize("path", ["/nowhere", "/?as_of=yesterday", "/claims/0000", "/reports/0000"])
def test_errors_are_pages_too(path: str) -> None:
    answer = client().get(path)
    assert 400 <= answer.status_code < 500
    check(answer.text)


def test_a_claim_and_a_report_are_well_made() -> None:
    check(client().get(f"/claims/{first_claim()}").text)
    check(client().get(f"/reports/{first_report()}").text)


def check(text: str) -> None:
    """One title, one main, headings without gaps, ids once, every field labelled, nothing that the policy forbids."""
    page = Outline(text)
    assert len(page.all("h1")) == len(page.all("main")) == 1
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    labels = {each.get("for") for each in page.all("label")}
    for field in page.all("input", "select", "textarea"):
        assert field.get("type") == "hidden" or field.get("id") in labels or "aria-label" in field
    inner = {address[1:] for each in page.all("a") if (address := each.get("href") or "").startswith("#")}
    assert inner <= set(ids)
    for tag, attributes in page.tags:
        assert tag != "style"
        assert not [name for name in attributes if name == "style" or name.startswith("on")], (tag, attributes)
        assert tag != "script" or (attributes.get("src") or "").startswith("/static/")


def test_nothing_leads_elsewhere_but_to_the_reports_themselves() -> None:
    urls = {report["url"] for report in client().get("/reports.json?limit=500").json()["reports"]}
    for path in [*PAGES, f"/claims/{first_claim()}", f"/reports/{first_report()}"]:
        page = Outline(client().get(path).text)
        for tag, attributes in page.tags:
            for name in ("href", "src", "action", "formaction"):
                address = attributes.get(name) or "/"
                ours = address.startswith(("/", "#", "data:,", "?")) and not address.startswith("//")
                assert ours or (tag == "a" and address in urls), (path, tag, address)


@pytest.mark.parametrize("name", [name for name in VIEWS if name != "brief"])
def test_every_view_is_there_as_json_and_csv(name: str) -> None:
    assert client().get(f"/{name}.json").json()["schema"].startswith(f"sayso/{name}/")
    answer = client().get(f"/{name}.csv")
    assert answer.headers["content-disposition"] == f'attachment; filename="sayso-{name}.csv"'
    assert answer.text.startswith('"')


def test_pictures_and_features_are_there_where_a_view_has_them() -> None:
    for name in ("figures", "timeline", "map"):
        assert client().get(f"/{name}.svg").text.startswith("<svg")
    assert client().get("/map.geojson").json()["type"] == "FeatureCollection"
    assert client().get("/denials.svg").status_code == 404


TOOLS = Tools(connect=lambda _: nullcontext(ledger(None)), desk=lambda _: desk(), now=lambda: NOW)
VERBS = [name for name in VIEWS if name != "brief"]


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("verb", [*VERBS, "claims"])
def test_a_page_as_data_is_what_the_command_line_says(verb: str, form: str) -> None:
    asked = ["soldiers", "--as-of", "2024-10-26", "--place", "Russia", "--limit", "3", "--format", form]
    printed = CliRunner().invoke(app, [verb, *asked], obj=TOOLS)
    assert printed.exit_code == 0
    assert client().get(f"/{verb}.{form}?q=soldiers&as_of=2024-10-26&place=Russia&limit=3").text == printed.stdout


def test_what_changed_since_a_day_is_what_the_command_line_says() -> None:
    asked = ["--since", "2024-10-24", "--as-of", "2024-10-26", "--format", "md"]
    printed = CliRunner().invoke(app, ["story", *asked], obj=TOOLS).stdout
    assert "Changed since 24 October 2024" in printed
    assert client().get("/story.md?since=2024-10-24&as_of=2024-10-26").text == printed


def test_the_page_as_of_a_day_has_nothing_of_later() -> None:
    later = client().get("/claims.json?as_of=2024-10-20&limit=500").json()
    assert later["claims"]
    assert all(claim["last"] < "2024-10-21" for claim in later["claims"])
    page = client().get("/?as_of=2024-10-20").text
    assert "as of 20 October 2024" in page
    published = re.findall(r'"published": "([^"]+)"', client().get("/story.json?as_of=2024-10-20").text)
    assert published
    assert max(published) < "2024-10-21"


def test_filters_narrow_and_stay_in_every_address() -> None:
    page = client().get("/claims?source=NATO&as_of=2024-11-14").text
    assert "as_of=2024-11-14" in page
    assert all(
        "as_of=2024-11-14" in one and "source=NATO" in one for one in re.findall(r'href="(/claims/[^"]+)"', page)
    )
    found = client().get("/claims.json?source=NATO&limit=500").json()["claims"]
    assert 0 < len(found) < len(client().get("/claims.json?limit=500").json()["claims"])
    denied = client().get("/claims.json?standing=denied").json()["claims"]
    assert {one["standing"]["opposition"] for one in denied} == {"denied"}


def test_the_list_goes_on_where_it_stopped() -> None:
    first = client().get("/claims?limit=7").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    assert following[1] == "/claims?limit=7&amp;offset=7"
    whole = [one["id"] for one in client().get("/claims.json?limit=14").json()["claims"]]
    parts = [client().get(f"/claims.json?limit=7&offset={offset}").json()["claims"] for offset in (0, 7)]
    assert [one["id"] for part in parts for one in part] == whole


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("as_of=yesterday", "“yesterday” is no date"),
        ("since=2024-13-01", "is no date"),
        ("known=%00", "is no date"),
        ("standing=true", "is no standing"),
        ("limit=0", "whole number from 1 to 500"),
        ("limit=99999999999999999999", "whole number from 1 to 500"),
        ("offset=-1", "is no offset"),
    ],
)
def test_what_cannot_be_asked_is_said(query: str, told: str) -> None:
    answer = client().get(f"/claims?{query}")
    assert answer.status_code == 400
    assert told in answer.text
    assert told in client().get(f"/claims.json?{query}").json()["error"]


@pytest.mark.parametrize("identity", ["0", "zz", "..%2f..%2fetc", "%00", "'%20OR%201=1", "%F0%9F%92%A3", "a" * 3000])
@pytest.mark.parametrize("kind", ["claims", "reports", "statements"])
def test_hostile_ids_are_not_there(kind: str, identity: str) -> None:
    assert client().get(f"/{kind}/{identity}").status_code == 404
    assert client().get(f"/{kind}/{identity}.json").status_code == 404


def test_a_statement_leads_to_its_characters() -> None:
    claim = client().get("/claims.json?limit=1").json()["claims"][0]
    said = claim["statements"][0]
    page = client().get("/claims?limit=1").text
    assert f'href="/statements/{said["id"]}"' in page or len(claim["statements"]) > 1
    answer = client().get(f"/statements/{said['id']}?as_of=2025-05-01")
    place, _, anchor = answer.headers["location"].partition("#")
    assert answer.status_code == 303
    assert place == f"/reports/{said['report']}?as_of=2025-05-01"
    report = client().get(place).text
    assert f'id="{anchor}"' in report
    lights = re.search(r'href="(/static/\w+/lit-\d+\.css)"', report)
    assert lights
    assert f"#r1{anchor.removeprefix('r1')}:target" in client().get(lights[1]).text.replace(":is(", "").replace(
        ",", ":target,"
    )


def test_a_claim_shows_the_report_of_the_statement_asked_for() -> None:
    claim = client().get("/claims.json?limit=1").json()["claims"][0]
    for said in claim["statements"]:
        page = client().get(f"/claims/{claim['id']}?at={said['id']}").text
        beside = page[page.index('id="beside"') : page.index("Where it comes from")]
        assert f"/statements/{said['id']}" in beside
        assert 'class="content' in beside


def test_versions_of_a_text_are_compared() -> None:
    found = client().get("/reports.json?limit=500").json()["reports"]
    urls = [one["url"] for one in found]
    report = next(one for one in found if urls.count(one["url"]) > 1)
    path = f"/reports/{report['report']}/changes"
    assert path in client().get(f"/reports/{report['report']}").text
    page = client().get(path)
    check(page.text)
    edits = client().get(f"{path}.json").json()
    assert edits["after"] == report["report"]
    assert edits["edits"]
    assert len(client().get(f"{path}.csv").text.splitlines()) >= len(edits["edits"])
    assert client().get(f"/reports/{edits['before']}/changes").status_code == 404


def test_an_empty_ledger_says_how_to_fill_it() -> None:
    with connect(":memory:") as book:
        for path in LISTS:
            answer = client(book).get(path)
            assert answer.status_code == 200
            assert "holds no reports" in answer.text
            assert 'id="replay"' not in answer.text


def test_where_nothing_fits_a_way_back_is_shown() -> None:
    answer = client().get("/figures?q=zzzz")
    assert "Nothing fits" in answer.text
    assert 'href="/figures">Show all of it' in answer.text


def test_a_damaged_ledger_is_said_to_be_one(tmp_path: object) -> None:
    book = connect(":memory:")
    with book.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE claim_bodies")
        connection.exec_driver_sql("DROP TABLE reports")
    for path in ("/", "/reports", "/claims/abc"):
        answer = client(book).get(path)
        assert answer.status_code == 503
        assert "cannot be read" in answer.text
    assert "error" in json.loads(client(book).get("/story.json").text)


def test_the_day_in_the_address_is_where_the_slider_stands() -> None:
    page = Outline(client().get("/?as_of=2024-10-20").text)
    slider = next(each for each in page.all("input") if each.get("type") == "range")
    assert (slider["min"], slider["value"], slider["data-first"]) == ("0", "3", "2024-10-17")
    bare = next(each for each in Outline(client().get("/").text).all("input") if each.get("type") == "range")
    assert bare["value"] == bare["max"]
