"""Reports, with what they name; of those that are there already it is known when they are read again."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make room for the names, none to begin with."""
    op.add_column("reports", Column("named", Text, nullable=False, server_default="[]"))
