"""Ledger: records to SQL and back."""

from sayso.ledger.accounts import Accounts
from sayso.ledger.backup import backup, restore
from sayso.ledger.check import verify
from sayso.ledger.entries import Counts, Entry, Rank
from sayso.ledger.ledger import Ledger, Reads, Writer, connect
from sayso.ledger.past import Behind, Stretch

__all__ = [
    "Accounts",
    "Behind",
    "Counts",
    "Entry",
    "Ledger",
    "Rank",
    "Reads",
    "Stretch",
    "Writer",
    "backup",
    "connect",
    "restore",
    "verify",
]
