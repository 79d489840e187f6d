"""Story: what it comes to as of a moment, on one screen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.export.cells import Cell
from sayso.export.claims import words
from sayso.export.views import figures, forecasts
from sayso.export.views.forms import View, about, sayings
from sayso.export.views.page import Entry, Line, Page, Run, Section, Tone, cite, page, plain
from sayso.records import Change, Claim, Foreseen, Saying, State, Story, Track, Turn, Unconfirmed

COLUMNS = ("part", "id", "text", "support", "roots", "opposition", "told", "outlets", "first", "last", "statements")
"""The header row; `part` is the list that a row belongs to, `told` what the list says of it, `statements` ids."""
TURNS: Mapping[Turn, Tone] = {
    "withdrawn": "against",
    "weaker": "against",
    "firmer": "for",
    "figure": "strong",
    "due": "hedge",
    "edited": "hedge",
    "new": "strong",
}
MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    State: (
        "What a story comes to.",
        {
            "claims": "The claims, those with most independent roots first, then those in most outlets.",
            "figures": "Counted things for which several values were given.",
            "forecasts": "Forecasts with a date: due, open, then resolved.",
            "unconfirmed": "What rests on one root alone, most spread first.",
            "changes": "What changed since the moment asked about; null where none was.",
        },
    ),
    Change: (
        "What became of a claim between two moments.",
        {
            "turn": "withdrawn, weaker, firmer, figure (it moved), due, edited (silently) or new.",
            "claim": "Id of the claim at the later moment; null for an edit that concerns none.",
            "text": "What it claims; null likewise.",
            "reason": "What happened, in words.",
            "statements": "The statements that show it, the newest first.",
            "edit": "The silent edit, if it is one.",
        },
    ),
}


def told(story: Story, items: Sequence[State]) -> Page:
    """The page: as many lines of each list as the query's limit, and how many there are beyond."""
    state, most = items[0], story.query.limit
    claimed, disputed = state.claimed, state.disputed
    sections = (
        Section("", (Entry((_tally(story, len(disputed)),)),)),
        listed("What is claimed", map(claim_entry, claimed), len(claimed), most, "Nothing."),
        listed("What is disputed", map(claim_entry, disputed), len(disputed), most),
        listed("Figures", map(figure, state.figures), len(state.figures), most),
        listed("Forecasts", map(forecast, state.forecasts), len(state.forecasts), most),
        listed("Nobody has confirmed", map(unconfirmed, state.unconfirmed), len(state.unconfirmed), most),
        *changed(story, state.changes, most),
    )
    return page(title(story), about(story), sections, sayings(story))


def title(story: Story) -> str:
    """What the story is called."""
    return story.query.text or "The story"


def changed(story: Story, changes: Sequence[Change] | None, most: int | None) -> Iterator[Section]:
    """The section of what changed, where that was asked."""
    if changes is not None:
        name = f"Changed since {words.moment(story.query.since)}"
        yield listed(name, map(change_entry, changes), len(changes), most, "Nothing.")


def listed(title: str, entries: Iterable[Entry], count: int, most: int | None, empty: str | None = None) -> Section:
    """A section with the first entries, and how many are left out."""
    numbers = range(1, (count if most is None else most) + 1)
    shown = tuple(replace(entry, mark=str(number)) for number, entry in zip(numbers, entries, strict=False))
    rest = count - len(shown)
    more = (Entry(((Run(f"and {rest:,} more", "aside"),),)),) if rest else ()
    return Section(title, (*shown, *more), empty)


def _tally(story: Story, disputed: int) -> Line:
    """How large the story is, how many claims of it are disputed, and how long it has gone on."""
    said = [saying for claim in story.claims for saying in claim.statements]
    carriers = {(saying.outlet, saying.url): saying for saying in said}
    outlets = {words.outlet(saying) for saying in carriers.values()}
    days = [saying.published for saying in said if saying.published]
    lasting = f" · {words.on(min(days))} to {words.on(max(days))}" if days else ""
    claims = f"{words.count(len(story.claims), 'claim')}, {disputed:,} disputed"
    rest = f"{words.count(len(said), 'statement')} · {words.count(len(outlets), 'outlet')}{lasting}"
    return (Run(f"{claims} · {rest}", "aside"),)


def claim_entry(claim: Claim) -> Entry:
    """A claim in a report's words, its standing, and its roots."""
    saying = words.worded(claim)
    said = (plain(words.wording(claim), "strong"), cite(saying))
    return Entry((said, standing(claim), (Run(f"roots: {words.roots(claim) or 'none'}", "aside"),)))


def standing(claim: Claim) -> Line:
    """Support and opposition in words, each resting on the statements behind it."""
    runs = [Run(words.support(claim), "for" if claim.standing.roots else "plain")]
    for one in words.opposition(claim):
        runs += [Run(" · ", "aside"), plain(one, "against")]
    return tuple(runs)


def figure(track: Track) -> Entry:
    """A counted thing with what it comes to now."""
    now = figures.spread_line(track.spread) if track.spread else (Run("no value stands", "aside"),)
    return Entry(((plain(figures.title(track), "strong"),), now))


def forecast(one: Foreseen) -> Entry:
    """A forecast with when it is due and what became of it."""
    due = (Run(f"{forecasts.due(one)}: ", "aside"), Run(one.status, forecasts.TONES[one.status]))
    return Entry((forecasts.what(one), (*due, plain(f" — {one.reason}", "aside"))))


def unconfirmed(one: Unconfirmed) -> Entry:
    """A claim that nobody has confirmed, whose it is, how old, and why much rests on it."""
    who = f"{one.source or words.speaker(one.said)}{', not named' if one.unnamed else ''}"
    age = [words.count(one.days, "day") + " ago"] if one.days is not None else []
    told = " · ".join([who, *age, *one.reasons])
    return Entry(((plain(one.text.removeprefix("that "), "strong"), cite(one.said)), (plain(told, "aside"),)))


def change_entry(change: Change) -> Entry:
    """A change with the statements that show it."""
    what = (plain(f": {change.text.removeprefix('that ')}"),) if change.text else ()
    shown = tuple(cite(saying) for saying in change.statements[:2])
    return Entry(((Run(change.turn, TURNS[change.turn]), *what), (plain(change.reason, "aside"), *shown)))


def rows(state: State) -> Iterator[tuple[Cell, ...]]:
    """A row for each claim, figure, forecast and change."""
    for part, claims in (("claimed", state.claimed), ("disputed", state.disputed)):
        yield from (_claim(part, claim) for claim in claims)
    for track in state.figures:
        given = [step.first.saying for step in track.steps]
        yield _other(("figures", track.id, figures.title(track)), None, given, track.outlets)
    for one in state.forecasts:
        said = [wording.statement for wording in one.wordings]
        yield _other((f"forecasts: {one.status}", one.id, one.text), one.reason, said, one.outlets)
    for each in state.unconfirmed:
        yield _other(("unconfirmed", each.id, each.text), "; ".join(each.reasons), [each.said], each.outlets)
    for change in state.changes or ():
        shown = list(reversed(change.statements))
        outlets = {words.outlet(saying) for saying in shown}
        yield _other((f"changes: {change.turn}", change.claim, change.text), change.reason, shown, outlets)


def _claim(part: str, claim: Claim) -> tuple[Cell, ...]:
    stands = claim.standing
    said = (stands.support, stands.roots, stands.opposition, stands.explanation, len(claim.outlets))
    return part, claim.id, claim.text, *said, claim.first, claim.last, " ".join(s.id for s in claim.statements)


def _other(
    named: tuple[Cell, Cell, Cell], told: str | None, shown: Sequence[Saying], outlets: Collection[str]
) -> tuple[Cell, ...]:
    """A row of a list whose items are no claims; `shown` are statements in time order."""
    lasting = (shown[0].published, shown[-1].published) if shown else (None, None)
    return *named, None, None, None, told, len(outlets), *lasting, " ".join(saying.id for saying in shown)


VIEW = View("story", told, COLUMNS, rows)
WRITERS = VIEW.writers()
"""How a story is written, by name of the format."""
