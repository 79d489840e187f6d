"""Clones: a ledger made many times as large by SQL alone, each time of other people, at other places, in other words.

What a clone holds is what the ledger itself would hold of it, but for the order of what ties, which is that of ids:
other names have as many letters, so that spans hold, and hardly anything is computed from how a name is spelt. Words
that Sayso knows stay, and so do those that many statements have; the rarer a word, the more clones have one of their
own instead. So some words stay common, and most become rare.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from string import ascii_letters
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, select, text

import sayso
from sayso.ledger import Ledger
from sayso.ledger.body import dumped, loaded
from sayso.ledger.kept import Kept
from sayso.ledger.load import place
from sayso.ledger.search import report_words, statement_words, union
from sayso.ledger.tables import (
    METADATA,
    claim_bodies,
    claim_names,
    claims,
    copies,
    keys,
    links,
    names,
    past_bodies,
    pasts,
    prints,
    readings,
    reports,
    sayings,
    threads,
)
from sayso.records import Copy, Link, Report, Saying, fingerprint

COMMON, RARE = 0.02, 0.002
"""Shares of statements: words of more than COMMON are the same in all clones, of fewer than RARE in hardly two."""
VARIANTS = 100
"""Ways in which a rare word is told, and in which a word between common and rare is, a tenth of that."""
SHORTEST = 4
"""Letters of words that may be others in a clone."""
TABLES = (
    reports, readings, sayings, keys, prints, links, copies, threads, claims, claim_bodies, names, claim_names, pasts,
    past_bodies,
)  # fmt: skip
WORDS = ("report_words", "statement_words")

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = dict[str, list[Row]]
"""Rows by the name of their table."""
Template: TypeAlias = tuple[str, ...]
"""A text in pieces, of which some may be others in a clone."""

_PIECES = re.compile(r'\\u[0-9a-f]{4}|\\.|"url":"[^"]*"|\b[0-9a-f]{16}\b|[^\W\d_]+')
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"


def _turned(number: int) -> dict[int, int]:
    """Other letters for those of a word: vowels for vowels, capitals for capitals."""
    vowels, consonants = number % len(_VOWELS), number // len(_VOWELS) % len(_CONSONANTS)
    old = _VOWELS + _CONSONANTS
    new = _VOWELS[vowels:] + _VOWELS[:vowels] + _CONSONANTS[consonants:] + _CONSONANTS[:consonants]
    return str.maketrans(old + old.upper(), new + new.upper())


_LETTERS = [_turned(number) for number in range(VARIANTS)]


@dataclass(slots=True)
class Base:
    """The rows of a ledger, and its texts in pieces: `varied` says of each in how many ways it is told."""

    rows: Rows
    varied: dict[str, int]
    templates: dict[str, Template] = field(default_factory=dict)
    told: dict[str, list[list[str]]] = field(init=False)
    """The statements of each row of claim_bodies and of past_bodies."""

    def __post_init__(self) -> None:
        bodies = ("claim_bodies", "past_bodies")
        self.told = {name: [list(loaded(row[-1], Kept).statements) for row in self.rows[name]] for name in bodies}

    def template(self, written: str) -> Template:
        """A text in pieces; what is the same in all clones is one."""
        found = self.templates.get(written)
        if found is None:
            found = self.templates[written] = tuple(self._pieces(written))
        return found

    def _pieces(self, written: str) -> Iterator[str]:
        low = 0
        for match in _PIECES.finditer(written):
            piece = match[0]
            if piece in self.varied or piece.startswith('"url":') or _is_id(piece):
                yield written[low : match.start()]
                yield piece
                low = match.end()
        yield written[low:]


def _is_id(piece: str) -> bool:
    return len(piece) == 16 and any(letter.isdigit() for letter in piece)


def base(connection: Connection) -> Base:
    """All that a ledger holds."""
    rows = {table.name: [tuple(row) for row in connection.execute(select(table))] for table in TABLES}
    bodies = [loaded(row[5], Saying) for row in rows["sayings"]]
    held: Counter[str] = Counter()
    for one in bodies:
        held.update({word.lower() for word in _words(one.context)})
    known = _known()
    written = (row[cell] for name, cell in (("reports", 5), ("sayings", 5), ("names", 2)) for row in rows[name])
    every = set(chain.from_iterable(map(_words, written)))
    varied = {word: _variants(held[word.lower()] / len(bodies)) for word in every if _open(word, known)}
    return Base(rows, {word: variants for word, variants in varied.items() if variants > 1})


def _words(written: str) -> list[str]:
    return [piece for piece in _PIECES.findall(written) if piece[0] in ascii_letters]


def _open(word: str, known: frozenset[str]) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha() and word.lower() not in known


def _known() -> frozenset[str]:
    """Words that mean something to Sayso: those of its tables, its rules and its own sentences."""
    sources = chain.from_iterable(Path(sayso.__file__).parent.glob(f"**/*.{end}") for end in ("tsv", "py"))
    return frozenset(word.lower() for one in sources for word in re.findall(r"[A-Za-z]+", one.read_text("utf-8")))


def _variants(share: float) -> int:
    if share > COMMON:
        return 1
    return VARIANTS if share < RARE else VARIANTS // 10


@dataclass(slots=True)
class Clone:
    """The `number`th clone: `told` has what it says in place of words and ids."""

    base: Base
    number: int
    told: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    """What its statements are found by, by their ids in the base."""

    def __post_init__(self) -> None:
        turned = ((word, _LETTERS[self.number % variants]) for word, variants in self.base.varied.items())
        self.told.update({word: word.translate(letters) for word, letters in turned})
        rows = self.base.rows["sayings"]
        self.told.update({row[1]: fingerprint("clone", self.number, row[1]) for row in rows})

    def rows(self, named: dict[tuple[str, str], int]) -> Rows:
        """All rows; `named` are the numbers of names that are there already, to which new ones are added."""
        made: Rows = {name: [] for name in (*(table.name for table in TABLES), *WORDS)}
        told = self._reports(made)
        self._links(made)
        self._claims(made, self._statements(made, told))
        self._names(made, named)
        return made

    def _text(self, written: str) -> str:
        told = self.told
        return "".join([told.get(piece, piece) for piece in self.base.template(written)])

    def _moved(self, table: Table) -> int:
        """What numbers of rows are moved by."""
        return self.number * len(self.base.rows[table.name])

    def _reports(self, made: Rows) -> dict[int, Report]:
        """The reports by their numbers in the base."""
        found = {}
        for number, old, _place, published, recorded, body, named in self.base.rows["reports"]:
            for url in re.findall(r'"url":"[^"]*"', body):
                self.told[url] = f'{url[:-1]}/{self.number}"'
            report = found[number] = loaded(self._text(body), Report)
            self.told[old] = report.id
            moved = number + self._moved(reports)
            where = None if report.url is None else place(report.url)
            told = moved, report.id, where, published, recorded, dumped(report), self._text(named)
            made["reports"].append(told)
            made["report_words"].append((moved, report_words(report)))
        for number, report, maker, recorded, body in self.base.rows["readings"]:
            row = (number + self._moved(readings), report + self._moved(reports), maker, recorded, self._text(body))
            made["readings"].append(row)
        made["prints"] = [(one ^ (self.number << 20), report + self._moved(reports))
                          for one, report in self.base.rows["prints"]]  # fmt: skip
        return found

    def _links(self, made: Rows) -> None:
        """Links and copies, whose ids are those of what they say."""
        kinds: tuple[tuple[type[Link | Copy], Table], ...] = ((Link, links), (Copy, copies))
        for kind, table in kinds:
            for number, old, *cells, retired, body in self.base.rows[table.name]:
                self.told[old] = loaded(self._text(body), kind).id
                ends = (self.told.get(cell, cell) for cell in cells)
                row = (number + self._moved(table), self.told[old], *ends, retired, self._text(body))
                made[table.name].append(row)

    def _statements(self, made: Rows, told: Mapping[int, Report]) -> dict[str, str]:
        """The components by their names in the base."""
        moved = self._moved(sayings)
        for number, old, report, published, deed, body, vector in self.base.rows["sayings"]:
            new = self._text(body)
            row = (number + moved, self.told[old], report + self._moved(reports), published, deed, new, vector)
            made["sayings"].append(row)
            words = self.words[old] = statement_words(loaded(new, Saying), told[report])
            made["statement_words"].append((number + moved, words))
        # Statements of one clone meet, and what many statements have in common is left out of account.
        made["keys"] = [(f"{self.number:03x}{key}", one + moved) for key, one in self.base.rows["keys"]]
        named: dict[str, str] = {}
        ids = {row[0]: row[1] for row in self.base.rows["sayings"]}
        for number, component, _claim in self.base.rows["threads"]:
            new = self.told[ids[number]]
            named[component] = min(new, named.get(component, new))
        made["threads"] = [(number + moved, named[component], self.told.get(claim, claim))
                           for number, component, claim in self.base.rows["threads"]]  # fmt: skip
        return named

    def _claims(self, made: Rows, components: Mapping[str, str]) -> None:
        made["claims"] = [(self.told[row[0]], *row[1:]) for row in self.base.rows["claims"]]
        made["claim_bodies"] = [(self.told[claim], *texts) for claim, *texts in self._bodies("claim_bodies")]
        moved = self._moved(pasts)
        made["pasts"] = [(number + moved, axis, components[name], since, until, self.told[claim], *rank)
                         for number, axis, name, since, until, claim, *rank in self.base.rows["pasts"]]  # fmt: skip
        made["past_bodies"] = [(past + moved, *texts) for past, *texts in self._bodies("past_bodies")]

    def _bodies(self, table: str) -> Iterator[Row]:
        for (key, _words, body), told in zip(self.base.rows[table], self.base.told[table], strict=True):
            yield key, union(self.words[one] for one in told), self._text(body)

    def _names(self, made: Rows, named: dict[tuple[str, str], int]) -> None:
        number_of = {}
        for number, kind, name in self.base.rows["names"]:
            new = (kind, self._text(name))
            if new not in named:
                named[new] = len(named) + 1
                made["names"].append((named[new], *new))
            number_of[number] = named[new]
        pairs = {(number_of[name], self.told[claim]) for name, claim in self.base.rows["claim_names"]}
        made["claim_names"] = sorted(pairs)


def clone(ledger: Ledger, times: int, done: Callable[[int], None]) -> None:
    """Make a ledger so many times as large; `done` is told of each clone. It is of no use if that does not end well."""
    with ledger.database.reading() as connection:
        own = base(connection)
    named = {(kind, name): number for number, kind, name in own.rows["names"]}
    with ledger.database.engine.connect() as connection:
        _unchecked(connection)
        with connection.begin():
            _indexes(connection, make=False)
        for number in range(1, times):
            rows = Clone(own, number).rows(named)
            with connection.begin():
                for name in (*(table.name for table in METADATA.sorted_tables), *WORDS):
                    (_insert if ledger.database.sqlite else _copy)(connection, name, rows.get(name, []))
            done(number)
        with connection.begin():
            _indexes(connection, make=True)
        # Nobody else is to get such a connection.
        connection.invalidate()
    if not ledger.database.sqlite:
        # As a server does by itself before long.
        with ledger.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _unchecked(connection: Connection) -> None:
    """Let a connection look at no references while rows are put in: all are there in the end."""
    raw: Any = connection.connection.driver_connection
    sqlite = connection.dialect.name == "sqlite"
    off = "foreign_keys=OFF", "cache_size=-1500000", "synchronous=OFF"
    for line in [f"PRAGMA {one}" for one in off] if sqlite else ["SET session_replication_role = replica"]:
        raw.execute(line)
    raw.commit()


def _indexes(connection: Connection, *, make: bool) -> None:
    """Take indexes away, or make them: it is quicker to make them once of all rows."""
    for index in chain.from_iterable(table.indexes for table in TABLES):
        (index.create if make else index.drop)(connection)
    if connection.dialect.name == "postgresql":
        for table in WORDS:
            made = f"CREATE INDEX {table}_words ON {table} USING gin (words)"
            connection.execute(text(made if make else f"DROP INDEX {table}_words"))


def _insert(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        columns = "(rowid, words)" if table in WORDS else ""
        marks = ", ".join("?" * len(rows[0]))
        raw: Any = connection.connection.driver_connection
        raw.executemany(f"INSERT INTO {table} {columns} VALUES ({marks})", rows)


def _copy(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    raw: Any = connection.connection.driver_connection
    if table in WORDS:
        connection.execute(text("CREATE TEMPORARY TABLE IF NOT EXISTS taken (number INTEGER, words TEXT)"))
        connection.execute(text("TRUNCATE taken"))
    with raw.cursor() as cursor, cursor.copy(f"COPY {'taken' if table in WORDS else table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    if table in WORDS:
        connection.execute(text(f"INSERT INTO {table} SELECT number, to_tsvector('simple', words) FROM taken"))
