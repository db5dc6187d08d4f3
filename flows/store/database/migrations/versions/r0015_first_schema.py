"""Where the steps begin: the schema of the first release, which `tables` makes whole."""

revision = "0015"
down_revision = None


def upgrade() -> None:
    """Nothing: no store is older."""
