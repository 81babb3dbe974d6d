"""Spot checks, their rows and findings."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables of spot checks."""
    op.create_table(
        "spot_check",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.String(length=36), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(), nullable=False),
        sa.Column("drawn_by", sa.String(length=100), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.UniqueConstraint("no", name=op.f("uq_spot_check_no")),
        *_record("spot_check", campaign_id="campaign.id"),
    )
    op.create_table(
        "spot_check_row",
        sa.Column("check_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("picked_for", sa.String(length=20), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("said", sa.String(length=500), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.String(length=100), nullable=False),
        *_record("spot_check_row", check_id="spot_check.id", visit_id="visit.id"),
    )
    op.create_table(
        "finding",
        sa.Column("row_id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("reply", sa.String(length=2000), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by", sa.String(length=100), nullable=False),
        *_record("finding", row_id="spot_check_row.id", visit_id="visit.id"),
    )
    for table, columns in (
        ("spot_check", ("campaign_id",)),
        ("spot_check_row", ("check_id", "visit_id")),
        ("finding", ("row_id", "visit_id", "due")),
    ):
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _record(table: str, **references: str) -> list[sa.schema.SchemaItem]:
    """Give what every record has, and its references, in the names of this schema."""
    keys = [
        sa.ForeignKeyConstraint(
            [column], [target], name=op.f(f"fk_{table}_{column}"), initially="DEFERRED", deferrable=True
        )
        for column, target in references.items()
    ]
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *keys,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
