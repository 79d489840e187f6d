"""Answering: which claim a denial, a doubt or a caveat is about: by links, else by its words, else by its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.records import Act, Against, Answered, Claim, Party, Saying, Story
from sayso.view.deed import Deed, deed
from sayso.view.denying import Denials
from sayso.view.moment import after, order, retold
from sayso.view.parties import folded, side, spoken
from sayso.view.topic import Topic, itself, tokens, topic, widened

SAYING: frozenset[Act] = frozenset(["asserts", "confirms", "predicts", "promises"])
"""Acts by which something is said that can be denied."""
SHARE = 0.8
"""How much of what is denied a claim must say, where no link joins them."""
LEAST = 2
"""Units that both must have."""
HALF = 0.5
"""How much of it what stands right before in the same report must say."""
READ = 4
"""Statements of a claim that are compared: more only say it again."""
MOST = 12
"""Claims that are looked at for what is spoken of, the most told first."""
WORDS = 4
"""Words of what says something to be answered."""
NEAR = 800
"""Characters back within which a report still speaks of the same: three sentences or so."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim that is answered: which statement of it, what share of what is spoken of it says, by what link, and why.

    `fit` is 0 where only the place in the report tells.
    """

    claim: Claim
    said: Saying
    fit: float
    against: Against | None
    reason: str

    @property
    def answered(self) -> Answered:
        """The answer as a record."""
        claim, linked = self.claim, self.against is not None
        text = claim.text if linked else self.said.text
        return Answered(claim.id, text, claim.standing, self.said, linked, self.reason)

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts links first, then what says most of what is spoken of, then what is said most, then what was first."""
        return self.against is None, -round(self.fit, 1), -len(self.claim.statements), order(self.said)


class Answering:
    """A story's claims as they are looked up; what denies says nothing to be answered."""

    def __init__(self, story: Story, denying: Denials) -> None:
        self.denying = denying
        self.claims = story.claims
        self.rank = {claim.id: place for place, claim in enumerate(story.claims)}
        self.home = {saying.id: claim for claim in story.claims for saying in claim.statements}
        self.linked: dict[str, list[tuple[Claim, Against]]] = {}
        self.reports: dict[str, list[Saying]] = defaultdict(list)
        for claim in story.claims:
            for saying in claim.statements:
                self.reports[saying.report].append(saying)
            for one in claim.against:
                self.linked.setdefault(one.statement.id, []).append((claim, one))
        self.known: dict[str, frozenset[str]] = {}
        self.filed: dict[str, list[Claim]] | None = None
        self.deed = lru_cache(maxsize=None)(self._deed)

    def answers(self, saying: Saying, matter: str) -> tuple[Answer, ...]:
        """The claims that a statement is about, the one that fits best first; `matter` is what it speaks of."""
        about = topic(saying, matter)
        if len(about.units) == 1 and saying.source is not None:
            about = widened(about, saying.source)
        linked = [
            self._by_link(claim, one, about) for claim, one in self.linked.get(saying.id, ()) if self._claims(claim)
        ]
        found = linked or list(self._by_words(saying, about)) or list(self._by_place(saying, about))
        return tuple(sorted(found, key=lambda one: (*one.order, self.rank[one.claim.id])))

    def bearing(self, claim: Claim, party: Party) -> str | None:
        """Why somebody is a party to what is claimed, None where he is none that is known."""
        done = self.deed(claim.id)
        if done.own(party):
            return "the claim is about it"
        if done.loss and side(party) in done.sufferers:
            return "the claim tells what it suffers"
        said = self.worded(claim)
        if itself(party) & self.tokens(said) and not one_side(said.source, party):
            return "the claim names it"
        return None

    def says(self, saying: Saying) -> bool:
        """Whether a statement says something that can be denied."""
        return saying.act in SAYING and self.denying.of(saying) is None

    def _claims(self, claim: Claim) -> bool:
        """Whether a claim is more than what somebody denies."""
        return any(map(self.says, claim.statements))

    def tokens(self, saying: Saying) -> frozenset[str]:
        """The concepts of what a statement speaks of."""
        if saying.id not in self.known:
            self.known[saying.id] = tokens(saying)
        return self.known[saying.id]

    def worded(self, claim: Claim) -> Saying:
        """The statement whose words stand for a claim."""
        return next((one for one in claim.statements if one.text == claim.text), claim.statements[0])

    def _deed(self, claim: str) -> Deed:
        told = self.home[claim].statements
        return deed([one for one in told if self.says(one)] or told)

    def _by_link(self, claim: Claim, one: Against, about: Topic) -> Answer:
        said = self.worded(claim)
        return Answer(claim, said, about.within(self.tokens(said))[0], one, one.reason)

    def _by_words(self, saying: Saying, about: Topic) -> Iterator[Answer]:
        """The claim that says most of what is spoken of, if one does."""
        if len(about.units) < LEAST:
            return
        found: list[Answer] = []
        for claim in self._speaking(saying, about):
            if claim.standing.opposition == "withdrawn":
                continue
            fits = [
                Answer(claim, one, share, None, "both speak of the same; no link joins them")
                for one in claim.statements[:READ]
                if not after(one, saying)
                and not one_side(one.source, saying.source)
                and self.says(one)
                and (share := self._share(about, one)) >= SHARE
            ]
            found += sorted(fits, key=lambda one: -one.fit)[:1]
        yield from sorted(found, key=lambda one: (*one.order, self.rank[one.claim.id]))[:1]

    def _share(self, about: Topic, said: Saying) -> float:
        """What share of what is spoken of a statement says, 0 where they have too little in common."""
        share, both = about.within(self.tokens(said))
        return share if both >= LEAST else 0.0

    def _speaking(self, saying: Saying, about: Topic) -> Iterator[Claim]:
        """Claims that share something with what is spoken of: of the same report, or those that matter elsewhere."""
        if self.filed is None:
            self.filed = self._filed()
        filed = self.filed
        tokens = {token for unit, _ in about.units for token in unit if token in filed}
        rarest = sorted(tokens, key=lambda token: (len(filed[token]), token))[:LEAST]
        found = {claim.id: claim for token in rarest for claim in filed[token][:MOST]}
        found |= {self.home[one.id].id: self.home[one.id] for one in self.reports.get(saying.report, ())}
        yield from found.values()

    def _filed(self) -> dict[str, list[Claim]]:
        """Claims that several statements make or that are contested, under what they speak of, most told first."""
        filed: dict[str, list[Claim]] = {}
        shared = [claim for claim in self.claims if len(claim.statements) > 1 or claim.against]
        for claim in sorted(shared, key=lambda one: -len(one.statements)):
            for token in self.tokens(self.worded(claim)):
                filed.setdefault(token, []).append(claim)
        return filed

    def _by_place(self, saying: Saying, about: Topic) -> Iterator[Answer]:
        """What somebody else says right before it in the same report."""
        if retold(saying):
            return
        told = sorted(self.reports.get(saying.report, ()), key=lambda one: (one.start, one.id))
        before = told[bisect_left(told, saying.start - NEAR, key=_start) : bisect_left(told, saying.start, key=_start)]
        others = [(self._shares(said, about), said) for said in reversed(before) if self._says_of_others(said, saying)]
        share, said = max(others, key=lambda pair: pair[0], default=(0.0, None))
        if said is not None and share >= HALF:
            who = spoken(said.source.name) if said.source is not None else "the report"
            reason = f"{who} says so right before it in the same report"
            yield Answer(self.home[said.id], said, 0.0, None, reason)

    def _says_of_others(self, said: Saying, saying: Saying) -> bool:
        """Whether a statement is somebody else's, or the report's where nobody is asked, and says something."""
        told = said.source is not None or (saying.source is None and (said.figures or said.events))
        if not told or said.within is not None or _checks(said) or not self.says(said):
            return False
        return not one_side(said.source, saying.source) and len(said.text.split()) >= WORDS

    def _shares(self, said: Saying, about: Topic) -> float:
        """What share of what is spoken of a statement, or who makes it, says: "the Ostrand account" is by Ostrand."""
        own = itself(said.source) if said.source is not None else frozenset()
        return about.within(self.tokens(said) | own)[0] if about.units else 1.0


@lru_cache(maxsize=65536)
def one_side(one: Party | None, other: Party | None) -> bool:
    """Whether two speak for the same."""
    if one is None or other is None:
        return False
    return side(one) == side(other) or bool(itself(one) & itself(other))


def _checks(said: Saying) -> bool:
    """Whether an outlet tells of its own look at what others say: "AFP verified where the videos were filmed"."""
    own = {folded(name) for name in (said.outlet, said.wire) if name}
    return said.source is not None and folded(said.source.name) in own


def _start(saying: Saying) -> int:
    return saying.start
