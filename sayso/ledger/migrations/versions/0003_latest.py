"""Reports by when they were published, the latest first."""

from alembic import op
from sqlalchemy import text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index."""
    op.create_index("reports_latest", "reports", [text("published DESC"), "id"])
