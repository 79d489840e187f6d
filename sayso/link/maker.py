"""Maker: the name under which these rules judge; raised whenever they would judge otherwise."""

MAKER = "sayso rules 1"
"""Links of another maker are made anew by a relink."""
