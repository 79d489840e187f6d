"""Reports are hostile text: nothing of theirs is ever markup, on no page and in no file that a browser shows."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from xml.etree import ElementTree

import pytest

from sayso.export.exchange import WRITERS
from sayso.pipeline.asking import claims
from sayso.records import Query
from sayso.web.views import VIEWS
from tests.deployment import desk
from tests.hostile import PAYLOADS, ledger
from tests.web.desk import client
from tests.web.test_pages import Outline, check

ALL = "?limit=500"
LISTS = [f"/{name}" for name in (*VIEWS, "claims", "reports")]
NEVER = {
    "img", "iframe", "object", "embed", "base", "video", "audio", "source", "marquee", "math", "template", "noembed",
    "foreignobject", "animate", "set", "image", "x-evil", "xmp", "plaintext", "dialog",
}  # fmt: skip
"""Elements that none of our pages and drawings has."""
STEERING = "\u202e\u202d\u2066\x00\x07\x08\x1b\x7f\x85\x9b"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@cache
def ids(kind: str, name: str) -> tuple[str, ...]:
    return tuple(str(one[name]) for one in client(ledger()).get(f"/{kind}.json{ALL}").json()[kind])


def harmless(text: str, path: str) -> None:
    """No element of a payload, no way out of a page but to reports on the web, nothing that turns words around."""
    page = Outline(text)
    assert not page.all(*NEVER), path
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")], path
    for tag, attributes in page.tags:
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            address = attributes.get(name)
            assert address is None or re.match(r"https?://|/(?!/)|#|\?|data:,$|[\w-]+\.css$", address), (path, address)
            assert tag == "a" or not (address or "").startswith("http"), (path, address)
    assert not set(STEERING) & set(text), path


def test_there_are_enough_of_them() -> None:
    assert len(PAYLOADS) == len({one.payload for one in PAYLOADS}) >= 150
    assert len({one.kind for one in PAYLOADS}) > 10
    assert set(ids("reports", "report"))
    assert len(ids("claims", "id")) >= len(PAYLOADS)


@pytest.mark.parametrize("path", ["/", *(path for path in LISTS if path != "/story")])
def test_no_payload_becomes_markup_in_a_list(path: str) -> None:
    text = client(ledger()).get(f"{path}{ALL}").text
    check(text)
    harmless(text, path)


@pytest.mark.parametrize(("kind", "name"), [("claims", "id"), ("reports", "report")])
def test_no_payload_becomes_markup_on_a_page_of_its_own(kind: str, name: str) -> None:
    web = client(ledger())
    for identity in ids(kind, name):
        path = f"/{kind}/{identity}"
        text = web.get(path).text
        check(text)
        harmless(text, path)


def test_no_payload_becomes_markup_where_versions_are_compared() -> None:
    web = client(ledger())
    found = [each for each in ids("reports", "report") if "what it changed" in web.get(f"/reports/{each}").text]
    assert found
    for identity in found:
        text = web.get(f"/reports/{identity}/changes").text
        check(text)
        harmless(text, identity)


def test_what_was_said_is_still_to_be_read() -> None:
    text = client(ledger()).get(f"/claims{ALL}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7 * 7 }}" in text


@pytest.mark.parametrize("path", ["/", "/claims", "/reports", "/map"])
def test_what_is_asked_for_is_text_too(path: str) -> None:
    web = client()
    for one in PAYLOADS:
        text = web.get(path, params={"q": one.payload}).text
        check(text)
        harmless(text, path)


@pytest.mark.parametrize("name", ["source", "place", "since", "standing", "offset"])
def test_what_a_list_is_narrowed_by_is_text_too(name: str) -> None:
    web = client()
    for one in PAYLOADS[::5]:
        text = web.get("/claims", params={name: one.payload}).text
        check(text)
        harmless(text, name)


@pytest.mark.parametrize("path", [*LISTS, "/claims/{}", "/reports/{}"])
def test_files_that_show_themselves_are_harmless(path: str) -> None:
    """What has styles of its own is saved, and does no harm where it is opened then."""
    web = client(ledger())
    kind = path.split("/")[1]
    every = ids(kind, {"claims": "id", "reports": "report"}[kind])[::9] if "{}" in path else [""]
    for identity in every:
        answer = web.get(f"{path.format(identity)}.html{ALL}")
        if answer.status_code == 404:
            continue
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        assert "default-src 'none'" in answer.text
        harmless(re.sub(r"<style>.*?</style>", "", answer.text, count=1, flags=re.S), path)


@pytest.mark.parametrize("name", ["figures", "timeline", "map"])
def test_drawings_are_drawings_only(name: str) -> None:
    answer = client(ledger()).get(f"/{name}.svg{ALL}")
    tree = ElementTree.fromstring(answer.text)
    for element in tree.iter():
        assert element.tag.rpartition("}")[2].lower() not in NEVER | {"script", "a"}
        assert not [name for name in element.attrib if name.startswith("on")]
        assert all(value[0] == "#" for name, value in element.attrib.items() if name.endswith("href"))
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("name", [*(name for name, view in VIEWS.items() if "md" in view.forms)])
def test_markdown_has_no_markup_and_no_pictures(name: str) -> None:
    text = client(ledger()).get(f"/{name}.md{ALL}").text
    # What is indented stands as it is.
    text = re.sub(r"^    .*$", "", text, flags=re.M)
    # The reports themselves are what is linked.
    text = re.sub(r"\]\(<https?://[^<>\s]*>\)", "]", text)
    assert not re.search(r"(?<!\\)<(?=[a-zA-Z/!?])", text)
    assert not re.search(r"(?<!\\)!\[", text)
    assert not re.search(r"(?<!\\)\]\((?!https?://|/|#)", text)


@pytest.mark.parametrize("path", [*LISTS, "/claims/{}", "/reports/{}"])
def test_cells_that_begin_a_formula_are_defused(path: str) -> None:
    web = client(ledger())
    kind = path.split("/")[1]
    for identity in ids(kind, {"claims": "id", "reports": "report"}[kind])[::9] if "{}" in path else [""]:
        answer = web.get(f"{path.format(identity)}.csv{ALL}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        defused(answer.text)


def defused(text: str) -> None:
    """No cell of a table begins what a spreadsheet computes; numbers are not quoted."""
    found = list(csv.reader(io.StringIO(text, newline=""), quoting=csv.QUOTE_NONNUMERIC))
    assert len({len(row) for row in found}) == 1
    assert not [cell for row in found for cell in row if isinstance(cell, str) and cell.startswith(FORMULA)]


@pytest.mark.parametrize("form", WRITERS)
def test_exports_are_what_they_say(form: str) -> None:
    out = io.BytesIO()
    WRITERS[form](Query(), claims(ledger(), Query(limit=None), desk()), out)
    if form == "csv":
        defused(out.getvalue().decode())
    elif form == "jsonl":
        assert all(json.loads(line) for line in out.getvalue().decode().split("\n") if line)
    elif form != "parquet":
        assert json.loads(out.getvalue())
    # JSON-LD is put into pages, inside of a script element.
    assert form != "jsonld" or b"<" not in out.getvalue()


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.json"])
def test_feeds_are_what_they_say(path: str) -> None:
    answer = client(ledger()).get(path)
    assert answer.status_code == 200
    assert "html" not in answer.headers["content-type"]
    if path.endswith("json"):
        assert all("content_html" not in each for each in answer.json()["items"])
        return
    for element in ElementTree.fromstring(answer.text).iter():
        assert element.get("type") not in ("html", "xhtml")
        assert not (element.get("href") or "").lower().startswith(("javascript", "data", "vbscript"))


def test_nothing_of_theirs_stands_in_a_head() -> None:
    web = client(ledger())
    for identity in ids("reports", "report")[::7]:
        answer = web.get(f"/reports/{identity}.csv")
        assert "set-cookie" not in answer.headers
        assert re.fullmatch(r'attachment; filename="sayso-report-\w+\.csv"', answer.headers["content-disposition"])
