from __future__ import annotations

import pytest

from sayso.cli.messages import Bar, complain


def test_one_line_whatever_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a\nb\x1b[2J: gone")
    assert capsys.readouterr().err == "sayso: a b␛[2J: gone\n"


@pytest.mark.parametrize(("sources", "found", "wanted"), [(1, 1, True), (0, 1, True), (3, 3, False)])
def test_no_bar_for_one_report_or_where_none_is_wanted(
    sources: int, found: int, wanted: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with Bar(sources, wanted=wanted) as bar:
        for _ in range(found):
            bar.found()
            bar.read()
    assert capsys.readouterr() == ("", "")


def test_a_bar_counts_what_is_read_of_what_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {"TTY_COMPATIBLE": "1", "TTY_INTERACTIVE": "1", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    with Bar(1, wanted=True) as bar:
        for _ in range(3):
            bar.found()
        bar.read()
        complain("x: gone")
        bar.failed()
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "sayso: x: gone" in shown.err
    assert "1/3" in shown.err
