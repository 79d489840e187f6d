"""Claims: the threads of a ledger's statements as of a moment, each with its roots and its standing."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Claim, Link, Material, Opposition, Relay, Saying, Standing
from sayso.text.outlets import Outlets
from sayso.view import standing as weigh
from sayso.view.against import OPPOSING, Opposed, opposed, taken_back, withdrawals
from sayso.view.cast import cast
from sayso.view.concession import Concessions
from sayso.view.deed import Deed, deed
from sayso.view.explain import explained
from sayso.view.interest import interest
from sayso.view.moment import order, ruled_by, stood
from sayso.view.press import Press
from sayso.view.roots import Key, Origin, Voices, hearsay, origins, supporting
from sayso.view.rulings import grades, ruled
from sayso.view.sides import Row, Sides
from sayso.view.sides import sides as read_sides
from sayso.view.standing import Objection, Weighed
from sayso.view.threads import threads
from sayso.view.trace import traced


def claims(
    material: Material,
    *,
    of: Collection[str] | None = None,
    as_of: str | None = None,
    known: str | None = None,
    outlets: Outlets,
    sides: Sequence[Row] = (),
) -> tuple[Claim, ...]:
    """The claims of the material in time order, by what was published by `as_of` and recorded by `known`.

    Moments are ISO 8601; a date means its end. Every statement that stood then is in one claim; with `of` only the
    claims of these statements are told, of which the material holds whole components. Who stands with whom
    is read from the reports that carry a claim, the background of the material included; `sides` are the user's rows,
    which go before that. Raises SettingsError where a moment is none or a ruling's correction does not fit.
    """
    view = _View(stood(ruled(ruled_by(material, known)), as_of, known), Press(outlets), sides)
    wanted = (thread for thread in threads(view.material) if of is None or thread[0].id in of)
    found = (view.claim(thread) for thread in wanted)
    return tuple(sorted(found, key=lambda claim: order(claim.statements[0])))


@dataclass(frozen=True, slots=True)
class _Case:
    """One claim on its way to a judgement: its statements, those that say it, and all that touches them."""

    thread: tuple[Saying, ...]
    supports: tuple[Saying, ...]
    origins: tuple[Origin, ...]
    relays: Mapping[str, Relay]
    against: tuple[Opposed, ...]
    ended: Mapping[Key, Saying]
    denied: Mapping[str, Saying]
    voices: Voices
    done: Deed
    sides: Sides


class _View:
    """The material as it is looked up, claim by claim."""

    def __init__(self, material: Material, press: Press, rows: Sequence[Row]) -> None:
        self.material, self.press, self.rows = material, press, rows
        self.by_id = {saying.id: saying for saying in material.sayings}
        self.grades = grades(material.rulings)
        self.told: dict[str, list[Saying]] = {}
        for saying in (*material.sayings, *material.background):
            self.told.setdefault(saying.report, []).append(saying)
        self.touching: dict[str, list[Link]] = {}
        for link in material.links:
            for end in {link.statement, link.other} - {None}:
                self.touching.setdefault(str(end), []).append(link)

    def claim(self, thread: tuple[Saying, ...]) -> Claim:
        """The claim that the statements of a thread, in time order, make up."""
        links = {link.id: link for saying in thread for link in self.touching.get(saying.id, ())}
        case = self._case(thread, tuple(sorted(links.values(), key=lambda link: link.id)))
        weighed, objections = self._weighed(case), self._objections(case)
        dates = [saying.published for saying in thread if saying.published is not None]
        return Claim(
            id=thread[0].id,
            text=_wording(case.supports),
            statements=thread,
            roots=weigh.roots(weighed, self.press, self.grades),
            relays=tuple(case.relays[saying.id] for saying in case.supports if saying.id in case.relays),
            against=weigh.entries(objections),
            updates=tuple(sorted((k for k in links.values() if k.relation == "updates"), key=self._when)),
            standing=self._standing(case, weighed, objections),
            outlets=weigh.carriers(case.supports, self.press),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
        )

    def _case(self, thread: tuple[Saying, ...], links: Sequence[Link]) -> _Case:
        supports = supporting(thread)
        relaying = (link for link in links if link.relation == "relays")
        trace = traced(supports, relaying, self.material.copies, self.press)
        against = opposed(thread, supports, (k for k in links if k.relation in OPPOSING), self.by_id)
        speakers = (*supports, *(one.saying for one in against))
        voices = Voices(self.press, cast(s.source for s in speakers if s.source))
        found = origins(supports, trace, voices)
        ended = withdrawals(against, found, trace, voices)
        back = taken_back(against, found, voices)
        return _Case(
            thread, supports, found, trace.relays, against, ended, back, voices, deed(supports), self._sides(thread)
        )

    def _sides(self, thread: Sequence[Saying]) -> Sides:
        """Sides by what the reports of these statements tell."""
        reported = dict.fromkeys(saying.report for saying in thread)
        return read_sides((saying for report in reported for saying in self.told[report]), self.rows)

    def _weighed(self, case: _Case) -> tuple[Weighed, ...]:
        denials = (one.saying for one in case.against if one.opposition == "denied")
        conceded = Concessions(case.origins, case.done, denials)
        found = (
            Weighed(
                origin,
                interest(origin.party, case.done, case.sides),
                conceded.by(origin) if origin.key not in case.ended else None,
                case.ended.get(origin.key),
                hearsay=origin is not case.origins[0] and hearsay(origin),
            )
            for origin in case.origins
        )
        return weigh.opened(tuple(found))

    def _objections(self, case: _Case) -> tuple[Objection, ...]:
        enders = {saying.id for saying in case.ended.values()}
        return tuple(self._objection(one, case, enders) for one in case.against)

    def _objection(self, one: Opposed, case: _Case, enders: set[str]) -> Objection:
        saying, back = one.saying, case.denied.get(one.saying.id)
        how: Opposition = "withdrawn" if saying.id in enders else "none" if back is not None else one.opposition
        stake = interest(saying.source, case.done, case.sides)
        return Objection(one, case.voices.key(saying), case.voices.name(saying), how, stake, back)

    def _standing(self, case: _Case, weighed: Sequence[Weighed], objections: Sequence[Objection]) -> Standing:
        behind = weigh.support(weighed, self.press)
        against = weigh.opposition(objections, weighed)
        return Standing(
            behind,
            weigh.counted(weighed),
            against,
            weigh.credibility(weighed, objections, against),
            explained(behind, weighed, objections, case.thread, self.press),
            weigh.repeats(weighed),
        )

    def _when(self, link: Link) -> tuple[object, ...]:
        return (*order(self.by_id[link.statement]), link.id)


def _wording(supports: Sequence[Saying]) -> str:
    """What a claim says: the first statement that is attributed; of a denial its sentence, without a dateline."""
    first = next((saying for saying in supports if saying.source is not None), supports[0])
    return _DATELINE.sub("", first.context) if first.act in ("denies", "doubts", "declines") else first.text


_DATELINE = re.compile(
    r"\A[A-Z][A-Z .'’/-]{2,40}(?:,\s[A-Z][\w.'’ -]{1,30}){0,3}(?:\s\([^()\n]{1,40}\))?\s[-–—]{1,2}\s+"
)
"""“KAZAN, Russia, Oct. 24 (Reuters) - ”: where and when a report was written, before its first sentence."""
