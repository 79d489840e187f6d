"""Pipeline: the only place where ingest, reader, link, view and ledger are joined, a module for each thing one does."""
