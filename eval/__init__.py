"""Scores of each layer on public data; not part of the wheel."""
