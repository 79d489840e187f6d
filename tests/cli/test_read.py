from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from typer.testing import CliRunner, Result

from sayso import __version__
from sayso.cli import main
from sayso.cli.tools import Tools
from sayso.errors import ModelError, SourceError
from sayso.export.documents import document
from sayso.records import Reading, Report, Span, Statement
from tests.cli.whole import app

_BROKEN = {"gone.txt": "there is no such file", "bad\x1b[31m\n.pdf": "is encrypted"}


class _Fake:
    """Finds a report of one sentence in every source but the broken ones, and three in what ends in .jsonl."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None, str | None]] = []
        self.threads: int | None = None

    def find(
        self, source: str, *, published: str | None, outlet: str | None, stdin: BinaryIO | None
    ) -> Iterator[Report | SourceError]:
        self.asked.append((source, published, outlet))
        if source == "-":
            assert stdin
            yield Report(stdin.read().decode())
            return
        if source == "raises.txt":
            raise SourceError(source, "raised, not yielded")
        if source in _BROKEN:
            yield SourceError(source, _BROKEN[source])
            return
        for number in range(3 if source.endswith(".jsonl") else 1):
            yield Report(f"Report {number} in {source}.", title=source, published=published, outlet=outlet)
        if source == "partly.jsonl":
            yield SourceError("partly.jsonl:4", "is not JSON")

    def read(self, reports: Iterable[Report], *, threads: int | None) -> Iterator[Reading]:
        self.threads = threads
        for report in reports:
            yield Reading(report, "fake", (), (Statement("s", "own", (Span(0, len(report.text)),)),))


def _refuse(reports: Iterable[Report], *, threads: int | None) -> Iterator[Reading]:
    raise ModelError("the card does not fit the weights")


def _run(*args: str, fake: _Fake | None = None) -> Result:
    fake = fake or _Fake()
    return CliRunner().invoke(app, ["read", *args], obj=Tools(fake.find, fake.read))


def test_a_table_is_what_one_gets() -> None:
    result = _run("a.txt")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "a.txt"
    assert "– Report 0 in a.txt." in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "html"])
def test_every_format_can_be_asked_for(form: str) -> None:
    result = _run("a.txt", "b.jsonl", "--format", form)
    assert result.exit_code == 0
    for text in ("Report 0 in a.txt.", "Report 2 in b.jsonl."):
        assert text in result.stdout


def test_json_of_one_and_of_several() -> None:
    assert json.loads(_run("a.txt", "--format", "json").stdout)["report"]["title"] == "a.txt"
    titles = [each["report"]["title"] for each in json.loads(_run("a.txt", "b.txt", "--format", "json").stdout)]
    assert titles == ["a.txt", "b.txt"]


def test_what_fails_is_named_and_the_others_are_read() -> None:
    result = _run("gone.txt", "a.txt", "raises.txt", "bad\x1b[31m\n.pdf", "partly.jsonl", "b.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["report"]["title"] for line in result.stdout.splitlines()] == [
        "a.txt",
        *["partly.jsonl"] * 3,
        "b.txt",
    ]
    assert result.stderr.splitlines() == [
        "sayso: gone.txt: there is no such file",
        "sayso: raises.txt: raised, not yielded",
        "sayso: bad␛[31m .pdf: is encrypted",
        "sayso: partly.jsonl:4: is not JSON",
    ]


def test_where_all_fail_nothing_is_written(tmp_path: Path) -> None:
    kept = tmp_path / "out.json"
    kept.write_text("earlier")
    result = _run("gone.txt", "--output", str(kept))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert kept.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [kept]


@pytest.mark.parametrize("name", ["o.json", "o.jsonl", "o.csv", "o.html", "o.HTML", "o.txt", "o"])
def test_the_ending_of_the_output_tells_the_format(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert _run("a.txt", "--output", str(path)).exit_code == 0
    start = {".json": "{\n", ".jsonl": '{"schema"', ".csv": '"report"', ".html": "<!doctype"}
    assert path.read_text("utf-8").startswith(start.get(path.suffix.lower(), "a.txt\n"))


def test_a_format_goes_before_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "o.html"
    assert _run("a.txt", "--format", "csv", "--output", str(path)).exit_code == 0
    assert len(list(csv.reader(path.read_text("utf-8").splitlines()))) == 2


def test_a_dash_is_standard_output() -> None:
    assert "Report 0" in _run("a.txt", "--output", "-").stdout


def test_options_reach_the_reports() -> None:
    fake = _Fake()
    _run("a.txt", "-", "--published", "2024-10-25", "--outlet", "The Courier", fake=fake)
    assert fake.asked == [("a.txt", "2024-10-25", "The Courier"), ("-", "2024-10-25", "The Courier")]


def test_a_dash_is_standard_input_in_bytes() -> None:
    fake = _Fake()
    result = CliRunner().invoke(app, ["read", "-"], obj=Tools(fake.find, fake.read), input="From a pipe: “é”.")
    assert "– From a pipe: “é”." in result.stdout


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2024-10-25", "2024-10-25"),
        ("25 October 2024", "2024-10-25"),
        ("2024-10-25T14:03Z", "2024-10-25T14:03:00Z"),
        ("2024-10-25T01:03:59+02:00", "2024-10-24T23:03:59Z"),
    ],
)
def test_dates_as_the_record_has_them(date: str, published: str) -> None:
    fake = _Fake()
    assert _run("a.txt", "--published", date, fake=fake).exit_code == 0
    assert fake.asked[0][1] == published


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("a.txt", "--format", "xml"),
        ("a.txt", "--published", "yesterday"),
        ("a.txt", "--published", "2024-02-30"),
        ("a.txt", "--published", ""),
        ("a.txt", "--published", "3/4/2024"),
        ("a.txt", "--colour"),
    ],
)
def test_wrong_usage_is_2_and_reads_nothing(args: tuple[str, ...]) -> None:
    fake = _Fake()
    result = _run(*args, fake=fake)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage: " in result.stderr
    assert fake.asked == []


def test_threads_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = _Fake()
    monkeypatch.setenv("SAYSO_THREADS", "3")
    _run("a.txt", fake=fake)
    assert fake.threads == 3


def _main(monkeypatch: pytest.MonkeyPatch, *args: str) -> int | str | None:
    monkeypatch.setattr("sys.argv", ["sayso", *args])
    with pytest.raises(SystemExit) as caught:
        main()
    return caught.value.code


def test_an_error_is_one_line_and_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("SAYSO_THREADS", "many")
    assert _main(monkeypatch, "read", str(tmp_path / "gone.txt")) == 1
    assert capsys.readouterr().err == "sayso: SAYSO_THREADS: 'many' is not a whole number from 1\n"


def test_a_model_that_cannot_be_used_leaves_no_file(tmp_path: Path) -> None:
    args = ["read", "a.txt", "--output", str(tmp_path / "o.json")]
    result = CliRunner().invoke(app, args, obj=Tools(_Fake().find, _refuse))
    assert isinstance(result.exception, ModelError)
    assert list(tmp_path.iterdir()) == []


def test_done_is_0_and_wrong_usage_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _main(monkeypatch, "--version") == 0
    assert capsys.readouterr().out == f"sayso {__version__}\n"
    assert _main(monkeypatch, "write") == 2


@pytest.mark.parametrize("args", [["--help"], ["read", "--help"]])
def test_help_shows_examples(args: list[str]) -> None:
    result = CliRunner().invoke(app, args)
    assert result.exit_code == 0
    assert result.stdout.count("  sayso ") >= 4
    assert "table|json|jsonl|csv|html" in CliRunner().invoke(app, ["read", "--help"]).stdout


def test_the_examples_in_the_output_are_the_documents() -> None:
    result = _run("a.txt", "--format", "json")
    report = Report("Report 0 in a.txt.", title="a.txt")
    made = Reading(report, "fake", (), (Statement("s", "own", (Span(0, 18),)),))
    assert json.loads(result.stdout) == document(made)
