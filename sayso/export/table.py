"""Table: readings for people at a terminal, by who speaks, set like a newspaper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from sayso.export import plain
from sayso.export.blocks import Block, Row, blocks, repeated
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
from sayso.export.speakers import Cast, Group, Speaker, cast, content, shown, tally
from sayso.export.visible import one_line
from sayso.records import Reading, Report, Statement

_NAMES, _CUES, _CUES_WIDE, _GAP = 32, 14, 20, 2
_DEEPEST = 4
"""Statements nested deeper than this are not indented further."""
_FIRST, _FIRST_WIDE = 24, 32
"""Columns for what stands first in the rows of a block."""


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Each reading as lines of text, as wide as the terminal; coloured only where `out` is one that has colours.

    Text from reports is never taken for markup or control.
    """
    terminal = console(out)
    for index, reading in enumerate(readings):
        if index:
            out.write(f"\n{'─' * terminal.width}\n\n")
        seen = shown(reading)
        printed(_sheet(terminal, seen).lines(seen), terminal, out)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One reading arranged for one console; every method returns lines no wider than its place."""

    console: Console
    report: Report
    cast: Cast
    width: int
    names: int
    """Columns for names at the left; 0 where names stand above."""
    cues: int
    """Columns for cues."""

    def lines(self, reading: Reading) -> Iterator[Text]:
        yield from self.header(tally(reading))
        for group in self.cast.groups:
            yield Text()
            yield from self.group(group)
        for block in blocks(reading, self.cast):
            yield Text()
            yield from self.block(block)

    def header(self, counts: str) -> Iterator[Text]:
        report = self.report
        facts = [report.outlet, report.author, report.published, report.wire and f"wire: {report.wire}"]
        yield from self.wrap(Text(one_line(report.title or report.url or "Report without a title"), TITLE), self.width)
        if any(facts):
            yield from self.wrap(Text(" · ".join(one_line(fact) for fact in facts if fact)), self.width)
        yield from self.wrap(Text(counts, ASIDE), self.width)

    def group(self, group: Group) -> list[Text]:
        if self.names:
            return beside(self.heading(group.speaker, self.names), self.names + _GAP, self.body(group))
        return self.heading(group.speaker, self.width) + beside([], _GAP, self.body(group))

    def heading(self, speaker: Speaker, width: int) -> list[Text]:
        heading = Text.assemble((one_line(speaker.name), NAME))
        if speaker.details:
            heading.append(f", {one_line(speaker.details)}")
        return self.wrap(heading, width)

    def body(self, group: Group) -> list[Text]:
        lines: list[Text] = []
        for each in group.outermost:
            lines += self.own(each) if group.speaker.kind == "own" else self.statement(each)
            lines += beside([], self.cues + _GAP, self.inside(each, 0))
        if group.nested:
            holders = dict.fromkeys(self.cast.speaker[self.cast.holder[each.id].id].name for each in group.nested)
            note = f"{'also within' if group.outermost else 'within'} what is said by {'; by '.join(holders)}"
            lines += self.wrap(Text(f"({one_line(note)})", ASIDE), self.room)
        return lines

    @property
    def room(self) -> int:
        """How wide a cue and its content are together."""
        return min(LONGEST + self.cues + _GAP, self.width - self.names - _GAP)

    @property
    def words(self) -> int:
        """How wide content beside its cue is."""
        return max(SHORTEST, self.room - self.cues - _GAP)

    def own(self, statement: Statement) -> list[Text]:
        return beside([Text("–", ASIDE)], 2, self.told(statement, self.said(statement), self.room - 2))

    def statement(self, statement: Statement) -> list[Text]:
        cue = self.wrap(Text(self.cue(statement), CUE), self.cues)
        return beside(cue, self.cues + _GAP, self.told(statement, self.said(statement), self.words))

    def told(self, statement: Statement, said: Text, width: int) -> list[Text]:
        """What is said, and under it what is worth knowing of it."""
        notes = plain.notes(statement, self.report.text, beside=repeated(statement, self.cast))
        under = [line for note in packed(notes, width - _GAP) for line in self.wrap(note, width - _GAP)]
        return self.wrap(said, width) + beside([], _GAP, under)

    def inside(self, statement: Statement, depth: int) -> list[Text]:
        """What others say inside a statement, under its content."""
        lines: list[Text] = []
        width = self.words - 2 * (min(depth, _DEEPEST) + 1)
        for each in self.cast.inside.get(statement.id, ()):
            said = Text.assemble((one_line(self.cast.speaker[each.id].name), NAME))
            said.append(f", {self.cue(each)}" if each.cue else "", CUE).append(": ").append(self.said(each))
            lines += beside([Text("↳", ASIDE)], 2, self.told(each, said, width))
            lines += beside([], 2 if depth < _DEEPEST else 0, self.inside(each, depth + 1))
        return lines

    def cue(self, statement: Statement) -> str:
        return one_line(statement.cue.of(self.report.text)) if statement.cue else "–"

    def said(self, statement: Statement) -> Text:
        """The content, then in square brackets, as editors add words: the voice unless indirect; who, unless clear."""
        notes: list[str] = [statement.voice] if statement.voice in ("direct", "mixed") else []
        mention = self.mention(statement)
        notes += [f"“{mention}”"] if mention else []
        said = Text(one_line(content(statement, self.report.text)))
        return said.append(f" [{', '.join(notes)}]" if notes else "", ASIDE)

    def mention(self, statement: Statement) -> str | None:
        """The words that stand for a speaker, where the name is not among them nor they a part of it."""
        speaker = self.cast.speaker[statement.id]
        if statement.source is None or speaker.kind not in ("named", "unnamed"):
            return None
        mention, name = one_line(statement.source.span.of(self.report.text)), one_line(speaker.name)
        alike = mention.casefold() in name.casefold() or name.casefold() in mention.casefold()
        return None if alike else mention

    def block(self, block: Block) -> Iterator[Text]:
        """Rows in columns: what stands first, then what is said of it, and who says it after that or beside it."""
        yield Text(block.title.upper(), TITLE)
        longest = max(Text(row.first).cell_len for row in block.rows)
        first = min(longest, _FIRST_WIDE if self.names else _FIRST)
        for row in block.rows:
            rest = self.wrap(_row(row), max(SHORTEST, min(LONGEST, self.width - first - 2 * _GAP)))
            yield from beside([], _GAP, beside(self.wrap(Text(row.first), first), first + _GAP, rest))

    def wrap(self, text: Text, width: int) -> list[Text]:
        return wrapped(text, width, self.console)


def _sheet(console: Console, reading: Reading) -> _Sheet:
    report = reading.report
    spans = [each.cue for each in reading.statements if each.cue and each.within is None]
    longest = max((Text(one_line(span.of(report.text))).cell_len for span in spans), default=1)
    names, cues = (_NAMES, _CUES_WIDE) if console.width >= WIDE else (0, _CUES)
    return _Sheet(console, report, cast(reading), console.width, names, min(longest, cues))


def _row(row: Row) -> Text:
    """What is said of a value, and who says it."""
    return Text(row.more).append(f"{' — ' if row.more else ''}{row.who}" if row.who else "", ASIDE)
