"""Meanings: what every field of a claim's records says, for the schema."""

from __future__ import annotations

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
    Saying,
    Spot,
    Standing,
    Stretch,
)

MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    Claim: (
        "Statements that say the same, or pass it on, as of a moment.",
        {
            "id": "Id of its first statement; the id of any of its statements leads to it.",
            "text": "What is claimed, in the words of one of its statements.",
            "statements": "All of its statements, in time order.",
            "roots": "Where it enters the record: the first sayings, and what goes back to each.",
            "relays": "Who has it from whom: the edges of the relay tree.",
            "against": "Statements that stand against it.",
            "updates": "Links by which a statement moves a figure of another, or corrects it.",
            "standing": "Who stands behind it and who against it.",
            "outlets": "Outlets that carry it.",
            "first": "When its first statement was published: ISO 8601 date, or moment in UTC.",
            "last": "When its last statement was published: ISO 8601 date, or moment in UTC.",
        },
    ),
    Saying: (
        "A statement: one act of saying, lifted out of its report.",
        {
            "id": "Hash of the report and of where it stands there.",
            "report": "Id of the report.",
            "start": "Where its content begins in the report's text, in code points.",
            "text": "What is said, in the report's words; parts joined by … where others stand between them.",
            "context": "The sentence or sentences around it.",
            "voice": "Quoted (direct), paraphrased (indirect), both (mixed), or the outlet speaking for itself (own).",
            "outlet": "Who published it.",
            "wire": "News agency credited in the report.",
            "url": "Where it was published.",
            "published": "When: ISO 8601 date, or moment in UTC where the hour is known.",
            "within": "Id of the statement that it is nested in.",
            "source": "Who says it; null for the outlet's own voice, and where nobody is named.",
            "cue": "The words that attribute it.",
            "act": "What the source does with the content.",
            "stance": "How far the outlet stands behind it.",
            "basis": "On what the source says that it rests.",
            "certainty": "Lowest and highest probability, 0 to 1, that the source's words are taken for.",
            "hedges": "The words of certainty.",
            "events": "What it says to happen.",
            "when": "The times that it names.",
            "where": "The places that it names.",
            "figures": "The quantities that it gives.",
            "due": "When what it foresees falls due; null unless it is of the future.",
            "gaps": "Kinds of what the report says is not known about it.",
        },
    ),
    Party: (
        "Who says or does something, as the report names him.",
        {
            "name": "The fullest name that the report gives.",
            "mention": "The words in place: he, the ministry.",
            "role": "Role in the report's words.",
            "affiliation": "Body that he belongs to, in the report's words.",
            "country": "ISO 3166-1 alpha-2 code.",
            "kind": "What he is; null where that is not clear.",
            "sector": "Sector in PLOVER: GOV, MIL.",
            "unnamed": "Whether the report withholds the name.",
        },
    ),
    Happening: (
        "Something that is said to happen.",
        {
            "type": "Type of event in PLOVER: ASSAULT, MOBILIZE, AID.",
            "word": "The word that tells it best.",
            "mode": "Its mode in PLOVER, where that is clear.",
            "actor": "Who does it, where the text says so.",
            "recipient": "Whom it is done to, where the text says so.",
            "polarity": "False where it is said not to be so.",
            "tense": "When it lies, seen from the saying of it.",
        },
    ),
    Stretch: (
        "A time, as the days that it may mean.",
        {
            "words": "The words.",
            "value": "TIMEX3 value.",
            "earliest": "First day that it may mean; null where open or not to be known.",
            "latest": "Last day that it may mean; null where open or not to be known.",
            "bound": "How it limits what it dates.",
        },
    ),
    Spot: (
        "A place.",
        {
            "name": "Its name in the gazetteer, or the words where it is not there.",
            "lat": "Latitude of its centre in degrees, north positive (WGS 84).",
            "lon": "Longitude of its centre in degrees, east positive (WGS 84).",
            "country": "ISO 3166-1 alpha-2 code of the country that it lies in.",
            "level": "How finely it is given.",
            "precision_km": "Radius in kilometres that it may lie in.",
        },
    ),
    Amount: (
        "A quantity, as an interval.",
        {
            "words": "The words.",
            "low": "Lowest value, included; null where open.",
            "high": "Highest value, included; null where open.",
            "unit": "What it is measured in.",
            "measure": "The unit itself: km, %, an ISO 4217 code.",
            "approximate": "Whether the words say that it is not exact.",
            "share": "Part of one: a third is 0.333.",
            "counted": "Words for what is counted.",
            "of": "Words for the whole that it is counted from.",
            "part": "Whether it is a part of another figure of the statement.",
            "cumulative": "Whether a total up to now is meant.",
            "since": "Words for the beginning of the count.",
        },
    ),
    Due: (
        "When what is foreseen falls due.",
        {
            "earliest": "First day on which it may; null where open.",
            "latest": "Last day on which it may; null where open.",
            "condition": "On what it depends, in the report's words.",
        },
    ),
    Root: (
        "Where a claim enters the record: the first saying by an actor, and all that goes back to it.",
        {
            "name": "Who says it.",
            "first": "Id of its earliest statement.",
            "statements": "Ids of all its statements, in time order.",
            "outlets": "Outlets that carry it.",
            "independent": "Whether it counts.",
            "reason": "Why it does not count.",
            "party": "The side that it is on in what is claimed, with the reason.",
            "grade": "Reliability that an analyst gives to its source, A to F (Admiralty code).",
        },
    ),
    Relay: (
        "An edge of the relay tree.",
        {
            "statement": "Id of the statement that passes on.",
            "parent": "Id of the statement that it has this from; null where that stands in no report here.",
            "reason": "Why that is thought so.",
            "outside": "Whom it relays, where that is not in the ledger.",
        },
    ),
    Against: (
        "A statement that stands against a claim.",
        {
            "statement": "The statement.",
            "opposition": "How it stands against the claim.",
            "reason": "Why that is thought so.",
        },
    ),
    Link: (
        "What two statements have to do with each other.",
        {
            "relation": "What the statement does with the other.",
            "statement": "Id of the statement that updates or corrects.",
            "other": "Id of the statement that is updated or corrected.",
            "score": "From 0 to 1.",
            "reasons": "Why, in sentences.",
            "maker": "The rules that judged.",
            "outside": "Whom it relays, where that is not in the ledger.",
            "id": "Hash of the link.",
        },
    ),
    Standing: (
        "Support and opposition of a claim.",
        {
            "support": "Who stands behind it: one saying; one, passed on; several independent ones; a party against "
            "its interest.",
            "roots": "How many independent roots it has.",
            "opposition": "Who stands against it: nobody; one who cannot confirm it; a conflicting account; a denial; "
            "its own source.",
            "credibility": "Computable part of the Admiralty scale: 1 confirmed by independent sources, 5 "
            "contradicted, 6 no basis to judge; null where only a person can say.",
            "explanation": "A sentence or two for people.",
            "repeats": "Ids of statements that repeat what its source had withdrawn.",
        },
    ),
}
"""Of each record what it is, and what each of its fields means."""
