from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli.output import opened
from sayso.errors import SaysoError


def test_a_file_appears_only_when_complete(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("earlier")
    with opened(path) as out:
        out.write("later “é”\n")
        out.flush()
        assert path.read_text() == "earlier"
    assert path.read_bytes() == "later “é”\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_stays_as_it_was_when_something_goes_wrong(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("earlier")
    with pytest.raises(ZeroDivisionError), opened(path) as out:
        out.write(f"half {1 / 0}")
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("earlier")
    path.chmod(0o640)
    with opened(path) as out:
        out.write("later")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    with opened(tmp_path / "new") as out:
        out.write("x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("earlier")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with opened(tmp_path / "link") as out:
        out.write("later")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "later"


def test_a_device_is_written_to() -> None:
    with opened(Path(os.devnull)) as out:
        out.write("x")
    assert not Path(os.devnull).is_file()


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match=r"none/out: No such file or directory"), opened(tmp_path / "none/out"):
        pass
    with pytest.raises(SaysoError, match="is a directory"), opened(tmp_path):
        pass


def _python(code: str, **environ: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-W", "error", "-c", f"from sayso.cli.output import opened\n{code}"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environ})


def test_a_closed_pipe_ends_quietly() -> None:
    code = "with opened(None) as out:\n  for _ in range(10**6): out.write('line\\n')\nprint('and after')"
    with _python(code) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"line\n"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_standard_output_is_utf_8_whatever_the_locale() -> None:
    with _python("with opened(None) as out: out.write('“é”')", LC_ALL="C", PYTHONIOENCODING="ascii") as process:
        assert process.communicate() == ("“é”".encode(), b"")
