from __future__ import annotations

import pytest

from sayso.ingest.language import NAMES, language, named
from tests.ingest.pages import BODY, GERMAN, RUSSIAN


def test_english() -> None:
    assert language(" ".join(BODY)) == "en"
    assert language("Two ships were struck off the port during the night, officials say.") == "en"
    assert language("WATERS OFF THE PORT ARE CLOSED TO ALL SHIPS, THE NAVY SAID ON MONDAY AFTERNOON") == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        (RUSSIAN, "ru"),
        ("L’autorité portuaire a déclaré vendredi que deux cargos avaient été touchés pendant la nuit.", "fr"),
        ("港務局星期五表示，兩艘貨船夜間遭到襲擊，其中一艘正在進水，船員已經全部撤離。", "zh"),
        ("Портове управління повідомило у п’ятницю, що вночі було пошкоджено два вантажні судна.", "uk"),
        ("قالت هيئة الميناء يوم الجمعة إن سفينتي شحن أصيبتا خلال الليل وإن إحداهما تغرق.", "ar"),
    ],
)
def test_other_languages(text: str, code: str) -> None:
    assert language(text) in {code, {"zh": "yue"}.get(code)}
    assert code in named(code)


@pytest.mark.parametrize("text", ["", "Port Ellin", "12 34 56 %", "Mara Lindqvist Jo"])
def test_too_little_to_tell(text: str) -> None:
    assert language(text) is None


def test_names() -> None:
    assert named("de") == "German (de)"
    assert named("qqq") == "“qqq”"
    assert all(code.islower() and name[0].isupper() for code, name in NAMES.items())
