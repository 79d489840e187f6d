"""Tables: what a ledger keeps, as SQL; the two full-text tables are made by the migrations alone.

Reports, readings, links, copies and rulings are what is known. Statements, keys and prints are lifted from readings;
threads, stale, desks, claims, their names and pasts are computed, and may be computed again at any time. `number`
counts rows in the order of adding: it is short where an id is long, and the same again when the same is added again.
Accounts, sessions and tokens are about who may ask; nothing of them is computed or exported.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

# Ids and moments are compared by their characters, whatever language a PostgreSQL database sorts by.
WORD = Text().with_variant(Text(collation="C"), "postgresql")


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


reports = Table(
    "reports",
    METADATA,
    _number(),
    Column("id", WORD, nullable=False, unique=True),
    Column("place", WORD),  # hash of the url: an index takes no url of any length
    Column("published", WORD),
    Column("recorded", WORD, nullable=False),
    Column("body", Text, nullable=False),
    Column("named", Text, nullable=False, server_default="[]"),  # JSON: names by which its matter is known
    Index("reports_place", "place"),
)

Index("reports_latest", reports.c.published.desc(), reports.c.id)

readings = Table(
    "readings",
    METADATA,
    _number(),
    Column("report", ForeignKey("reports.number"), nullable=False),
    Column("maker", WORD, nullable=False),
    Column("recorded", WORD, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("report", "maker", name="readings_report"),
)

sayings = Table(
    "sayings",
    METADATA,
    _number(),
    Column("id", WORD, nullable=False, unique=True),
    Column("report", ForeignKey("reports.number"), nullable=False),
    Column("published", WORD),
    Column("deed", Boolean, nullable=False),  # whether it tells what somebody does to somebody
    Column("body", Text, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Index("sayings_report", "report", "deed"),
)

keys = Table(
    "keys",
    METADATA,
    Column("key", WORD, nullable=False),
    Column("statement", ForeignKey("sayings.number"), nullable=False),
    PrimaryKeyConstraint("key", "statement"),
    Index("keys_statement", "statement"),
    sqlite_with_rowid=False,
)

prints = Table(
    "prints",
    METADATA,
    Column("print", BigInteger, nullable=False),
    Column("report", ForeignKey("reports.number"), nullable=False),
    PrimaryKeyConstraint("print", "report"),
    sqlite_with_rowid=False,
)


def _live(table: str, name: str, column: str, *, unique: bool = False) -> Index:
    """An index of what is not retired."""
    live = Column("retired").is_(None)
    return Index(f"{table}_{name}", column, unique=unique, sqlite_where=live, postgresql_where=live)


links = Table(
    "links",
    METADATA,
    _number(),
    Column("id", WORD, nullable=False),
    Column("relation", WORD, nullable=False),
    Column("statement", WORD, nullable=False),  # no foreign key: a retired link may outlive its statements
    Column("other", WORD),
    Column("retired", WORD),
    Column("body", Text, nullable=False),
    Index("links_id", "id"),
    _live("links", "live", "id", unique=True),
    _live("links", "statement", "statement"),
    _live("links", "other", "other"),
)

copies = Table(
    "copies",
    METADATA,
    _number(),
    Column("id", WORD, nullable=False),
    Column("report", ForeignKey("reports.id"), nullable=False),
    Column("of", ForeignKey("reports.id"), nullable=False),
    Column("retired", WORD),
    Column("body", Text, nullable=False),
    Index("copies_id", "id"),
    _live("copies", "live", "id", unique=True),
    _live("copies", "report", "report"),
    _live("copies", "of", "of"),
)

rulings = Table(
    "rulings",
    METADATA,
    _number(),
    Column("id", WORD, nullable=False, unique=True),
    Column("kind", WORD, nullable=False),
    Column("subject", WORD, nullable=False),
    Column("other", WORD),
    Column("made", WORD, nullable=False),
    Column("body", Text, nullable=False),
    Index("rulings_subject", "subject"),
    Index("rulings_other", "other"),
)

threads = Table(
    "threads",
    METADATA,
    Column("number", ForeignKey("sayings.number"), primary_key=True, autoincrement=False),
    Column("component", WORD, nullable=False),
    Column("claim", WORD),
    Index("threads_component", "component"),
    Index("threads_claim", "claim"),
)

# Components about which something has changed: from these moments on what their claims were is to be computed anew.
stale = Table(
    "stale",
    METADATA,
    Column("component", WORD, primary_key=True),
    Column("published", WORD, nullable=False),
    Column("recorded", WORD, nullable=False),
    Column("turns", Text),  # `changed.Turns`, once the claims are computed as of now
)

# One row at most: what all claims that are not stale were computed with.
desks = Table("desks", METADATA, Column("mark", WORD, primary_key=True))


def _standing() -> tuple[Column[Any], ...]:
    """What lists ask of a claim."""
    counts = (Column(name, Integer, nullable=False) for name in ("contested", "roots", "spread", "size"))
    # "" where it is unknown when it was last said: SQLite orders by no index that has NULLs last.
    return (Column("support", WORD, nullable=False), *counts, Column("last", WORD, nullable=False))


claims = Table(
    "claims",
    METADATA,
    Column("id", WORD, primary_key=True),
    *_standing(),
    Column("opened", WORD, nullable=False),
    Column("closed", WORD, nullable=False),
    Column("heard", WORD, nullable=False),
    Column("settled", WORD, nullable=False),
    Column("opposed", WORD, nullable=False),
    Column("members", Integer, nullable=False),
)

# Apart from the claims, of which queries look at thousands; `words` are all that search finds its statements by.
claim_bodies = Table(
    "claim_bodies",
    METADATA,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("words", Text, nullable=False),
    Column("body", Text, nullable=False),
)

# Claims as they stood from `since` until before `until`, where that is not as they stand now.
pasts = Table(
    "pasts",
    METADATA,
    _number(),
    Column("axis", WORD, nullable=False),  # "published" or "recorded": what moments of these are meant
    Column("component", WORD, nullable=False),
    Column("since", WORD, nullable=False),
    Column("until", WORD, nullable=False),
    Column("id", WORD, nullable=False),
    *_standing(),
    Index("pasts_component", "component"),
    Index("pasts_until", "axis", "until", "since"),
)

past_bodies = Table(
    "past_bodies",
    METADATA,
    Column("past", ForeignKey("pasts.number"), primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
    Column("body", Text, nullable=False),
)


def rank_of(table: Table) -> tuple[ColumnElement[Any], ...]:
    """The order of claims, or of pasts: most contested first, then most spread, then latest."""
    most = (table.c[name].desc() for name in ("contested", "roots", "spread", "size", "last"))
    return (*most, table.c.id)


RANK = rank_of(claims)

# With what is asked of one claim after the other, so that these need not be looked up.
WALKED = *RANK, claims.c.closed, claims.c.settled
Index("claims_rank", *WALKED)
Index("claims_support", claims.c.support, *WALKED)
Index("claims_last", claims.c.last)
Index("claims_closed", claims.c.closed)
Index("claims_settled", claims.c.settled)


def _changed(name: str, begun: ColumnElement[str], ended: ColumnElement[str]) -> Index:
    """An index of claims that were not all there at once, which few are."""
    later = begun < ended
    return Index(name, ended, begun, sqlite_where=later, postgresql_where=later)


_changed("claims_published", claims.c.opened, claims.c.closed)
_changed("claims_recorded", claims.c.heard, claims.c.settled)

names = Table(
    "names",
    METADATA,
    _number(),
    Column("kind", WORD, nullable=False),
    Column("name", WORD, nullable=False),  # case-folded
    UniqueConstraint("kind", "name", name="names_name"),
)

claim_names = Table(
    "claim_names",
    METADATA,
    Column("name", ForeignKey("names.number"), nullable=False),
    Column("claim", ForeignKey("claims.id"), nullable=False),
    PrimaryKeyConstraint("name", "claim"),
    Index("claim_names_claim", "claim"),
    sqlite_with_rowid=False,
)

polls = Table(
    "polls",
    METADATA,
    Column("address", WORD, primary_key=True),
    Column("etag", WORD),
    Column("modified", WORD),
    Column("due", WORD, nullable=False),
    Column("failures", Integer, nullable=False),
)

accounts = Table(
    "accounts",
    METADATA,
    Column("name", WORD, primary_key=True),
    Column("role", WORD, nullable=False),
    Column("password", Text, nullable=False),  # as `passwords.hashed` gives it
    Column("made", WORD, nullable=False),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("hash", WORD, primary_key=True),  # of what the browser holds
    Column("account", ForeignKey("accounts.name"), nullable=False),
    Column("made", WORD, nullable=False),
    Column("used", WORD, nullable=False),
    Index("sessions_account", "account"),
)

tokens = Table(
    "tokens",
    METADATA,
    Column("hash", WORD, primary_key=True),  # of what the program holds
    Column("account", ForeignKey("accounts.name"), nullable=False),
    Column("label", Text, nullable=False),
    Column("made", WORD, nullable=False),
    Index("tokens_account", "account"),
)
