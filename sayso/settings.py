"""Settings: what the environment says about how to run, read once at the edge and passed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from sayso.errors import SettingsError


def _usual_ledger() -> str:
    return str(platformdirs.user_data_path("sayso", appauthor=False) / "ledger.db")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run on this machine; `threads` is how many cores the model may use, None leaves it to the model.

    `ledger` is a file or a PostgreSQL address, in the user's data folder unless said otherwise. `outlets` and `sides`
    are the user's own tables of who owns whom and who stands with whom, beside those that come with Sayso.
    """

    threads: int | None = None
    ledger: str = field(default_factory=_usual_ledger)
    outlets: Path | None = None
    sides: Path | None = None


def settings(environ: Mapping[str, str]) -> Settings:
    """The settings in an environment such as `os.environ`: SAYSO_THREADS is a whole number from 1.

    SAYSO_LEDGER is an address as `ledger.connect` takes it, SAYSO_OUTLETS and SAYSO_SIDES are files.
    Raises SettingsError for a value that a setting cannot have; an empty one counts as not set.
    """
    return Settings(
        threads=_count(environ, "SAYSO_THREADS"),
        ledger=environ.get("SAYSO_LEDGER", "").strip() or _usual_ledger(),
        outlets=_file(environ, "SAYSO_OUTLETS"),
        sides=_file(environ, "SAYSO_SIDES"),
    )


def _count(environ: Mapping[str, str], name: str) -> int | None:
    value = environ.get(name, "").strip()
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise SettingsError(f"{name}: {value!r} is not a whole number from 1")
    return int(value)


def _file(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name, "").strip()
    return Path(value) if value else None
