from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Saying
from sayso.view.forecasts.gist import concepts, gist
from sayso.view.topic import tokens, topic
from tests.deployment import MOMENTS, story

SAYINGS = {saying.id: saying for claim in story(MOMENTS[-1]).claims for saying in claim.statements}


@pytest.mark.parametrize(
    "text",
    [
        "that he would get his men to Tarsk",
        "the minister had promised that Oskar would join the talks in Kyiv",
        "North Korea's General Staff and the Democratic Republic of the Congo signed, officials in Kyiv said",
        "Ships of the Kelvar Navy are due in Osk",
    ],
)
def test_concepts_are_all_of_a_gist(text: str) -> None:
    saying = Saying("a", "r", 0, text, text, "indirect")
    assert concepts(saying) == gist(saying).all_of


def test_so_they_are_of_every_statement_of_the_example() -> None:
    assert [one.id for one in SAYINGS.values() if concepts(one) != gist(one).all_of] == []


def test_a_statement_says_all_of_its_own_topic() -> None:
    for saying in (replace(one, where=()) for one in SAYINGS.values()):
        about = topic(saying, saying.text)
        assert not about.units or about.within(tokens(saying))[0] == pytest.approx(1.0)
