"""Web: the desk in a browser, for reading a ledger and adding to it; every page is also there as data."""
