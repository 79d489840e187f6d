from __future__ import annotations

import pytest

from sayso.reader.actors.home import bare, home


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Sudan's army chief said so. The Sudanese government and a U.S. official did not.", "SD"),
        ("The South Korean military said so.", "KR"),
        ("South Korea's military and the Russian army met.", None),
        ("The army and the government met in Oslo.", None),
    ],
)
def test_the_state_whose_army_is_told_of(text: str, state: str | None) -> None:
    assert home(text) == state


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The army", True),
        ("the foreign ministry", True),
        ("the army chief", False),
        ("an army", False),
        ("Ministry of Defence", True),
    ],
)
def test_what_only_describes_a_body(name: str, plain: bool) -> None:
    assert bare(name, "military") is plain
    assert not bare(name, None)
