"""Whole: one claim for people at a terminal, with every statement, where each comes from, and who is against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from sayso.export.claims import words
from sayso.export.claims.blocks import Block, Shown, blocks
from sayso.export.claims.listing import AGAINST, standing
from sayso.export.claims.tree import Twig, tree
from sayso.export.lines import (
    ASIDE,
    CUE,
    LONGEST,
    NAME,
    SHORTEST,
    TITLE,
    WIDE,
    beside,
    console,
    packed,
    printed,
    wrapped,
)
from sayso.export.visible import one_line
from sayso.records import Against, Root, Saying

_GAP = 2
_BESIDE = 34
"""Columns for when and where a statement was made, where there is room for that beside it."""
_FIRST = 24
"""Columns for what stands first in the rows of a block."""
_DEEPEST = 10
"""Statements passed on through more hands than this are not indented further."""


def write(claims: Iterable[Shown], out: TextIO) -> None:
    """Each claim as lines of text, as wide as the terminal."""
    terminal = console(out)
    for index, shown in enumerate(claims):
        if index:
            out.write(f"\n{'─' * terminal.width}\n\n")
        printed(_Sheet(terminal, shown).lines(), terminal, out)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One claim for one console; every method returns lines no wider than its place."""

    console: Console
    shown: Shown

    def lines(self) -> Iterator[Text]:
        claim = self.shown.claim
        yield from self.header()
        yield from self.titled("Where it comes from", (self.root(*each) for each in enumerate(claim.roots, 1)))
        yield from self.titled("Statements", (self.statement(each) for each in claim.statements))
        yield from self.titled("Against it", (self.against(each) for each in claim.against))
        for block in blocks(self.shown):
            yield from self.titled(block.title, self.block(block))

    def header(self) -> Iterator[Text]:
        claim, width = self.shown.claim, min(self.width, LONGEST)
        saying = words.worded(claim)
        yield from self.wrap(Text(words.wording(claim), TITLE), width)
        yield from self.wrap(Text(f"— {words.credit(saying)}, {words.on(saying.published)}"), width)
        yield Text()
        yield from self.wrap(standing(claim), width)
        yield from self.wrap(Text(one_line(claim.standing.explanation)), width)
        notes = (words.credibility(claim), words.spread(claim), f"id {words.short(claim.id)}")
        yield from packed(notes, width)

    @property
    def width(self) -> int:
        return self.console.width

    def titled(self, title: str, parts: Iterable[list[Text]]) -> Iterator[Text]:
        """The parts under a title, indented; nothing where there are none."""
        found = [line for part in parts for line in part]
        if found:
            yield Text()
            yield Text(title.upper(), TITLE)
            yield from beside([], _GAP, found)

    def root(self, number: int, root: Root) -> list[Text]:
        """A root, and under it the tree of those who have the claim from it."""
        heading = Text(f"{number}  ", ASIDE).append(one_line(root.name), NAME)
        heading.append("".join(f" · {each}" for each in words.about(root)), ASIDE)
        lines = self.wrap(heading, min(self.width - _GAP, LONGEST))
        return lines + [line for twig in tree(self.shown.claim, root) for line in self.twig(twig)]

    def twig(self, twig: Twig) -> list[Text]:
        """A statement in the tree, hung on the lines that lead to it."""
        rails = twig.rails[-_DEEPEST:]
        first = "".join("│  " if more else "   " for more in rails[:-1]) + ("├─ " if rails[-1] else "└─ ")
        later = "".join("│  " if more else "   " for more in rails)
        width = max(SHORTEST, min(LONGEST, self.width - _GAP - len(later)))
        said = [line for text in self.told(twig) for line in self.wrap(text, width)]
        return [Text(first if not index else later, ASIDE).append(line) for index, line in enumerate(said)]

    def told(self, twig: Twig) -> Iterator[Text]:
        """Who says it and when, then why it is thought to come from what it hangs on."""
        if twig.saying is None:
            yield Text(f"{one_line(twig.outside or '')}, not in the ledger", NAME)
            return
        line = Text(words.outlet(twig.saying)).append(f" · {words.moment(twig.saying.published)}", ASIDE)
        yield line.append(f" · {words.short(twig.saying.id)}", ASIDE)
        for relay in (twig.relay, *twig.also):
            if relay:
                yield Text(one_line(relay.reason), CUE).append(_link(self.shown.edge(relay)), ASIDE)

    def statement(self, saying: Saying) -> list[Text]:
        return self.placed(saying, self.said(saying, self.room))

    def against(self, against: Against) -> list[Text]:
        how = Text(against.opposition, AGAINST).append(f" · {one_line(against.reason)}")
        how.append(_link(self.shown.opposing(against)), ASIDE)
        return self.placed(against.statement, self.wrap(how, self.room) + self.said(against.statement, self.room))

    @property
    def room(self) -> int:
        """How wide a statement is, beside or below when and where it was made."""
        left = _BESIDE if self.width >= WIDE else _GAP
        return max(SHORTEST, min(LONGEST, self.width - _GAP - left))

    def placed(self, saying: Saying, body: list[Text]) -> list[Text]:
        """When and where a statement was made, and what it says beside that, or below where there is little room."""
        when, identity = words.moment(saying.published), words.short(saying.id)
        if self.width < WIDE:
            line = Text(words.outlet(saying)).append(f" · {when} · {identity}", ASIDE)
            return self.wrap(line, self.width - _GAP) + beside([], _GAP, body)
        left = [*self.wrap(Text(words.outlet(saying)), _BESIDE - _GAP), Text(when, ASIDE), Text(identity, ASIDE)]
        return beside(left, _BESIDE, body)

    def said(self, saying: Saying, width: int) -> list[Text]:
        about = words.details(saying)
        line = Text(words.speaker(saying), NAME).append(f", {about}" if about else "")
        line.append(f", {one_line(saying.cue)}" if saying.cue else "", CUE).append(": ").append(one_line(saying.text))
        notes = [one_line(each) for each in words.notes(saying)]
        under = [line for note in packed(notes, width - _GAP) for line in self.wrap(note, width - _GAP)]
        return self.wrap(line, width) + beside([], _GAP, under)

    def block(self, block: Block) -> Iterator[list[Text]]:
        first = min(max(Text(row.first).cell_len for row in block.rows), _FIRST)
        room = max(SHORTEST, min(LONGEST, self.width - first - 2 * _GAP))
        for row in block.rows:
            yield beside(self.wrap(Text(row.first), first), first + _GAP, self.wrap(Text(row.more), room))

    def wrap(self, text: Text, width: int) -> list[Text]:
        return wrapped(text, width, self.console)


def _link(identity: str | None) -> str:
    return f" · link {words.short(identity)}" if identity else ""
