"""Common: what two statements have in common: words, meaning, event, who does it, figures, source."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.link.feature import Feature, held, listed, shared, surface
from sayso.link.figures import Comparison, compared, people, same_thing, told
from sayso.link.item import Item, apart, cosine
from sayso.link.occasion import OCCASION
from sayso.link.parties import LIKELY, MAYBE, same_party, who
from sayso.records import Happening, Party
from sayso.text.figures.sizes import against, value

NAMED_TERMS = 4
"""Terms in common that a reason names: the weightiest."""


def shared_terms(one: Item, other: Item) -> Feature | None:
    """Content words in common, weighted by length, name and commonness."""
    both = one.content.concepts & other.content.concepts
    if not both:
        # Words without content tell nothing, save where they are the very same.
        alike = shared(one, other)
        return Feature(alike, "both say the very same") if alike else None
    weights = one.content.weights
    first = sorted(both, key=lambda concept: (-weights[concept], one.content.by_concept[concept].place))[:NAMED_TERMS]
    return Feature(shared(one, other), f"both speak of {listed([surface(one, other, c) for c in first])}")


def smaller_held(one: Item, other: Item) -> Feature | None:
    """How much of the shorter stands in the longer."""
    score = max(held(one, other), held(other, one))
    return Feature(score, "one says all that the other says" if score > 0.95 else "one says most of the other")


def vectors_alike(one: Item, other: Item) -> Feature | None:
    """Likeness of meaning by the sentence encoder."""
    alike = cosine(one, other)
    return None if alike is None else Feature(alike, f"they mean much the same (likeness {alike:.2f})")


def same_type(one: Item, other: Item) -> Feature | None:
    """Events of one PLOVER type."""
    if not one.types or not other.types:
        return None
    both = sorted(one.types & other.types)
    return Feature(1.0, f"both tell of {both[0].lower()}") if both else Feature(-0.5, "they tell of other events")


def same_actor(one: Item, other: Item) -> Feature | None:
    """Who does it, in events of one type."""
    return _participants(one, other, lambda event: event.actor, "does it")


def same_recipient(one: Item, other: Item) -> Feature | None:
    """To whom it is done, in events of one type."""
    return _participants(one, other, lambda event: event.recipient, "suffers or receives it")


def _participants(one: Item, other: Item, chosen: Callable[[Happening], Party | None], does: str) -> Feature | None:
    types = one.types & other.types
    mine, yours = (
        [who(party) for event in item.saying.events if event.type in types and (party := chosen(event))]
        for item in (one, other)
    )
    if not mine or not yours:
        return None
    sure = max(same_party(a, b) for a in mine for b in yours)
    return Feature(sure, f"in both {mine[0].name} {does}") if sure else Feature(-0.2, f"others {does}")


def same_source(one: Item, other: Item) -> Feature | None:
    """Who says it."""
    if one.source is None or other.source is None:
        return None
    sure = same_party(one.source, other.source)
    if sure < MAYBE:
        return Feature(0.0, "the sources differ")
    name = min((one.source.name, other.source.name), key=lambda name: (len(name), name))
    return Feature(sure, f"the source is {'the same' if sure > LIKELY else 'probably the same'}, {name}")


_FIGURES: Mapping[str, float] = {
    "equal": 1.0, "lone": -0.4, "things": -0.6, "inside": -0.5, "part": -0.8, "apart": -0.8, "disjoint": -1.0,
}  # fmt: skip


def figures_agree(one: Item, other: Item) -> Feature | None:
    """Figures as intervals of the same thing."""
    found = counted(one, other)
    return None if found is None else Feature(_FIGURES[found.verdict], figures_reason(found))


def several_figures(one: Item, other: Item) -> Feature | None:
    """Two figures or more in common, as counts of one event have them: six rescued and fifteen missing."""
    days = apart(one, other)
    if len(one.figures) < 2 or len(other.figures) < 2 or days is None or days > OCCASION:
        return None
    both = {
        value(figure): min(told(figure), told(rival), key=lambda words: (len(words), words))
        for figure in one.figures
        for rival in other.figures
        if against(figure, rival).how == "equal" and (same_thing(figure, rival) or (people(figure) and people(rival)))
    }
    if len(both) < 2:
        return None
    return Feature(1.0, f"both speak of {listed([both[size] for size in sorted(both)])}")


def counted(one: Item, other: Item) -> Comparison | None:
    """How the figures of two statements stand to each other; None where neither gives one."""
    return compared(one.figures, other.figures, days=apart(one, other) or 0)


def figures_reason(found: Comparison) -> str:
    """Two statements' figures for people: "3,000 and 12,000 troops exclude each other"."""
    pair = found.pair
    if pair is None:
        return "only one gives a figure" if found.verdict == "lone" else "they count other things"
    small, large = sorted((pair.one, pair.other), key=lambda figure: (figure.low or 0, figure.high or 0, told(figure)))
    if found.verdict == "equal":
        return f"both speak of {told(large)}"
    if found.verdict == "part":
        return f"“{told(small)}” and “{told(large)}” are part and whole"
    fold = f"{pair.fold:.0f}-fold" if pair.fold >= 1.95 else f"{pair.fold:.1f}-fold"
    if found.verdict == "disjoint":
        return f"“{told(small)}” and “{told(large)}” exclude each other"
    if found.verdict == "apart":
        return f"“{told(small)}” and “{told(large)}” are compatible but {fold} apart"
    return f"“{told(small)}” and “{told(large)}” are compatible but not the same figure"
