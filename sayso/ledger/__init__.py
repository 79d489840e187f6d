"""Ledger: records to SQL and back."""

from sayso.ledger.backup import backup, restore
from sayso.ledger.check import verify
from sayso.ledger.entries import Counts, Entry, Rank
from sayso.ledger.ledger import Ledger, Reads, Writer, connect

__all__ = ["Counts", "Entry", "Ledger", "Rank", "Reads", "Writer", "backup", "connect", "restore", "verify"]
