from __future__ import annotations

import pytest

from sayso.ingest.credit import AGENCIES, credit, short_name
from tests.ingest.pages import BODY, LEAD

TEXT = "\n".join(BODY)

CREDITED = {
    f"PORT ELLIN (AP) — {TEXT}": "AP",
    f"PORT ELLIN, Oct 25 (Reuters) - {TEXT}": "Reuters",
    f"Port Ellin, 25 October 2024 (AFP) – {TEXT}": "AFP",
    f"MOSCOW, October 25. /TASS/. {TEXT}": "TASS",
    f"SEOUL, Oct. 25 (Yonhap) -- {TEXT}": "Yonhap",
    f"BEIJING, Oct. 25 (Xinhua) -- {TEXT}": "Xinhua",
    f"Oct. 25 (UPI) -- {TEXT}": "UPI",
    f"Two ships struck off Port Ellin\n\nBerlin (dpa) - {TEXT}": "dpa",
    f"By The Associated Press\n{TEXT}": "AP",
    f"By JO VERHAAL, Associated Press\n{TEXT}": "AP",
    f"Jo Verhaal and Ana Ruiz | AP\n{TEXT}": "AP",
    f"Reuters\n{TEXT}": "Reuters",
    f"{TEXT}\nReuters contributed to this report.": "Reuters",
    f"{TEXT}\n(The Associated Press contributed to this report.)": "AP",
    f"{TEXT}\nAssociated Press writer Ana Ruiz contributed to this report.": "AP",
    f"{TEXT}\nWith reporting by AFP and Reuters": "AFP",
    f"{TEXT}\nWith inputs from PTI": "PTI",
    f"{TEXT}\nSource: Xinhua": "Xinhua",
    f"{TEXT}\n— AFP": "AFP",
    f"{TEXT}\n© 2024 The Associated Press. All rights reserved.": "AP",
    f"{TEXT}\n{LEAD} (Kyodo)": "Kyodo",
    f"KYIV. October 25 (Interfax-Ukraine) – {TEXT}": "Interfax-Ukraine",
}
UNCREDITED = [
    TEXT,
    f"{TEXT}\nThe spokeswoman told Reuters that nobody was hurt.",
    f"The Associated Press reported on Friday that two ships had been struck.\n{TEXT}",
    f"{LEAD}\nThe port authority (PA) denied it.\n{TEXT}",
    f"PITTSBURGH, PA\n{TEXT}",
    f"{TEXT}\n(AP Photo/Ana Ruiz)",
    f"The harbour said so to several agencies at once on that morning (AFP) and to others.\n{TEXT}",
    f"{TEXT}\nMichael Bloomberg",
    "",
]


@pytest.mark.parametrize(("text", "agency"), CREDITED.items())
def test_credited(text: str, agency: str) -> None:
    assert credit(text) == agency


@pytest.mark.parametrize("text", UNCREDITED)
def test_not_credited(text: str) -> None:
    assert credit(text) is None


@pytest.mark.parametrize(
    ("author", "agency"),
    [("Associated Press", "AP"), ("Reuters Staff", "Reuters"), ("Jo Verhaal, AFP", "AFP"), ("Jo Verhaal", None)],
)
def test_author(author: str, agency: str | None) -> None:
    assert credit(TEXT, author) == agency


def test_every_short_name_is_its_own() -> None:
    assert [short_name(name) for name in AGENCIES if name not in {"Anadolu"}] == [n for n in AGENCIES if n != "Anadolu"]


def test_long_lines_take_no_time() -> None:
    for line in ("(" * 100_000, "A a" * 40_000, "AP " * 40_000, ". (" * 40_000, "-" * 100_000):
        credit(line)
        credit(line, line)
