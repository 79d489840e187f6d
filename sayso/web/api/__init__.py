"""API: the ledger for programs, under /api/v1, in the JSON that the exports write."""
