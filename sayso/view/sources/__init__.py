"""Sources: what every actor and every outlet of a story said, how that fared, and how they speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.records import Claim, Fared, Repute, Root, Saying, Score, Story, Tally
from sayso.view.forecasts import forecasts
from sayso.view.moment import instant, order
from sayso.view.parties import folded
from sayso.view.roots import NO_SUPPORT, mistaken
from sayso.view.sources.habits import MOST, of_actor, of_outlet
from sayso.view.sources.voices import Key, Voices, everything, outlet, title, voices
from sayso.view.standing import ended
from sayso.view.substance import tells

__all__ = ["sources"]

LATEST = 3
"""Statements of a source that are shown."""


def sources(story: Story) -> tuple[Repute, ...]:
    """A profile of each named actor and each outlet, those first on whom most claims rest.

    An actor under several names is one; a state is itself, whoever speaks for it. Who is not named has no profile:
    nobody can tell whether he speaks again. A claim that tells nothing (a dateline, "on Monday") is none here, nor one
    that nobody makes but only denies. With a `since`, those who said something then or later; their counts are of the
    whole story.
    """
    book = _Book(voices(story))
    for saying in everything(story):
        book.say(saying)
    for claim in story.claims:
        if any(tells(saying) and saying.act not in NO_SUPPORT for saying in claim.statements):
            book.enter(claim)
    for revision in story.revisions:
        book.edits["outlet", folded(revision.outlet or "")] += 1
    fared = _scores(story, book.voices)
    since = story.query.since
    keys = (key for key, said in book.said.items() if since is None or _then_or_later(said, since))
    return tuple(sorted((book.repute(key, story, fared) for key in keys), key=_order))


def _order(one: Repute) -> tuple[int, int, int, str]:
    return -one.roots, -one.fared.first, -one.statements, one.name


def _then_or_later(said: Iterable[Saying], since: str) -> bool:
    return any(one.published is not None and instant(one.published) >= instant(since) for one in said)


def _scores(story: Story, voices: Voices) -> dict[Key, Score]:
    """How the dated forecasts of each source fared."""
    found: dict[Key, Score] = {}
    for one in forecasts(replace(story, query=replace(story.query, since=None))):
        keys = (voices.actor(wording.statement) for wording in one.wordings)
        key = next((key for key in keys if key is not None), None)
        if one.score is not None and key is not None:
            found.setdefault(key, one.score)
    return found


@dataclass(slots=True)
class _Book:
    """What is counted for each source while a story is gone through."""

    voices: Voices
    said: dict[Key, list[Saying]] = field(default_factory=dict)
    titles: dict[Key, Counter[str]] = field(default_factory=dict)
    claims: Counter[Key] = field(default_factory=Counter)
    against: Counter[Key] = field(default_factory=Counter)
    roots: Counter[Key] = field(default_factory=Counter)
    first: dict[Key, list[tuple[Claim, Root]]] = field(default_factory=dict)
    relays: dict[Key, Counter[str]] = field(default_factory=dict)
    relayed: dict[Key, Counter[str]] = field(default_factory=dict)
    corrections: dict[Key, set[str]] = field(default_factory=dict)
    edits: Counter[Key] = field(default_factory=Counter)

    def say(self, saying: Saying) -> None:
        """File a statement with who says it and who carries it."""
        for key in (self.voices.actor(saying), self.voices.outlet(saying)):
            if key is not None:
                self.said.setdefault(key, []).append(saying)
                self.titles.setdefault(key, Counter())[title(saying, key)] += 1

    def enter(self, claim: Claim) -> None:
        """Count a claim for all who say it, carry it, stand against it or pass it on."""
        by_id = {saying.id: saying for saying in claim.statements}
        behind = [saying for saying in claim.statements if saying.act not in NO_SUPPORT]
        carried = {self.voices.outlet(saying) for saying in claim.statements}
        self.claims.update(carried | {key for saying in behind if (key := self.voices.actor(saying)) is not None})
        opposing = (self.voices.actor(one.statement) for one in claim.against if one.opposition != "none")
        self.against.update({key for key in opposing if key is not None})
        for place, root in enumerate(claim.roots):
            key = self.voices.root(root, by_id)
            if key is None:
                continue
            self.roots[key] += root.independent
            if not place:
                self.first.setdefault(key, []).append((claim, root))
        self._pass_on(claim, by_id)
        self._correct(claim)

    def _pass_on(self, claim: Claim, by_id: Mapping[str, Saying]) -> None:
        """Count the claim once for each two of whom one has it from the other."""
        found = set[tuple[Key, str, Key | None, str]]()
        for relay in claim.relays:
            parent = by_id[relay.parent] if relay.parent is not None else None
            found.update(self._ties(by_id[relay.statement], parent, relay.outside))
        for by, by_name, source, name in found:
            if source is None or source[0] == by[0]:
                self.relays.setdefault(by, Counter())[name] += 1
            if source is not None:
                self.relayed.setdefault(source, Counter())[by_name] += 1

    def _ties(
        self, child: Saying, parent: Saying | None, outside: str | None
    ) -> Iterator[tuple[Key, str, Key | None, str]]:
        """Who has it from whom: an outlet from an outlet and from the actor it quotes, an actor from an actor."""
        carrier, name = self.voices.outlet(child), outlet(child)
        if parent is None:
            cited = self.voices.cited(outside) if outside is not None else None
            yield from [(carrier, name, *cited)] if cited is not None and cited[0] != carrier else []
            return
        one, other = self.voices.actor(child), self.voices.actor(parent)
        if self.voices.outlet(parent) != carrier:
            yield carrier, name, self.voices.outlet(parent), outlet(parent)
            yield from [(carrier, name, other, title(parent, other))] if other is not None else []
        if one is not None and other is not None and one != other:
            yield one, title(child, one), other, title(parent, other)

    def _correct(self, claim: Claim) -> None:
        """Note the reports in which an outlet itself takes a claim back, or calls what was told a mistake."""
        for one in claim.against:
            own = one.statement.source is None and one.opposition == "withdrawn"
            if own or mistaken(one.statement):
                self.corrections.setdefault(self.voices.outlet(one.statement), set()).add(one.statement.report)

    def repute(self, key: Key, story: Story, scores: Mapping[Key, Score]) -> Repute:
        """All that is counted of one source."""
        said = sorted(self.said[key], key=order)
        names = [name for name, _ in sorted(self.titles[key].items(), key=lambda item: (-item[1], item[0]))]
        actor = key[0] == "actor"
        return Repute(
            kind="actor" if actor else "outlet",
            name=names[0],
            names=tuple(name for name in names[1:] if folded(name) not in folded(names[0])),
            grade=next((story.grades[name] for name in names if name in story.grades), None),
            claims=self.claims[key],
            statements=len(said),
            against=self.against[key],
            roots=self.roots[key],
            fared=_fared(self.first.get(key, ())),
            habits=of_actor(said) if actor else of_outlet(said),
            relays=_most(self.relays.get(key)),
            relayed=_most(self.relayed.get(key)),
            forecasts=scores.get(key),
            corrections=len(self.corrections.get(key, ())),
            edits=self.edits[key],
            latest=tuple(_latest(said if actor else [saying for saying in said if _own_news(saying)])),
        )


def _fared(first: Sequence[tuple[Claim, Root]]) -> Fared:
    """What became of claims, each with the root by which its source was the first."""
    stood = [{one.opposition for one in claim.against} for claim, _ in first]
    return Fared(
        first=len(first),
        corroborated=sum(any(one.independent and one != root for one in claim.roots) for claim, root in first),
        denied=sum("denied" in each for each in stood),
        disputed=sum("disputed" in each for each in stood),
        doubted=sum("doubted" in each for each in stood),
        withdrawn=sum(ended(root) for _, root in first),
    )


def _most(counted: Counter[str] | None) -> tuple[Tally, ...]:
    found = sorted((counted or Counter[str]()).items(), key=lambda item: (-item[1], item[0]))
    return tuple(Tally(name, count) for name, count in found[:MOST])


def _own_news(saying: Saying) -> bool:
    """Whether an outlet itself tells of an event or a figure."""
    return saying.voice == "own" and bool(saying.events or saying.figures)


def _latest(said: Sequence[Saying]) -> Iterator[Saying]:
    """The last statements that tell something, the newest first, none twice in the same words."""
    known = set[str]()
    for saying in reversed(said):
        if tells(saying) and saying.text not in known and len(known) < LATEST:
            known.add(saying.text)
            yield saying
