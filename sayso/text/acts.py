"""Acts: what a source does with what it says, from the cue, its negations, and the content.

`cues.tsv` tells the act of a word or phrase of saying. Plain words of saying ("said", "claimed", "noted") leave it to
the main clause of the content: what must be done is demanded, what the source will do is promised, what else will or
may happen is predicted, a bare valuation judges, and so on; else the source asserts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import cast, get_args

from sayso.records import Act, Found, Span
from sayso.text.phrases import Hit, Phrases, Word, main_clause, one_of, spanned, table, words


@dataclass(frozen=True, slots=True)
class CueWord:
    """What a word of saying does; `act` is None where the content decides. `stance` is the outlet's."""

    act: Act | None
    stance: str


CUES = Phrases(
    (phrase, CueWord(cast(Act, act) if act in get_args(Act) else None, stance))
    for phrase, act, stance in table("cues.tsv")
)


def act(text: str, cue: Span | None, content: Sequence[Span], source: Span | None = None) -> Found[Act]:
    """What the source does with the content; `cue` is None for the outlet's own voice."""
    main = _main(text, content)
    if cue is None:
        return _of_content(main, frozenset())
    named = words(text, source.start, source.end)[-1:] if source else ()
    direct = bool(content) and text.startswith(_OPENING, content[0].start)
    selves = _SELF if direct else _SELF | _OWN | {w.lower for w in named}
    ws, first, last = around(text, cue)
    by_cue = _of_cue(ws, first, last)
    if by_cue is None:
        felt = _feeling(ws[first : last + 1], main)
        return Found("judges", (felt,)) if felt else _of_content(main, selves)
    return _settled(by_cue, ws[first : last + 1], main, selves)


_BEFORE = one_of(
    "has have had did does do could can would will may might must should is are was were be been not never"
    " neither yet also again immediately previously repeatedly ever no so far flatly"
)
_REACH = 6
"""Words looked at on either side of a cue: "has so far neither confirmed nor"."""


# Act and stance look around the same cue.
@lru_cache(maxsize=64)
def around(text: str, cue: Span) -> tuple[tuple[Word, ...], int, int]:
    """Words of the cue with auxiliaries and negations before it and a few words after it; first and last of the cue."""
    begin = max(text.rfind("\n", 0, cue.start) + 1, cue.start - 80)
    before = words(text, begin, cue.start)[-_REACH:]
    kept = len(before)
    while kept and before[kept - 1].lower in _BEFORE:
        kept -= 1
    # "Neither side has …", "no one would …": who says nothing.
    if any(w.lower in ("neither", "nobody", "none") for w in before[max(0, kept - 2) : kept]):
        kept = max(0, kept - 2)
    inside = words(text, cue.start, cue.end)
    after = words(text, cue.end, min(len(text), cue.end + 60))[:_REACH]
    ws = (*before[kept:], *inside, *after)
    return ws, len(before) - kept, len(before) - kept + len(inside) - 1


_EXPRESSING = ("express", "voic", "convey", "shar")
_FEELINGS = one_of(
    "concern concerns regret support dismay outrage sympathy condolences anger gratitude shock alarm fear fears worry"
    " worries condemnation solidarity"
)
_OWNERS = one_of("his her its their our my")


def _feeling(cue: Sequence[Word], main: Sequence[Word]) -> Span | None:
    """What is felt where a cue of expressing leads to it: "expressed their “grave concern” about the dam"."""
    if not cue or not cue[-1].lower.startswith(_EXPRESSING):
        return None
    opening = main[1:4] if main and main[0].lower in _OWNERS else main[:3]
    return next((Span(w.start, w.end) for w in opening if w.lower in _FEELINGS), None)


_NOT = frozenset(["not", "never", "neither", "nor", "no"])
_NEGATED: dict[Act, Act] = {
    "asserts": "declines",
    "confirms": "doubts",
    "denies": "declines",
    "doubts": "asserts",
    "demands": "declines",
    "promises": "declines",
    "judges": "declines",
    "predicts": "predicts",
    "declines": "asserts",
}
"""What a source does that does not do this: "did not confirm", "did not condemn"."""


def _of_cue(ws: Sequence[Word], first: int, last: int) -> Found[Act] | None:
    hits = [hit for hit in CUES.find(ws) if hit.first <= last and (hit.last >= first)]
    chosen = next((hit for hit in hits if hit.value.act), None)
    denied = next((p for p in range(min(last + 1, len(ws))) if ws[p].lower in _NOT), None)
    if chosen is None or chosen.value.act is None:
        return _withheld(ws, hits, denied)
    place = Span(ws[chosen.first].start, ws[chosen.last].end)
    if denied is None or denied >= chosen.first:
        return Found(chosen.value.act, (place,))
    span = Span(ws[denied].start, ws[chosen.last].end)
    unable = _unable(ws, denied) and chosen.value.act in ("asserts", "confirms")
    return Found("doubts" if unable else _NEGATED[chosen.value.act], (span,))


def _unable(ws: Sequence[Word], denied: int) -> bool:
    """Whether a negation is one of being able: "could not", "has not been able to"."""
    before = ws[denied - 1].lower if denied else ""
    return before in ("could", "can") or any(w.lower == "able" for w in ws[denied + 1 : denied + 4])


def _withheld(ws: Sequence[Word], hits: Sequence[Hit[CueWord]], denied: int | None) -> Found[Act] | None:
    """A plain word of saying that is negated: "could not say" does not know, "would not say" withholds."""
    if denied is None or not hits or denied > hits[0].first:
        return None
    return Found("doubts" if _unable(ws, denied) else "declines", (Span(ws[denied].start, ws[hits[0].last].end),))


def _settled(found: Found[Act], cue: Sequence[Word], main: Sequence[Word], selves: frozenset[str]) -> Found[Act]:
    """A cue's act, after what the content makes of it."""
    opening = main[0].lower if main else ""
    if found.value == "judges" and (denial := _denial(main)):
        return Found("denies", (*found.spans, denial))
    if found.value == "promises":
        return Found(_promised(cue, opening), found.spans)
    if found.value == "demands" and cue and cue[-1].lower.startswith("ask") and opening in _ASKING:
        return Found("doubts", found.spans)
    if found.value == "predicts" and any(w.lower.startswith("warn") for w in cue):
        if _told_to(main):
            return Found("demands", found.spans)
        promised = _promise(main, selves)
        return Found("promises", (*found.spans, promised)) if promised else found
    return found


def _promised(cue: Sequence[Word], opening: str) -> Act:
    """What a cue of promising does: "offered no evidence" keeps something back, "agreed that" agrees."""
    if opening == "no":
        return "declines"
    return "confirms" if opening == "that" and cue and cue[-1].lower.startswith("agree") else "promises"


def _told_to(main: Sequence[Word]) -> bool:
    """Whether a warning tells somebody what to do: "residents not to drink from the river"."""
    opening = [w.lower for w in main[:5]]
    return "to" in opening and opening[0] not in ("that", "of", "about", "it", "there") and not _WILL & set(opening)


_ASKING = frozenset(["whether", "if", "why", "how", "who", "what", "when", "where"])


def _main(text: str, content: Sequence[Span]) -> list[Word]:
    """The main clause of the first sentence of the content, over the gaps that the attribution tears."""
    ws: list[Word] = []
    for span in content:
        for word in words(text, span.start, span.end):
            if word.lower in (".", "!", "?", ";") and ws:
                return main_clause(ws)
            if word.lower not in _MARKS:
                ws.append(word)
    return main_clause(ws)


_OPENING = ("“", '"', "„", "«", "‘", "'")
_MARKS = frozenset("“”\"„«»‘’'")


def _of_content(ws: Sequence[Word], selves: frozenset[str]) -> Found[Act]:
    """The act that the content tells; `selves` are words that mean the source there, none in the outlet's voice."""
    for value, clue in _clues(ws, selves):
        if clue:
            return Found(value, (clue,))
    return Found("asserts")


def _clues(ws: Sequence[Word], selves: frozenset[str]) -> Iterator[tuple[Act, Span | None]]:
    """Acts with the words that tell them, in the order in which they count."""
    yield "declines", _first(_SILENCE, ws[:6])
    yield "confirms", _agreement(ws)
    yield "denies", _denial(ws)
    yield "doubts", _first(_IGNORANCE, ws)
    yield "demands", _demand(ws, voiced=bool(selves))
    yield "judges", _valuation(ws)
    if selves:
        yield "promises", _promise(ws, selves)
    yield "predicts", _prospect(ws)


def _first(phrases: Phrases[bool], ws: Sequence[Word]) -> Span | None:
    hits = phrases.find(ws)
    return spanned(ws, hits[0]) if hits else None


def _phrases(*patterns: str) -> Phrases[bool]:
    return Phrases((pattern, True) for pattern in patterns)


_SILENCE = _phrases("no comment", "nothing to say/add", "not comment", "can/will not comment")
_IGNORANCE = _phrases(
    "no evidence/proof/sign/signs/indication/information/knowledge/confirmation/idea",
    "no reason/grounds to believe",
    "not any evidence/sign/indication",
    "not know/known/think/believe/believed",
    "not? immediately/yet/entirely? unclear/unknown",
    "not immediately/yet/entirely? clear",
    "not BE? able to confirm/verify/say/establish",
    "BE? unable to confirm/verify/say/establish",
    "can/could not yet? BE? independently/immediately? confirm/confirmed/verify/verified",
    "can/could not BE? independently/immediately? say/establish/established/determined",
    "not aware/sure/certain/convinced",
    "too early/soon to say/tell/know",
    "unconfirmed/unverified/unsubstantiated/unproven",
    "remains/remain to be seen",
    "open question",
    "not BE? independently? verified/confirmed",
)
_DENIALS = _phrases(
    "lie/lies/false/untrue/baseless/fabrication/fabrications/fabricated/fake/unfounded/groundless/nonsense/invention",
    "hoax/slander/disinformation/propaganda/fiction/inventions/invented/rubbish/ridiculous/absurd/fabricated/misinformation",
    "not true/correct/accurate/so",
    "no truth",
    "without/no basis/foundation/merit",
    "fake news",
    "fairy tale",
    "never/not happened",
    "did not happen",
)
_COPULA = one_of("is are was were be been being am 's as pure call called calls outright total complete")


def _denial(ws: Sequence[Word]) -> Span | None:
    """ "… were pure invention", "as baseless", "there is no truth in": what was said is not so."""
    for hit in _DENIALS.find(ws):
        before = ws[max(0, hit.first - 5) : hit.first]
        phrase = ws[hit.first].lower in ("not", "no", "never", "did", "without")
        after = ws[hit.last + 1].lower if hit.last + 1 < len(ws) else ""
        alone = len(ws) <= 3 and hit.first == 0
        if after != "flag" and (phrase or alone or any(w.lower in _COPULA for w in before) or _ends(ws, hit)):
            return spanned(ws, hit)
    return None


def _ends(ws: Sequence[Word], hit: Hit[bool]) -> bool:
    """Whether a noun of denial closes the content with its article: "the video a fabrication"."""
    return hit.last == len(ws) - 1 and hit.first > 0 and ws[hit.first - 1].lower in ("a", "an")


_SAID = one_of("report reports claim claims account accounts allegation allegations rumours rumors story")


def _agreement(ws: Sequence[Word]) -> Span | None:
    if ws and ws[0].lower == "yes":
        return Span(ws[0].start, ws[0].end)
    if not any(w.lower in _SAID for w in ws[:6]):
        return None
    for left, right in pairwise(ws):
        if left.lower in ("is", "are", "was", "were") and right.lower in ("true", "correct", "accurate", "right"):
            return Span(right.start, right.end)
    return None


_DUTY = _phrases(
    "must/should/ought",
    "need/needs/needed to",
    "has/have/had to",
    "needs/needed",
    "BE obliged/required to",
    "please",
    "it BE time to/for",
    "let us",
)
_COMMANDS = one_of(
    "stop leave let give help go release free come take send do end cease withdraw open close stay keep bring"
    " tell look remember think listen show put get join lay surrender wait act respect return accept publish"
    " resign"
)


def _demand(ws: Sequence[Word], *, voiced: bool) -> Span | None:
    for hit in _DUTY.find(ws):
        after = [w.lower for w in ws[hit.last + 1 : hit.last + 3]]
        inferred = after[:1] in (["have"], ["surely"]) or after == ["be", "able"]
        if not inferred and (hit.first or ws[hit.first].lower != "should"):
            return spanned(ws, hit)
    if voiced and ws and ws[0].lower in _COMMANDS and (len(ws) < 2 or ws[1].lower not in _COPULA):
        return Span(ws[0].start, ws[0].end)
    return None


_VALUES = one_of(
    "mistake disgrace disgraceful shame shameful crime outrage outrageous unacceptable unforgivable heinous"
    " tragedy tragic catastrophe disaster disastrous triumph victory failure success wonderful terrible"
    " horrible awful appalling barbaric cowardly heroic brave courageous cruel brutal shocking horrifying"
    " deplorable despicable vile historic excellent great good bad wrong unfair unjust just fair irresponsible"
    " reckless dangerous provocative provocation escalation betrayal humiliation insult unwise wise foolish"
    " stupid absurd admirable exemplary inexcusable intolerable regrettable unfortunate welcome disappointing"
    " worrying troubling alarming concerning encouraging promising significant important crucial vital"
    " essential necessary unnecessary inhumane inhuman illegal illegitimate unlawful immoral legitimate"
    " justified unjustified disproportionate excessive sad painful proud sorry grateful disappointed concerned"
    " worried pleased happy angry ashamed abhorrent monstrous sickening unprecedented remarkable impressive"
    " pathetic scandalous scandal farce sham nightmare abomination atrocity milestone setback blow biased"
    " step breakthrough turn threat"
)
_LINKS = one_of("as is are was were be been being am 's marks marked marking represents represented constitutes")


def _valuation(ws: Sequence[Word]) -> Span | None:
    """A valuation as the predicate: "is a troubling new turn", "would be a terrible mistake"."""
    linked = None
    for place, word in enumerate(ws):
        if word.lower in _LINKS:
            linked = linked if linked is not None else place
        elif linked is not None and word.lower in _VALUES and place - linked <= 6:
            return Span(word.start, word.end)
        elif word.lower.endswith(("ing", "ed", "en")):
            # "Was killed in a brutal attack" tells, it does not judge.
            linked = None
    return None


_SELF = frozenset(["i", "we"])
_OWN = frozenset(["he", "she", "it", "they"])
_THEIRS = frozenset(["his", "her", "its", "their", "our", "my"])
_WILL = frozenset(["will", "shall", "would"])
_UNWILLED = one_of("be have see need lose know face suffer die fall fail survive become remain seem depend take")


def _promise(ws: Sequence[Word], selves: frozenset[str]) -> Span | None:
    """ "We will", "he would resign", "its army will", and the source's own name before "will"."""
    for place, word in enumerate(ws[:-1]):
        if word.lower in _WILL or (word.lower in ("ready", "going", "prepared", "determined") and place > 1):
            if _own_side([w.lower for w in ws[max(0, place - 6) : place]], selves) and _willed(ws, place):
                return Span(word.start, ws[place + 1].end)
            return None
    return None


def _own_side(before: Sequence[str], selves: frozenset[str]) -> bool:
    if not before:
        return False
    subject = [w for w in before if w not in ("that", "not", "also", "are", "is", "was", "were", "am")]
    if not subject:
        return False
    return subject[-1] in selves or (len(subject) <= 4 and any(w in _THEIRS for w in subject))


def _willed(ws: Sequence[Word], place: int) -> bool:
    after = [w.lower for w in ws[place + 1 : place + 5] if w.lower not in ("not", "never", "also", "soon", "to", "now")]
    progressive = after[:1] == ["be"] and after[1:2] and after[1].endswith("ing")
    return bool(after) and (after[0] not in _UNWILLED or bool(progressive))


_AHEAD = _phrases(
    "will/shall/would",
    "going to",
    "BE set/due/poised/about/scheduled/slated/bound/likely/expected/unlikely to",
    "likely/unlikely/expected to",
    "may/might/could",
    "odds/chance/chances/likelihood/possibility/prospect/risk/danger of",
)


def _prospect(ws: Sequence[Word]) -> Span | None:
    for hit in _AHEAD.find(ws):
        after = [w.lower for w in ws[hit.last + 1 : hit.last + 4] if w.lower not in ("not", "well", "also", "even")]
        if after[:1] == ["have"] or not after:
            continue
        if ws[hit.first].lower in ("may", "might", "could") and not _eventual(after):
            continue
        return spanned(ws, hit)
    last = ws[-1] if len(ws) > 3 else None
    return Span(last.start, last.end) if last and last.lower in _PENDING else None


_PENDING = one_of("likely unlikely probable improbable imminent inevitable unavoidable near")
_STATES = one_of("have contain know belong include lie hold need")


def _eventual(after: Sequence[str]) -> bool:
    """Whether what may be is still to come: "may be sent", "could spread", not "may be dead"."""
    if after[0] == "be" and len(after) > 1:
        return after[1].endswith(("ed", "en", "nt", "ht")) or after[1] in ("set", "put", "cut", "hit", "shot", "able")
    return after[0] not in _STATES and after[0] not in ("not", "no", "be")
