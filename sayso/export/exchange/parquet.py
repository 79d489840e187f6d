"""Parquet: the rows of the CSV for programs that analyse: numbers and dates as such, texts as they stand."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.errors import SaysoError
from sayso.export.claims.documents import plainly
from sayso.export.claims.rows import COLUMNS, rows
from sayso.export.documents import dumps
from sayso.records import Claim, Query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TYPES = {
    "roots": "INTEGER",
    "credibility": "INTEGER",
    "certainty_low": "DOUBLE",
    "certainty_high": "DOUBLE",
    "forecast_earliest": "DATE",
    "forecast_latest": "DATE",
}
"""Types of columns that are no text."""
LONGEST = 100_000_000
"""Bytes of one row: a report has 10 MB at most, and a row quotes it a few times."""


def write(query: Query, claims: Sequence[Claim], out: BinaryIO) -> None:
    """One row a statement; the file's own metadata have the query. SaysoError where DuckDB is not installed."""
    with tempfile.TemporaryDirectory() as folder, _database() as database:
        lines, made = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with lines.open("w", encoding="utf-8") as told:
            for claim in claims:
                told.writelines(f"{dumps(dict(zip(COLUMNS, row, strict=True)))}\n" for row in rows(claim))
        database.execute(_copy(lines, made, dumps(plainly(query))))
        out.write(made.read_bytes())


def _database() -> DuckDBPyConnection:
    try:
        # Imported here because it is an extra, and takes time that no other format needs.
        import duckdb  # noqa: PLC0415
    except ImportError as error:
        raise SaysoError("Parquet needs DuckDB: pip install 'sayso[export]'") from error
    # One thread keeps the order of rows, and so the bytes; nothing may be fetched from the network.
    return duckdb.connect(
        config={"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )


def _copy(lines: Path, made: Path, query: str) -> str:
    columns = ", ".join(f"{_quoted(name)}: {_quoted(TYPES.get(name, 'VARCHAR'))}" for name in COLUMNS)
    shape = f"format = 'newline_delimited', columns = {{{columns}}}, maximum_object_size = {LONGEST}"
    rows = f"SELECT * FROM read_json({_quoted(str(lines))}, {shape})"
    return f"COPY ({rows}) TO {_quoted(str(made))} (FORMAT parquet, KV_METADATA {{query: {_quoted(query)}}})"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
