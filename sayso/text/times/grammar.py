"""Grammar: the shapes of time expressions, as regular expressions over the code letters of `words.tsv`.

Every repetition is bounded or consumes letters that what follows it cannot begin with, so that the search
stays linear in the length of the text.
"""

from __future__ import annotations

import re

# "early", "mid-", "the end of", "later"; then perhaps "in" or "the".
_PRE = r"(?:T?Qo(?:T?[Ii]-?)?T?|T?[Ii]-?p?T?|Jp?T?)?"
# "last", "that same", "this past"
_REL = r"(?:HH?|DL?|[LF])"
# "last year", "of the same year"
_REL_YEAR = rf"[po]?T?{_REL}u"
# "nineteen ninety-seven", "two thousand"
_SPOKEN = r"NN(?:-?N|cN)?(?!-?[uUxXqCwN$])"
_YEAR = rf"(?:,?o?Y(?!-?[uUxXqC])|,?{_REL_YEAR}|,?o?{_SPOKEN})?"
_ABOUT = r"(?:a|mj|pl|gj)?"
# "twenty-four", "two hundred and fifty", "5 1/2", "two and a half", "a couple of", "several more", "half a", "another"
_CARDINAL = r"(?:[nN](?:-?[nN]|NcN){0,4}|Y(?=-?g?[xX]))(?:2|c?A?h|c2)?"
_AMOUNT = rf"(?:_?{_CARDINAL}|A?g?Vg?o?|A?-?ho?A?|A|_)"
_UNIT = r"[uUxXqCw]"
_LENGTH = rf"{_AMOUNT}-?(?:g|_){{0,2}}-?{_UNIT}(?:cA?h)?"

SHAPES = {
    "iso": r"1",
    "clock": r"(?:(?:t|[nN])k|t|K|[nN]5)y?|[nNY]y|[nN](?=pT?P)",
    "month_day": rf"(?:[Wd],?T?)?{_PRE}[TDHLF]?MT?[nO](?:[-rc][nO](?![uUxXqCwk0NP-]))?(?!-?[uUxXqC]){_YEAR}",
    "day_month": rf"(?:[Wd],?)?{_PRE}T?(?:[nO][-rc,]T?)?[nO]o?M{_YEAR}",
    "quarter": rf"{_PRE}T?(?:(?:Y|[DHLF]u)'?)?g?O-?g?q(?!o[AT]?[.nN])(?:,?o?(?:Tg?)?Y|,?{_REL_YEAR})?|Y?4Y?",
    "part_of": rf"T?[LFO]g?(?:{_AMOUNT}-?)?{_UNIT}oT?(?:M{_YEAR}|u?Y|{_REL}u)|TUoT?M[nO]{_YEAR}",
    "half": rf"T?[OLJ]g?h(?:,?oT?g?Y|,?{_REL_YEAR})",
    "nth_weekday": rf"T?[OL]W[po]T?M{_YEAR}",
    "bc": r"[nNYO]b|bY",
    "century": rf"{_PRE}T?O(?:[-cr]T?O)?-?C",
    "month": rf"{_PRE}(?:T?{_REL}|T)?M(?:,?o?[nNY]b|(?:-M)?{_YEAR})",
    "season": rf"{_PRE}(?:Y|(?:T?{_REL}|T)?)[Ss](?:,?o?[nNY]b|{_YEAR})",
    "holiday": rf"[TDHLF]?(?:\*[&U]?|!(?:u'[U&]?|U)){_YEAR}",
    "weekday": rf"[IJ]?(?:T?{_REL}|T)?[WB]",
    "day_beside": r"T?U3Z",
    "deictic": r"[IJ]?Z",
    "decade": rf"{_PRE}T?9",
    "ever": rf"E(?:O|_|g)?(?:{_UNIT}|[WPMS]|{_CARDINAL}-?{_UNIT})|z|e{_UNIT}",
    "hence": rf"{_ABOUT}{_LENGTH}(?:6[RZW]|GZ|GD[uU])",
    "length": rf"(?:[TDH]?[LFO]g?|[TDL])?{_ABOUT}{_LENGTH}(?:-?0)?(?:-?[GJ3])?|h-?A?-?[uU]",
    "year_ago": r"T?g?u-?[GJ]-?O?-?[qt]?|T[uU]3",
    "year": rf"{_PRE}T?g?u?(?:Yt?(?:-n(?![uUxXqCwk0.-]))?|(?<=u){_SPOKEN}|{_SPOKEN})",
    "period": rf"{_PRE}T?(?:{_REL}|O|v)g?[uUqCwP]",
    "those": r"T?(?:[DHLFv])g?[xX]",
    "edge": r"T?QoTg?[uUqCwPS]|[uU]'Q(?:o?Y)?|u-?Q(?:o?Y)?",
    "the": r"(?:Jp)?Tg?[uUqwPC]",
    "short_year": r"7[nN](?![uUxXqCwkP0$-])|(?<=p)[nN](?=[;,c]|$)|(?<=[nN]c)[nN](?=[;,]|$)",
    "nth": r"TO(?=[;,]|$)",
    "reference": r"R|T?g?f|v|TL",
    "part": r"[Ii]?-?P",
    "weekend": r"w",
    "plural": r"[xX](?:c[xX]|[GJ]|3(?=[;,]))?",
}
"""Shapes in order of preference; each is read by the function of the same name."""

GRAMMAR = re.compile("(?![.;,])(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape in SHAPES.items()) + ")")
