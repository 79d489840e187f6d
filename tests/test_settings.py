from __future__ import annotations

from pathlib import Path

import platformdirs
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


def test_the_ledger_lies_in_the_users_folder_unless_said_otherwise() -> None:
    usual = Path(settings({"SAYSO_LEDGER": " "}).ledger)
    assert usual.name == "ledger.db"
    assert usual.is_relative_to(platformdirs.user_data_path("sayso"))
    assert settings({"SAYSO_LEDGER": "postgresql://desk/ledger"}).ledger == "postgresql://desk/ledger"


def test_tables_of_the_users_own() -> None:
    assert settings({"SAYSO_OUTLETS": "mine.tsv", "SAYSO_SIDES": ""}) == Settings(outlets=Path("mine.tsv"), sides=None)
    assert settings({"SAYSO_SIDES": "sides.tsv"}).sides == Path("sides.tsv")
