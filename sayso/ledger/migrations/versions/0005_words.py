"""Claims, and those of the past, with all their words; in a ledger that is there already, all are computed anew."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text, text

revision = "0005"
down_revision = "0004"

WALKED = "contested DESC", "roots DESC", "spread DESC", "size DESC", "last DESC", "id", "closed", "settled"
WORD = Text().with_variant(Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Forget all claims, and by which desk they were computed: so whoever asks next computes them anew."""
    for table in ("claim_bodies", "past_bodies"):
        op.drop_table(table)
    op.execute("UPDATE threads SET claim = NULL")
    op.execute("UPDATE desks SET mark = ''")
    for table in ("claim_names", "claims", "pasts", "stale"):
        op.execute(f"DELETE FROM {table}")
    op.create_table(
        "claim_bodies",
        Column("claim", WORD, ForeignKey("claims.id"), primary_key=True),
        *_texts(),
    )
    op.create_table(
        "past_bodies",
        Column("past", Integer, ForeignKey("pasts.number"), primary_key=True, autoincrement=False),
        *_texts(),
    )
    for name, first in (("rank", ()), ("support", ("support",))):
        op.drop_index(f"claims_{name}", "claims")
        op.create_index(f"claims_{name}", "claims", [text(part) for part in (*first, *WALKED)])


def _texts() -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in ("words", "body")]
