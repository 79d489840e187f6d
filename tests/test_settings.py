from __future__ import annotations

import pytest

from sayso.errors import SettingsError
from sayso.settings import Settings, settings


@pytest.mark.parametrize(("value", "threads"), [("1", 1), (" 4 ", 4), ("", None), (" ", None)])
def test_threads(value: str, threads: int | None) -> None:
    assert settings({"SAYSO_THREADS": value}) == Settings(threads)


def test_nothing_set_leaves_all_as_it_is() -> None:
    assert settings({"HOME": "x"}) == Settings(threads=None)


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", "²", "٣"])
def test_what_is_no_count_is_refused_by_name(value: str) -> None:
    with pytest.raises(SettingsError, match="SAYSO_THREADS"):
        settings({"SAYSO_THREADS": value})
