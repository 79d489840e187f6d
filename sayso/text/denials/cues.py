"""Cues: what words of saying tell of a denial, with what they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.text.denials.vocabulary import EMPTY, FALSE, NOT, REPORTS, SLANTED, Denying, judged

NEITHER = re.compile(
    r"\bneither confirm\w* n?or den\w+"
    r"|\b(?:not|declin\w+ to|refus\w+ to|without|would) (?:either )?confirm\w* n?or den\w+"
    r"|\bstopp?\w* short of (?:an? )?(?:\w+ )?(?:denying|denial)\b"
)
DENY = re.compile(r"\b(?:den(?:y|ies|ied|ying)|denials?|refut(?:e|es|ed|ing)|disavow\w*|disclaim\w*|rebut\w*)\b")
_KEPT_FROM = re.compile(
    r"(?!that |\w+ing )(?:\w+ ){0,3}?(?:access|entry|permission|visas?|bail|asylum|passage|landing|requests?"
    r"|applications?|leave|rights?|services?|aid|food|water|treatment)\b"
)
"""What somebody is denied by whom who keeps it from him."""


def of_denying(by: str, said: str) -> Iterator[Denying]:
    """ "Denied" and the like, unless somebody is denied something."""
    if not NOT.search(by) and not _KEPT_FROM.match(said):
        yield Denying("flat denial")


TURN_AWAY = re.compile(
    r"\b(?:reject|dismiss|rebuff|spurn|discount|scoff|ridicul|mock)\w*\b|\bpour\w* (?:scorn|cold water)\b"
    r"|\b(?:brush|wav|shrug|laugh)\w* (?:aside|off|away)\b|\bplay\w* down\b"
)
_PART = re.compile(
    r"(?:any |all |its |his |her |their )?(?:role|involvement|responsibility|wrongdoing|links?|part|blame)\b"
)
_OF_REPORTS = re.compile(rf"(?:\w+ ){{0,6}}?{REPORTS}\b|(?:the )?(?:idea|notion|charge)s? that\b")
_THEM = re.compile(r"(?:it|them|this|that|these|those)(?: as\b|$)")
_AS_FALSE = re.compile(rf"\bas (?:\w+ ){{0,3}}?{FALSE}")
_AS_EMPTY = re.compile(rf"\bas (?:\w+ ){{0,3}}?(?:{EMPTY}|{SLANTED})")


def of_turning_away(said: str) -> Iterator[Denying]:
    """ "Rejected" and the like: what is said to be false is denied, reports as such are only turned away."""
    if said.startswith("that ") or _PART.match(said) or _AS_FALSE.search(said):
        yield Denying("flat denial")
    elif _OF_REPORTS.match(said) or _AS_EMPTY.search(said):
        yield Denying("non-denial")
    elif _THEM.match(said):
        yield Denying("non-denial", "opposed")


_KNOWN = r"(?:information|evidence|knowledge|indications?|confirmation|reports?|data|records?|proof|signs?)"
_CHECK = r"(?:confirm|verify|corroborate|say|tell|establish|determine)\b"
UNKNOWING = re.compile(
    rf"\b(?:ha[sd]|have|having|received|seen|saw) no (?:\w+ ){{0,2}}?(?:{_KNOWN}|idea|word)\b"
    rf"|\b(?:can|could) not (?:yet |now |independently |immediately |officially )*{_CHECK}"
    rf"|\b(?:unable|not (?:yet |been )*able|not in a position) to (?:\w+ )?{_CHECK}"
    r"|\bnot (?:yet |been |being |even )*(?:aware|(?:informed|briefed|notified) of)\b|\bunaware of\b"
    r"|\b(?:do|does|did) not (?:yet )?know (?:whether|if|about|of|anything)\b"
    rf"|\b(?:do|does|did) not (?:yet )?have (?:any )?(?:\w+ )?{_KNOWN}\b"
    rf"|\bnot (?:yet )?(?:seen|received|found) (?:any )?(?:\w+ )?{_KNOWN}\b"
    r"|\btoo (?:early|soon) to (?:say|tell|know|confirm)\b|\b(?:unclear|not (?:yet )?clear) (?:whether|if)\b"
    rf"|\b(?:checking|looking into|studying|examining|assessing) (?:the |these |those |such )?{REPORTS}\b"
)
_HINTS = (
    " no ", "not ", "unaware", "unable", "too ", "unclear", "checking", "looking", "studying", "examining", "assessing"
)  # fmt: skip
"""Letters without any of which no source says that it does not know: to look for these takes a tenth of the time."""
_OTHERS_CASE = re.compile(
    r"no (?:\w+ )?(?:evidence|proof) (?:for|of|to support|to back|behind)"
    rf" (?:its|their|his|her|the|such|these|those) {REPORTS}"
)
_SUBORDINATE = re.compile(r"\b(?:although|though|because|while|when|since|who|which|whose|unless|after|before)\b")
_DETAIL = re.compile(r"(?:how|where|when|why|who|whom|whose|what|which)\b")
_EARLY = 90
"""Characters of cue and content within which a source says what it knows; later words tell of something else."""


def of_knowing(whole: str) -> Iterator[Denying]:
    """A word about what the source knows itself, in cue and content as one."""
    match = UNKNOWING.search(whole) if any(map(whole.__contains__, _HINTS)) else None
    if match is None or match.start() > _EARLY or _SUBORDINATE.search(whole[: match.start()]):
        return
    if _OTHERS_CASE.search(whole):
        yield Denying("non-denial", "accused")
    elif not _DETAIL.match(whole[match.end() :].lstrip()):
        yield Denying("no information")


_TELL = (
    r"(?:comment|respond|reply|answer|say|discuss|confirm|address|elaborate|react|speak about|talk about|be drawn)\b"
)
_SILENT = re.compile(
    rf"\b(?:declin\w+|refus\w+) (?:to )?(?P<a>{_TELL})|\b(?:would|will|can|could) not (?P<b>{_TELL})"
    r"|\b(?:not|never|yet to) (?:yet |immediately |publicly |directly |officially |so far )*"
    r"(?P<c>comment|respond|reply|repl|answer|react|confirm|say|disclose|specify|reveal)(?:ed|ied|s)?\b"
    r"|\bno (?:\w+ )?(?P<d>comment)\b|\b(?:kept|remained|stayed) (?:silent|quiet|mum)\b|\bsa(?:id|y|ys|ying) nothing\b"
    r"|\b(?:referred|deferred|directed|redirected) (?:\w+ )?(?:questions|quer\w+|inquir\w+|enquir\w+|reporters)"
    r"|\bcould not be reached\b"
    r"|\b(?:ignored|dodged|avoided|evaded|sidestepped|ducked) (?:\w+ )?(?:questions?|requests?)"
)
_ASKED = re.compile(
    r"$|[,.;]|(?:\w+ ){0,6}?(?:requests?|questions?|quer(?:y|ies)|inquir\w+|enquir\w+|calls?|e-?mails?|messages?"
    rf"|letters?|journalists?|reporters?|asked|comment|{REPORTS})\b"
)
"""To what a word is owed: who does not respond to an attack declines nothing."""
_WHETHER = re.compile(r"(?:whether|if|that|anything)\b")


def of_silence(by: str, said: str) -> Iterator[Denying]:
    """No word, where one was asked for."""
    match = _SILENT.search(f"{by} {said}"[: len(by) + 40])
    if match is None or match.start() > len(by):
        return
    verb = next((one for one in match.groups() if one), "")
    rest = f"{by} {said}"[match.end() :].lstrip()
    if verb in ("respond", "reply", "repl", "answer", "react") and not _ASKED.match(rest):
        return
    if verb in ("say", "disclose", "specify", "reveal", "discuss") and _DETAIL.match(rest):
        return
    if match.group("c") in ("say", "disclose", "specify", "reveal") and not _WHETHER.match(rest):
        return
    yield Denying("declined")


_CALL = re.compile(r"\b(?:call|label|brand|describ|dub|term|denounc|condemn|characteri[sz])\w*\b(?! (?:for|on|upon)\b)")
_CALLED = re.compile(rf"(?:(?:\w+ ){{0,4}}?{REPORTS}\b|it |them |this |that |all of ?(?:it|this|that)? ?)")


def of_calling(by: str, said: str) -> Iterator[Denying]:
    """ "Called the reports contradictory", "described it as a fabrication"."""
    called = _CALLED.match(said) if _CALL.search(by) else None
    if called is None:
        return
    of_it = _FOLLOWS.search(said[called.end() :])
    if of_it:
        yield judged(of_it, pronoun=not re.search(REPORTS, called[0]))


_FOLLOWS = re.compile(rf"\b(?:(?P<false>{FALSE})|(?P<empty>{EMPTY})|(?P<slanted>{SLANTED}))")
