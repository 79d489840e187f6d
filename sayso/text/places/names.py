"""Names of places: the form under which the gazetteer files them, and the words that say of what level one is."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[.'’‘`ʼʻ′]")
_SPACED = re.compile(r"[\s\-‐‑–—_/,()]+")
_SAINT = re.compile(r"\b(?:st|ste|sainte)\b(?= )")
_UNFOLDED = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ð": "d"})

LEVEL_WORDS = {
    "oblast": "region",
    "region": "region",
    "province": "region",
    "governorate": "region",
    "state": "region",
    "krai": "region",
    "kray": "region",
    "republic": "region",
    "voivodeship": "region",
    "prefecture": "region",
    "canton": "region",
    "emirate": "region",
    "department": "region",
    "territory": "region",
    "county": "district",
    "district": "district",
    "raion": "district",
    "rayon": "district",
    "parish": "district",
    "borough": "district",
    "subdistrict": "district",
    "municipality": "district",
    "city": "town",
    "town": "town",
    "village": "town",
    "township": "town",
    "settlement": "town",
    "suburb": "town",
    "neighborhood": "town",
    "neighbourhood": "town",
}
"""Words beside a name and the level that they give it."""


def key(name: str) -> str:
    """`name` without case, accents, stops and apostrophes; hyphens are spaces, and "Saint" is "st" is "saint"."""
    if name.isascii():
        folded = name.lower()
    else:
        folded = unicodedata.normalize("NFKD", name.casefold().translate(_UNFOLDED))
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = _SPACED.sub(" ", _DROPPED.sub("", folded)).strip()
    return _SAINT.sub("saint", folded) if "st" in folded else folded
