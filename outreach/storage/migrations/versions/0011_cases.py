"""Local cases and dissuasions."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the tables of cases and of dissuasions."""
    op.create_table(
        "fraud_case",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("group", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("loss", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=100), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by", sa.String(length=100), nullable=False),
        sa.Column("responsible", sa.String(length=100), nullable=False),
        sa.Column("done", sa.String(length=2000), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.UniqueConstraint("no", name=op.f("uq_fraud_case_no")),
        *_record("fraud_case", kind="catalog_option.code", unit_id="unit.id"),
    )
    op.create_table(
        "dissuasion",
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("group", sa.String(length=100), nullable=False),
        sa.Column("risk", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("saved", sa.Integer(), nullable=False),
        sa.Column("done_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=100), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        *_record("dissuasion", unit_id="unit.id", kind="catalog_option.code"),
    )
    for table in ("fraud_case", "dissuasion"):
        for column in ("happened_on", "unit_id"):
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
