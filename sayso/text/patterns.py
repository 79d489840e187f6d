"""Patterns: pieces of regular expressions that several rules need."""

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
OWN_MEN = (
    r"(?:its|their|his|her|our) (?:own )?(?:[\w-]+ )?"
    r"(?:fighters|forces|troops|soldiers|units|men|army|military|pilots|police)"
)
"""By which somebody speaks of those who fight for him."""
