"""The command line with all its verbs."""

from __future__ import annotations

from sayso.cli import application

app = application()
