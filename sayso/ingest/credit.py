"""Credit: the wire agency that a report says it comes from, in its dateline, byline or last lines."""

from __future__ import annotations

import re

# Short name, as it is stored, and the ways in which reports write it (regular expressions).
AGENCIES = {
    "AP": r"AP|(?:The )?Associated Press",
    "Reuters": r"Reuters|REUTERS|Thomson Reuters",
    "AFP": r"AFP|Agence[ -]France[ -]Presse",
    "dpa": r"dpa|DPA|Deutsche Presse-Agentur",
    "EFE": r"EFE|Agencia EFE",
    "ANSA": r"ANSA",
    "Xinhua": r"Xinhua(?: News Agency)?|XINHUA",
    "TASS": r"TASS|ITAR-TASS",
    "Interfax": r"Interfax(?!-Ukraine)|INTERFAX",
    "Interfax-Ukraine": r"Interfax-Ukraine",
    "RIA": r"RIA(?: Novosti)?|RIA NOVOSTI",
    "Ukrinform": r"Ukrinform|UKRINFORM",
    "Kyodo": r"Kyodo(?: News)?|KYODO",
    "Jiji": r"Jiji(?: Press)?",
    "Yonhap": r"Yonhap(?: News Agency)?|YONHAP",
    "KCNA": r"KCNA",
    "UPI": r"UPI|United Press International",
    "PA": r"PA|PA Media|Press Association",
    "CP": r"CP|The Canadian Press",
    "AAP": r"AAP|Australian Associated Press",
    "Bloomberg": r"Bloomberg(?: News)?",
    "Anadolu": r"AA|Anadolu(?: Agency)?",
    "IRNA": r"IRNA",
    "SANA": r"SANA",
    "WAFA": r"WAFA",
    "PTI": r"PTI|Press Trust of India",
    "ANI": r"ANI",
    "Belga": r"Belga",
    "PAP": r"PAP",
    "China News Service": r"China News Service",
    "dpa-AFX": r"dpa-AFX",
}

# Longest first, so that "Interfax-Ukraine" and "Australian Associated Press" are not cut short.
_WAYS = sorted((way for ways in AGENCIES.values() for way in ways.split("|")), key=len, reverse=True)
_NAME = f"(?:{'|'.join(_WAYS)})"
# As a word of its own "PA" is Pennsylvania and "AA" a battery; in a dateline's brackets they are agencies.
_SURE_NAME = f"(?:{'|'.join(way for way in _WAYS if way == 'AP' or len(way) > 2)})"
_NAMED = {short: re.compile(f"(?:{ways})") for short, ways in AGENCIES.items()}
_PERSON = r"[A-ZÀ-Ý][\w.'’-]*(?: (?:and |[A-ZÀ-Ý])[\w.'’-]*){0,7}"

# "KYIV, Oct. 25 (Reuters) - ", "WASHINGTON (AP) —", "MOSCOW, October 25. /TASS/."
_DATELINE = re.compile(rf"^[^\n(/\[]{{0,80}}[(/\[]({_NAME})[)/\]]\s*[-–—.:]")
# What stands before it on the line must look like a place and a date, not like a sentence.
_PLACE = re.compile(r"[A-ZÀ-Ý][\w'’.,\- ]*")
# "By The Associated Press", "JANE DOE, Associated Press", "Reuters" alone on a line.
_ALONE = re.compile(
    rf"^\W*(?:(?:[Bb]y|BY|[Ff]rom) )?(?:{_PERSON}(?:,| of| for| /|/| \|) ?)?(?:[Tt]he )?({_SURE_NAME})"
    rf"(?: [Ss]taff| writers?| correspondents?)*\W*$"
)
# "— AFP", "Source: Xinhua", "© 2024 The Associated Press. All rights reserved."
_SIGNED = re.compile(
    rf"^\s*(?:[-–—/(\[]+|Sources?:|Credit:|©|\(c\)|Copyright(?: ©)?(?: by)?)\s*(?:\d{{4}} )?(?:by )?"
    rf"(?:[Tt]he )?({_SURE_NAME})\b(?! Photo|/)[^\n]{{0,60}}$"
)
# "Reuters contributed to this report", "With reporting by AFP and AP", "Additional reporting from Reuters".
_CONTRIBUTED = re.compile(
    rf"\b({_SURE_NAME})\b[^.\n]{{0,80}}\bcontributed(?: reporting)? to this (?:report|story|article)"
    rf"|\bWith (?:additional )?(?:report(?:ing|s)|inputs?|material|files) (?:by|from) (?:[Tt]he )?({_SURE_NAME})\b"
    rf"|\bAdditional reporting (?:by|from) (?:[Tt]he )?({_SURE_NAME})\b"
    rf"|\b(?:supplied|provided|distributed|published originally) by (?:[Tt]he )?({_SURE_NAME})\b"
)
_FIRST, _LAST = 5, 6  # lines at the top and at the bottom where credits stand
_NEAR = 400  # characters of such a line, at its beginning and at its end


def credit(text: str, author: str | None = None) -> str | None:
    """The short name of the agency credited in the text's first or last lines or as its author, or None.

    A mention in passing ("told Reuters", "the AP reported") and a photograph's credit are none.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    first = [line[:_NEAR] for line in lines[:_FIRST]]
    last = [line[-_NEAR:] for line in lines[-_LAST:]]
    found = (
        _dateline(first)
        or (_match(_ALONE, author) if author else None)
        or next((name for line in first if len(line) < 100 and (name := _match(_ALONE, line))), None)
        or next((name for line in last if (name := contributed(line))), None)
        or next((name for line in last[-2:] if (name := _match(_SIGNED, line) or _closing(line))), None)
    )
    return _short(found) if found else None


def contributed(text: str) -> str | None:
    """The agency that a text says contributed to it, as it is written there; strict enough for a whole page."""
    return _match(_CONTRIBUTED, text)


def short_name(name: str) -> str | None:
    """The short name of an agency that is written as `name`, or None if it is in no table."""
    return _short(name)


def _dateline(lines: list[str]) -> str | None:
    for line in lines:
        found = _DATELINE.match(line)
        if found:
            before = line[: found.start(1) - 1].strip()
            if not before or (_PLACE.fullmatch(before) and len(before.split()) <= 8):
                return found[1]
    return None


def _closing(line: str) -> str | None:
    """An agency in brackets that ends the line, or alone on it: "… officials said. (AFP)"."""
    found = re.search(rf"(?:^|[.!?”\"]\s*)[(\[]({_NAME})(?:/\w+)?[)\]]\s*$", line)
    return found[1] if found else _match(_ALONE, line) if len(line) < 40 else None


def _match(pattern: re.Pattern[str], line: str) -> str | None:
    found = pattern.search(line)
    return next(filter(None, found.groups()), None) if found else None


def _short(name: str) -> str | None:
    return next((short for short, ways in _NAMED.items() if ways.fullmatch(name)), None)
