"""Receipts, and the geometry of one slip beside the batch it was printed in."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table of receipts."""
    op.create_table(
        "receipt",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("serial", sa.String(length=30), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("campaign_id", sa.String(length=36), nullable=False),
        sa.Column("blank", sa.Boolean(), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("batch_id", sa.String(length=36), nullable=True),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("state_at", sa.DateTime(), nullable=False),
        sa.Column("worker_id", sa.String(length=36), nullable=True),
        sa.Column("taken_at", sa.DateTime(), nullable=True),
        sa.Column("returned_at", sa.DateTime(), nullable=True),
        sa.Column("visit_id", sa.String(length=36), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *(_reference(column, target) for column, target in REFERENCES.items()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("code", name=op.f("uq_receipt_code")),
        sa.UniqueConstraint("number", name=op.f("uq_receipt_number")),
        sa.UniqueConstraint("serial", name=op.f("uq_receipt_serial")),
    )
    for column in ("batch_id", "campaign_id", "state", "unit_id", "visit_id"):
        op.create_index(op.f(f"ix_receipt_{column}"), "receipt", [column], unique=False)
    op.add_column("print_batch", sa.Column("slip_geometry", sa.Text(), nullable=False, server_default="{}"))


REFERENCES = {
    "campaign_id": "campaign.id",
    "unit_id": "unit.id",
    "batch_id": "print_batch.id",
    "worker_id": "worker.id",
    "visit_id": "visit.id",
}


def _reference(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=op.f(f"fk_receipt_{column}"), initially="DEFERRED", deferrable=True
    )
