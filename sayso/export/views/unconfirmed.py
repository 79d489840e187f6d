"""Unconfirmed: what nobody has confirmed and what reports say is lacking, as a page and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.export.cells import Cell
from sayso.export.claims import words
from sayso.export.views.forms import View, about, sayings
from sayso.export.views.page import Entry, Line, Page, Run, Section, cite, page, plain
from sayso.export.visible import one_line
from sayso.records import Claim, Lack, Saying, Story, Unconfirmed

EMPTY = "Nothing that much rests on is unconfirmed, as far as these claims tell."
COLUMNS = (
    "claim", "text", "open", "unnamed", "source", "support", "roots", "opposition", "days", "first", "outlets",
    "statements", "reasons", "gap", "gap_words", "gap_statement", "gap_outlet", "gap_published",
    "filled", "filled_published", "how",
)  # fmt: skip
"""The header row: one row a claim, or one for each gap that reports state of it."""
MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    Unconfirmed: (
        "A claim without independent confirmation, or of which a report states a gap.",
        {
            "id": "Id of the claim.",
            "text": "What is claimed, in the words of one of its statements.",
            "standing": "Who stands behind it and who against it.",
            "said": "The statement whose words these are.",
            "source": "Who is its one root; null where several are.",
            "open": "Whether nobody has confirmed it: no independent root beyond the first, conceded by no party.",
            "unnamed": "Whether it is open and rests on one source who is not named.",
            "days": "Days since it was first said, as of the moment; null where that is not known.",
            "outlets": "The outlets that carry it.",
            "statements": "How many statements say it.",
            "reasons": "Why much rests on it; none where it is listed for its gaps alone.",
            "gaps": "What reports say is lacking of it.",
        },
    ),
    Lack: (
        "A gap that a report states.",
        {
            "kind": "unverified, unconfirmed, no evidence or unknown.",
            "words": "The sentence that states it.",
            "said": "The statement that it stands in or beside.",
            "filled": "The first later statement that fills it; null while none here does.",
            "how": "How that fills it, in words; null while none does.",
        },
    ),
}


def rows(one: Unconfirmed) -> Iterator[tuple[Cell, ...]]:
    """One row for each gap, one where there is none."""
    standing = one.standing
    claim = (
        *(one.id, one.text, _yes(one.open), _yes(one.unnamed), one.source),
        *(standing.support, standing.roots, standing.opposition, one.days, one.said.published),
        *("; ".join(one.outlets), one.statements, "; ".join(one.reasons)),
    )
    for gap in one.gaps or (None,):
        yield (*claim, *_gap_cells(gap))


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def _gap_cells(gap: Lack | None) -> tuple[Cell, ...]:
    if gap is None:
        return (None,) * 8
    filled = (gap.filled.id, gap.filled.published) if gap.filled else (None, None)
    return gap.kind, gap.words, gap.said.id, words.outlet(gap.said), gap.said.published, *filled, gap.how


def unconfirmed_page(story: Story, found: Sequence[Unconfirmed]) -> Page:
    """What nobody has confirmed, what one unnamed source alone says, and the gaps that reports state."""
    claims = {claim.id: claim for claim in story.claims}
    open_ones = [one for one in found if one.open and one.reasons]
    named = [_entry(number, one, claims) for number, one in enumerate((o for o in open_ones if not o.unnamed), 1)]
    unnamed = [_entry(number, one, claims) for number, one in enumerate((o for o in open_ones if o.unnamed), 1)]
    sections = (
        Section("Nobody has confirmed", tuple(named)),
        Section("On the word of one source who is not named", tuple(unnamed)),
        Section("What reports say is lacking", tuple(_gap(one, gap) for one in found for gap in one.gaps)),
        Section("", (), None if found else EMPTY),
    )
    return page("Unconfirmed", about(story), sections, (*sayings(story), *_cited(found)))


def _cited(found: Iterable[Unconfirmed]) -> Iterator[Saying]:
    for one in found:
        yield one.said
        yield from (saying for gap in one.gaps for saying in (gap.said, gap.filled) if saying is not None)


def _entry(number: int, one: Unconfirmed, claims: Mapping[str, Claim]) -> Entry:
    claim = claims.get(one.id)
    text = (Run(one_line(one.text).removeprefix("that "), "strong"), cite(one.said))
    aged = [f"{words.count(one.days, 'day')} old"] if one.days is not None else []
    facts = [f"since {words.on(claim.first if claim else one.said.published)}", *aged]
    facts.append(words.count(one.statements, "statement"))
    lines: list[Line] = [text, (Run(" · ".join(facts), "aside"),), (Run("; ".join(map(one_line, one.reasons))),)]
    against = words.opposition(claim) if claim is not None else ()
    if against:
        lines.append((Run(" · ".join(against), "against"),))
    return Entry(tuple(lines), mark=str(number))


def _gap(one: Unconfirmed, gap: Lack) -> Entry:
    """The sentence that states it, of which claim, and what filled it."""
    said = (plain(f"“{gap.words}”"), cite(gap.said), Run(f" {_when(gap.said)}", "aside"))
    of = (Run("on: ", "aside"), plain(one.text.removeprefix("that ")), cite(one.said))
    return Entry((said, of, tuple(_filled(gap))))


def _filled(gap: Lack) -> Iterator[Run]:
    if gap.filled is None:
        yield Run("not filled by any later report here", "against")
        return
    yield Run(f"filled on {words.on(gap.filled.published)}: ", "for")
    yield plain(gap.how or "")
    yield cite(gap.filled)


def _when(saying: Saying) -> str:
    return f"{words.outlet(saying)}, {words.on(saying.published)}"


VIEW: View[Unconfirmed] = View("unconfirmed", unconfirmed_page, COLUMNS, rows)
WRITERS = VIEW.writers()
