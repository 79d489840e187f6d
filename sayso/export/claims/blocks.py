"""Blocks: what stands beside a claim's statements (figures, what moved, who is against, rulings), in plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.export import plain
from sayso.export.claims import words
from sayso.export.visible import one_line
from sayso.records import Against, Claim, Link, Place, Relay, Ruling, RulingKind, Saying


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim with all that a desk wants to see beside it: links between its statements, rulings, and its places."""

    claim: Claim
    links: tuple[Link, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    places: tuple[Place, ...] = ()

    def edge(self, relay: Relay) -> str | None:
        """The id of the link behind an edge of the tree, by which a ruling can name it."""
        ends = (relay.statement, relay.parent, None if relay.parent else relay.outside)
        return next((each.id for each in self.links if (each.statement, each.other, each.outside) == ends), None)

    def opposing(self, against: Against) -> str | None:
        """The id of the link by which a statement stands against the claim; None where its own words suffice."""
        own = {each.id for each in self.claim.statements}
        pairs = ((each.id, {each.statement, each.other}) for each in self.links)
        return next((one for one, ends in pairs if against.statement.id in ends and ends & own), None)


@dataclass(frozen=True, slots=True)
class Row:
    """What stands first, and what is said of it; `statement` is the id of the one that it is about, if any."""

    first: str
    more: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one kind, under a title."""

    title: str
    rows: tuple[Row, ...]


def blocks(shown: Shown) -> Iterator[Block]:
    """The blocks that have any rows."""
    made = {
        "Figures": figures(shown.claim),
        "What moved": _updates(shown.claim),
        "Repeated after it was withdrawn": _repeats(shown.claim),
        "Rulings": rulings(shown.rulings),
    }
    for title, rows in made.items():
        found = tuple(rows)
        if found:
            yield Block(title, found)


def figures(claim: Claim) -> Iterator[Row]:
    """The figures of a claim and of what stands against it, in time order, each once for everyone who gives it."""
    given: dict[tuple[str, str, str], list[Saying]] = defaultdict(list)
    for saying in _in_time((*claim.statements, *(each.statement for each in claim.against))):
        for each in saying.figures:
            given[plain.much(each), plain.things(each), words.speaker(saying)].append(saying)
    for (much, things, speaker), sayings in given.items():
        outlets = ", ".join(dict.fromkeys(map(words.outlet, sayings)))
        by = f"{speaker}, {words.on(sayings[0].published)}, in {outlets}"
        yield Row(much, f"{things} — {by}" if things else f"— {by}", sayings[0].id)


def rulings(rulings: Iterable[Ruling]) -> Iterator[Row]:
    """Rulings in the order in which they were made, and which of them were taken back."""
    made = sorted(rulings, key=lambda ruling: (ruling.made, ruling.id))
    undone = {each.subject: each for each in made if each.kind == "undo"}
    for each in made:
        back = f" (taken back by {one_line(undone[each.id].who)})" if each.id in undone else ""
        why = f"{one_line(each.who)}: {one_line(each.why)}{back}"
        yield Row(words.short(each.id), f"{words.moment(each.made)} · {decided(each)} · {why}")


def decided(ruling: Ruling) -> str:
    """What a ruling decides, in words."""
    subject, other, value = words.short(ruling.subject), words.short(ruling.other or ""), one_line(ruling.value or "")
    told: dict[RulingKind, str] = {
        "accept": f"accepted {subject}",
        "reject": f"rejected {subject}",
        "correct": f"corrected {one_line(ruling.field or '')} of {subject} to {value}",
        "merge": f"merged the claims of {subject} and {other}",
        "split": f"split {subject} from its claim",
        "grade": f"graded {one_line(ruling.subject)} {value}",
        "undo": f"took back {subject}",
    }
    return told[ruling.kind]


def _updates(claim: Claim) -> Iterator[Row]:
    for link in claim.updates:
        yield Row(words.short(link.id), f"{link.relation}: {one_line('; '.join(link.reasons))}", link.statement)


def _repeats(claim: Claim) -> Iterator[Row]:
    for each in claim.statements:
        if each.id in claim.standing.repeats:
            yield Row(words.moment(each.published), words.credit(each), each.id)


def _in_time(sayings: Iterable[Saying]) -> list[Saying]:
    """By day, those without one last; within a day as they come."""
    return sorted(sayings, key=lambda each: (each.published is None, (each.published or "")[: len("2031-05-12")]))
