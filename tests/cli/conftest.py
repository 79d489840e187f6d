"""A ledger for each test that asks for one."""

from tests.cli.fakes import book

__all__ = ["book"]
