"""The first ledger."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)

revision = "0001"
down_revision = None

WORD = Text().with_variant(Text(collation="C"), "postgresql")
RANK = ["contested DESC", "roots DESC", "spread DESC", "size DESC", "last DESC", "id"]


def upgrade() -> None:
    """Make all tables."""
    _reports()
    _statements()
    _links()
    _rulings()
    _threads()
    _claims()
    _polls()
    _words()


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _reports() -> None:
    op.create_table(
        "reports",
        _number(),
        Column("id", WORD, nullable=False, unique=True),
        Column("place", WORD),
        Column("published", WORD),
        Column("recorded", WORD, nullable=False),
        Column("body", Text, nullable=False),
        Index("reports_place", "place"),
    )
    op.create_table(
        "readings",
        _number(),
        Column("report", Integer, ForeignKey("reports.number"), nullable=False),
        Column("maker", WORD, nullable=False),
        Column("recorded", WORD, nullable=False),
        Column("body", Text, nullable=False),
        UniqueConstraint("report", "maker", name="readings_report"),
    )
    op.create_table(
        "prints",
        Column("print", BigInteger, nullable=False),
        Column("report", Integer, ForeignKey("reports.number"), nullable=False),
        PrimaryKeyConstraint("print", "report"),
        sqlite_with_rowid=False,
    )


def _statements() -> None:
    op.create_table(
        "sayings",
        _number(),
        Column("id", WORD, nullable=False, unique=True),
        Column("report", Integer, ForeignKey("reports.number"), nullable=False),
        Column("published", WORD),
        Column("deed", Boolean, nullable=False),
        Column("body", Text, nullable=False),
        Column("vector", LargeBinary, nullable=False),
        Index("sayings_report", "report", "deed"),
    )
    op.create_table(
        "keys",
        Column("key", WORD, nullable=False),
        Column("statement", Integer, ForeignKey("sayings.number"), nullable=False),
        PrimaryKeyConstraint("key", "statement"),
        Index("keys_statement", "statement"),
        sqlite_with_rowid=False,
    )


def _links() -> None:
    op.create_table(
        "links",
        _number(),
        Column("id", WORD, nullable=False),
        Column("relation", WORD, nullable=False),
        Column("statement", WORD, nullable=False),
        Column("other", WORD),
        Column("retired", WORD),
        Column("body", Text, nullable=False),
        Index("links_id", "id"),
    )
    op.create_table(
        "copies",
        _number(),
        Column("id", WORD, nullable=False),
        Column("report", WORD, ForeignKey("reports.id"), nullable=False),
        Column("of", WORD, ForeignKey("reports.id"), nullable=False),
        Column("retired", WORD),
        Column("body", Text, nullable=False),
        Index("copies_id", "id"),
    )
    for table, columns in (("links", ("statement", "other")), ("copies", ("report", "of"))):
        _live(table, "live", "id", unique=True)
        for column in columns:
            _live(table, column, column)


def _live(table: str, name: str, column: str, *, unique: bool = False) -> None:
    live = text("retired IS NULL")
    op.create_index(f"{table}_{name}", table, [column], unique=unique, sqlite_where=live, postgresql_where=live)


def _rulings() -> None:
    op.create_table(
        "rulings",
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


def _threads() -> None:
    op.create_table(
        "threads",
        Column("number", Integer, ForeignKey("sayings.number"), primary_key=True, autoincrement=False),
        Column("component", WORD, nullable=False),
        Column("claim", WORD),
        Index("threads_component", "component"),
        Index("threads_claim", "claim"),
    )
    op.create_table("stale", Column("component", WORD, primary_key=True))
    op.create_table("desks", Column("mark", WORD, primary_key=True))


def _claims() -> None:
    op.create_table(
        "claims",
        Column("id", WORD, primary_key=True),
        Column("support", WORD, nullable=False),
        *(Column(name, Integer, nullable=False) for name in ("contested", "roots", "spread", "size")),
        *(Column(name, WORD, nullable=False) for name in ("last", "opened", "closed", "heard", "settled", "opposed")),
        Column("members", Integer, nullable=False),
        *(Index(f"claims_{name}", name) for name in ("last", "closed", "settled")),
    )
    for name, begun, ended in (("published", "opened", "closed"), ("recorded", "heard", "settled")):
        later = text(f"{begun} < {ended}")
        op.create_index(f"claims_{name}", "claims", [ended, begun], sqlite_where=later, postgresql_where=later)
    op.create_table(
        "claim_bodies",
        Column("claim", WORD, ForeignKey("claims.id"), primary_key=True),
        Column("body", Text, nullable=False),
    )
    op.create_index("claims_rank", "claims", [text(part) for part in RANK])
    op.create_index("claims_support", "claims", ["support", *(text(part) for part in RANK)])
    op.create_table(
        "names",
        _number(),
        Column("kind", WORD, nullable=False),
        Column("name", WORD, nullable=False),
        UniqueConstraint("kind", "name", name="names_name"),
    )
    op.create_table(
        "claim_names",
        Column("name", Integer, ForeignKey("names.number"), nullable=False),
        Column("claim", WORD, ForeignKey("claims.id"), nullable=False),
        PrimaryKeyConstraint("name", "claim"),
        Index("claim_names_claim", "claim"),
        sqlite_with_rowid=False,
    )


def _polls() -> None:
    op.create_table(
        "polls",
        Column("address", WORD, primary_key=True),
        Column("etag", WORD),
        Column("modified", WORD),
        Column("due", WORD, nullable=False),
        Column("failures", Integer, nullable=False),
    )


def _words() -> None:
    # Of reports the words themselves are not kept beside their index; those of statements are looked at.
    for table, kept in (("report_words", ", content=''"), ("statement_words", "")):
        if op.get_context().dialect.name == "sqlite":
            op.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(words{kept}, tokenize='unicode61')")
        else:
            op.execute(f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)")
            op.execute(f"CREATE INDEX {table}_words ON {table} USING gin (words)")
