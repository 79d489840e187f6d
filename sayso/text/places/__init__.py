"""Places: names of places in a report, whether they mean the ground, and where that is."""

from sayso.text.places.metonyms import is_metonym
from sayso.text.places.recognition import mentions
from sayso.text.places.resolution import places

__all__ = ["is_metonym", "mentions", "places"]
