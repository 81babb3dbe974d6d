"""Photos kept beside the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
OF = {
    "visit_id": "visit.id",
    "activity_id": "activity.id",
    "case_id": "fraud_case.id",
    "receipt_id": "receipt.id",
}


def upgrade() -> None:
    """Make the table of photos."""
    op.create_table(
        "photo",
        sa.Column("file", sa.String(length=40), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("exact", sa.String(length=64), nullable=False),
        sa.Column("near", sa.String(length=16), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=True),
        sa.Column("caption", sa.String(length=300), nullable=False),
        *[sa.Column(column, sa.String(length=36), nullable=True) for column in OF],
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.String(length=100), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.UniqueConstraint("file", name=op.f("uq_photo_file")),
        *[
            sa.ForeignKeyConstraint(
                [column], [target], name=op.f(f"fk_photo_{column}"), initially="DEFERRED", deferrable=True
            )
            for column, target in OF.items()
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
    )
    for column in (*OF, "exact", "added_at"):
        op.create_index(op.f(f"ix_photo_{column}"), "photo", [column], unique=False)
