"""The offices' own workbooks, learned once."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of forms."""
    op.create_table(
        "office_form",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("map", sa.Text(), nullable=False),
        sa.Column("labels", sa.Text(), nullable=False),
        sa.Column("learned_at", sa.DateTime(), nullable=False),
        sa.Column("learned_by", sa.String(length=100), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_form")),
    )
    op.create_index(op.f("ix_office_form_name"), "office_form", ["name"], unique=False)
