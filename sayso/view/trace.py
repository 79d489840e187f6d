"""Trace: from whom each statement of a claim has it, one parent each, back to where the claim enters the record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Link, Relay, Saying
from sayso.view.moment import instant, order
from sayso.view.parties import FOR_STATES, shown, side, spoken
from sayso.view.press import Press

Pair = frozenset[str]
LENGTH_OF_A_CODE = 2
"""Letters of an ISO 3166-1 alpha-2 code."""


@dataclass(frozen=True, slots=True)
class Trace:
    """The relays of a claim by statement; `tops` leads each statement to the one that it goes back to."""

    relays: Mapping[str, Relay]
    tops: Mapping[str, Saying]


def traced(sayings: Sequence[Saying], links: Iterable[Link], copies: Collection[Pair], press: Press) -> Trace:
    """The way back of every statement; `sayings` are those that say the claim, in time order.

    `links` are the relays of these in order of their ids, `copies` the pairs of reports of which one was made from
    the other.
    """
    tracer = _Tracer(sayings, links, copies, press)
    relays = {saying.id: relay for saying in sayings if (relay := tracer.relay(saying)) is not None}
    return Trace(*_grounded(relays, {saying.id: saying for saying in sayings}))


_DECIDED = re.compile(r"\b(?:decid|plan|intend|want|prepar|resolv)\w*", re.IGNORECASE)
"""Cues of what somebody means to do, by which he need not have said so."""


class _Tracer:
    """One claim's statements as they are looked up when a parent is chosen."""

    def __init__(
        self, sayings: Sequence[Saying], links: Iterable[Link], copies: Collection[Pair], press: Press
    ) -> None:
        self.press, self.copies = press, copies
        self.by_id = {saying.id: saying for saying in sayings}
        self.links: dict[str, list[Link]] = {}
        for link in links:
            self.links.setdefault(link.statement, []).append(link)
        self.inner: dict[str, Saying] = {}
        self.of_report: dict[str, Saying] = {}
        self.of_house: dict[str, Saying] = {}
        self.attributed: dict[str, Saying] = {}
        for saying in sayings:
            self._file(saying)

    def _file(self, saying: Saying) -> None:
        if saying.within is not None:
            self.inner.setdefault(saying.within, saying)
        for house in {self.press.house(saying), self.press.group(self.press.voice(saying))}:
            self.of_house.setdefault(house, saying)
            if saying.source is not None:
                self.attributed.setdefault(house, saying)
        if saying.source is not None:
            self.of_report.setdefault(saying.report, saying)

    def relay(self, saying: Saying) -> Relay | None:
        """From whom the statement has it, if from anybody: the best evidence goes first."""
        outer = self.by_id.get(saying.within or "")
        passed_on, nested = self._passed_on(saying), self._nested(saying)
        ways = (
            self._restated(saying),
            self._decided(saying, outer),
            # "It was so, the ministry said, the Tide reported": the Tide is no root beside the ministry.
            nested if passed_on is not None and passed_on.parent is None else passed_on,
            passed_on,
            self._passed_on(outer, saying) if outer else None,
            nested,
            self._repeated(saying),
        )
        return next((way for way in ways if way is not None), None)

    def _restated(self, saying: Saying) -> Relay | None:
        """What an outlet says in its own voice and attributes in the same report is what it attributes."""
        source = self.of_report.get(saying.report)
        if saying.source is not None or source is None or source.source is None:
            return None
        return Relay(saying.id, source.id, f"the same report has it from {spoken(shown(source.source))}")

    def _passed_on(self, saying: Saying, inner: Saying | None = None) -> Relay | None:
        """The relay that links tell, else that of an outlet cited; what is nested in `saying` has it from there."""
        links = self.links.get(saying.id, ())
        cited = tuple(dict.fromkeys(self._cited(saying, links)))
        groups = {self.press.group(name) for name in cited}
        seen = [(link, self.by_id[link.other]) for link in links if link.other in self.by_id]
        seen = [found for found in seen if found[1].report != saying.report and not _of_two_states(saying, found[1])]
        statement = inner or saying
        if seen:
            link, parent = min(seen, key=lambda found: (self._rank(saying, found[1], groups), order(found[1])))
            return Relay(statement.id, parent.id, "; ".join(link.reasons) or "passes it on")
        for name in cited:
            first = self.of_house.get(self.press.group(name))
            if first is not None and first.report != saying.report and _not_later(first, saying):
                return Relay(statement.id, first.id, f"cites {name}")
        return Relay(statement.id, None, _why(links, cited[0]), cited[0]) if cited else None

    def _cited(self, saying: Saying, links: Iterable[Link]) -> Iterator[str]:
        """Other outlets that it names as where it has it from."""
        yield from (link.outside for link in links if link.outside and self.press.foreign(link.outside, saying))
        named = self.press.cited(saying)
        if named is not None:
            yield named

    def _rank(self, saying: Saying, parent: Saying, cited: Collection[str]) -> int:
        """How good the evidence is: the outlet is cited; the report is made from the other; the same occasion."""
        if self.press.house(parent) in cited or self.press.group(self.press.voice(parent)) in cited:
            return 0
        return 1 if frozenset((saying.report, parent.report)) in self.copies else 2

    def _decided(self, saying: Saying, outer: Saying | None) -> Relay | None:
        """Of what somebody is only told to have decided, who tells it."""
        if outer is None or outer.source is None or not _DECIDED.search(saying.cue or ""):
            return None
        return Relay(saying.id, outer.id, f"told by {spoken(shown(outer.source))} in the same sentence")

    def _nested(self, saying: Saying) -> Relay | None:
        """Who reports what another said passes it on."""
        inner = self.inner.get(saying.id)
        if inner is None or _DECIDED.search(inner.cue or ""):
            return None
        source = f" from {spoken(shown(inner.source))}" if inner.source else ""
        return Relay(saying.id, inner.id, f"has it{source}, as the same sentence says")

    def _repeated(self, saying: Saying) -> Relay | None:
        """An outlet's own voice repeats what the outlet had attributed before."""
        first = self.attributed.get(self.press.house(saying))
        if saying.source is not None or first is None or first.source is None or order(first) > order(saying):
            return None
        return Relay(saying.id, first.id, f"the outlet had it from {spoken(shown(first.source))} before")


def _of_two_states(one: Saying, other: Saying) -> bool:
    """Whether their sources speak for different states: then neither has it from the other, however alike they are."""
    states = [side(s.source) for s in (one, other) if s.source is not None and s.source.kind in FOR_STATES]
    return len({state for state in states if len(state) == LENGTH_OF_A_CODE}) > 1


def _not_later(one: Saying, other: Saying) -> bool:
    """Whether `one` can have been there for `other` to cite, as far as their days tell."""
    if one.published is None or other.published is None:
        return True
    return instant(one.published).date() <= instant(other.published).date()


def _why(links: Iterable[Link], name: str) -> str:
    return next(("; ".join(k.reasons) for k in links if k.outside == name and k.reasons), f"cites {name}")


def _grounded(relays: Mapping[str, Relay], by_id: Mapping[str, Saying]) -> tuple[dict[str, Relay], dict[str, Saying]]:
    """Relays without circles, each opened at its earliest statement, and where every statement goes back to."""
    kept, tops = dict(relays), dict[str, Saying]()
    for start in by_id:
        path: dict[str, None] = {}
        at = start
        while at not in tops and at not in path:
            path[at] = None
            above = kept.get(at)
            if above is None or above.parent is None:
                tops[at] = by_id[at]
            else:
                at = above.parent
        if at in path and at not in tops:
            circle = list(path)[list(path).index(at) :]
            first = min(circle, key=lambda one: order(by_id[one]))
            del kept[first]
            tops[first] = by_id[first]
            at = first
        for one in path:
            tops.setdefault(one, tops[at])
    return kept, tops
