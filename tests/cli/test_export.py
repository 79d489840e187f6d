"""Exports by the verb, and archives back into a ledger."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from sayso.ledger import connect
from sayso.pipeline.exporting import EXPORTS
from sayso.records import Query, Ruling
from tests.cli.fakes import NOW, Fake


def test_all_conditions_reach_the_export(book: Path, tmp_path: Path) -> None:
    args = ["--as-of", "2024-10-25", "--known", "2024-10-26", "--source", "NATO", "--place", "Kursk"]
    args += ["--since", "2024-10-01", "--standing", "denied"]
    path = tmp_path / "claims.geojson"
    assert Fake().run("export", "troops", *args, "--output", path, "--ledger", book).exit_code == 0
    query = json.loads(path.read_text("utf-8"))["query"]
    wanted = Query("troops", "NATO", "Kursk", "2024-10-01", "2024-10-25", "2024-10-26", "denied", None)
    assert Query(**query) == wanted


@pytest.mark.parametrize("form", EXPORTS)
def test_every_format_is_written_to_a_file_or_to_standard_output(form: str, book: Path, tmp_path: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    path = tmp_path / "out"
    result = Fake().run("export", "--format", form, "--output", path, "--ledger", book)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert Fake().run("export", "--format", form, "--ledger", book).stdout_bytes == path.read_bytes()


@pytest.mark.parametrize(("name", "head"), [("a.csv", b'"claim"'), ("a.parquet", b"PAR1"), ("a.ZIP", b"PK")])
def test_the_ending_says_the_format(name: str, head: bytes, book: Path, tmp_path: Path) -> None:
    assert Fake().run("export", "--output", tmp_path / name, "--ledger", book).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(head)


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--output", "claims.json"),
        ("--format", "xml"),
        ("troops", "--format", "archive"),
        ("--format", "archive", "--as-of", "2024-10-25"),
        ("troops", "--format", "rulings"),
        ("--format", "rulings", "--source", "NATO"),
        ("--format", "csv", "--standing", "sure"),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(
    args: tuple[str, ...], book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert Fake().run("export", *args, "--ledger", book).exit_code == 2
    assert set(tmp_path.iterdir()) == before


def test_rulings_are_narrowed_by_moments(book: Path, tmp_path: Path) -> None:
    args = ["--known", "2031-06-01", "--as-of", "2031-06-01", "--since", "2031-05-01"]
    path = tmp_path / "rulings.jsonl"
    result = Fake().run("export", "--format", "rulings", *args, "--output", path, "--ledger", book)
    assert (result.exit_code, path.read_bytes()) == (0, b"")


def test_an_archive_is_added_like_a_report(book: Path, tmp_path: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    with connect(str(book)) as ledger, ledger.writing() as writer:
        writer.rule(Ruling("grade", "Radio Tolm", "anna", "wrong twice", NOW, value="D"))
    path, new = tmp_path / "ledger.zip", tmp_path / "new.db"
    Fake().run("export", "--output", path, "--ledger", book)
    result = Fake().run("add", path, "b.txt", "--ledger", new)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "4 added, 1 ruling\n", "")
    assert Fake().run("add", path, "--ledger", new).stdout == "0 added, 2 already known\n"
    with connect(str(new)) as ledger:
        assert ledger.counts().reports == 4
        assert len(ledger.rulings()) == 1


def test_a_damaged_archive_is_named_and_the_status_is_1(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.zip"
    with zipfile.ZipFile(path, "w") as files:
        files.writestr("manifest.json", "{}")
        files.writestr("reports.jsonl", "")
    result = Fake().run("add", path, "a.txt", "--ledger", book)
    assert (result.exit_code, result.stdout) == (1, "2 added, 1 failed\n")
    assert result.stderr.startswith(f"sayso: {path}: has a manifest that cannot be read")
