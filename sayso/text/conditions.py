"""Conditions: on what a statement depends, whether it looks ahead, and tense and polarity at a word.

Surface clues of the clause that a word stands in: auxiliaries, what governs it, words of time. There is no parser: what
the clause does not show is past where the word looks past, else present.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from sayso.records import Found, Span, Tense
from sayso.text.phrases import Hit, Phrases, Word, one_of, sentence_around, spanned, words


def _phrases(*patterns: str) -> Phrases[bool]:
    return Phrases((pattern, True) for pattern in patterns)


_MARKERS = _phrases(
    "if",
    "unless",
    "provided/providing that?",
    "as/so long as",
    "in the event of/that",
    "in case of?",
    "on condition that",
    "on the condition that",
    "assuming that?",
    "only if/when",
    "even if",
    "except if",
    "barring",
    "were to",
)
_NO_CONDITION = one_of("ask asks asked asking wonder wonders wondered know knows knew see sure clear unclear as")
"""Before "if" that means whether, and "as if"."""


def condition(text: str, spans: Sequence[Span]) -> Span | None:
    """The first condition in the spans, from its first word to the end of its clause."""
    for span in spans:
        ws = words(text, span.start, span.end)
        for hit in _conditions(ws):
            last = _clause_end(ws, hit.last)
            if last > hit.last:
                return Span(ws[hit.first].start, ws[last].end)
    return None


def _conditions(ws: Sequence[Word]) -> Iterator[Hit[bool]]:
    found = [hit for hit in _MARKERS.find(ws) if _conditional(ws, hit)]
    yield from sorted([*found, *_inversions(ws)], key=lambda hit: hit.first)


def _conditional(ws: Sequence[Word], hit: Hit[bool]) -> bool:
    before = ws[hit.first - 1].lower if hit.first else ""
    after = ws[hit.last + 1].lower if hit.last + 1 < len(ws) else ""
    if ws[hit.first].lower == "if":
        return before not in _NO_CONDITION and after not in ("not", "any", "only", "ever")
    if ws[hit.first].lower in ("provided", "providing", "assuming"):
        return ws[hit.last].lower == "that"
    if ws[hit.first].lower == "were":
        return before in ("", ",", "“", '"')
    return True


def _inversions(ws: Sequence[Word]) -> Iterator[Hit[bool]]:
    """ "Should the talks fail, …" and "Had it …" with its subject after it."""
    for place, word in enumerate(ws[:-2]):
        opens = place == 0 or ws[place - 1].lower in (",", "“", '"', ".", "that")
        should = word.lower == "should" and ws[place + 1].lower not in ("not", "be", "have")
        were = word.lower == "were" and "to" in [w.lower for w in ws[place + 2 : place + 8]]
        if opens and (should or were):
            yield Hit(place, place, True)


_ENDS = frozenset([",", ".", ";", ":", "!", "?", "”", '"', "—", "–", "then"])


def _clause_end(ws: Sequence[Word], begin: int) -> int:
    end = begin
    while end + 1 < len(ws) and ws[end + 1].lower not in _ENDS:
        end += 1
    return end


_AHEAD = _phrases(
    "will/shall",
    "would",
    "going to",
    "BE? set/due/poised/about/scheduled/slated/bound/likely/unlikely/expected/ready to",
    "plan/plans/planned/planning/intends/intend/aims/hopes/wants/prepares/preparing/vowed/vows/pledged/promised to",
    "may/might/could",
    "in the coming days/weeks/months/years/hours",
    "in coming days/weeks/months/years",
    "in the next few? days/weeks/months/years",
    "in the near future",
    "next week/month/year/spring/summer/autumn/winter/decade",
    "later this week/month/year",
    "tomorrow",
    "soon",
    "by the end of",
    "upcoming/forthcoming/imminent/impending/planned/potential/looming",
    "expect/expects/expecting/anticipate/anticipates/predict/predicts/forecast/forecasts",
)


def is_future(text: str, spans: Sequence[Span]) -> Found[bool]:
    """Whether the content looks ahead, with the words that say so; "would have" and "may have" do not."""
    found = tuple(chain.from_iterable(_looking_ahead(words(text, s.start, s.end)) for s in spans))
    return Found(bool(found), found)


def _looking_ahead(ws: Sequence[Word]) -> Iterator[Span]:
    for hit in _AHEAD.find(ws):
        word = ws[hit.first].lower
        after = [w.lower for w in ws[hit.last + 1 : hit.last + 4] if w.lower not in ("not", "also", "well", "still")]
        if word in _MODALS and (not after or after[0] == "have" or after[0] in _ABLE):
            continue
        if word in ("may", "might", "could") and not _coming(after):
            continue
        if after[:2] in (["neither", "confirm"], ["neither", "deny"], ["neither", "acknowledge"]):
            continue  # "would neither confirm nor deny that"
        yield spanned(ws, hit)


_MODALS = frozenset(["will", "shall", "would", "may", "might", "could"])
_ABLE = one_of("see hear feel verify confirm reach find determine establish say tell independently immediately")


def _coming(after: Sequence[str]) -> bool:
    """Whether what may or could be is an event to come, not a state: "could be sent", not "may be dead"."""
    if after[0] == "be":
        return len(after) > 1 and (after[1].endswith(("ed", "en", "nt", "ht")) or after[1] in _PARTICIPLES)
    return after[0].isalpha()


_PARTICIPLES = one_of("set put cut hit shot able drawn thrown torn worn blown hurt")
_REACH = 8
"""Words looked at on either side of a word, within its clause."""
_EDGES = frozenset([",", ";", ":", ".", "!", "?", "“", "”", '"', "—", "–", "(", ")"])
_JOINTS = one_of("that which who where because while although though when after before since but if unless")


def tense_at(text: str, place: int, places: Sequence[tuple[int, int]] | None = None) -> Tense:
    """When the event of the word at a character lies, seen from the saying of it."""
    ws, at = _clause(text, place, places)
    if at is None:
        return "past"
    before = [w.lower for w in ws[:at]]
    if ws[at].lower in _DEVERBAL or _noun(before):
        return _noun_tense(before, [w.lower for w in ws[at + 1 : at + 1 + _REACH]], _conditional_clause(ws, at))
    return _verb_tense(before, ws[at].lower, _conditional_clause(ws, at))


def _clause(text: str, place: int, places: Sequence[tuple[int, int]] | None) -> tuple[Sequence[Word], int | None]:
    """The words of the clause around a character, and which of them is there."""
    sentence = sentence_around(text, place, places)
    # Words that far away tell nothing; the bound keeps endless lines cheap.
    begin, end = max(sentence.start, place - 160), min(sentence.end, place + 160)
    ws = words(text, begin, end)
    at = next((p for p, w in enumerate(ws) if w.start <= place < w.end), None)
    if at is None:
        return ws, None
    first = at
    while first and ws[first - 1].lower not in _EDGES:
        first -= 1
    last = at
    while last + 1 < len(ws) and ws[last + 1].lower not in _EDGES:
        last += 1
    return ws[first : last + 1], at - first


def _conditional_clause(ws: Sequence[Word], at: int) -> bool:
    before = [w.lower for w in ws[:at]]
    return any(w in ("if", "unless") for w in before) or (before[:1] == ["should"])


_DETERMINERS = one_of("the a an this that these those its his her their our no any another further new more")
_DEVERBAL = one_of(
    "attack attacks strike strikes raid raids war deployment deployments withdrawal invasion offensive assault"
    " talks ceasefire truce visit meeting arrest arrests killing killings explosion explosions shelling bombing"
    " evacuation sanctions escalation protest protests retreat exchange release vote election referendum"
)


def _noun(before: Sequence[str]) -> bool:
    return bool(before) and (before[-1] in _DETERMINERS or before[-1] == "of")


_WISHED = one_of(
    "urge urged urges urging call called calls calling demand demanded demands want wants wanted ask asked"
    " asks threaten threatens threatened threatening fear fears feared consider considers considering possible"
    " potential alleged prevent prevented avoid avert risk risks option proposal proposed propose proposes"
)
_COMING = one_of(
    "plan plans planned planning intend intends intended vow vowed vows pledge pledged pledges promise"
    " promised promises prepare prepares prepared preparing expect expects expected set due upcoming imminent"
    " impending next looming forthcoming ready going scheduled poised"
)
_HYPOTHETICAL = frozenset(["could", "may", "might", "should", "must", "can"])
_MODAL = _HYPOTHETICAL | {"will", "shall", "would"}
_PAST = one_of("was were had did has have been took began started killed ended came happened left occurred")


def _verb_tense(before: Sequence[str], verb: str, conditional: bool) -> Tense:
    near = _after_joint(before)[-_REACH:]
    modal = next((w for w in reversed(near) if w in _MODAL), None)
    if modal and "have" in near[near.index(modal) :]:
        return "hypothetical" if modal == "would" else "past"
    if modal or conditional:
        return _modal_tense(modal, conditional)
    if near[-1:] == ["to"] or near[-2:] in (["to", "be"], ["not", "to"]):
        return _governed(near)
    if any(w in ("has", "have", "had", "was", "were", "did") for w in near[-4:]):
        return "present" if near[-1:] == ["been"] and verb.endswith("ing") and "had" not in near else "past"
    if any(w in ("is", "are", "am", "does", "do", "be") for w in near[-4:]) or verb.endswith(("s", "ing")):
        return "present"
    return "past" if verb.endswith(("ed", "t", "d", "n")) or verb in _PAST or not near else "present"


def _modal_tense(modal: str | None, conditional: bool) -> Tense:
    """ "Would" is the future of what was said, unless a condition stands with it."""
    return "future" if modal in ("will", "shall", "would") and not conditional else "hypothetical"


_DONE = one_of("managed began begun continued helped used started came went sent")
_DOING = one_of("manages begins begin beginning continues continue continuing helps starts starting keeps comes goes")
"""Verbs of which what follows is as true as they are themselves: "continues to deny"."""


def _governed(near: Sequence[str]) -> Tense:
    """The tense of an infinitive by what governs it: "plans to send", "urged them to leave", "managed to leave"."""
    for place, word in reversed(list(enumerate(near))):
        if word in _WISHED:
            return "hypothetical"
        if word in _COMING:
            return "future"
        if word in _DONE:
            return "past"
        if word in _DOING and near[place - 1 : place] != ["to"]:
            return "present"
    return "hypothetical"


def _after_joint(before: Sequence[str]) -> Sequence[str]:
    """What follows the last word that opens a clause."""
    for place in range(len(before) - 1, -1, -1):
        if before[place] in _JOINTS and before[place] not in ("if", "unless"):
            return before[place + 1 :]
    return before


def _noun_tense(before: Sequence[str], after: Sequence[str], conditional: bool) -> Tense:
    near = list(_after_joint(before))[-_REACH:]
    if conditional or any(w in _WISHED for w in near):
        return "hypothetical"
    if any(w in _COMING for w in near[-4:]):
        return "future"
    for word in [*after, *reversed(near)]:
        if word in _MODAL:
            return _modal_tense(word, conditional)
        if word in _PAST or (word.endswith("ed") and len(word) > 4):
            return "past"
        if word in ("is", "are", "continues", "continue", "remains"):
            return "present"
        if word in _JOINTS:
            break
    return "past"


_NEGATORS = _phrases(
    "not/never/no/without/neither/nor/none",
    "fail!/unable/failure to",
    "refuse!/decline!/refusal/reluctant to",
    "prevent!/stop!/keep!/bar!/ban!/block!/deter!/dissuade!",
    "halt!/avoid!/avert!/foil!/thwart!/abandon!/cancel!/cancelled/canceled/end!/cease!/suspend!",
    "rule/ruled/rules/ruling out",
    "instead of",
    "rather than",
    "short of",
)
_NO_NEGATION = _phrases(
    "not only/just/merely/yet? ruled out",
    "no doubt/question",
    "not likely/expected/certain/clear/known/believed/thought/sure/impossible/immediately/possible/ruled",
    "no longer ruled",
    "no evidence/sign/indication/proof",
    "not/never stop!/halt!/cease!/end!/fail!/prevent!",
    "no more/fewer/less/later than",
    "whether or not",
)
_UNDONE = _phrases(
    "did not happen/occur/materialise/materialize/succeed",
    "never happened/came/materialised/materialized/took place",
    "did not take place",
    "BE not carried out",
    "BE? foiled/thwarted/averted/prevented/cancelled/canceled/aborted",
    "BE? called off",
    "failed to materialise/materialize/happen",
)
_NEGATION_REACH = 6
"""Words before an event in which a negation is its own."""


def polarity_at(text: str, place: int, places: Sequence[tuple[int, int]] | None = None) -> bool:
    """Whether the event of the word at a character is said to be so; a denial in the cue is an act, not polarity."""
    ws, at = _clause(text, place, places)
    if at is None:
        return True
    begin = max(0, at - _NEGATION_REACH)
    for p in range(at - 1, begin - 1, -1):
        if ws[p].lower in _JOINTS:
            begin = p + 1
            break
    if any(hit.first < _NEGATION_REACH for hit in _UNDONE.find(ws[at + 1 : at + 1 + _REACH])):
        return False
    before = ws[begin : at + 1]
    excused = {p for hit in _NO_NEGATION.find(before) for p in range(hit.first, hit.last + 1)}
    return not any(hit.first not in excused and hit.last < len(before) - 1 for hit in _NEGATORS.find(before))
