"""Who took a sheet out."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Give each printed page room for who has it."""
    op.add_column(
        "printed_page", sa.Column("taken_by", sa.String(length=200), nullable=False, server_default="")
    )
