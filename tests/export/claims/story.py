"""A claim made by hand: a crossing of the Miren, told by three, passed on by four, denied, doubted, and withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sayso.export.claims import Shown
from sayso.records import (
    Against,
    Amount,
    Claim,
    Due,
    Happening,
    Link,
    Party,
    Relay,
    Root,
    Ruling,
    Saying,
    Spot,
    Standing,
    Stretch,
)

_COMMAND = Party("Kelvar's Border Command", "the command", country="QV", kind="military", sector="MIL")
_MARSH = Party("Ilda Marosh", "She", role="spokeswoman", affiliation="Kelvar's Border Command", country="QV")
_MISSION = Party("the Rivers Observation Mission", "the mission", kind="international body")
_OFFICIAL = Party("an Ostrand officer", "an officer", unnamed=True, country="QO", kind="unnamed official")
_MINISTRY = Party("Ostrand's defence ministry", "the ministry", country="QO", kind="government", sector="GOV")


def amount(words: str, low: float | None, high: float | None, *, approximate: bool = False) -> Amount:
    """So many soldiers."""
    return Amount(words, low, high, approximate=approximate, counted="Ostrand soldiers")


def _saying(identity: str, outlet: str, published: str, text: str, *said: Any) -> Saying:
    source, cue = said
    url = f"https://{outlet.rsplit(maxsplit=1)[-1].lower()}.example/{identity[:2]}"
    context = f"{text[:1].upper()}{text[1:]}."
    return Saying(
        identity * 2, "0123456789abcdef", 0, text, context, "indirect", outlet, None, url, published, None, source, cue
    )


FIRST = replace(
    _saying(
        "a1b2c3d4",
        "The Northern Courier",
        "2031-05-12T06:30:00Z",
        "that about 400 Ostrand soldiers had crossed the Miren overnight",
        _COMMAND,
        "said",
    ),
    events=(Happening("MOBILIZE", "crossed", actor=Party("Ostrand soldiers", "soldiers", country="QO")),),
    when=(Stretch("overnight", "2031-05-11TNI", date(2031, 5, 11), date(2031, 5, 12)),),
    where=(Spot("Miren", 51.2, 31.5, "UA", "area", 40.0),),
    figures=(amount("about 400", 360, 440, approximate=True),),
)
COPY = _saying("b2c3d4e5", "The Lesk Gazette", "2031-05-12", FIRST.text, _COMMAND, "said")
RELAY = replace(
    _saying(
        "c3d4e5f6",
        "Radio Tolm",
        "2031-05-12",
        "that hundreds of Ostrand soldiers were across the river",
        _COMMAND,
        "was quoted by the Gazette as saying",
    ),
    basis="another source",
    stance="distanced",
    figures=(amount("hundreds", 200, 999),),
)
WIRE = _saying(
    "d4e5f607", "The Harn Observer", "2031-05-12", "that Ostrand had crossed", _COMMAND, "said, ARN reported"
)
MISSION = replace(
    _saying(
        "e5f60718",
        "The Lesk Gazette",
        "2031-05-13",
        "that its monitors had probably seen at least 600 Ostrand soldiers on the eastern bank",
        _MISSION,
        "reported",
    ),
    basis="seen",
    hedges=("probably",),
    certainty=(0.55, 0.8),
    figures=(amount("at least 600", 600, None),),
    due=Due(date(2031, 5, 17), None, "if the bridge holds"),
    gaps=("unverified",),
)
OFFICER = _saying("f6071829", "Radio Tolm", "2031-05-13", "that a battalion had crossed", _OFFICIAL, "admitted")
BACK = replace(
    _saying("0718293a", "Radio Tolm", "2031-05-15", "that no battalion had crossed", _OFFICIAL, "said later"),
    act="denies",
)
DENIAL = replace(
    _saying("18293a4b", "The Ostrand Herald", "2031-05-12", "that its soldiers had moved", _MINISTRY, "denied"),
    act="denies",
)
DOUBT = replace(
    _saying("293a4b5c", "The Northern Courier", "2031-05-12", "any crossing", _MISSION, "could not confirm"),
    act="doubts",
)

UPDATE = Link("updates", MISSION.id, FIRST.id, 0.8, ("a day later, at least 600 after about 400",), "rules 1")
EDGE = Link("relays", RELAY.id, COPY.id, 0.9, ("names the Gazette",), "rules 1")
DENIES = Link("denies", DENIAL.id, FIRST.id, 0.9, ("denies that its soldiers had moved",), "rules 1")

CLAIM = Claim(
    FIRST.id,
    FIRST.text,
    statements=(FIRST, COPY, RELAY, WIRE, MISSION, OFFICER),
    roots=(
        Root(
            "Kelvar's Border Command",
            FIRST.id,
            (FIRST.id, COPY.id, RELAY.id, WIRE.id),
            ("The Northern Courier", "The Lesk Gazette", "Radio Tolm", "The Harn Observer"),
            party="gains: it fights Ostrand",
        ),
        Root("the Rivers Observation Mission", MISSION.id, (MISSION.id,), ("The Lesk Gazette",), grade="B"),
        Root("an Ostrand officer", OFFICER.id, (OFFICER.id,), ("Radio Tolm",), False, "withdrew it on 15 May 2031"),
    ),
    relays=(
        Relay(COPY.id, FIRST.id, "its report is a copy of The Northern Courier's"),
        Relay(RELAY.id, COPY.id, "names the Gazette as where it has this from"),
        Relay(WIRE.id, None, "names ARN as where it has this from", "ARN"),
    ),
    against=(
        Against(DENIAL, "denied", "its act is a denial, of the same crossing by the same soldiers"),
        Against(DOUBT, "doubted", "it could not confirm a crossing"),
        Against(BACK, "withdrawn", "the same officer took back what he had said"),
    ),
    updates=(UPDATE,),
    standing=Standing(
        "corroborated",
        2,
        "withdrawn",
        1,
        "Two sources that do not rest on each other say so: Kelvar's Border Command and the Rivers Observation "
        "Mission. Ostrand's defence ministry denies it, and one of its sources took it back.",
        (WIRE.id,),
    ),
    outlets=("The Northern Courier", "The Lesk Gazette", "Radio Tolm", "The Harn Observer"),
    first=FIRST.published,
    last=MISSION.published,
)
SMALL = Claim(
    DENIAL.id,
    DENIAL.text,
    (DENIAL,),
    (Root("Ostrand's defence ministry", DENIAL.id, (DENIAL.id,), ("The Ostrand Herald",)),),
    (),
    (),
    (),
    Standing("single root", 1, "none", None, "One source says so."),
    ("The Ostrand Herald",),
    DENIAL.published,
    DENIAL.published,
)

_REJECTED = Ruling("reject", EDGE.id, "anna", "the Gazette is named for something else", "2031-06-01T09:00:00Z")
RULINGS = (
    _REJECTED,
    Ruling("grade", "Radio Tolm", "ben", "wrong twice in May", "2031-06-01T10:00:00Z", value="D"),
    Ruling("undo", _REJECTED.id, "anna", "it is named for this after all", "2031-06-02T08:00:00Z"),
)
SHOWN = Shown(CLAIM, (UPDATE, EDGE, DENIES), RULINGS)
