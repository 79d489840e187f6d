"""Source resolution: do source mentions lead to the name of who speaks? Own reports and GUM's coreference.

`resolution.jsonl` beside this module holds reports written for this project, about invented events.
GUM (Zeldes 2017; its OntoGUM layer, Zhu et al. 2021) is read from a folder that the caller has.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.reader.actors import resolve
from sayso.reader.encoder import Model, encode
from sayso.reader.names import Name, names
from sayso.records import Actor, Report, Source, Span, Statement, fingerprint

REPORTS = Path(__file__).with_suffix(".jsonl")
CATEGORIES = ("name", "title", "pronoun", "acronym", "unnamed")
GENRES = ("news", "interview")
SAYING = frozenset(
    (
        *("say", "tell", "add", "announce", "claim", "believe", "think", "argue", "note", "state", "explain", "warn"),
        *("suggest", "insist", "write", "confirm", "deny", "admit", "acknowledge", "declare", "estimate", "predict"),
        *("comment", "report", "reveal", "stress", "emphasize", "urge", "allege", "assert", "mention", "reply"),
        *("respond", "remark", "concede", "vow", "pledge", "promise", "recall", "observe", "conclude", "advise"),
        "complain",
    )
)
"""Verbs whose subjects are taken as source mentions in GUM."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold source mention: where, of what category, and the spans of which one must be reached."""

    span: Span
    category: str
    naming: tuple[Span, ...]
    unnamed: bool
    names: frozenset[str] = frozenset()
    """Names in a chain of GUM, whose chains now and then leave the fullest naming out."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its gold source mentions; `origin` is "own" or "gum"."""

    name: str
    origin: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class Share:
    """How many of how many are right."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.right += right
        self.all += 1

    @property
    def accuracy(self) -> float:
        """In per cent; 0 where nothing was asked."""
        return 100 * self.right / max(1, self.all)


def score(data: Path | None, model: Model) -> dict[str, Share]:
    """Shares by "own" and "gum", each whole and by category ("gum pronoun"), and "overall"."""

    def named(text: str) -> tuple[Name, ...]:
        return names(encode([text], model)[0], text)

    return tally(cases(data), named)


def cases(data: Path | None) -> Iterator[Case]:
    """Own reports, then the news and interviews of the GUM folder `data` if it is given."""
    yield from own()
    if data is not None:
        yield from gum(data / "coref")


def tally(asked: Iterable[Case], named: Callable[[str], Sequence[Name]]) -> dict[str, Share]:
    """Shares of right mentions; `named` finds the names of a text.

    "held-out" is the half of the documents, by a hash of their names, that was not looked at until the end.
    """
    shares: dict[str, Share] = {"overall": Share()}
    for case in asked:
        for mention, right in judged(case, named(case.text)):
            part = ["held-out"] if half(case.name) else []
            for key in ("overall", case.origin, f"{case.origin} {mention.category}", *part):
                shares.setdefault(key, Share()).add(right)
    return dict(sorted(shares.items()))


def judged(case: Case, found: Sequence[Name]) -> Iterator[tuple[Mention, bool]]:
    """Each mention of a case and whether it is resolved rightly."""
    report = Report(case.text)
    asked = [
        Statement(fingerprint(report.id, m.span), "indirect", (), Source(m.span)) for m in case.mentions
    ]  # gold sources alone: what is said and by which cue is not asked here
    actors, statements = resolve(report, found, asked)
    by_id = {actor.id: actor for actor in actors}
    for mention, statement in zip(case.mentions, statements, strict=True):
        actor = by_id.get(statement.source.actor or "") if statement.source else None
        yield mention, actor is not None and _right(mention, actor)


def _right(mention: Mention, actor: Actor) -> bool:
    if not mention.unnamed:
        said = set(actor.name.split())
        return any(set(name.split()) <= said for name in mention.names) or any(
            _overlap(actor.named, span) for span in mention.naming
        )
    return actor.unnamed and any(_overlap(a, b) for a in (actor.named, *actor.mentions) for b in mention.naming)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def own() -> Iterator[Case]:
    """The reports written for this project."""
    for line in REPORTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        mentions = [
            Mention(
                Span(s["start"], s["end"]),
                s["category"],
                tuple(Span(*n) for n in row["actors"][s["actor"]]["named"]),
                row["actors"][s["actor"]]["unnamed"],
            )
            for s in row["sources"]
        ]
        yield Case(row["id"], "own", row["text"], tuple(mentions))


def half(name: str) -> int:
    """0 for a document to tune on, 1 for one to look at only at the end; fixed by its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


# --- GUM ---


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    form: str
    lemma: str
    kind: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class _Chained:
    """One mention of a chain: its tokens, and the token that is its head."""

    chain: str
    first: int
    last: int
    head: int


def gum(folder: Path) -> Iterator[Case]:
    """News and interviews of GUM with subjects of saying, and objects of "according to", that are in a chain."""
    for path in sorted(folder.glob("*.conllu")):
        if path.stem.split("_")[1] in GENRES:
            case = _document(path)
            if case.mentions:
                yield case


def _document(path: Path) -> Case:
    text, tokens, marks = _tokens(path.read_text(encoding="utf-8"))
    chained = _chains(tokens, marks)
    chains: dict[str, list[_Chained]] = {}
    widest: dict[int, _Chained] = {}
    for mention in chained:
        chains.setdefault(mention.chain, []).append(mention)
        old = widest.get(mention.head)
        if old is None or mention.last - mention.first > old.last - old.first:
            widest[mention.head] = mention
    heads = [place for place in _sources(tokens) if place in widest]
    found = [_gold(tokens, widest[place], chains[widest[place].chain]) for place in heads]
    return Case(path.stem, "gum", text, tuple(sorted((m for m in found if m), key=lambda m: m.span)))


def _tokens(conllu: str) -> tuple[str, list[_Token], list[str]]:
    """The text with its spaces and paragraphs, its tokens (heads counted through the text) and entity marks."""
    text = ""
    tokens: list[_Token] = []
    marks: list[str] = []
    base = 0
    joint: tuple[int, str] | None = None
    for line in conllu.split("\n"):
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text = text.rstrip(" ") + "\n\n"
        if line.startswith("# sent_id"):
            base = len(tokens)
        if not line or line[0] == "#":
            continue
        columns = line.split("\t")
        space = "" if "SpaceAfter=No" in columns[9] else " "
        if "." in columns[0]:
            continue
        if "-" in columns[0]:
            last = int(columns[0].split("-")[1])
            joint = last, space
            continue
        start = len(text)
        text += columns[1]
        head = int(columns[6])
        tokens.append(_Token(Span(start, len(text)), columns[1], columns[2], columns[3],
                             base + head - 1 if head else -1, columns[7]))  # fmt: skip
        marks.append("".join(re.findall(r"Entity=([^|]*)", columns[9])))
        if joint is None:
            text += space
        elif int(columns[0]) == joint[0]:
            text, joint = text + joint[1], None
    return text, tokens, marks


def _chains(tokens: Sequence[_Token], marks: Sequence[str]) -> list[_Chained]:
    found: list[_Chained] = []
    open_: dict[str, list[int]] = {}
    for place, mark in enumerate(marks):
        for part in re.findall(r"\(\d+\)|\(\d+|\d+\)", mark):
            chain = part.strip("()")
            if part[0] == "(":
                open_.setdefault(chain, []).append(place)
            if part[-1] == ")" and open_.get(chain):
                first = open_[chain].pop()
                found.append(_Chained(chain, first, place, _head(tokens, first, place)))
    return found


def _head(tokens: Sequence[_Token], first: int, last: int) -> int:
    """The token whose own head lies outside."""
    outside = [i for i in range(first, last + 1) if not first <= tokens[i].head <= last]
    return next((i for i in outside if tokens[i].kind != "PUNCT"), first)


def _sources(tokens: Sequence[_Token]) -> Iterator[int]:
    for place, token in enumerate(tokens):
        if token.relation == "nsubj" and token.head >= 0 and tokens[token.head].lemma in SAYING:
            yield place
        if token.lemma == "according" and token.relation in ("case", "fixed") and token.head >= 0:
            yield token.head


def _gold(tokens: Sequence[_Token], mention: _Chained, chain: Sequence[_Chained]) -> Mention | None:
    head = tokens[mention.head]
    proper = [m for m in chain if _named(tokens, m)]
    nominal = [m for m in chain if tokens[m.head].kind == "NOUN"]
    if head.kind in ("PRON", "DET"):
        if head.form.lower() in _NEVER_ASKED or (head.form.lower() in ("i", "we") and not proper):
            return None
        category = "pronoun"
    elif _named(tokens, mention):
        category = "acronym" if re.fullmatch(r"[A-Z]{2,}[A-Z0-9]*", _name(tokens, mention)) else "name"
    else:
        category = "title" if proper else "unnamed"
    naming = proper or [m for m in nominal if m is nominal[0] or m is not mention]
    if not naming:
        return None
    spans = tuple(sorted(_span(tokens, m) for m in naming))
    return Mention(_span(tokens, mention), category, spans, not proper, frozenset(_name(tokens, m) for m in proper))


_NEVER_ASKED = frozenset(("you", "that", "this", "these", "those", "one", "someone", "everyone", "anyone", "nobody"))
"""Pronouns that name no source: the reader, a thing, anybody."""


def _named(tokens: Sequence[_Token], mention: _Chained) -> bool:
    return bool(_name(tokens, mention))


def _name(tokens: Sequence[_Token], mention: _Chained) -> str:
    """The proper name that a mention's head is or carries ("president Jane Roe"); "" if there is none."""
    head = mention.head
    if tokens[head].kind != "PROPN":
        carried = _parts(tokens, mention, head, ("flat", "appos", "nmod:desc"))
        if not carried:
            return ""
        head = carried[0]
    parts = sorted([head, *_parts(tokens, mention, head, ("flat", "compound"))])
    return " ".join(tokens[i].form for i in parts)


def _parts(tokens: Sequence[_Token], mention: _Chained, head: int, relations: tuple[str, ...]) -> list[int]:
    """Proper nouns of a mention that depend on `head` by one of the relations."""
    inside = range(mention.first, mention.last + 1)
    proper = (i for i in inside if tokens[i].head == head and tokens[i].kind == "PROPN")
    return [i for i in proper if tokens[i].relation in relations]


def _span(tokens: Sequence[_Token], mention: _Chained) -> Span:
    return Span(tokens[mention.first].span.start, tokens[mention.last].span.end)
