"""Profiles: what the actors of a report are, from names, roles and shipped tables."""

from sayso.text.profiles.profile import Profile, country_of, describe

__all__ = ["Profile", "country_of", "describe"]
