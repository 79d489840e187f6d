from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.ingest.credit import AGENCIES
from sayso.text.outlets import Outlet, Outlets, outlets

SHIPPED = outlets()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("AP", "AP"),
        ("the AP", "AP"),
        ("The Associated Press", "AP"),
        ("associated press", "AP"),
        ("ap", None),
        ("pa", None),
        ("PA", "PA"),
        ("DPA", "dpa"),
        ("KYODO", "Kyodo"),
        ("Agence France-Presse", "AFP"),
        ("RIA Novosti", "RIA"),
        ("Interfax-Ukraine", "Interfax-Ukraine"),
        ("THE WASHINGTON POST", "The Washington Post"),
        ("Washington Post", "The Washington Post"),
        ("the Post", None),
        ("The Times", None),
        ("El Pais", "El País"),
        ("Ma’an  News Agency", "Ma'an"),
        ("Reuters.com", "Reuters"),
        ("Harbour Gazette", None),
        ("the Reuters agency", "Reuters"),
        ("our colleagues at the Washington Post", "The Washington Post"),
        ("the newspaper Le Monde", "Le Monde"),
        ("the state agency", None),
        ("", None),
    ],
)
def test_found_by_name(name: str, found: str | None) -> None:
    outlet = SHIPPED.find(name)
    assert (outlet and outlet.name) == found


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("Coastline News Agency", "the Coastline agency", True),
        ("Kaduna Lantern", "Our colleagues at the Kaduna Lantern", True),
        ("Lesk Tide", "the local site Lesk Tide", True),
        ("the state agency", "the state broadcaster", False),
        ("Daily Star", "Star", False),
        ("Lesk Tide", "Lesk Daily Tide", False),
    ],
)
def test_a_name_counts_without_the_word_for_what_bears_it(name: str, other: str, one: bool) -> None:
    assert (SHIPPED.group(name) == SHIPPED.group(other)) is one


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.reuters.com/world/1", "Reuters"),
        ("https://edition.cnn.com:443/a?b=//bbc.com", "CNN"),
        ("http://NEWS.SKY.COM/", "Sky News"),
        ("apnews.com/article/1", "AP"),
        ("https://notcnn.com/", None),
        ("https://cnn.com.example.org/", None),
        ("https://com/", None),
        ("http://[broken/", None),
        ("report.txt", None),
    ],
)
def test_found_by_address(url: str, found: str | None) -> None:
    outlet = SHIPPED.find(url=url)
    assert (outlet and outlet.name) == found


def test_the_name_goes_before_the_address() -> None:
    found = SHIPPED.find("Reuters", "https://www.bbc.com/news")
    assert found is not None
    assert found.name == "Reuters"
    assert SHIPPED.find("Daily Harbour", "https://www.bbc.com/news") == SHIPPED.find("BBC")


def test_outlets_of_one_owner_have_one_group() -> None:
    assert SHIPPED.group("TASS") == SHIPPED.group("RIA Novosti") == SHIPPED.group("RT")
    assert SHIPPED.group("Russian state") == SHIPPED.group("russian state") == SHIPPED.group("TASS")
    assert SHIPPED.group("FT") == SHIPPED.group("Nikkei")
    assert SHIPPED.group("Reuters") != SHIPPED.group("AP")
    assert SHIPPED.group("BBC") == SHIPPED.group("bbc news") == "BBC"
    assert SHIPPED.group("The Harbour Gazette") == SHIPPED.group("harbour gazette")


def test_every_agency_that_may_be_credited_is_in_the_table() -> None:
    found = {name: SHIPPED.find(name) for name in AGENCIES}
    assert {name for name, outlet in found.items() if outlet is None or outlet.kind != "agency"} == set()
    assert [name for name, outlet in found.items() if outlet and outlet.name != name] == []


def test_an_owner_may_be_an_outlet_and_owners_may_go_round() -> None:
    table = Outlets((Outlet("A", "site", owner="B"), Outlet("B", "site", owner="C"), Outlet("C", "site", owner="B")))
    assert table.group("A") in {"B", "C"}
    assert Outlets((Outlet("A", "site", owner="B"), Outlet("B", "site", owner="Firm"))).group("A") == "Firm"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.tsv"


def test_the_users_table_lies_on_top(own: Path) -> None:
    own.write_text(
        "# ours\nHarbour Gazette\tnewspaper\tNO\tReuters\tharbour.example\tThe Gazette\n"
        "Bild\tnewspaper\tDE\tReuters\n\nTide\tsite\n",
        encoding="utf-8",
    )
    table = outlets(own)
    assert table.find("the gazette") == table.find(url="https://a.harbour.example/1")
    assert table.group("Harbour Gazette") == table.group("bild") == table.group("Reuters")
    assert table.find("Tide") == Outlet("Tide", "site")
    assert table.find(url="bild.de") is None
    assert SHIPPED.group("Bild") == "Axel Springer"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Tide", "1 columns"),
        ("Tide\tsite\t\t\t\t\tmore", "7 columns"),
        ("\tsite", "name is missing"),
        ("Tide\tblog", "'blog'"),
        ("Tide\tsite\tNorway", "'Norway'"),
        ("Tide\tsite\t\t\thttps://tide.example/", "'https://tide.example/'"),
        ("Tide\tsite\nThe tide\tsite", "'The tide'"),
    ],
)
def test_a_broken_table_names_its_line(own: Path, line: str, told: str) -> None:
    own.write_text(f"# ours\n{line}\n", encoding="utf-8")
    with pytest.raises(SaysoError) as error:
        outlets(own)
    assert str(error.value).startswith(f"{own}, line {2 + line.count(chr(10))}: ")
    assert told in str(error.value)


def test_a_table_that_cannot_be_read_is_named(own: Path) -> None:
    with pytest.raises(SaysoError, match=r"own\.tsv: No such file"):
        outlets(own)
    own.write_bytes(b"\xff\xfe")
    with pytest.raises(SaysoError, match=r"own\.tsv: is not in UTF-8"):
        outlets(own)


@given(st.text())
def test_any_text_may_be_looked_up(text: str) -> None:
    SHIPPED.find(text, text)
    assert SHIPPED.group(SHIPPED.group(text)) == SHIPPED.group(text)
