"""Search: full text over reports and statements, by FTS5 or tsvector; any query text is only words.

Words are stemmed here and not by the databases, so that both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Column, ColumnElement, Connection, Integer, Text, TextClause, and_, column, select, table, text

from sayso.ledger.body import loaded, many
from sayso.ledger.sql import among, following
from sayso.ledger.tables import sayings
from sayso.records import Report, Saying
from sayso.text.terms import STOPWORDS, stem

Where = Literal["report_words", "statement_words"]

LONGEST = 200_000
"""Characters of a text that are indexed: a tsvector takes no more than 1 MB."""
WORDS = 32
"""Words of a query that count; nobody remembers more, and FTS5's grammar ends somewhere."""
CANDIDATES = 2_000
"""Matches that are ranked, the latest ones: weighing every report with "troops" would take seconds."""
HOLDERS = 4_000
"""Statements with any of some words that are ranked: those with the rarest words, of these the latest."""
_WORD = re.compile(r"[^\W_]+")
_BEYOND = re.compile(r"[^\0-\x7f]+")

_INSERT = {
    "sqlite": "INSERT INTO {table} (rowid, words) VALUES (:number, :words)",
    "postgresql": "INSERT INTO {table} (number, words) VALUES (:number, to_tsvector('simple', :words))",
}
_DELETE = {
    "sqlite": "DELETE FROM {table} WHERE rowid = :number",
    "postgresql": "DELETE FROM {table} WHERE number = :number",
}
_MATCHING = {
    "sqlite": "SELECT rowid AS number FROM {table} WHERE {table} MATCH :query",
    "postgresql": "SELECT number FROM {table} WHERE words @@ websearch_to_tsquery('simple', :query)",
}
_BEST = {
    "sqlite": """
        SELECT rowid FROM {table} WHERE {table} MATCH :ranked AND rowid >= (
            SELECT min(number) FROM ({matching} ORDER BY number DESC LIMIT :candidates))
        ORDER BY rank, rowid LIMIT :limit""",
    "postgresql": """
        SELECT number FROM {table} WHERE number IN ({matching} ORDER BY number DESC LIMIT :candidates)
        ORDER BY ts_rank(words, websearch_to_tsquery('simple', :ranked)) DESC, number LIMIT :limit""",
}
_LATEST = "SELECT count(*) AS held, min(number) AS first FROM ({matching} ORDER BY number DESC LIMIT :most) AS latest"


@dataclass(frozen=True, slots=True)
class Near:
    """Statements that hold any of some terms, with their vectors; those first that the database thinks best.

    `held` says how many of all `of` statements hold a term; where these are many, about how many.
    """

    found: tuple[tuple[Saying, bytes], ...]
    held: Mapping[str, int]
    of: int


def report_words(report: Report) -> str:
    """What a report is found by."""
    return folded(f"{report.title or ''} {report.text}")


def statement_words(saying: Saying, report: Report) -> str:
    """What a statement is found by: its words, who says it, which places it names, and the title of its report."""
    source = saying.source
    named = (source.name, source.role, source.affiliation) if source else ()
    parts = (saying.text, saying.outlet, *named, *(spot.name for spot in saying.where), report.title)
    return folded(" ".join(part for part in parts if part))


def folded(written: str) -> str:
    """The stems of all words, without accents: so both databases find the same."""
    return " ".join(stem(word) for word in _words(written))


def query(written: str) -> tuple[str, ...]:
    """The stems that a text asks for; words without content count where there are no others."""
    words = _words(written)[:WORDS]
    return tuple(dict.fromkeys(stem(word) for word in [word for word in words if word not in STOPWORDS] or words))


def _words(written: str) -> list[str]:
    return _WORD.findall(_BEYOND.sub(_plain, written[:LONGEST]).lower())


def _plain(found: re.Match[str]) -> str:
    """Letters without their accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", found[0]) if not unicodedata.combining(letter))


def index(connection: Connection, where: Where, rows: Iterable[tuple[int, str]]) -> None:
    """Make texts found under their numbers."""
    _each(connection, _INSERT, where, [{"number": number, "words": words} for number, words in rows])


def forget(connection: Connection, where: Where, numbers: Iterable[int]) -> None:
    """Make what is under these numbers no longer found."""
    _each(connection, _DELETE, where, [{"number": number} for number in numbers])


def best(connection: Connection, where: Where, written: str, limit: int) -> tuple[int, ...]:
    """The numbers of what holds all words of a text, best first."""
    stems = _together(query(written))
    parameters = {"query": stems, "ranked": stems, "candidates": CANDIDATES, "limit": limit}
    return tuple(connection.execute(_sql(connection, _BEST, where), parameters).scalars()) if stems else ()


def near(connection: Connection, terms: Sequence[str], limit: int) -> Near:
    """Statements that hold any of these stems, of which a query's length counts."""
    phrases = {term: f'"{" ".join(words)}"' for term in terms[:WORDS] if (words := _words(term))}
    of = following(connection, sayings) - 1
    held = {term: _holders(connection, phrase, of) for term, phrase in phrases.items()}
    rarest = [phrases[term] for term in _rarest(held)]
    return Near(_nearest(connection, rarest, list(phrases.values()), limit), held, of)


def _holders(connection: Connection, phrase: str, of: int) -> int:
    """How many statements hold a phrase; above HOLDERS the latest are counted, as if older ones were like them."""
    sql = text(_LATEST.format(matching=_matching(connection, "statement_words")))
    row = connection.execute(sql, {"query": phrase, "most": HOLDERS}).one()
    return int(row.held if row.held < HOLDERS else row.held * of // (of - row.first + 1))


def _rarest(held: Mapping[str, int]) -> list[str]:
    """The rarest terms, as many as so few statements hold that all can be ranked; one at least that any holds."""
    found: list[str] = []
    left = HOLDERS
    for term in sorted((term for term, count in held.items() if count), key=lambda term: held[term]):
        left -= held[term]
        if found and left < 0:
            break
        found.append(term)
    return found


def _nearest(
    connection: Connection, rarest: list[str], phrases: list[str], limit: int
) -> tuple[tuple[Saying, bytes], ...]:
    """The best statements with any of the `rarest` phrases, by all of them."""
    if not rarest:
        return ()
    some, ranked = " OR ".join(rarest), " OR ".join(phrases)
    if connection.dialect.name == "sqlite":
        # FTS5 ranks by what it matches, so it must match both.
        ranked = f"({some}) AND ({ranked})"
    parameters = {"query": some, "ranked": ranked, "candidates": HOLDERS, "limit": limit}
    numbers = list(connection.execute(_sql(connection, _BEST, "statement_words"), parameters).scalars())
    own = select(sayings.c.number, sayings.c.body, sayings.c.vector).where(among(connection, sayings.c.number, numbers))
    with many():
        found = {row.number: (loaded(row.body, Saying), row.vector) for row in connection.execute(own)}
    return tuple(found[number] for number in numbers)


def matching(connection: Connection, stems: Sequence[str], most: int) -> list[int]:
    """The numbers of statements, so many at `most`, that hold all stems of a `query`."""
    if connection.dialect.name == "postgresql":
        # It would look up all of a common word before it gives the first. Of more than twice as many it now takes about
        # so many by chance; of several words it would do so apart, and give too few that have them all.
        limit = 2 * most if len(stems) == 1 else 0
        connection.execute(text(f"SET LOCAL gin_fuzzy_search_limit = {limit}"))
    sql = text(f"{_sql(connection, _MATCHING, 'statement_words')} LIMIT :most")
    return list(connection.execute(sql, {"query": _together(stems), "most": most}).scalars().all())


def words(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The stems of statements by their ids."""
    told = text(_TOLD[connection.dialect.name]).columns(number=Integer, words=Text).subquery()
    own = select(sayings.c.id, told.c.words).join(told, told.c.number == sayings.c.number)
    return {row.id: row.words for row in connection.execute(own.where(among(connection, sayings.c.id, ids))).all()}


def union(found: Iterable[str]) -> str:
    """All words of several texts once, as `all_of` looks for them."""
    return f" {' '.join(sorted({word for one in found for word in one.split()}))} "


def all_of(union: Column[Any], stems: Iterable[str]) -> ColumnElement[bool]:
    """Whether a `union` of words has all stems of a `query`."""
    return and_(*(union.contains(f" {stem} ") for stem in stems))


def holding(connection: Connection, stems: Iterable[str]) -> TextClause:
    """Whether a row of `claims` has a statement with all stems of a `query`."""
    test, parameters = _held(connection, stems)
    return text(_HOLDING.format(key=_KEYS[connection.dialect.name], test=test)).bindparams(**parameters)


def worded(connection: Connection, ids: Collection[str], written: str) -> frozenset[str]:
    """Those of these statements that hold all words of a text."""
    stems = query(written)
    if not stems:
        return frozenset()
    test, parameters = _held(connection, stems)
    key = column(_KEYS[connection.dialect.name], Integer)
    own = select(sayings.c.id).join(table("statement_words", key), key == sayings.c.number)
    holds = text(test).bindparams(**parameters)
    return frozenset(connection.scalars(own.where(among(connection, sayings.c.id, ids), holds)))


def _held(connection: Connection, stems: Iterable[str]) -> tuple[str, dict[str, str]]:
    """A test of a row of words, and its parameters."""
    if connection.dialect.name == "postgresql":
        return "words @@ websearch_to_tsquery('simple', :stems)", {"stems": _together(stems)}
    # To look one row up in the index of words costs more than to look at the words themselves.
    parameters = {f"stem{number}": f" {one} " for number, one in enumerate(stems)}
    return " AND ".join(f"instr(' ' || words || ' ', :{name})" for name in parameters), parameters


_KEYS = {"sqlite": "rowid", "postgresql": "number"}
_HOLDING = """EXISTS (
    SELECT 1 FROM threads JOIN statement_words ON statement_words.{key} = threads.number
    WHERE threads.claim = claims.id AND {test} LIMIT 1 OFFSET 0)"""
_TOLD = {
    "sqlite": "SELECT rowid AS number, words FROM statement_words",
    "postgresql": "SELECT number, array_to_string(tsvector_to_array(words), ' ') AS words FROM statement_words",
}


def _together(stems: Iterable[str]) -> str:
    """All of these, as both databases take it."""
    return " ".join(f'"{one}"' for one in stems)


def _each(connection: Connection, sql: dict[str, str], where: Where, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(_sql(connection, sql, where), rows)


def _sql(connection: Connection, sql: dict[str, str], where: Where) -> TextClause:
    name = connection.dialect.name
    return text(sql[name].format(table=where, matching=_matching(connection, where)))


def _matching(connection: Connection, where: Where) -> str:
    return _MATCHING[connection.dialect.name].format(table=where)
