"""SQL: small things that both databases need and neither says alike."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    Text,
    any_,
    bindparam,
    column,
    func,
    select,
    union_all,
)

from sayso.records import fingerprint

LONGEST = 200
"""Characters of a word that is indexed as it is: PostgreSQL's indexes take 2,700 bytes, and people read no more."""


def among(
    connection: Connection, wanted: ColumnElement[Any], values: Collection[str] | Collection[int]
) -> ColumnElement[bool]:
    """Whether a column is one of `values`: one parameter, since both databases limit how many there are."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(bindparam(None, json.dumps(list(values)), unique=True))
        return wanted.in_(select(listed.table_valued(column("value")).c.value))
    kind = BigInteger() if isinstance(wanted.type, Integer) else Text()
    return wanted == any_(bindparam(None, list(values), unique=True, type_=ARRAY(kind)))


def of_each(found: Select[Any]) -> ColumnElement[bool]:
    """Whether a search of its own finds anything for a row.

    The offset fences it off: PostgreSQL would rather make all rows first that pass, where it takes these for few. It
    guesses a thousand claims for two words that always stand together, and twenty thousand have them.
    """
    return found.offset(0).exists()


def either(
    connection: Connection, columns: Sequence[Column[Any]], values: Collection[str], *also: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Whether one of the columns of a row is one of `values`; what holds `also` is needed for partial indexes.

    A search for each column: SQLite reads the whole table to answer an OR of lists.
    """
    table = columns[0].table
    found = (select(table.c.number).where(among(connection, column, values), *also) for column in columns)
    return table.c.number.in_(union_all(*found))


def bounded(word: str) -> str:
    """`word` as an index takes it: without NUL, which PostgreSQL cannot hold, and its hash where it is long."""
    return fingerprint(word) if len(word) > LONGEST else word.replace("\0", " ")


def signed(number: int) -> int:
    """A number of 64 bits as databases keep it, with a sign."""
    return number - (1 << 64) if number >= 1 << 63 else number


def insert(connection: Connection, table: Table, rows: Iterable[dict[str, object]]) -> None:
    """Insert rows, of which there may be none."""
    if rows := list(rows):
        connection.execute(table.insert(), rows)


def following(connection: Connection, table: Table) -> int:
    """The number of the next row; there is one writer, so nobody else takes it."""
    return (connection.scalar(select(func.max(table.c.number))) or 0) + 1
