"""Sayso keeps the ledger of claims in reports on a developing conflict."""

from importlib import import_module
from typing import TYPE_CHECKING

from sayso.errors import ModelError, SaysoError, SettingsError, SourceError
from sayso.records import (
    Actor,
    Certainty,
    Event,
    Figure,
    Forecast,
    Found,
    Gap,
    Participant,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    When,
    Where,
)

if TYPE_CHECKING:
    from sayso.pipeline.reading import read

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Certainty",
    "Event",
    "Figure",
    "Forecast",
    "Found",
    "Gap",
    "ModelError",
    "Participant",
    "Reading",
    "Report",
    "SaysoError",
    "SettingsError",
    "Source",
    "SourceError",
    "Span",
    "Statement",
    "When",
    "Where",
    "read",
]


def __getattr__(name: str) -> object:
    # The reader takes half a second to load, which no verb but `read` and `add` need pay.
    if name == "read":
        return import_module("sayso.pipeline.reading").read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
