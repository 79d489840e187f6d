"""Compare: what two statements have in common and in what they differ, as named pure features.

Each feature looks at the two statements alone, never at the rest of a ledger, and gives the same whichever is named
first. A score above 0 speaks for one matter, below 0 for two; the reason is a sentence for people.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.link.common import (
    figures_agree,
    same_actor,
    same_recipient,
    same_source,
    same_type,
    several_figures,
    shared_terms,
    smaller_held,
    vectors_alike,
)
from sayso.link.contrast import contraries, opposites, other_doers, roles_swapped, same_extent, same_words
from sayso.link.feature import Compared, Feature
from sayso.link.item import Item
from sayso.link.manner import same_act, same_condition, same_polarity, same_tense
from sayso.link.naming import names_agree, numerals_agree, states_agree
from sayso.link.occasion import same_day, same_occasion, same_place

FEATURES: dict[str, Compared] = {
    "shared terms": shared_terms,
    "smaller held": smaller_held,
    "vectors alike": vectors_alike,
    "same type": same_type,
    "same actor": same_actor,
    "same recipient": same_recipient,
    "same place": same_place,
    "same day": same_day,
    "same occasion": same_occasion,
    "figures agree": figures_agree,
    "several figures": several_figures,
    "numerals agree": numerals_agree,
    "names agree": names_agree,
    "states agree": states_agree,
    "contraries": contraries,
    "opposites": opposites,
    "same words": same_words,
    "same extent": same_extent,
    "same polarity": same_polarity,
    "same tense": same_tense,
    "same condition": same_condition,
    "same act": same_act,
    "same source": same_source,
    "roles swapped": roles_swapped,
    "other doers": other_doers,
}
"""Every feature by name, the cheap ones first."""


def features(one: Item, other: Item, names: Iterable[str] = tuple(FEATURES)) -> dict[str, Feature]:
    """What these features find in two statements, those that have nothing to say left out."""
    return {name: found for name in names if (found := FEATURES[name](one, other)) is not None}
