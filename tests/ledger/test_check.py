"""Verify finds damage of every kind, and none where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from sayso.ledger import Ledger, connect, verify
from sayso.records import Copy, Ruling
from tests.ledger.entries import RECORDED, cached, entry, ids, link

ONE = entry("The ministry: 3,000 soldiers crossed", "The governor: nobody crossed", url="https://courier.example/1")
TWO = entry("An official: 12,000 soldiers crossed", url="https://herald.example/1")
A, B, C = ids(ONE, TWO)
COPY = Copy(TWO.reading.report.id, ONE.reading.report.id, "copy", 0.9, 0.8, ("its words",), "rules 1")


def fill(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        writer.store(ONE)
        writer.store(TWO)
        writer.link([link(C, A), link(C, B, "denies")])
        writer.copy([COPY])
        writer.rule(Ruling("merge", B, "J. Tessal", "one", RECORDED, other=C))
        cached(writer)


def test_nothing_is_wrong_with_a_sound_ledger(ledger: Ledger) -> None:
    assert list(verify(ledger)) == []
    fill(ledger)
    assert list(verify(ledger)) == []


DAMAGE = {
    "report changed": ("UPDATE reports SET body = replace(body, '3,000', '9,000')", "not what was added"),
    "report no longer JSON": ("UPDATE reports SET body = '{'", "holds no Report"),
    "reading changed": ("UPDATE readings SET body = replace(body, '3,000', '9,000')", "another text"),
    "reading no longer JSON": ("UPDATE readings SET body = 'x'", "holds no Reading"),
    "span out of range": ("UPDATE readings SET body = replace(body, '\"start\":0', '\"start\":-1')", "span -1"),
    "span too long": ("UPDATE readings SET body = replace(body, '\"end\":12', '\"end\":999')", "span 0-999"),
    "span reversed": ("UPDATE readings SET body = replace(body, '\"end\":12', '\"end\":-5')", "span 0--5"),
    "reading lost": ("DELETE FROM readings WHERE number = 2", "no reading"),
    "statement unknown to the reading": ("UPDATE readings SET body = replace(body, :b, 'beef')", "not in the newest"),
    "statement of another report": ("UPDATE sayings SET body = replace(body, :b, :c)", "is kept as"),
    "statement no longer JSON": ("UPDATE sayings SET body = '[]'", "holds no Saying"),
    "link to nowhere": ("UPDATE links SET other = 'beef' WHERE relation = 'denies'", "leads to beef"),
    "link from nowhere": ("UPDATE links SET statement = 'beef' WHERE relation = 'denies'", "leads to beef"),
    "link changed": ("UPDATE links SET body = replace(body, 'denies', 'same')", "not what was found"),
    "link no longer JSON": ("UPDATE links SET body = 'null'", "holds no Link"),
    "copy changed": ("UPDATE copies SET body = replace(body, '\"copy\"', '\"rewrite\"')", "copy .* not what was found"),
    "copy no longer JSON": ("UPDATE copies SET body = ''", "holds no Copy"),
    "ruling changed": ("UPDATE rulings SET body = replace(body, 'Tessal', 'Tassel')", "not what was decided"),
    "ruling no longer JSON": ("UPDATE rulings SET body = ''", "holds no Ruling"),
    "component lost": ("DELETE FROM threads WHERE number = 1", "in component None"),
    "component mixed up": ("UPDATE threads SET component = 'beef' WHERE number = 1", "in component beef"),
    "component not joined": ("DELETE FROM rulings", "its links put it in"),
    "claim lost": ("DELETE FROM claim_names; DELETE FROM claim_bodies; DELETE FROM claims", "not in the cache"),
    "claim smaller": ("UPDATE threads SET claim = NULL WHERE number = 1", "lead to it"),
    "claim no longer JSON": ("UPDATE claim_bodies SET body = '{}'", "holds no Kept"),
    "claim of other words": ("UPDATE claim_bodies SET words = ' beef '", "have other words than their statements"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(ledger: Ledger, damage: str) -> None:
    fill(ledger)
    statements, told = DAMAGE[damage]
    with ledger.database.writing() as connection:
        for statement in statements.split("; "):
            wanted = {name: value for name, value in {"b": B, "c": C}.items() if f":{name}" in statement}
            assert connection.execute(text(statement.replace('":', '"\\:')), wanted).rowcount
    found = list(verify(ledger))
    assert any(re.search(told, line) for line in found), found


REFERENCES = {
    "copy of a lost report": "UPDATE copies SET of = 'beef'",
    "statement of a lost report": "UPDATE sayings SET report = 99",
    "key of a lost statement": "UPDATE keys SET statement = 99 WHERE statement = 1",
    "print of a lost report": "UPDATE prints SET report = 99",
    "name of a lost claim": "UPDATE claim_names SET claim = 'beef'",
}


@pytest.mark.parametrize("damage", REFERENCES)
def test_references_to_nowhere_are_found(ledger: Ledger, damage: str) -> None:
    fill(ledger)
    _unguarded(ledger, lambda connection: connection.execute(text(REFERENCES[damage])))
    assert any("refer to no" in line for line in verify(ledger))


def _unguarded(ledger: Ledger, plant: Callable[[Connection], object]) -> None:
    """Change a ledger past the guards of the database."""
    with ledger.database.engine.connect() as connection:
        if ledger.database.sqlite:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            if not ledger.database.sqlite:
                connection.execute(text("SET LOCAL session_replication_role = replica"))
            plant(connection)


def test_words_that_are_missing_or_left_over_are_found(ledger: Ledger) -> None:
    fill(ledger)
    column = "rowid" if ledger.database.sqlite else "number"
    with ledger.database.writing() as connection:
        words = "'x'" if ledger.database.sqlite else "to_tsvector('x')"
        connection.execute(text(f"INSERT INTO statement_words ({column}, words) VALUES (99, {words})"))
        connection.execute(
            text("INSERT INTO report_words (report_words) VALUES ('delete-all')")
            if ledger.database.sqlite
            else text("DELETE FROM report_words")
        )
    assert list(verify(ledger)) == [
        "2 of reports cannot be found by their words",
        "1 of statement_words are of no sayings",
    ]


def test_damaged_pages_are_found(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with connect(str(path)) as ledger:
        fill(ledger)
        with ledger.database.reading() as connection:
            page = connection.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'keys_statement'"))
            size = connection.scalar(text("PRAGMA page_size"))
    with path.open("r+b") as file:
        file.seek((page - 1) * size + size - 60)
        file.write(b"\0" * 40)
    with connect(str(path)) as ledger:
        assert any("damaged" in line for line in verify(ledger))
