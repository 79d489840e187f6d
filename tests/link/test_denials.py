"""Denials: words that call a thing false, leave it open or take it back."""

from __future__ import annotations

import pytest

from sayso.link.denials import correction, disbelieved, doubted, withdrawn


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the reports are fake", True),
        ("such claims as groundless rumours", True),
        ("the attack never happened", True),
        ("the reports are not false", False),
        ("a fake passport was found", False),
    ],
)
def test_disbelieved(text: str, expected: bool) -> None:
    assert disbelieved(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry withdrew its earlier figure of 40 dead.", True),
        ("The army retracted its statement.", True),
        ("The governor corrected an earlier count.", True),
        ("The army withdrew its troops.", False),
        ("It revised its toll down.", True),
        ("He corrected his course.", False),
    ],
)
def test_withdrawn(text: str, expected: bool) -> None:
    assert withdrawn(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Correction: An earlier version of this article gave another figure.", True),
        ("A report on Friday wrongly said that 40 had died.", True),
        ("A Tide report on Sunday misstated the number of dead.", True),
        ("This version corrects the day in paragraph 2.", True),
        ("(This October 26 story has been corrected to say 2,000, not 20,000.)", True),
        ("A report in Sunday's Tide said that 40 had died. The correct figure is 4.", True),
        ("Our story said the bridge was closed. In fact, it was open.", True),
        ("A report by the ministry said that 40 had died. The mayor said so too.", False),
        ("The army corrects the fire of its guns.", False),
        ("He said that the report was long.", False),
    ],
)
def test_correction(text: str, expected: bool) -> None:
    assert correction(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it could not independently confirm the account", True),
        ("there was no evidence of an attack", True),
        ("troops went to Kursk. Whether they fight is not yet known", False),
        ("the ministry confirmed the account", False),
    ],
)
def test_doubted(text: str, expected: bool) -> None:
    assert doubted(text) is expected
