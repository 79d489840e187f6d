"""Roots: who first said a claim, each once, and everything that goes back to him."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sayso.records import Act, Party, Saying
from sayso.view.parties import BODIES, INDEFINITE, anonymous, folded, office, shown, speaks_for
from sayso.view.press import Press
from sayso.view.trace import Trace

NO_SUPPORT: frozenset[Act] = frozenset(["denies", "doubts", "declines"])
"""Acts by which a source does not stand behind what it speaks of."""
MISTAKEN = re.compile(r"\b(?:wrongly|mistakenly|incorrectly|erroneously|falsely)\b", re.IGNORECASE)
"""Cues by which a report takes back what it tells."""
ARTICLE = re.compile(r"^an? ")
Key = tuple[str, ...]
"""Tells roots apart: an actor, somebody unnamed as an outlet describes him, or an outlet with all of its owner."""


COLLECTIVE = re.compile(
    r"(?!an? |some |one )(?:[Tt]he )?(?:[\w’'-]+ )*?"
    r"((?:[a-z]+ )?(?:army|forces|police|navy|militia|government|ministry|council|committee"
    r"|network|union|authority|authorities|coalition|alliance|association|movement|command|commission|syndicate|junta"
    r"|coast guard|[Gg]uards|television|judiciary|presidency|parliament|(?:minister|president)['’]s office"
    r"|electoral (?:centre|center|body)|company|operator|regulator|bloc|campaign))"
    r"(?![\w’'-]| (?:chief|spokes|source|offic|manager|director|worker|employee))"
)
"""Bodies that a report describes and does not name; "army-allied" and "local" before them say no more than it."""
GROUP = re.compile(
    r"(?:[Tt]he|[Aa] (?:small )?group of) (?:[a-z-]+ ){0,2}?"
    r"(officers|soldiers|mutineers|plotters|rebels|insurgents|gunmen|militants|kidnappers|hijackers|attackers"
    r"|separatists|jihadists)(?! at\b| in\b| from\b| near\b)"
)
"""Those whom a matter has only once: "the officers", of whom another outlet tells as "a group of senior officers"."""
SINGLE = re.compile(
    r"(?:[Aa]n? )((?:[a-z-]+ ){1,3}(?:union|commission|committee|council|association|coalition|alliance|federation))\Z"
)
"""A body of which a place has one: "a police union" in two outlets is the same one."""
TROOPS = frozenset(["officers", "soldiers", "mutineers", "plotters"])
"""Words for the same men in uniform; the others are words for men in arms."""
DECKED = frozenset(["local", "allied", "same", "main", "pro-government", "country's", "state"])


def collective(name: str) -> str | None:
    """The words for a body or group that is only described: "joint forces" of "the allied joint forces"."""
    single = SINGLE.match(name)
    if single is not None:
        return single[1].lower()
    group = GROUP.match(name)
    if group is not None:
        return "soldiers" if group[1] in TROOPS else "gunmen"
    found = COLLECTIVE.match(name)
    if found is None:
        return None
    return " ".join(word for word in found[1].lower().split() if word not in DECKED)


OFFICE_OF = re.compile(r"(?:his|her) (?:[a-z]+ )?(?:office|administration|press service)\Z", re.IGNORECASE)
"""What speaks for the one person whose it is."""
ENVOYS = frozenset(["delegate", "envoy", "ambassador", "representative"])
"""Roles of those whose word is their state's."""


def _bodies(party: Party) -> tuple[str | None, ...]:
    """The words for the body that somebody is, or for which he speaks."""
    return collective(party.name) if party.unnamed else None, collective(party.affiliation or "")


@dataclass(frozen=True, slots=True)
class Origin:
    """A root before it is judged: `direct` are the statements that enter the record, `sayings` all that go back there.

    `outside` where nothing that is here has it from him directly.
    """

    key: Key
    name: str
    party: Party | None
    sayings: tuple[Saying, ...]
    direct: tuple[Saying, ...]
    outside: bool = False

    @property
    def first(self) -> Saying:
        """The earliest statement."""
        return self.sayings[0]

    @property
    def nameless(self) -> bool:
        """Whether nobody answers for it by name."""
        return self.key[0] == "unnamed"


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is behind a statement: `cast` gives the key of every named source."""

    press: Press
    cast: Mapping[Party, str]

    def key(self, saying: Saying, outside: str | None = None) -> Key:
        """The root of what the statement says by itself; `outside` is the outlet that it has it from."""
        source = saying.source
        carrier = self.press.group(outside) if outside else self.press.house(saying)
        if source is None:
            return "outlet", carrier if outside else self.press.group(self.press.voice(saying))
        if anonymous(source):
            return self._unnamed(source, carrier)
        if self.press.cited(saying) is not None:
            return "outlet", self.press.group(source.name)
        return "actor", self._spoken_for(source) or self.cast[source]

    def _spoken_for(self, source: Party) -> str | None:
        """The key of the body whose man he is, where the report does not say of which state: "the foreign ministry"."""
        if source.country is not None or source.affiliation is None or source.kind not in BODIES:
            return None
        body = folded(source.affiliation)
        return self._only(lambda party: party.country is not None and folded(party.name).endswith(f" {body}"))

    def _unnamed(self, source: Party, carrier: str) -> Key:
        """The root of what nobody says by name: a body that is described or spoken for, else a man of one outlet's."""
        body = collective(source.name)
        if body is not None:
            # "The joint forces" are the same ones in every outlet; "a commander" need not be the same man.
            known = self._only(lambda party: not anonymous(party) and body in _bodies(party))
            if known is None and body == "government":
                # What its minister says by name, it says.
                known = self._only(lambda party: party.kind == "government" and office(party) is not None)
            return ("actor", known) if known else ("unnamed", "", body)
        if speaks_for(source):
            return "actor", self.cast[source]
        if source.affiliation is not None and OFFICE_OF.match(source.name):
            whose = folded(source.affiliation)
            known = self._only(lambda party: not anonymous(party) and folded(party.name) == whose)
            return ("actor", known) if known else ("unnamed", "", whose)
        if source.country is not None and (source.role or "").lower() in ENVOYS:
            state = self._only(lambda party: (party.kind, party.country) == ("state", source.country))
            if state:
                return "actor", state
        held = office(source) if not INDEFINITE.match(source.name) else None
        if held is not None:
            # Of one claim, "the defence minister" is the same man in every outlet.
            known = self._only(lambda party: not anonymous(party) and held == office(party))
            return ("actor", known) if known else ("unnamed", "", held)
        return "unnamed", carrier, ARTICLE.sub("", folded(source.name))

    def _only(self, fits: Callable[[Party], bool]) -> str | None:
        """The key of the only actor whom something fits."""
        keys = {key for party, key in self.cast.items() if fits(party)}
        return keys.pop() if len(keys) == 1 else None

    def name(self, saying: Saying, outside: str | None = None) -> str:
        """Who that is, for people."""
        source = saying.source
        cited = self.press.cited(saying)
        if source is None or cited is not None:
            return f"{outside}, not in the ledger" if outside else cited or self.press.voice(saying)
        if anonymous(source):
            return f"{shown(source)} (to {outside or self.press.carrier(saying)})"
        return shown(source)


def mistaken(saying: Saying) -> bool:
    """Whether a report tells what was said in error: "a report wrongly said"."""
    return saying.cue is not None and MISTAKEN.search(saying.cue) is not None


def hearsay(origin: Origin) -> bool:
    """Whether an outlet tells in its own voice what it had first as reported: "57 people were reported killed".

    Or an outlet is only described ("the French newspaper"): it passes on what others said.
    """
    if origin.party is not None and origin.party.kind == "media" and anonymous(origin.party):
        return True
    own = origin.party is None and all(one.voice == "own" for one in origin.direct)
    return own and origin.direct[0].stance == "distanced"


def supporting(thread: Iterable[Saying]) -> tuple[Saying, ...]:
    """Statements that stand behind what the thread says; where all deny or doubt, the claim is that they do."""
    thread = tuple(thread)
    return tuple(one for one in thread if one.act not in NO_SUPPORT and not mistaken(one)) or thread


def origins(sayings: Iterable[Saying], trace: Trace, voices: Voices) -> tuple[Origin, ...]:
    """The roots of a claim in time order; `sayings` are those that say it, in time order."""
    groups: dict[Key, list[Saying]] = {}
    for saying in sayings:
        groups.setdefault(_key(trace.tops[saying.id], trace, voices), []).append(saying)
    return tuple(_origin(key, tuple(group), trace, voices) for key, group in groups.items())


def _origin(key: Key, group: tuple[Saying, ...], trace: Trace, voices: Voices) -> Origin:
    tops = {trace.tops[saying.id].id for saying in group}
    direct = tuple(saying for saying in group if saying.id in tops)
    inside = [saying for saying in direct if _outside(saying, trace) is None]
    told = inside[0] if inside else direct[0]
    name = voices.name(told, _outside(told, trace))
    return Origin(key, name, told.source, group, direct, not inside)


def _key(top: Saying, trace: Trace, voices: Voices) -> Key:
    return voices.key(top, _outside(top, trace))


def _outside(saying: Saying, trace: Trace) -> str | None:
    relay = trace.relays.get(saying.id)
    return relay.outside if relay is not None else None
