"""Roles of workers, the audit and its head, what may never change, dates and grounds of keeping."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

APPEND_ONLY = """
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER row_image_no_update BEFORE UPDATE ON row_image
BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER row_image_no_delete BEFORE DELETE ON row_image
BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER action_entry_no_update
BEFORE UPDATE OF counter, at, by, name, label, "values", undoes ON action_entry
BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER action_entry_no_delete BEFORE DELETE ON action_entry
BEGIN SELECT RAISE(ABORT, 'history is only added to'); END
"""


def upgrade() -> None:
    """Bring the schema one step up."""
    access = sa.Column("access", sa.String(length=20), server_default="worker", nullable=False)
    op.add_column("worker", access)
    op.add_column("campaign", sa.Column("keep_until", sa.Date(), nullable=True))
    op.add_column("campaign", sa.Column("purpose", sa.Text(), server_default="", nullable=False))
    op.add_column("campaign", sa.Column("legal_basis", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("access", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=True),
        sa.Column("rows", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for trigger in APPEND_ONLY.strip().split(";\nCREATE"):
            op.execute(trigger if trigger.startswith("CREATE") else "CREATE" + trigger)
