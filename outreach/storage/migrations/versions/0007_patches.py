"""Which doors each worker answers for."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "patch_part",
        sa.Column("worker_id", sa.String(length=36), nullable=False),
        sa.Column("area_id", sa.String(length=36), nullable=True),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{table}_id"],
                [f"{table}.id"],
                name=op.f(f"fk_patch_part_{table}_id"),
                initially="DEFERRED",
                deferrable=True,
            )
            for table in ("worker", "area", "unit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patch_part")),
    )
    for table in ("worker", "area", "unit"):
        op.create_index(op.f(f"ix_patch_part_{table}_id"), "patch_part", [f"{table}_id"], unique=False)
