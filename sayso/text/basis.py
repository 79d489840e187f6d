"""Basis: on what a source says that its statement rests.

Three places tell: the source itself ("satellite images show"), what is cited beside or inside the content ("citing
court records", "intercepts suggested that"), and who the source is (a witness, a spy agency, an unnamed official).
Where several do, the evidence nearest to the thing counts before hearsay, in the order of `ORDER`. "None offered" has
spans where the text says so ("without evidence"), and none where nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.records import Basis, Found, Span
from sayso.text.gaps import LACKS
from sayso.text.phrases import Phrases, Word, one_of, outside, sentence_around, spanned, words

ORDER: tuple[Basis, ...] = (
    "intercepts",
    "imagery",
    "documents",
    "intelligence",
    "seen",
    "another source",
    "none offered",
    "unnamed officials",
)
"""From what is nearest to the thing to what is farthest."""
Clue = tuple[Basis, Span]

_NOUNS: dict[Basis, str] = {
    "intercepts": "intercept intercepts interception interceptions wiretap wiretaps intercepted eavesdropping sigint"
    " recordings bugged tapped wiretapped",
    "imagery": "image images imagery photo photos photograph photographs picture pictures video videos footage clip"
    " clips film dashcam cctv livestream pictures geolocated satellite satellites",
    "documents": "document documents memo memos memorandum record records filing filings letter letters papers"
    " log logs logbook ledger contract contracts invoice invoices file files archive archives dossier cable cables"
    " email emails e-mail e-mails spreadsheet spreadsheets transcript transcripts minutes manifest manifests receipts"
    " indictment affidavit data statistics figures diary diaries papers certificate certificates database",
    "intelligence": "intelligence spy spies spymaster cia mi6 mi5 fsb gru svr gur sbu mossad nsa nis dgse bnd mss aman"
    " spooks informants informant",
    "seen": "witness witnesses eyewitness eyewitnesses survivor survivors bystander bystanders onlooker onlookers",
}
_KINDS: dict[str, Basis] = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
_SHOWING = one_of(
    "show shows showed shown showing suggest suggests suggested suggesting indicate indicates indicated"
    " indicating reveal reveals revealed prove proves proved place placed places caught catch confirm confirms"
    " confirmed record recorded captured capture captures capturing point points pointed pointing demonstrate"
    " demonstrated make made put established depict depicts depicted document identify identified warn warned"
    " says said"
)
_CITING = Phrases(
    (phrase, True)
    for phrase in (
        "cite!/citing",
        "quote!/quoting",
        "based/relying/relied/drawing/drew on/upon",
        "on the basis/strength of",
        "according to",
        "pointing/pointed to",
        "using/used",
        "after reviewing/examining/analysing/analyzing/studying/seeing/viewing/intercepting/reading",
        "reviewed/examined/analysed/analyzed/studied/obtained/verified/viewed/read/released/published/presented/shared",
        "with reference to",
        "from",
        "comparing/compared/matching/matched",
        "referring to",
        "backed by",
        "as evidence",
    )
)


def basis(
    text: str,
    source: Span | None,
    cue: Span | None,
    content: Sequence[Span],
    places: Sequence[tuple[int, int]] | None = None,
) -> Found[Basis]:
    """On what the statement rests; `places` are sentence bounds, where the caller has them."""
    start = cue.start if cue else content[0].start
    sentence = sentence_around(text, start, places)
    clues = list(_clues(text, source, cue, content, sentence))
    for kind in ORDER:
        spans = [span for value, span in clues if value == kind]
        if spans:
            return Found(kind, tuple(sorted(set(spans))))
    return Found("none offered")


def _clues(text: str, source: Span | None, cue: Span | None, content: Sequence[Span], sentence: Span) -> Iterator[Clue]:
    if source:
        yield from _from_source(words(text, source.start, source.end), text)
    if cue:
        yield from _from_cue(words(text, cue.start, cue.end))
        taken = [span for span in (source, *content) if span]
        for ws in outside(text, sentence, taken):
            yield from _beside(ws)
    for span in content:
        ws = words(text, span.start, span.end)
        yield from _shown(ws)
        if cue and {w.lower for w in words(text, cue.start, cue.end)} & _PUBLISHING:
            yield from _published(ws)
        yield from _told(ws)
        yield from _lacking(_trailing(ws))


_UNNAMED = one_of(
    "official officials officer officers diplomat diplomats source sources aide aides adviser advisers advisor"
    " advisors insider insiders envoys commanders negotiators bureaucrat bureaucrats"
)
_HIDDEN = Phrases(
    (phrase, True)
    for phrase in (
        "condition of anonymity",
        "anonymous/anonymously/unnamed/unidentified",
        "not to be named/identified",
        "not BE authorised/authorized to",
        "familiar/acquainted with",
        "briefed on",
        "with/have/had? direct? knowledge of",
        "close to the talks/negotiations/government/matter/case/investigation/inquiry/president/family",
        "declined/declining to be named/identified",
        "not want to be named/identified",
    )
)
_HEADS_AFTER = frozenset(["of", "from", "by", "in", "at", "on", "taken", "seen", "showing", "made", "shot", ","])
_SPEAKING = one_of("report reports study studies survey audit memoir")
"""Papers only where they speak themselves: "an internal report found", not "reported, citing reports"."""


def _from_source(ws: Sequence[Word], text: str) -> Iterator[Clue]:
    """What the source mention says of itself."""
    known = any(w.lower in _KINDS for w in ws)
    for place, word in enumerate(ws):
        kind = _KINDS.get(word.lower.rpartition("-")[2])
        kind = "documents" if not known and _reported(ws, place) else kind
        if kind and _speaks(ws, place, kind):
            yield kind, Span(word.start, word.end)
        elif word.lower in _UNNAMED and _nameless(ws, place, text):
            yield "unnamed officials", Span(word.start, word.end)
    yield from (("unnamed officials", spanned(ws, hit)) for hit in _HIDDEN.find(ws))
    yield from _presence(ws)


def _reported(ws: Sequence[Word], place: int) -> bool:
    """Whether a report or study speaks itself, and is not a medium's: "a report in the Herald"."""
    after = ws[place + 1].lower if place + 1 < len(ws) else ""
    return ws[place].lower in _SPEAKING and after not in ("in", "from", "by")


def _speaks(ws: Sequence[Word], place: int, kind: Basis) -> bool:
    """Whether a source's evidence word is the source: a spy service, a witness, "court records"."""
    if kind == "intelligence":
        return _service(ws, place)
    return kind == "seen" or ws[place].lower in _TAPPED or _head(ws, place)


def _service(ws: Sequence[Word], place: int) -> bool:
    after = ws[place + 1].lower if place + 1 < len(ws) else ""
    before = ws[place - 1].lower if place else ""
    return after not in ("committee", "subcommittee", "panel") and before != "artificial"


def _head(ws: Sequence[Word], place: int) -> bool:
    """Whether the noun is what the mention is about: "court records", "photos of the base", not "records office"."""
    after = ws[place + 1].lower if place + 1 < len(ws) else ","
    return after in _HEADS_AFTER or after.endswith("ed") or _KINDS.get(after) is not None


_HEADING = one_of("in at from of with on for who that close familiar briefed speaking , ( — and or involved there")
"""After these "official" is a person, else it says of what kind something is."""


def _nameless(ws: Sequence[Word], place: int, text: str) -> bool:
    """No name follows the word ("official Ana Tol"), and none stands before it as what it describes."""
    after = ws[place + 1] if place + 1 < len(ws) else None
    if after and (text[after.start].isupper() or (ws[place].lower == "official" and after.lower not in _HEADING)):
        return False
    comma = next((p for p in range(place) if ws[p].lower == ","), None)
    return comma is None or not text[ws[0].start].isupper() or ws[0].lower in ("a", "an", "one", "the", "two", "three")


_PRESENCE = Phrases(
    (phrase, True)
    for phrase in (
        "who saw/witnessed/watched/heard/visited/filmed/survived/escaped/fled",
        "who was/were there/present/inside/nearby",
        "at the scene",
        "on the spot",
    )
)
_PERCEIVED = Phrases(
    (phrase, True)
    for phrase in (
        "i/we/he/she/they have/had? personally/just/also? saw/heard/watched/witnessed/smelled/felt",
        "i/we/he/she/they have/had/'ve personally/just/also? seen",
        "own eyes",
    )
)


def _presence(ws: Sequence[Word]) -> Iterator[Clue]:
    yield from (("seen", spanned(ws, hit)) for hit in _PRESENCE.find(ws))


def _from_cue(ws: Sequence[Word]) -> Iterator[Clue]:
    """A cue that is itself a perceiving: "saw", "witnessed"; present "sees" is an opinion."""
    for word in ws:
        if word.lower in ("saw", "witnessed", "watched", "overheard"):
            yield "seen", Span(word.start, word.end)
        elif word.lower in ("relays", "relayed", "relaying", "quoting", "citing"):
            yield "another source", Span(word.start, word.end)


def _beside(ws: Sequence[Word]) -> Iterator[Clue]:
    """What is cited in the rest of the sentence."""
    for hit in _CITING.find(ws):
        yield from _cited(ws, hit.last + 1, strong=ws[hit.first].lower in _NAMING)
    yield from (("unnamed officials", spanned(ws, hit)) for hit in _HIDDEN.find(ws))
    yield from _presence(ws)
    yield from _lacking(ws)


_NAMING = frozenset(["citing", "cited", "quoting", "quoted"])
_WINDOW = 8
"""Words after "citing" in which the thing cited is looked for."""
_CLOSING = frozenset([",", ";", ".", "—", "–", "(", ")", "that", "which"])


def _cited(ws: Sequence[Word], begin: int, *, strong: bool) -> Iterator[Clue]:
    """The evidence named after a word of citing; after "citing", whoever else is named is another source."""
    end = begin
    while end < min(len(ws), begin + _WINDOW) and ws[end].lower not in _CLOSING:
        end += 1
    kinds = [(_KINDS[w.lower], Span(w.start, w.end)) for w in ws[begin:end] if w.lower in _KINDS]
    if kinds:
        yield from kinds
    elif any(w.lower in _UNNAMED for w in ws[begin:end]):
        yield "unnamed officials", Span(ws[begin].start, ws[end - 1].end)
    elif strong and begin < end:
        yield "another source", Span(ws[begin].start, ws[end - 1].end)


def _shown(ws: Sequence[Word]) -> Iterator[Clue]:
    """Evidence inside the content that is said to show something, or that it accords to."""
    for place, word in enumerate(ws):
        kind = _KINDS.get(word.lower)
        if kind and kind != "seen":
            after = [w.lower for w in ws[place + 1 : place + 6]]
            before = [w.lower for w in ws[max(0, place - 4) : place]]
            if any(w in _SHOWING for w in after) or ("according" in before) or ("basis" in before):
                yield kind, Span(word.start, word.end)


_PUBLISHING = one_of("published publishes released releases presented shared broadcast aired posted played")
_TAPPED = one_of("intercepted tapped bugged wiretapped")


def _published(ws: Sequence[Word]) -> Iterator[Clue]:
    """Evidence that the source itself lays before the public: "published an intercepted call"."""
    for word in ws[:4]:
        if word.lower in _KINDS:
            yield _KINDS[word.lower], Span(word.start, word.end)


_RELAYED = Phrases(
    (phrase, True)
    for phrase in (
        "have/had/has/was/were been? told by",
        "had/has/have been informed by",
        "had/has/have? told him/her/them/me/us",
        "had/has/have? heard/learned/learnt from",
        "as reported by",
        "citing/quoting",
        "reported by",
        "according to",
    )
)


_HEARSAY = frozenset(["from", "that", "about", "of", "no", "any"])
"""After these "heard" is hearsay, and "seen no sign" sees nothing."""


def _told(ws: Sequence[Word]) -> Iterator[Clue]:
    for hit in _PERCEIVED.find(ws):
        if hit.last + 1 == len(ws) or ws[hit.last + 1].lower not in _HEARSAY:
            yield "seen", spanned(ws, hit)
    yield from (("another source", spanned(ws, hit)) for hit in _RELAYED.find(ws))


def _trailing(ws: Sequence[Word]) -> Sequence[Word]:
    """The remark that a content drags along; "had no evidence" before it is what the source itself says."""
    begin = next((p for p in range(3, len(ws)) if ws[p].lower in ("though", "although", "without", "but")), len(ws))
    return ws[begin:]


def _lacking(ws: Sequence[Word]) -> Iterator[Clue]:
    for hit in LACKS.find(ws):
        if hit.value.kind == "no evidence":
            yield "none offered", spanned(ws, hit)
