from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sayso.pipeline.asking import claims
from sayso.pipeline.computing import recall, refresh
from sayso.pipeline.desk import Desk
from sayso.records import Query
from sayso.text.outlets import outlets
from tests.deployment import copied, desk

ALL = Query(limit=None)


def test_claims_are_computed_anew_with_other_tables(tmp_path: Path) -> None:
    other = Desk(outlets())
    with copied(tmp_path) as book:
        assert book.desk() == desk().mark != other.mark
        found = claims(book, ALL, desk())
        with book.writing() as writer:
            refresh(writer, other)
        assert book.desk() == other.mark
        with book.writing() as writer:
            refresh(writer, desk())
        assert claims(book, ALL, desk()) == found


def test_what_claims_were_is_computed_for_all_that_wait(tmp_path: Path) -> None:
    with copied(tmp_path) as book:
        with book.writing() as writer:
            refresh(writer, Desk(outlets()))
            refresh(writer, desk())
        assert book.waiting()
        recall(book, desk(), lots=book.waiting())
        assert not book.waiting()


def test_who_only_asks_loads_nothing_that_links() -> None:
    code = (
        "import sys; import sayso.pipeline.telling; large = {'numpy', 'rapidfuzz', 'sayso.link.judge'};"
        "sys.exit(' '.join(large & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
