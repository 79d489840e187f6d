"""Environment: what Alembic runs to run migrations, here always within a transaction that is open already."""

from alembic import context

attributes = context.config.attributes
context.configure(connection=attributes["connection"], version_table=attributes["table"])
context.run_migrations()
