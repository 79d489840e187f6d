"""Lift: statements out of their reports, their values as words in place of characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.link.denials import MET, REPORTED, SET_RIGHT, disbelieved
from sayso.link.parties import who
from sayso.records import (
    Actor,
    Amount,
    Due,
    Event,
    Figure,
    Happening,
    Participant,
    Party,
    Reading,
    Report,
    Saying,
    Source,
    Span,
    Spot,
    Statement,
    Stretch,
)
from sayso.text.clauses import is_nameless, tells, told
from sayso.text.patterns import TAKEN_UP
from sayso.text.phrases import one_of
from sayso.text.profiles import describe
from sayso.text.sentences import sentences
from sayso.text.terms import stem, terms

JOIN = " … "
"""Between the parts of a content that the report interrupts."""
SHORT = 7
"""Words up to which a content that begins with such a word only points at what was said before."""
_POINTING = one_of(
    "claim claims report reports allegation allegations accusation accusations assertion assertions statement"
    " statements suggestion suggestions information rumour rumours rumor rumors story stories figure figures"
)
_UNTRUE = frozenset(
    map(stem, one_of("lie lies false untrue baseless groundless fabrication nonsense propaganda slander hoax"))
)
"""Stems of words that only say that something is not so: "that was a lie"."""
_CITING = one_of("citing cites cited quoting quotes quoted")
_ANSWERS = frozenset(["denies", "doubts", "declines", "confirms"])


def said(reading: Reading) -> tuple[Saying, ...]:
    """What a reading's statements say, in its order; a headline that the text repeats is said twice.

    What an attribution leaves of its sentence is only there where it tells something.
    """
    lifter = _Lifter(
        reading.report,
        {actor.id: actor for actor in reading.actors},
        tuple(sentences(reading.report.text)),
    )
    found = ((statement, lifter.told(statement)) for statement in reading.statements)
    return tuple(lifter.lifted(statement, content) for statement, content in found if content)


@dataclass(frozen=True, slots=True)
class _Lifter:
    report: Report
    actors: Mapping[str, Actor]
    sentences: Sequence[tuple[int, int]]

    def told(self, statement: Statement) -> tuple[Span, ...]:
        """The spans of the content that tell something."""
        if statement.voice != "own":
            first, last = statement.content[0].start, statement.content[-1].end
            nameless = statement.cue and is_nameless(self.report.text, first, last, statement.cue)
            return () if nameless or self._cites(statement) else statement.content
        return told(self.report.text, statement.content, self.sentences)

    def _cites(self, statement: Statement) -> bool:
        """Whether all that is said to be told is who told it: "the Tide reported, citing two officials"."""
        text, cue = self.report.text, statement.cue
        if cue is None or cue.of(text).split()[-1].lower() not in _CITING or tells(text, statement.content):
            return False
        cited = statement.content[0].of(text)
        return cue.end < statement.content[0].start and describe(cited, unnamed=True).kind is not None

    def lifted(self, statement: Statement, spans: Sequence[Span]) -> Saying:
        """The statement with the content `spans`."""
        report = self.report
        content = JOIN.join(span.of(report.text) for span in spans)
        certainty = statement.certainty
        return Saying(
            id=statement.id,
            report=report.id,
            start=spans[0].start,
            text=content,
            context=self._context(statement, content),
            voice=statement.voice,
            outlet=report.outlet,
            wire=report.wire,
            url=report.url,
            published=report.published,
            within=statement.within,
            source=self._party(statement.source),
            cue=statement.cue.of(report.text) if statement.cue else None,
            act=statement.act.value,
            stance=statement.stance.value,
            basis=statement.basis.value,
            certainty=(certainty.low, certainty.high) if certainty else None,
            hedges=tuple(span.of(report.text) for span in certainty.spans) if certainty else (),
            events=tuple(self._happening(event) for event in statement.events),
            when=tuple(
                Stretch(when.span.of(report.text), when.value, when.earliest, when.latest, when.bound)
                for when in statement.when
            ),
            where=tuple(
                Spot(where.name, where.lat, where.lon, where.country, where.level, where.precision_km)
                for where in statement.where
            ),
            figures=tuple(self._amount(figure) for figure in statement.figures),
            due=self._due(statement),
            gaps=tuple(gap.kind for gap in statement.gaps),
        )

    def _context(self, statement: Statement, content: str) -> str:
        """The sentences that hold the statement, the one before where its content only points back at it.

        And the one after, where it sets right what a report of the outlet had said.
        """
        spans = [*statement.content, *((statement.cue,) if statement.cue else ())]
        spans += [statement.source.span] if statement.source else []
        first, last = self._sentence(min(span.start for span in spans)), self._sentence(max(s.end - 1 for s in spans))
        answers = statement.act.value in _ANSWERS or statement.act.value == "judges"
        if answers and statement.source and first and _points_back(content):
            first -= 1
        if not self.sentences:
            return content
        return self.report.text[self.sentences[first][0] : self.sentences[self._set_right(first, last)][1]]

    def _set_right(self, first: int, last: int) -> int:
        """The last sentence, or the one after it that sets right what the outlet's own report is said to have told."""
        told = self.report.text[self.sentences[first][0] : self.sentences[last][1]]
        outlet = (self.report.outlet or "").removeprefix("The ")
        if last + 1 == len(self.sentences) or not outlet or outlet not in told or not REPORTED.search(told):
            return last
        return last + bool(SET_RIGHT.match(self.report.text, self.sentences[last + 1][0]))

    def _sentence(self, place: int) -> int:
        return max(0, bisect_right(self.sentences, (place, len(self.report.text) + 1)) - 1)

    def _party(self, mention: Source | Participant | None) -> Party | None:
        if mention is None:
            return None
        words = mention.span.of(self.report.text)
        actor = self.actors.get(mention.actor) if mention.actor else None
        if actor is None:
            return Party(words, words)
        return Party(
            actor.name, words, actor.role, actor.affiliation, actor.country, actor.kind, actor.sector, actor.unnamed
        )

    def _happening(self, event: Event) -> Happening:
        return Happening(
            event.type,
            event.span.of(self.report.text),
            event.mode,
            self._party(event.actor),
            self._party(event.recipient),
            event.polarity,
            event.tense,
        )

    def _amount(self, figure: Figure) -> Amount:
        return Amount(
            figure.span.of(self.report.text),
            figure.low,
            figure.high,
            figure.unit,
            figure.measure,
            figure.approximate,
            figure.share,
            self._words(figure.counted),
            self._words(figure.of),
            figure.part_of is not None,
            figure.cumulative,
            self._words(figure.since),
        )

    def _words(self, span: Span | None) -> str | None:
        return span.of(self.report.text) if span else None

    def _due(self, statement: Statement) -> Due | None:
        forecast = statement.forecast
        if forecast is None:
            return None
        return Due(forecast.earliest, forecast.latest, self._words(forecast.condition))


def _points_back(content: str) -> bool:
    """Whether a content has no matter of its own: "the claims as groundless rumours"."""
    words = [word.strip(",.“”\"'") for word in content.lower().split()]
    pointing = any(word in _POINTING for word in words[:4]) and "that" not in words[1:] and "of" not in words[1:]
    told = [word for word in terms(content) if word not in _UNTRUE]
    return not told or (pointing and len(words) <= SHORT)


def wording(saying: Saying) -> str:
    """The text by which a statement is compared, and from which its vector is made.

    Its content, with the name of a town for "the city"; where an answer only points back ("the claims"), the context;
    where "it" or nobody does what is said ("receiving soldiers"), the source goes before.
    """
    if points_back(saying):
        return saying.context
    text = named(saying)
    return f"{saying.source.name} {text.removeprefix('that ')}" if saying.source and led(saying) else text


def named(saying: Saying) -> str:
    """The content with the name of the town that its "the city" takes up, where it does not name it as well.

    What is only added to a name is left out: "… in Tarsk, the last town of the coast in their hands", "the dam, which
    was built in 1960, …", "…, something that had not happened before", and what went on meanwhile: "…, as talks began".
    """
    text = _bare(saying.text)
    if TAKEN_UP.search(text) is None:
        return text
    town = next((spot.name for spot in saying.where if spot.level == "town" and spot.name not in text), None)
    return text if town is None else TAKEN_UP.sub(town, text)


# A statement is compared with many others.
@lru_cache(maxsize=MET)
def _bare(text: str) -> str:
    """A content without what is only added to it."""
    text = _RELATIVE.sub("", _MEANWHILE.sub("", text))
    return text[: found.start()] if (found := _ADDED.search(text)) else text


_MEANWHILE = re.compile(
    r"(?<=\w), (?:(?:even|just) )?(?:as|amid|when|where) (?!well\b|many\b|much\b|of\b|a result\b)[^;:.]{12,}\.?\Z"
)
_RELATIVE = re.compile(r"(?<=\w), (?:which|who|whose|whom) [^,;:.\d]{8,},(?= [a-z])")
_ADDED = re.compile(
    r"(?<=\w)(?<!\d), (?:(?:the|an?) (?![^,]*(?:\d| and | of (?:them|whom)\b))[a-z][^,;:.]*"
    r"|something (?:that|which|it|he|she|they) [^;:.]*)\Z"
)


def led(saying: Saying) -> bool:
    """Whether the source goes before the content, which says "it" of it, or leaves out who does what is said."""
    source = saying.source
    # "The Veldan army" is named by its state, "the Tarski rebels" by their own name.
    named = (
        source is not None and source.kind in _BODIES and (not source.unnamed or _is_body(source) or _is_band(source))
    )
    if source is None or not named or points_back(saying):
        return False
    itself = _THEY_OR_IT if _MANY.search(source.name) else _ITSELF
    return itself.match(saying.text) is not None


_MANY = re.compile(r"\b(?:[Ff]orces|[Rr]ebels|[Ff]ighters|[Mm]ilitants|[A-Z][\w’'-]+[^s\W]s)\Z")
"""Those who are many: their own "they" is taken to mean themselves."""
_BODIES = frozenset(["state", "government", "military", "intelligence", "armed group", "international body"])
_ITSELF = re.compile(
    r"(?:that )?(?:it|its|itself)\b|\w+ing (?!in\b|of\b|to\b)"
    r"|(?:any|all|having|responsibility|involvement|wrongdoing)\b",
    re.IGNORECASE,
)
_THEY_OR_IT = re.compile(rf"(?:that )?they\b|{_ITSELF.pattern}", re.IGNORECASE)


def _is_body(source: Party) -> bool:
    """Whether who is only described is a body of a state, and no man of it."""
    return source.country is not None and source.role is None and source.name.split()[-1].lower() in _BODY_WORDS


def _is_band(source: Party) -> bool:
    """Whether who is only described is an armed group under its own name."""
    return source.kind == "armed group" and not who(source).unnamed


_BODY_WORDS = one_of("army military ministry government navy police forces authorities council command staff service")


def points_back(saying: Saying) -> bool:
    """Whether a denial, a doubt or a confirmation names its matter only in the sentence before: "the claims"."""
    answers = saying.act in _ANSWERS or (saying.act == "judges" and disbelieved(saying.context))
    return answers and saying.source is not None and _points_back(saying.text)
