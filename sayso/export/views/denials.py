"""Denials: who denies what, in which way, and who says otherwise at another time, as a page and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.export.cells import Cell
from sayso.export.claims import words
from sayso.export.views.forms import View, about, sayings
from sayso.export.views.page import Entry, Line, Page, Pair, Run, Section, Tone, cite, page, plain
from sayso.export.visible import one_line
from sayso.records import Answered, Claim, Denial, DenialKind, Reversal, Saying, Story

EMPTY = "Nobody denies anything, as far as these claims tell."
TITLES: Mapping[DenialKind, str] = {
    "flat denial": "Flat denials",
    "non-denial": "Non-denials: the thing itself is not denied",
    "no information": "No information",
    "declined": "Declined",
}
SHOWN = 2
"""Claims that a denial is told to answer; the rest is a number."""
COLUMNS = (
    "denial", "kind", "denier", "party", "statement", "outlet", "published", "cue", "text",
    "claims", "claim", "claim_text", "support", "opposition", "linked", "reason",
    "was", "was_statement", "was_published", "now", "now_statement", "now_published", "days",
)  # fmt: skip
"""The header row. `claims` counts those answered, `claim` is the one that fits best; the last seven are of the first
time that the denier says otherwise, empty where he does not."""
MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    Denial: (
        "What one source denies, does not deny in so many words, cannot confirm or declines to speak of.",
        {
            "id": "Id of its first statement.",
            "kind": "flat denial (the thing is not so), non-denial (the accuser, the wording or the evidence is "
            "rejected, the thing is not), no information (the source does not know), declined (no word to it).",
            "denier": "Who does it.",
            "party": "Why he is a party to the matter; null where he is none that is known.",
            "statements": "The statements that tell of it, in time order: the first, and what relays or repeats it.",
            "outlets": "The outlets that carry it, the first one first.",
            "answers": "The claims that it answers, the one that fits best first; none where that is not told.",
            "reversals": "Where the same actor says otherwise, later or before.",
        },
    ),
    Answered: (
        "A claim that a denial answers.",
        {
            "claim": "Id of the claim.",
            "text": "What it says.",
            "standing": "Who stands behind it and who against it.",
            "said": "The statement of it that is answered.",
            "linked": "Whether a link joins them; if not, the words or the place in the report do.",
            "reason": "How they are joined.",
        },
    ),
    Reversal: (
        "The same actor on one side, and later on the other.",
        {
            "actor": "Who: the source, or the state where another voice of it speaks.",
            "was": "Where he stood first.",
            "before": "The statement that tells that.",
            "now": "Where he stood then.",
            "after": "The statement that tells that.",
            "days": "Days between; null where that is not known.",
            "another": "Whether it is another voice of the same side.",
            "claim": "Id of the claim at stake.",
        },
    ),
}


def rows(denial: Denial) -> Iterator[tuple[Cell, ...]]:
    """One row for each statement."""
    answer = denial.answers[0] if denial.answers else None
    turn = denial.reversals[0] if denial.reversals else None
    for one in denial.statements:
        yield (
            *(denial.id, denial.kind, denial.denier, denial.party),
            *(one.id, words.outlet(one), one.published, one.cue, one.text),
            *(len(denial.answers), *_answer_cells(answer)),
            *_turn_cells(turn),
        )


def _answer_cells(answer: Answered | None) -> tuple[Cell, ...]:
    if answer is None:
        return (None,) * 6
    standing, linked = answer.standing, "yes" if answer.linked else "no"
    return answer.claim, answer.text, standing.support, standing.opposition, linked, answer.reason


def _turn_cells(turn: Reversal | None) -> tuple[Cell, ...]:
    if turn is None:
        return (None,) * 7
    before, after = turn.before, turn.after
    return turn.was, before.id, before.published, turn.now, after.id, after.published, turn.days


def denials_page(story: Story, denials: Sequence[Denial]) -> Page:
    """Those who said otherwise at another time, then the denials of each kind, numbered through."""
    claims = {claim.id: claim for claim in story.claims}
    in_order = (one for kind in TITLES for one in denials if one.kind == kind)
    numbered = list(enumerate(in_order, 1))
    kinds = (
        Section(title, tuple(_entry(number, one, claims) for number, one in numbered if one.kind == kind))
        for kind, title in TITLES.items()
    )
    sections = (
        Section("Said otherwise at another time", tuple(map(_pair, _turns(denials)))),
        *kinds,
        Section("", (), None if denials else EMPTY),
    )
    return page("Denials", about(story), sections, (*sayings(story), *_cited(denials)))


def _cited(denials: Iterable[Denial]) -> Iterator[Saying]:
    for one in denials:
        yield from one.statements
        yield from (each.said for each in one.answers)
        yield from (saying for turn in one.reversals for saying in (turn.before, turn.after))


def _turns(denials: Iterable[Denial]) -> list[Reversal]:
    """Each turn to one later statement once, from the flattest denial before it."""
    order = list(TITLES)
    found: dict[tuple[str, str], Reversal] = {}
    for denial in sorted(denials, key=lambda one: order.index(one.kind)):
        for turn in denial.reversals:
            found.setdefault((turn.actor, turn.after.id), turn)
    return list(found.values())


def _pair(turn: Reversal) -> Pair:
    days = "on another occasion" if turn.days is None else f"{words.count(turn.days, 'day')} later"
    voice = ", by another voice of the same side" if turn.another else ""
    return Pair(
        _side(turn.actor, turn.was, turn.before), _side(turn.actor, turn.now, turn.after), (Run(f"→ {days}{voice}"),)
    )


def _side(actor: str, position: str, saying: Saying) -> Entry:
    """Who, where he stands, when, and in which words."""
    who = words.speaker(saying) if saying.source is not None else actor
    tone: Tone = "for" if position in ("says so", "concedes it") else "against"
    head = (plain(who, "name"), Run(": "), Run(position, tone), Run(f", {_when(saying)}", "aside"))
    return Entry((head, _wording(saying)))


def _entry(number: int, denial: Denial, claims: Mapping[str, Claim]) -> Entry:
    party = (Run(" · a party to it: ", "aside"), plain(denial.party, "aside")) if denial.party else ()
    turns = (Entry((_turned(turn, denial),)) for turn in denial.reversals)
    answers = (Entry(tuple(_answer(one, claims))) for one in denial.answers[:SHOWN])
    left = len(denial.answers) - SHOWN
    more = [Entry(((Run(f"and {words.count(left, 'other claim')}", "aside"),),))] if left > 0 else []
    none = [] if denial.answers else [Entry(((Run("what it answers is not told", "aside"),),))]
    lines = ((plain(denial.denier, "name"), *party), _wording(denial.first), _carried(denial))
    return Entry(lines, (*answers, *more, *none, *turns), str(number))


def _wording(saying: Saying) -> Line:
    """Cue and content as they stand, or beside each other where something stands between them."""
    cue, text = one_line(saying.cue or ""), one_line(saying.text)
    together = f"{cue} {text}" in one_line(saying.context)
    told = (Run(cue, "cue"), Run(" "), Run(text)) if together else (Run(text), Run(f" ({cue})", "cue"))
    return (*(told if cue else (Run(text),)), cite(saying))


def _carried(denial: Denial) -> Line:
    """Where it was told first, and who told it again."""
    first, last = denial.statements[0], denial.statements[-1]
    others = [name for name in denial.outlets if name != denial.outlets[0]]
    told = [_when(first), *([f"then {', '.join(map(one_line, others))}"] if others else [])]
    if len(denial.statements) > 1:
        told.append(f"{words.count(len(denial.statements), 'statement')} until {words.on(last.published)}")
    return (Run(" · ".join(told), "aside"),)


def _when(saying: Saying) -> str:
    return f"{words.outlet(saying)}, {words.on(saying.published)}"


def _answer(answer: Answered, claims: Mapping[str, Claim]) -> Iterator[Line]:
    """A claim that is answered, with its standing; where no link tells, why it is taken to be the one."""
    claim = claims.get(answer.claim)
    text = one_line(answer.text).removeprefix("that ")
    yield Run("on: ", "aside"), Run(text), cite(answer.said)
    told = [words.support(claim), *words.opposition(claim)] if claim is not None else [answer.standing.support]
    told += [] if answer.linked else [one_line(answer.reason)]
    yield (Run(" · ".join(told), "aside"),)


def _turned(turn: Reversal, denial: Denial) -> Line:
    """Where the same actor stands at the other time."""
    later = turn.after.id in {one.id for one in denial.statements}
    position, saying = (turn.was, turn.before) if later else (turn.now, turn.after)
    who = f"{words.speaker(saying)} " if turn.another else ""
    return Run(f"otherwise on {words.on(saying.published)}: {who}{position}", "strong"), cite(saying)


VIEW: View[Denial] = View("denials", denials_page, COLUMNS, rows)
WRITERS = VIEW.writers()
