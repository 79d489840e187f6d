"""Sayso keeps the ledger of claims in reports on a developing conflict."""

__version__ = "0.1.0"
