from __future__ import annotations

import pytest

from sayso.export.writers import WRITERS
from tests.export.remake import FILES, FOLDER, written
from tests.export.story import READING


@pytest.mark.parametrize("name", FILES)
def test_each_format_gives_what_it_gave(name: str) -> None:
    form, width = FILES[name]
    expected = (FOLDER / name).read_bytes().decode("utf-8")
    assert written(form, READING, width=width) == expected, "if meant: python -m tests.export.remake"


def test_every_format_has_a_golden_file() -> None:
    assert {form for form, _ in FILES.values()} == set(WRITERS)
    assert {path.name for path in FOLDER.iterdir()} == set(FILES)


def test_the_story_is_cut_where_it_should_be() -> None:
    text = READING.report.text
    assert [statement.content[0].of(text)[:12] for statement in READING.statements[:4]] == [
        "that troops ",
        "that its sol",
        "The river ha",
        "“We have cou",
    ]
