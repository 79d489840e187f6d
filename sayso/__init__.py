"""Sayso keeps the ledger of claims in reports on a developing conflict."""

from sayso.errors import ModelError, SaysoError, SettingsError, SourceError
from sayso.pipeline.reading import read
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
