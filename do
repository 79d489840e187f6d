#!/usr/bin/env python3
"""Everything a developer does: ./do demo | setup | test | check | eval | bench | train.

Needs Python 3.11 and nothing else; what a command needs is installed into .venv first.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin") / "python"
PYTEST = ("-m", "pytest", "--numprocesses=auto", "--maxprocesses=8", "--dist=loadfile")
"""All cores; the tests of a file share what it takes long to make, so they stay together."""
DATA = os.environ.get("SAYSO_DATA", "../shared/data")


def setup(extras: str = "") -> None:
    """Install Sayso and the `extras` into .venv, unless that is done already."""
    stamp = ENVIRONMENT / f"installed{extras.replace(',', '-')}"
    wanted = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not PYTHON.exists():
        print("setting up .venv (a minute or two) …", file=sys.stderr)
        venv.create(ENVIRONMENT, with_pip=True)
    where = f"{ROOT}[{extras}]" if extras else str(ROOT)
    run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", where)
    stamp.write_text(wanted, encoding="utf-8")


def run(*arguments: str) -> None:
    """Run .venv's Python in the project's folder; its failure is this command's failure."""
    done = subprocess.run([str(PYTHON), *arguments], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def demo() -> None:
    """A story of ours in a ledger, and what stands."""
    setup()
    run("-m", "sayso", "demo", *sys.argv[2:])


def test() -> None:
    """All tests; those of training need its extras, which `check` installs."""
    setup("dev")
    run(*PYTEST, *sys.argv[2:])


def check() -> None:
    """Style, types, and all tests, those of training among them."""
    setup("dev,train")
    run("-m", "ruff", "check", ".")
    run("-m", "ruff", "format", "--check", ".")
    run("-m", "mypy")
    run(*PYTEST, *sys.argv[2:])


def evaluate() -> None:
    """Scores of every layer against their floors; SAYSO_DATA names the folder of data sets."""
    setup("dev")
    run("-m", "eval", "--data", DATA, *sys.argv[2:])


def bench() -> None:
    """Speed and memory."""
    setup("dev")
    run("-m", "bench", *sys.argv[2:])


def train() -> None:
    """From data to model and card, two and a half hours on two cores."""
    setup("dev,train")
    run("-m", "train", "--data", DATA, "--out", "sayso/reader/weights", *sys.argv[2:])


COMMANDS = {
    "demo": demo,
    "setup": lambda: setup("dev"),
    "test": test,
    "check": check,
    "eval": evaluate,
    "bench": bench,
    "train": train,
}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    COMMANDS[sys.argv[1]]()
