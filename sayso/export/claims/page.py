"""Page: claims as one self-contained HTML page, each with its tree, its statements and what stands against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TextIO

from sayso.export.claims import descent, words
from sayso.export.claims.blocks import Block, Shown, blocks
from sayso.export.claims.tree import Twig, tree
from sayso.export.frame import address, head, isolated
from sayso.export.marks import escaped
from sayso.export.views import cartography, svg
from sayso.export.visible import one_line
from sayso.records import Against, Claim, Relay, Root, Saying

_DOT = " · "


def write(claims: Iterable[Claim], out: TextIO) -> None:
    """One page for all claims; of several the list comes first."""
    write_shown(map(Shown, claims), out)


def write_shown(claims: Iterable[Shown], out: TextIO) -> None:
    """The same, with what a desk wants to see beside each claim."""
    sections = [_section(shown, number) for number, shown in enumerate(claims, 1)]
    alone = len(sections) == 1
    title = sections[0].title if alone else words.count(len(sections), "claim")
    out.writelines(f"{line}\n" for line in head(title, "claims/page.css"))
    if not alone:
        out.writelines(f"{line}\n" for line in _contents(title, sections))
    out.write("<main>\n")
    for section in sections:
        out.writelines(f"{line}\n" for line in section.lines(1 if alone else 2))
    out.write("</main>\n</body>\n</html>\n")


def article(shown: Shown, links: Links, beside: Iterable[str] = ()) -> Iterator[str]:
    """A claim as the inside of a larger page; `beside` comes first of what stands beside its statements."""
    yield from replace(_section(shown, 1), links=links, first=tuple(beside)).lines(1)


@dataclass(frozen=True, slots=True)
class Links:
    """Where a claim on a desk leads to: the report of a statement beside the claim, and the characters in it."""

    beside: Callable[[Saying], str]
    characters: Callable[[Saying], str]


@dataclass(frozen=True, slots=True)
class _Section:
    """One claim on the page; `id` begins the ids of everything in it, `places` are those of its statements."""

    id: str
    shown: Shown
    places: dict[str, str]
    links: Links | None = None
    first: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        return self.shown.claim

    @property
    def title(self) -> str:
        return words.wording(self.claim)

    def lines(self, level: int) -> Iterator[str]:
        """The section as HTML; its heading is of this level, those in it of the next ones."""
        yield f'<article class="report claim" id="{self.id}" aria-labelledby="{self.id}h">'
        yield from self.header(level)
        yield from _figure(descent.TITLE, descent.drawn(self.claim))
        yield f'<section class="text" aria-labelledby="{self.id}s">'
        yield f'<h{level + 1} id="{self.id}s">Statements</h{level + 1}>'
        yield from self.items("statements", [self.statement(each) for each in self.claim.statements])
        if self.claim.against:
            yield f"<h{level + 1}>Against it</h{level + 1}>"
            yield from self.items("statements", [self.against(each) for each in self.claim.against])
        yield "</section>"
        yield from self.beside(level + 1)
        yield "</article>"

    def header(self, level: int) -> Iterator[str]:
        saying = words.worded(self.claim)
        yield f'<header>\n<h{level} id="{self.id}h" dir="auto">{escaped(self.title)}</h{level}>'
        yield f'<p class="facts">{isolated(words.credit(saying))}{_DOT}{words.on(saying.published)}</p>'
        yield f'<p class="standing">{_standing(self.claim)}</p>'
        yield f'<p dir="auto">{escaped(one_line(self.claim.standing.explanation))}</p>'
        facts = (words.credibility(self.claim), words.spread(self.claim), f"id {words.short(self.claim.id)}")
        yield f'<p class="tally">{escaped(_DOT.join(facts))}</p>\n</header>'

    def beside(self, level: int) -> Iterator[str]:
        """The tree of each root, and the blocks."""
        yield f'<aside aria-labelledby="{self.id}r">'
        yield from self.first
        yield f'<h{level} id="{self.id}r">Where it comes from</h{level}>'
        for root in self.claim.roots:
            yield from self.root(root, level + 1)
        for block in blocks(self.shown):
            yield f'<section class="block">\n<h{level + 1}>{block.title}</h{level + 1}>'
            yield from self.items("rows", self.rows(block))
            yield "</section>"
        if chart := cartography.drawn(self.shown.places):
            yield f'<section class="block">\n<h{level + 1}>Places</h{level + 1}>'
            yield from _figure(cartography.TITLE, chart)
            yield "</section>"
        yield "</aside>"

    def items(self, kind: str, items: Iterable[str]) -> Iterator[str]:
        yield f'<ul class="{kind}">'
        yield from items
        yield "</ul>"

    def statement(self, saying: Saying, how: str = "") -> str:
        """A statement: where and when, by whom and how, what, and what is worth knowing of it."""
        place = address(saying.url, words.outlet(saying)) if saying.url else isolated(words.outlet(saying))
        facts = _DOT.join((place, words.moment(saying.published), *self.found(saying)))
        details = words.details(saying)
        about = f' <span class="details">{isolated(details)}</span>' if details else ""
        cue = f", {isolated(saying.cue, 'cue')}" if saying.cue else ""
        said = f"{isolated(words.speaker(saying), 'source')}{about}{cue}: {isolated(saying.text)}"
        notes = _DOT.join(isolated(each) for each in words.notes(saying))
        note = f'<div class="note">{notes}</div>' if notes else ""
        # One who takes back his own word stands both in the claim and against it: the anchor is in the claim.
        first = not how or all(each.id != saying.id for each in self.claim.statements)
        anchor = f' id="{self.places[saying.id]}"' if first else ""
        return f'<li{anchor}><div class="facts">{facts}</div>{how}<div>{said}</div>{note}</li>'

    def found(self, saying: Saying) -> Iterator[str]:
        """Where it is to be found: by its id, or by following links."""
        if self.links is None:
            yield words.short(saying.id)
            return
        yield f'<a href="{escaped(self.links.beside(saying))}">show beside</a>'
        yield f'<a href="{escaped(self.links.characters(saying))}">in the report</a>'

    def against(self, against: Against) -> str:
        link = _link(self.shown.opposing(against))
        how = f'<span class="opposed">{against.opposition}</span>{_DOT}{isolated(against.reason)}{link}'
        return self.statement(against.statement, f'<div class="note">{how}</div>')

    def root(self, root: Root, level: int) -> Iterator[str]:
        yield f'<section class="speaker {"named" if root.independent else "unnamed"}">'
        about = "".join(f' <span class="details">{isolated(each)}</span>' for each in words.about(root))
        yield f"<h{level}>{isolated(root.name)}{about}</h{level}>"
        yield from self.nested(tree(self.claim, root))
        yield "</section>"

    def nested(self, twigs: Iterable[Twig]) -> Iterator[str]:
        """The tree as lists in lists."""
        depth = 0
        for twig in twigs:
            level = len(twig.rails)
            yield '<ul class="tree">' if level > depth else "</li>" + "</ul></li>" * (depth - level)
            yield f"<li>{self.twig(twig)}"
            depth = level
        yield "</li></ul>" * depth

    def twig(self, twig: Twig) -> str:
        if twig.saying is None:
            return f"{isolated(twig.outside or '', 'source')}, not in the ledger"
        place = self.places[twig.saying.id]
        line = (
            f'<a href="#{place}">{isolated(words.outlet(twig.saying))}</a>{_DOT}{words.moment(twig.saying.published)}'
        )
        edges = (self.edge(relay) for relay in (twig.relay, *twig.also) if relay)
        return f"{line}{''.join(edges)}"

    def edge(self, relay: Relay) -> str:
        return f'<div class="note">{isolated(relay.reason)}{_link(self.shown.edge(relay))}</div>'

    def rows(self, block: Block) -> Iterator[str]:
        for row in block.rows:
            first, place = isolated(row.first), self.places.get(row.statement or "")
            link = f'<a href="#{place}">{first}</a>' if place else first
            yield f"<li>{link} {isolated(row.more)}</li>"


def _section(shown: Shown, number: int) -> _Section:
    sayings = (*shown.claim.statements, *(each.statement for each in shown.claim.against))
    places = {each: f"c{number}s{place}" for place, each in enumerate(dict.fromkeys(one.id for one in sayings), 1)}
    return _Section(f"c{number}", shown, places)


def _contents(title: str, sections: Iterable[_Section]) -> Iterator[str]:
    yield f'<header class="contents">\n<h1>{escaped(title)}</h1>\n<nav aria-label="Claims">\n<ol>'
    for section in sections:
        about = f'<div class="standing">{_standing(section.claim)}</div>'
        facts = f'<div class="details">{escaped(words.spread(section.claim))}</div>'
        yield f'<li><a href="#{section.id}">{isolated(section.title)}</a>{about}{facts}</li>'
    yield "</ol>\n</nav>\n</header>"


def _figure(title: str, drawn: str | None) -> Iterator[str]:
    if drawn:
        yield svg.placed(title, drawn)


def _standing(claim: Claim) -> str:
    against = (isolated(each, "opposed") for each in words.opposition(claim))
    support = isolated(words.support(claim), "supported" if claim.standing.roots else None)
    return _DOT.join([support, *against])


def _link(identity: str | None) -> str:
    return f' <span class="details">link {words.short(identity)}</span>' if identity else ""
