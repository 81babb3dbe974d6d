"""What a photo looks like, closely enough to tell two forms apart."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Give each photo room for its look."""
    op.add_column("photo", sa.Column("look", sa.String(length=2400), nullable=False, server_default=""))
