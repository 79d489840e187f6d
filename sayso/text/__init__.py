"""Strings in, values out: pure grammars of text."""
