from __future__ import annotations

import pytest

from sayso.reader.actors.home import bare, home, seated
from sayso.reader.actors.resolution import resolve
from sayso.records import Report, Source, Span, Statement


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


@pytest.mark.parametrize(
    ("text", "mention", "state", "body"),
    [
        ("the Defence Ministry in Moscow said so.", "the Defence Ministry in Moscow", "RU", "the Defence Ministry"),
        ("In Beijing, Foreign Ministry spokesman Lin said so.", "Foreign Ministry spokesman Lin", "CN", None),
        ("They met. In Oslo, the Foreign Ministry said so.", "Foreign Ministry", "NO", None),
        ("the Defence Ministry in Tarsk said so.", "the Defence Ministry in Tarsk", None, None),
        ("Built in Oslo, the Foreign Ministry is old.", "Foreign Ministry", None, None),
    ],
)
def test_the_capital_beside_a_body_tells_whose_it_is(
    text: str, mention: str, state: str | None, body: str | None
) -> None:
    start = text.index(mention)
    assert seated(text, Span(start, start + len(mention))) == (state, start + len(body or mention))


@pytest.mark.parametrize(
    ("text", "source", "name", "country"),
    [
        (
            "Troops of Velda met. The Defence Ministry in Moscow denied it.",
            "The Defence Ministry in Moscow",
            "Defence Ministry",
            "RU",
        ),
        ("Two diplomats in London denied it.", "Two diplomats in London", "Two diplomats in London", None),
    ],
)
def test_a_body_is_named_without_its_seat(text: str, source: str, name: str, country: str | None) -> None:
    start = text.index(source)
    report = Report(text)
    spans = Span(start, start + len(source)), Span(text.index("denied"), text.index("denied") + 6)
    statement = Statement("s", "indirect", (Span(len(text) - 3, len(text) - 1),), Source(spans[0]), spans[1])
    (actor,), _ = resolve(report, [], [statement])
    assert actor.name.removeprefix("The ") == name
    assert name != "Defence Ministry" or actor.country == country
