from __future__ import annotations

import pytest

from tests.export.claims.remake import FILES, FOLDER


@pytest.mark.parametrize("name", FILES)
def test_each_format_gives_what_it_gave(name: str) -> None:
    expected = (FOLDER / name).read_bytes().decode("utf-8")
    assert FILES[name]() == expected, "if meant: python -m tests.export.remake"
