"""Which edition was printed, and how many copies."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Give each print job room for its edition and the number of its copies."""
    edition = sa.Column("edition", sa.String(length=60), nullable=False, server_default="")
    op.add_column("print_batch", edition)
    op.add_column("print_batch", sa.Column("copies", sa.Integer(), nullable=False, server_default="1"))
