"""Ingest: the world (files, folders, pages, feeds, lines of JSON) into reports."""

from __future__ import annotations

from sayso.ingest.readers import READERS
from sayso.ingest.sources import reports

__all__ = ["READERS", "reports"]
