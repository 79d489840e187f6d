"""Claims as they stood earlier; of a ledger that is there already, they are computed after the next report."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Integer, Text

revision = "0004"
down_revision = "0003"

WORD = Text().with_variant(Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, and mark every component as changed since ever."""
    op.create_table(
        "pasts",
        Column("number", Integer, primary_key=True, autoincrement=False),
        *(Column(name, WORD, nullable=False) for name in ("axis", "component", "since", "until", "id", "support")),
        *(Column(name, Integer, nullable=False) for name in ("contested", "roots", "spread", "size")),
        Column("last", WORD, nullable=False),
        Index("pasts_component", "component"),
        Index("pasts_until", "axis", "until", "since"),
    )
    op.create_table(
        "past_bodies",
        Column("past", Integer, ForeignKey("pasts.number"), primary_key=True, autoincrement=False),
        Column("body", Text, nullable=False),
    )
    op.drop_table("stale")
    op.create_table(
        "stale",
        Column("component", WORD, primary_key=True),
        Column("published", WORD, nullable=False),
        Column("recorded", WORD, nullable=False),
        Column("turns", Text),
    )
    op.execute("INSERT INTO stale (component, published, recorded) SELECT DISTINCT component, '', '' FROM threads")
