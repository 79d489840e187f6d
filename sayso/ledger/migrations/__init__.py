"""Migrations: how a ledger got its tables, one numbered step after the other; Alembic runs them."""
