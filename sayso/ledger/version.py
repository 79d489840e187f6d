"""Version: a ledger as this Sayso knows it; an older one is brought up to it when it is opened."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from sayso.errors import LedgerError
from sayso.ledger.connect import Database

VERSION = "0006"
"""The number of the newest migration."""
TABLE = "ledger_version"
"""Where a ledger says which it is; not Alembic's usual name, which another program may have taken."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Bring a ledger up to VERSION, an empty database too.

    Raises LedgerError for a ledger of a newer Sayso, and for a database that holds something else.
    """
    with database.reading() as connection:
        found = _found(connection, database.name)
    if found != VERSION:
        with database.writing() as connection:
            # Another process may have been quicker.
            if _found(connection, database.name) != VERSION:
                upgrade(connection, VERSION)


def upgrade(connection: Connection, version: str) -> None:
    """Run the migrations up to `version` within the connection's transaction."""
    # Only a ledger that is made or brought up needs Alembic, and it takes as long to load as the whole database kit.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection, "table": TABLE})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, version)


def known(connection: Connection) -> str | None:
    """The version that the ledger says it is, None where there is no ledger."""
    if not inspect(connection).has_table(TABLE):
        return None
    version: str | None = connection.scalar(text(f"SELECT version_num FROM {TABLE}"))
    return version


def _found(connection: Connection, name: str) -> str | None:
    found = known(connection)
    if found is not None and found > VERSION:
        raise LedgerError(f"{name}: is a ledger of version {found}, this Sayso knows {VERSION}; a newer Sayso opens it")
    if found is None and inspect(connection).get_table_names():
        raise LedgerError(f"{name}: is a database of something else, no ledger")
    return found
