"""Accounts, with their sessions and tokens."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Text

revision = "0002"
down_revision = "0001"

WORD = Text().with_variant(Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "accounts",
        Column("name", WORD, primary_key=True),
        Column("role", WORD, nullable=False),
        Column("password", Text, nullable=False),
        Column("made", WORD, nullable=False),
    )
    op.create_table(
        "sessions",
        Column("hash", WORD, primary_key=True),
        Column("account", WORD, ForeignKey("accounts.name"), nullable=False),
        Column("made", WORD, nullable=False),
        Column("used", WORD, nullable=False),
        Index("sessions_account", "account"),
    )
    op.create_table(
        "tokens",
        Column("hash", WORD, primary_key=True),
        Column("account", WORD, ForeignKey("accounts.name"), nullable=False),
        Column("label", Text, nullable=False),
        Column("made", WORD, nullable=False),
        Index("tokens_account", "account"),
    )
