"""Patterns: regular expressions, or pieces of them, that several rules need."""

import re

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
OWN_MEN = (
    r"(?:its|their|his|her|our) (?:own )?(?:[\w-]+ )?"
    r"(?:fighters|forces|troops|soldiers|units|men|army|military|pilots|police)"
)
"""By which somebody speaks of those who fight for him."""
TAKEN_UP = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:(?:besieged|embattled|stricken|whole|entire) )?(?:city|town|village)\b"
    r"(?! (?:of|called|named) [A-Z])(?!-)"
)
"""By which a town is meant that was named before."""
