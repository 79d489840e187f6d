"""Sayso keeps the ledger of claims in reports on a developing conflict."""

from sayso.errors import ModelError, SaysoError, SettingsError, SourceError
from sayso.pipeline import read
from sayso.records import Actor, Reading, Report, Source, Span, Statement

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "ModelError",
    "Reading",
    "Report",
    "SaysoError",
    "SettingsError",
    "Source",
    "SourceError",
    "Span",
    "Statement",
    "read",
]
