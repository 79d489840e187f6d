"""Linking: what statements, and reports, have to do with each other, judged from these alone."""
