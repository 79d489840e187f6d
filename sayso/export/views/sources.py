"""Sources: a profile of each actor and outlet in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.export.cells import Cell, joined
from sayso.export.claims import words
from sayso.export.views.forms import View, about, sayings
from sayso.export.views.page import Entry, Line, Page, Run, Section, cite, page, plain
from sayso.export.visible import one_line
from sayso.records import Fared, Habits, Repute, Saying, Score, Story, Tally

COLUMNS = (
    "kind", "name", "names", "grade", "claims", "statements", "against", "roots",
    "first", "corroborated", "denied", "disputed", "doubted", "withdrawn",
    "hedged", "certainty", "distanced", "own", "unnamed", "bases", "cues",
    "relays", "relayed", "forecasts", "resolved", "came_true", "came_late", "did_not_come", "brier",
    "corrections", "edits",
)  # fmt: skip
"""The header row; one row a source. Shares and probabilities are from 0 to 1."""
SHOWN = 3
"""Outlets, bases and words that a line names."""
MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    Repute: (
        "An actor or an outlet as a source: what it said or carried, how that fared, and how it speaks.",
        {
            "kind": "Whether it is an actor or an outlet.",
            "name": "What reports call it most.",
            "names": "Other names that it goes by.",
            "grade": "Reliability, A to F (Admiralty code), that an analyst gives to it; computed from nothing.",
            "claims": "Claims that it makes; of an outlet, that it carries.",
            "statements": "Statements that it makes, every outlet's counted; of an outlet, that it carries.",
            "against": "Claims that it denied, doubted or disputed.",
            "roots": "Claims of which it is a root that counts.",
            "fared": "What became of the claims that it was the first to make.",
            "habits": "How it speaks.",
            "relays": "Whom it has claims from, and how many.",
            "relayed": "Who has claims from it, and how many.",
            "forecasts": "How its forecasts with a date fared; null where it made none.",
            "corrections": "Reports in which an outlet set something right.",
            "edits": "Sentences that an outlet silently changed.",
            "latest": "Its last statements, the newest first; of an outlet, in its own voice.",
        },
    ),
    Fared: (
        "What became of the claims that a source was the first to make: in how many of them this is so.",
        {
            "first": "Claims of which it is the first root.",
            "corroborated": "Somebody else is an independent root as well.",
            "denied": "Somebody denied it.",
            "disputed": "Somebody gives a conflicting account.",
            "doubted": "Somebody cannot confirm it.",
            "withdrawn": "It took it back.",
        },
    ),
    Habits: (
        "How a source speaks; shares are from 0 to 1, null where nothing can be counted.",
        {
            "hedged": "Share of its statements with words of certainty; of an outlet, of those in its own voice.",
            "certainty": "Median of the middles of the probabilities that these words are taken for.",
            "distanced": "Share of its statements that outlets keep distance from; of an outlet, of those attributed.",
            "bases": "What it says that it rests on, the most frequent first.",
            "cues": "The words by which an outlet attributes, the most frequent first.",
            "own": "Share of an outlet's statements in its own voice.",
            "unnamed": "Share of what an outlet attributes whose source is not named.",
        },
    ),
    Tally: ("How often something was.", {"name": "What.", "count": "How often."}),
    Score: (
        "How the dated forecasts of a source fared.",
        {
            "source": "Who made them.",
            "forecasts": "How many have a date.",
            "resolved": "How many came true, came late or did not come.",
            "came_true": "How many came by their day.",
            "came_late": "How many came after it.",
            "did_not_come": "How many did not come.",
            "said": "How many of the resolved ones were said with a probability.",
            "brier": "Mean squared error of these probabilities, 0 the best; null where none was said.",
        },
    ),
}


def rows(one: Repute) -> Iterable[tuple[Cell, ...]]:
    """One row."""
    fared, habits, score = one.fared, one.habits, one.forecasts
    yield (
        *(one.kind, one.name, joined(one.names), one.grade, one.claims, one.statements, one.against, one.roots),
        *(fared.first, fared.corroborated, fared.denied, fared.disputed, fared.doubted, fared.withdrawn),
        *map(_rounded, (habits.hedged, habits.certainty, habits.distanced, habits.own, habits.unnamed)),
        *(joined(_counted(each)) for each in (habits.bases, habits.cues, one.relays, one.relayed)),
        *((score.forecasts, score.resolved, score.came_true, score.came_late) if score else (None,) * 4),
        *((score.did_not_come, _rounded(score.brier)) if score else (None,) * 2),
        *(one.corrections, one.edits),
    )


def sources_page(story: Story, found: Sequence[Repute]) -> Page:
    """Actors, then outlets, each in the order given."""
    actors, outlets = ([one for one in found if one.kind == kind] for kind in ("actor", "outlet"))
    sections = (
        Section("Who says it", tuple(_entry(number, one) for number, one in enumerate(actors, 1))),
        Section("Who prints it", tuple(_entry(number, one) for number, one in enumerate(outlets, 1))),
        Section("", (), None if found else "Nobody says anything here."),
    )
    return page("Sources", about(story), sections, (*sayings(story), *(said for one in found for said in one.latest)))


def _entry(number: int, one: Repute) -> Entry:
    lines = (_head(one), _said(one), _spoken(one), _passed(one), _foresaw(one))
    return Entry(tuple(line for line in lines if line), tuple(map(_latest, one.latest)), f"{number}")


def _head(one: Repute) -> Line:
    also = f", also {', '.join(map(one_line, one.names[:SHOWN]))}" if one.names else ""
    grade = (Run(" · "), plain(f"reliability {one.grade}, an analyst's", "strong")) if one.grade else ()
    return plain(one.name, "name"), Run(also, "aside"), *grade


def _said(one: Repute) -> Line:
    """How much, how much rests on it, and what became of what it was the first to say."""
    verb = "makes" if one.kind == "actor" else "carries"
    told = f"{verb} {words.count(one.claims, 'claim')} in {words.count(one.statements, 'statement')}"
    stands = [f"a root of {one.roots}"] if one.roots else []
    stands += [f"against {words.count(one.against, 'claim')}"] if one.against else []
    stands += [f"{words.count(one.corrections, 'correction')}"] if one.corrections else []
    stands += [f"{words.count(one.edits, 'sentence')} silently changed"] if one.edits else []
    fared = tuple(_fared(one.fared))
    return Run(" · ".join([told, *stands])), *fared


def _fared(fared: Fared) -> Iterator[Run]:
    if not fared.first:
        return
    yield Run(f" · first to say {fared.first:,}")
    told = {
        "corroborated": (fared.corroborated, "for"), "withdrawn": (fared.withdrawn, "against"),
        "denied": (fared.denied, "against"), "disputed": (fared.disputed, "against"),
        "doubted": (fared.doubted, "against"),
    }  # fmt: skip
    for place, (word, (count, tone)) in enumerate(item for item in told.items() if item[1][0]):
        yield Run(", " if place else ": ")
        yield Run(f"{count:,} {word}", "for" if tone == "for" else "against")


def _spoken(one: Repute) -> Line:
    """How it hedges, what it rests on, and how an outlet attributes."""
    habits, outlet = one.habits, one.kind == "outlet"
    told = [f"own voice {_percent(habits.own)}"] if habits.own is not None else []
    told += [f"{_percent(habits.unnamed)} of its sources not named"] if habits.unnamed else []
    told += [f"hedges {_percent(habits.hedged)} {'of its own voice' if outlet else 'of it'}"] if habits.hedged else []
    told += [f"then {_percent(habits.certainty)} sure (median)"] if habits.certainty is not None else []
    told += [f"{'keeps its' if outlet else 'outlets keep their'} distance {_percent(habits.distanced)}"] * bool(
        habits.distanced
    )
    told += [f"rests on {_named(habits.bases)}"] if habits.bases else []
    told += [f"its words: {_named(habits.cues)}"] if habits.cues else []
    return (plain(" · ".join(told), "aside"),) if told else ()


def _passed(one: Repute) -> Line:
    told = [f"has it from {_named(one.relays)}"] if one.relays else []
    told += [f"passed on by {_named(one.relayed)}"] if one.relayed else []
    return (plain(" · ".join(told), "aside"),) if told else ()


def _foresaw(one: Repute) -> Line:
    score = one.forecasts
    if score is None:
        return ()
    outcomes = {"came true": score.came_true, "came late": score.came_late, "did not come": score.did_not_come}
    told = ", ".join(f"{count:,} {what}" for what, count in outcomes.items() if count) or "none resolved"
    brier = f", Brier score {score.brier:.2f}" if score.brier is not None else ""
    return (plain(f"{words.count(score.forecasts, 'forecast')} with a date: {told}{brier}", "aside"),)


def _latest(saying: Saying) -> Entry:
    act = f"{saying.act}: " if saying.act != "asserts" else ""
    where = f", {words.outlet(saying)}" if saying.voice != "own" else ""
    when = Run(f" {words.on(saying.published)}{where}", "aside")
    text = saying.text.removeprefix("that ").strip(' ,"“”')
    return Entry(((Run(act, "cue"), plain(f"“{text}”"), when, cite(saying)),))


def _named(found: Sequence[Tally]) -> str:
    return ", ".join(f"{one_line(each.name)} {each.count:,}" for each in found[:SHOWN])


def _counted(found: Iterable[Tally]) -> Iterator[str]:
    return (f"{each.name}: {each.count}" for each in found)


def _percent(share: float | None) -> str:
    return f"{(share or 0) * 100:.0f} %"


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


VIEW: View[Repute] = View("sources", sources_page, COLUMNS, rows)
WRITERS = VIEW.writers()
