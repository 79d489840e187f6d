from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import SourceError
from sayso.ingest.folder import files
from sayso.ingest.sources import reports
from sayso.records import Report
from tests.ingest.pages import DOUBT, LEAD, REPLY


def made(root: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in files(root) if isinstance(path, Path)]


def test_files_in_order_without_what_is_hidden_or_of_another_kind(tmp_path: Path) -> None:
    made(tmp_path, b_txt="", a_HTML="", **dict.fromkeys(("b__a_txt", "a__z_pdf", "a__z__x_jsonl", "picture_png"), ""))
    made(tmp_path, **dict.fromkeys(("_hidden_txt", "_git__x_txt", "README", "z__csv_csv"), ""))
    (tmp_path / "around").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert names(tmp_path) == ["a.HTML", "b.txt", "a/z.pdf", "a/z/x.jsonl", "b/a.txt"]


def test_a_folder_that_cannot_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, a__x_txt="", b__x_txt="")
    scan = os.scandir

    def refuse(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    error, path = files(tmp_path)
    assert isinstance(error, SourceError)
    assert str(error) == f"{tmp_path / 'a'}: cannot be looked into (Permission denied)"
    assert path == tmp_path / "b" / "x.txt"


def test_reports_of_a_folder(tmp_path: Path) -> None:
    made(tmp_path, a_txt=LEAD, b_txt="", c__lines_jsonl=f'{{"text": "{DOUBT}"}}\n{{', d_md=REPLY, e_pdf="\0")
    found = list(reports(str(tmp_path), outlet="Gazette"))
    assert [item.text if isinstance(item, Report) else str(item).removeprefix(f"{tmp_path}/") for item in found] == [
        LEAD,
        "b.txt: is empty",
        REPLY,
        "e.pdf: is not text: it holds binary data",
        DOUBT,
        "c/lines.jsonl:2: is no JSON (Expecting property name enclosed in double quotes)",
    ]
    assert {item.outlet for item in found if isinstance(item, Report)} == {"Gazette"}


def test_files_named_like_addresses_are_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made(tmp_path / "http:", site_example__a_txt=LEAD)
    (found,) = reports(".")
    assert isinstance(found, Report)
