"""Ingest: the world (files, pages, standard input, lines of JSON) into reports."""

from __future__ import annotations

from sayso.ingest.sources import READERS, reports

__all__ = ["READERS", "reports"]
