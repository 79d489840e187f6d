from __future__ import annotations

import pytest

from sayso.text.turns import forms_of, plain_words, turned


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Aleppo fell in January.", {"fell": "captured"}),
        ("the city had fallen", {"fallen": "captured"}),
        ("Prices fell in January.", {}),
        ("Exports from Aleppo fell by 3 percent.", {}),
        ("The toll in Aleppo fell to 12.", {}),
        ("Lesk has been in rebel hands since May.", {"hands": "captured"}),
        ("the two shook hands", {}),
        ("rebels have taken control of the port", {"control": "captured"}),
        ("the arms control treaty", {}),
        ("13 soldiers have lost their lives", {"lives": "killed"}),
        ("The battle cost 2,800 lives.", {"lives": "killed"}),
        ("she lives in Lesk", {}),
        ("they laid down their rifles", {"rifles": "surrendered"}),
        ("they will hold their fire", {"fire": "ceasefire"}),
        ("the army opened fire", {}),
        ("gunmen made their way into Lesk", {"way": "entered"}),
        ("rebels broke into Lesk", {"broke": "entered"}),
        ("rebels broke a promise", {}),
        ("a base of blue helmets", {"helmets": "peacekeepers"}),
        ("Veldan troops took the nuclear plant in March", {"took": "captured"}),
        ("operators took the plant offline", {}),
        ("they took her to the town", {}),
        ("nobody would be left in Lesk", {"left": "remained"}),
        ("they left Lesk", {}),
        ("they asked for 3 million crowns", {"asked": "demanded"}),
        ("he was asked whether they came", {}),
        ("Velda walked out of the deal", {"walked": "withdrew"}),
        ("they walked to the port", {}),
        ("the ministry was drawing up a reply", {"drawing": "prepare"}),
        ("sailors have gone aboard a freighter", {"aboard": "boarded"}),
    ],
)
def test_a_turn_of_phrase_is_told_by_its_plain_word(text: str, plain: dict[str, str]) -> None:
    found = {text[word.start : word.end].lower(): word.lower for word in turned(text)}
    assert {written: said for written, said in found.items() if written != said} == plain


def test_every_plain_word_has_forms() -> None:
    assert all(forms_of(plain) for plain in plain_words())
    assert "hands" in forms_of("captured")
