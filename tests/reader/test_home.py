from __future__ import annotations

import pytest

from sayso.reader.actors.home import bare, home
from sayso.records import Report


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
    assert home(Report(text)) == state


@pytest.mark.parametrize(
    ("text", "outlet", "state"),
    [
        ("Thai soldiers and Cambodian troops met.", "Bangkok Post", "TH"),
        ("PHNOM PENH - Thai soldiers and Cambodian troops met.", None, "KH"),
        ("Thai soldiers and Cambodian troops met.", "Reuters", None),
        ("Emirati authorities spoke. Sudan's north and Sudan's south did not.", "Reuters", None),
    ],
)
def test_of_several_states_it_is_the_one_that_is_told_from(text: str, outlet: str | None, state: str | None) -> None:
    assert home(Report(text, outlet=outlet)) == state


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The army", True),
        ("the foreign ministry", True),
        ("the army chief", False),
        ("the army's chief", True),
        ("an army", False),
        ("Ministry of Defence", True),
    ],
)
def test_what_only_describes_a_body(name: str, plain: bool) -> None:
    assert bare(name, "military") is plain
    assert not bare(name, None)
