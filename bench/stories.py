"""Stories from templates: as many reports as asked for, with copies, relays and changed figures in known proportion."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from sayso.records import Report

REPORTS = 25
"""Reports in a story."""
DAYS = 20
"""Days that a story lasts; stories begin one after the other and overlap."""
BETWEEN = timedelta(hours=18)
"""Time between the beginnings of stories: some 25 run at a time."""
SHARES = {"copy": 0.2, "relay": 0.2, "moved figure": 0.15, "denial": 0.1, "original": 0.35}
"""What the reports of a story are, as shares of all."""

_BEGIN = datetime(2030, 1, 1, 6)
_SYLLABLES = ("ka", "lo", "ver", "mi", "tan", "dor", "es", "ul", "bri", "no", "sal", "gor", "pe", "rin", "zha", "ost")
_OUTLETS = tuple(f"The {place} {kind}" for place in ("Harbour", "Valley", "Northern", "Capital", "Border", "Island")
                 for kind in ("Times", "Post", "Courier", "Herald", "Gazette", "Observer"))  # fmt: skip
_WIRES = ("Northern Wire", "Strait News Agency", "Continental Press")
_DEEDS = (
    ("shelled", "shelling", "the power station"),
    ("attacked", "attack on", "the railway bridge"),
    ("seized", "seizure of", "the border post"),
    ("bombed", "bombing of", "the grain silos"),
    ("surrounded", "siege of", "the garrison"),
)
_SPEAKERS = ("Interior Ministry", "Defence Ministry", "General Staff", "regional governor's office", "border service")
_COUNTED = ("people", "soldiers", "civilians", "villagers", "police officers")


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, where, and between whom."""

    number: int
    town: str
    one: str
    other: str
    deed: tuple[str, str, str]
    counted: str
    killed: int
    begun: datetime


def stories(reports: int, seed: int = 1) -> Iterator[Report]:
    """So many reports in the order of publication."""
    waiting: list[tuple[str, int, Report]] = []
    order = count()
    for number in count():
        story = _story(number, random.Random(f"{seed} {number}"))
        for report in _told(story, random.Random(f"{seed} {number} told")):
            heapq.heappush(waiting, (report.published or "", next(order), report))
        horizon = _moment(story.begun + BETWEEN)
        while waiting and waiting[0][0] < horizon:
            yield heapq.heappop(waiting)[2]
            reports -= 1
            if not reports:
                return


def _story(number: int, rng: random.Random) -> Story:
    one, other = (_name(rng) for _ in range(2))
    return Story(number, _name(rng), one, other, rng.choice(_DEEDS), rng.choice(_COUNTED), rng.randint(3, 90),
                 _BEGIN + BETWEEN * number)  # fmt: skip


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize()


def _told(story: Story, rng: random.Random) -> Iterator[Report]:
    """The reports of a story, the first an agency's."""
    wires: list[Report] = []
    kinds = ["original", *rng.choices(list(SHARES), list(SHARES.values()), k=REPORTS - 1)]
    moment = story.begun
    for place, kind in enumerate(kinds):
        moment += timedelta(hours=rng.expovariate(REPORTS / (DAYS * 24)))
        wire = rng.choice(wires) if wires else None
        if kind == "copy" and wire is not None:
            outlet = rng.choice(_OUTLETS)
            report = _report(story, place, moment, outlet, f"{story.town.upper()} ({wire.outlet}) - {wire.text}")
        else:
            outlet = rng.choice(_WIRES) if place == 0 or kind == "original" else rng.choice(_OUTLETS)
            report = _report(story, place, moment, outlet, _text(story, kind, place, wire, rng))
        if outlet in _WIRES:
            wires.append(report)
        yield report


def _report(story: Story, place: int, moment: datetime, outlet: str, text: str) -> Report:
    url = f"https://{outlet.lower().replace(' ', '')}.example/{story.number}/{place}"
    return Report(text, url=url, outlet=outlet, published=_moment(moment), language="en")


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(story: Story, kind: str, place: int, wire: Report | None, rng: random.Random) -> str:
    did, doing, target = story.deed
    killed = story.killed + (rng.randint(1, 20) * (1 + place // 5) if kind == "moved figure" else 0)
    speaker = f"{story.one}'s {rng.choice(_SPEAKERS)}"
    claim = f"{story.other} forces {did} {target} near {story.town}"
    toll = f"{rng.choice(('at least', 'about', 'more than', ''))} {killed} {story.counted} were killed".strip()
    lines = {
        "original": f"{speaker} said on {_day(story)} that {claim}, and that {toll}.",
        "moved figure": f"{speaker} said {toll} in the {doing} {target} near {story.town}, more than was known before.",
        "denial": f"{story.other}'s General Staff denied that its forces had {did} {target} near {story.town}.",
        "relay": f"{wire.outlet if wire else speaker} reported, citing an official of {story.one}, that {claim}.",
        "copy": f"{speaker} said that {claim}.",
    }
    more = rng.sample([
        f"A spokesman for the mayor of {story.town} said that {rng.randint(2, 40)} houses had been damaged.",
        f"Residents of {story.town} said they had heard explosions for about {rng.randint(2, 9)} hours.",
        f"{story.one} and {story.other} have disputed the valley of {story.town} since {rng.randint(1990, 2020)}.",
        f"Talks between {story.one} and {story.other} could resume as early as next week, a diplomat said.",
        f"The road to {story.town} was closed on {_day(story)}.",
        f"An aid agency warned that {rng.randint(2, 30)},000 people in {story.town} might be without water.",
    ], 3)  # fmt: skip
    return "\n\n".join([lines[kind], *more])


def _day(story: Story) -> str:
    return story.begun.strftime("%A")
