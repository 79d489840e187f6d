"""Actors: who is meant by each source mention of a report."""

from sayso.reader.actors.resolution import resolve

__all__ = ["resolve"]
