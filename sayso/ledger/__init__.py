"""Ledger: records to SQL and back."""

from sayso.ledger.backup import backup, restore
from sayso.ledger.check import verify
from sayso.ledger.entries import Counts, Entry, Row
from sayso.ledger.ledger import Ledger, Writer, connect

__all__ = ["Counts", "Entry", "Ledger", "Row", "Writer", "backup", "connect", "restore", "verify"]
