"""Times: what a text's words of time mean, as intervals of days."""

from __future__ import annotations

from sayso.text.times.find import times

__all__ = ["times"]
