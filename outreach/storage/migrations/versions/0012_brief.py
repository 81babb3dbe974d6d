"""Sentences of the summary in somebody's own words."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table of sentences."""
    op.create_table(
        "brief_sentence",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("tone", sa.String(length=20), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief_sentence")),
        sa.UniqueConstraint("code", "tone", name=op.f("uq_brief_sentence_code")),
    )
