from __future__ import annotations

import re

import pytest
from hypothesis import given
from rich.cells import cell_len

from sayso.records import Actor, Figure, Reading, Report, Source, Span, Statement
from tests.export.remake import written
from tests.export.story import READING
from tests.export.strategies import often, readings

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("width", [60, 80, 119, 120, 160, 300])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = written("table", READING, READING, width=width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)


@often
@given(readings())
def test_any_reading_fits_and_nothing_in_it_steers_the_terminal(made: Reading) -> None:
    for width in (80, 160):
        text = written("table", made, width=width)
        assert not _CONTROL.search(text)
        assert all(cell_len(line) <= width for line in text.split("\n"))


def test_colour_only_where_asked_for() -> None:
    assert "\x1b" not in written("table", READING)
    coloured = written("table", READING, FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[1;36mIlda Marosh\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written("table", READING)


def test_markup_is_text() -> None:
    text = "[red]He[/red] said [link=http://x.example]boo[/link] :smile: [/]"
    statement = Statement("s", "own", (Span(0, len(text)),))
    made = Reading(Report(text, title="[bold]T[/bold]", outlet="[/]"), "hand", (), (statement,))
    shown = written("table", made, FORCE_COLOR="1", TERM="xterm-256color")
    assert text in shown
    assert "[bold]T[/bold]" in shown


def test_controls_are_shown() -> None:
    text = "a\x1b[31mb\u202ec\x9bd\ud800e\x00f"
    made = Reading(Report(text), "hand", (), (Statement("s", "own", (Span(0, len(text)),)),))
    assert "– a␛[31mb⟨U+202E⟩c⟨U+009B⟩d⟨U+D800⟩e␀f\n" in written("table", made)


def test_speakers_stand_in_the_order_of_the_kinds() -> None:
    text = "He said A. An aide said B. It was said C. Ann said D. The dam fell."
    aide = Actor("x", "An aide", Span(11, 18), (Span(11, 18),), unnamed=True)
    ann = Actor("y", "Ann", Span(42, 45), (Span(42, 45),))
    statements = (
        Statement("1", "indirect", (Span(8, 9),), Source(Span(0, 2)), Span(3, 7)),
        Statement("2", "indirect", (Span(24, 25),), Source(Span(11, 18), "x"), Span(19, 23)),
        Statement("3", "indirect", (Span(39, 40),), None, Span(27, 38)),
        Statement("4", "indirect", (Span(51, 52),), Source(Span(42, 45), "y"), Span(46, 50)),
        Statement("5", "own", (Span(54, 67),)),
    )
    lines = written("table", Reading(Report(text), "hand", (aide, ann), statements)).splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "Report without a title",
        "4 statements by 3 sources · 1 sentence in the report's own voice",
        "Ann",
        "An aide, unnamed",
        "“He”, who this is, is not clear",
        "No source named",
        "The report itself, own voice",
    ]


def test_leftovers_of_the_own_voice_are_not_shown() -> None:
    text = "It is fed by claims from Tol that the dam broke. The ferry sailed, and Tol left Â."
    statements = (
        Statement("1", "own", (Span(0, 24),)),
        Statement("2", "indirect", (Span(30, 47),), Source(Span(25, 28)), Span(13, 19)),
        Statement("3", "own", (Span(49, 70), Span(80, 81))),
    )
    made = Reading(Report(text), "hand", (), statements)
    shown = written("table", made)
    assert "fed by" not in shown
    assert "Â" not in shown
    assert "  – The ferry sailed\n" in shown
    assert "1 sentence in the report's own voice" in shown
    assert [row.split(",")[13] for row in written("csv", made).splitlines()[1:]] == ['""', '""']
    assert "fed by" not in written("html", made).partition("<aside")[2]


def test_statements_nested_deep_are_all_there() -> None:
    text = "abcdefghij" * 5
    chain = [Statement("0", "indirect", (Span(0, 50),))]
    chain += [Statement(str(n), "indirect", (Span(n, 50),), within=str(n - 1)) for n in range(1, 40)]
    shown = written("table", Reading(Report(text), "hand", (), tuple(chain)))
    assert shown.count("↳ No source named") == 39
    assert max(map(cell_len, shown.splitlines())) <= 80


def test_notes_stand_under_what_is_said_and_are_not_broken() -> None:
    lines = written("table", READING).splitlines()
    place = next(index for index, line in enumerate(lines) if "if the bridge fell" in line)
    assert [line.strip() for line in lines[place + 1 : place + 4]] == [
        "predicts · “probably”: 55–80 %, likely · basis: imagery",
        "≈ 12,000 (11,000–13,000) Ostrand soldiers",
        "3 generals, part of “around 12,000”",
    ]


def test_a_figure_of_what_another_says_is_told_once() -> None:
    text = "A said that B counted nine men."
    nine = Figure(Span(22, 26), 9, 9, counted=Span(27, 30))
    outer = Statement("1", "indirect", (Span(12, 30),), Source(Span(0, 1)), Span(2, 6), figures=(nine,))
    inner = Statement("2", "indirect", (Span(22, 30),), Source(Span(12, 13)), Span(14, 21), "1", figures=(nine,))
    shown = written("table", Reading(Report(text), "hand", (), (outer, inner), figures=(nine,)))
    assert shown.count("9 men") == 1
    assert "  9  men — “B”\n" in shown


def test_nothing_said_is_said() -> None:
    assert written("table", Reading(Report("x"), "hand")) == (
        "Report without a title\n0 statements · 0 sentences in the report's own voice\n"
    )
