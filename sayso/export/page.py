"""Page: readings as one self-contained HTML page, the text and the list of statements side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TextIO

from sayso.export import plain
from sayso.export.blocks import Block, Row, blocks, repeated
from sayso.export.claims import words
from sayso.export.findings import findings
from sayso.export.frame import address, head, isolated
from sayso.export.marks import Value, escaped, marks, paragraphs
from sayso.export.speakers import Cast, Group, cast, content, shown, tally
from sayso.export.visible import one_line
from sayso.records import Reading, Report, Statement

_LIT = "background:var(--lit);box-shadow:0 -.15em var(--lit),0 .15em var(--lit)"

_LEGEND = (
    '<p class="legend">In the text: <span class="source">source</span>, <span class="cue">cue</span>, and content of '
    '<span class="content named d1">a named source</span>, <span class="content unnamed d1">an unnamed one</span>, '
    '<span class="content unsourced d1">none that is named</span>; unmarked is the outlet’s own voice. '
    "Numbers lead to the list and back.</p>"
    '<p class="legend">A line above words says that they were understood as a value: '
    '<mark class="certainty">how sure</mark> the source is, <mark class="figure">a figure</mark>, '
    '<mark class="when">a time</mark>, <mark class="where">a place</mark>, '
    '<mark class="gap">what is not known</mark>. Point at it, tap it or go to it by Tab to see as what.</p>'
)


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """One page for all readings, each a section, with a table of contents if there are several."""
    sections = [_section(reading, number) for number, reading in enumerate(readings, 1)]
    alone = len(sections) == 1
    title = sections[0].title if alone else f"{len(sections)} reports"
    out.writelines(f"{line}\n" for line in head(title))
    if not alone:
        out.writelines(f"{line}\n" for line in _contents(title, sections))
    out.write("<main>\n")
    for section in sections:
        out.writelines(f"{line}\n" for line in section.lines(1 if alone else 2))
    out.write("</main>\n</body>\n</html>\n")


def article(reading: Reading, note: Iterable[str] = ()) -> Iterator[str]:
    """A reading as the inside of a larger page, which brings the style of `lit`; a `note` stands under its title.

    The place in the text of the statement with number n has the id `r1t<n>`.
    """
    yield from replace(_section(reading, 1), note=tuple(note), styled=False).lines(1)


def headline(reading: Reading) -> str:
    """What a report is called."""
    return _section(reading, 1).title


def lit(section: str, count: int) -> str:
    """The style that lights up all of a statement, in the text and in the list, when either is led to."""
    each = (f"#{section}:has(:is(#{section}t{n},#{section}e{n}):target) .s{n}" for n in range(1, count + 1))
    return f"{','.join(each)}{{{_LIT}}}" if count else ""


@dataclass(frozen=True, slots=True)
class _Section:
    """One reading on the page; `id` begins the ids of everything in it, `numbers` are those of its statements.

    A `note` stands under its title. Unless it is `styled`, the page brings what `lit` gives.
    """

    id: str
    reading: Reading
    cast: Cast
    numbers: dict[str, int]
    values: tuple[Value, ...]
    note: tuple[str, ...] = ()
    styled: bool = True

    @property
    def title(self) -> str:
        report = self.reading.report
        return one_line(report.title or report.url or "Report without a title")

    def lines(self, level: int) -> Iterator[str]:
        """The section as HTML; its heading is of this level, those in it of the next ones."""
        yield f'<article class="report" id="{self.id}" aria-labelledby="{self.id}h">'
        if self.styled and self.numbers:
            yield f"<style>{lit(self.id, len(self.numbers))}</style>"
        yield f'<header>\n<h{level} id="{self.id}h" dir="auto">{escaped(self.title)}</h{level}>'
        yield from _facts(self.reading.report)
        yield f'<p class="tally">{escaped(tally(self.reading))}</p>'
        yield from self.note
        yield "</header>"
        yield from self.text(level + 1)
        yield from self.list(level + 1)
        yield "</article>"

    def text(self, level: int) -> Iterator[str]:
        report = self.reading.report
        language = f' lang="{escaped(report.language)}"' if report.language else ""
        yield f'<section class="text" aria-labelledby="{self.id}x">'
        yield f'<h{level} class="unseen" id="{self.id}x">The report</h{level}>\n<div{language}>'
        marked = [
            mark
            for each in self.reading.statements
            for mark in marks(each, self.numbers[each.id], self.cast.speaker[each.id].kind)
        ]
        yield from paragraphs(report.text, marked, self.values, self.id)
        yield "</div>\n</section>"

    def list(self, level: int) -> Iterator[str]:
        yield f'<aside aria-labelledby="{self.id}l">\n<h{level} id="{self.id}l">Who says what</h{level}>'
        yield _LEGEND
        for group in self.cast.groups:
            yield from self.group(group, level + 1)
        for block in blocks(self.reading, self.cast):
            yield from self.block(block, level + 1)
        yield "</aside>"

    def group(self, group: Group, level: int) -> Iterator[str]:
        speaker = group.speaker
        about = f' <span class="details">{isolated(speaker.details)}</span>' if speaker.details else ""
        yield f'<section class="speaker {speaker.kind}">'
        yield f"<h{level}>{isolated(speaker.name)}{about}</h{level}>"
        yield from self.entries(group.outermost)
        if group.nested:
            numbers = ", ".join(f'<a href="#{self.id}e{n}">{n}</a>' for n in (self.numbers[s.id] for s in group.nested))
            yield f'<p class="elsewhere">Within what others say: {numbers}</p>'
        yield "</section>"

    def entries(self, statements: Iterable[Statement], *, nested: bool = False) -> Iterator[str]:
        items = [line for each in statements for line in self.entry(each, nested=nested)]
        if items:
            yield "<ul>"
            yield from items
            yield "</ul>"

    def entry(self, statement: Statement, *, nested: bool) -> Iterator[str]:
        number, text = self.numbers[statement.id], self.reading.report.text
        who = f"{isolated(self.cast.speaker[statement.id].name, 'source')} " if nested else ""
        cue = f"{isolated(statement.cue.of(text), 'cue')} " if statement.cue else ""
        voice = f' <span class="voice">{statement.voice}</span>' if statement.voice in ("direct", "mixed") else ""
        label = f'<span class="unseen">Statement </span>{number}'
        yield f'<li id="{self.id}e{number}"><div class="said s{number}">'
        yield f'<a class="number" href="#{self.id}t{number}" title="Show in the report">{label}</a> {who}{cue}'
        yield f"{isolated(content(statement, text))}{voice}"
        notes = plain.notes(statement, text, beside=repeated(statement, self.cast))
        note = " · ".join(isolated(each) for each in notes)
        yield f'<div class="note">{note}</div></div>' if note else "</div>"
        yield from self.entries(self.cast.inside.get(statement.id, ()), nested=True)
        yield "</li>"

    def block(self, block: Block, level: int) -> Iterator[str]:
        """All values of one kind, each with a link to where it stands in the text."""
        places = {value.span: f"v{value.number}" for value in self.values if value.kind == block.kind}
        yield f'<section class="block">\n<h{level}>{block.title}</h{level}>\n<ul>'
        for row in block.rows:
            place = f"t{self.numbers[row.place]}" if isinstance(row.place, str) else places[row.place]
            yield _row(row, f"#{self.id}{place}")
        yield "</ul>\n</section>"


def _row(row: Row, target: str) -> str:
    more = f" {isolated(row.more)}" if row.more else ""
    who = f' <span class="details">— {isolated(row.who)}</span>' if row.who else ""
    return f'<li><a href="{target}" title="Show in the report">{isolated(row.first)}</a>{more}{who}</li>'


def _section(reading: Reading, number: int) -> _Section:
    seen = shown(reading)
    numbers = {statement.id: n for n, statement in enumerate(seen.statements, 1)}
    return _Section(f"r{number}", seen, cast(seen), numbers, findings(reading))


def _contents(title: str, sections: Iterable[_Section]) -> Iterator[str]:
    yield f'<header class="contents">\n<h1>{escaped(title)}</h1>\n<nav aria-label="Reports">\n<ol>'
    for section in sections:
        report = section.reading.report
        about = " · ".join(isolated(fact) for fact in (report.outlet, _when(report)) if fact)
        link = f'<a href="#{section.id}">{isolated(section.title)}</a>'
        yield f'<li>{link} <span class="details">{about}</span></li>'
    yield "</ol>\n</nav>\n</header>"


def _facts(report: Report) -> Iterator[str]:
    wire = f"wire: {report.wire}" if report.wire else None
    facts = [isolated(fact) for fact in (report.outlet, report.author, _when(report), wire) if fact]
    if report.url:
        facts.append(address(report.url))
    if facts:
        yield f'<p class="facts">{" · ".join(facts)}</p>'


def _when(report: Report) -> str | None:
    """In words; as it stands where it is no date."""
    try:
        return words.moment(report.published) if report.published else None
    except ValueError:
        return report.published
