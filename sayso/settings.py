"""Settings: what the environment says about how to run, read once at the edge and passed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run on this machine; `threads` is how many cores the model may use, None leaves it to the model."""

    threads: int | None = None


def settings(environ: Mapping[str, str]) -> Settings:
    """The settings in an environment such as `os.environ`: SAYSO_THREADS is a whole number from 1.

    Raises SettingsError for a value that a setting cannot have; an empty one counts as not set.
    """
    return Settings(threads=_count(environ, "SAYSO_THREADS"))


def _count(environ: Mapping[str, str], name: str) -> int | None:
    value = environ.get(name, "").strip()
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise SettingsError(f"{name}: {value!r} is not a whole number from 1")
    return int(value)
