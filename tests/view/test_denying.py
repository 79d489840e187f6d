from __future__ import annotations

import pytest

from sayso.text.denials import denial
from sayso.view.denials.found import statements
from sayso.view.denying import Denials
from tests.deployment import MOMENTS
from tests.deployment import story as example


@pytest.mark.parametrize("moment", MOMENTS)
def test_each_statement_is_read_as_its_words_are_however_often_that_is_asked(moment: str) -> None:
    denying, sayings = Denials(), statements(example(moment))
    for saying in (*sayings, *sayings):
        assert denying.of(saying) == denial(saying.act, saying.cue, saying.text)
    assert any(map(denying.of, sayings))
