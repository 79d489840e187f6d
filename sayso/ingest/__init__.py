"""Ingest: the world (files, folders, pages, feeds, lines of JSON) into reports."""
