"""Who lives where, key groups with their ticks, and the contact persons of units."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the three tables, and what makes an option of the catalog a key group."""
    with op.batch_alter_table("catalog_option") as table:
        table.add_column(sa.Column("age_from", sa.Integer(), nullable=True))
        table.add_column(sa.Column("age_to", sa.Integer(), nullable=True))
        table.add_column(sa.Column("retired_on", sa.Date(), nullable=True))
    _occupancy()
    _contacts()
    _key_marks()


def _occupancy() -> None:
    op.create_table(
        "occupancy_entry",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("said_by", sa.String(length=100), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        _points("occupancy_entry", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occupancy_entry")),
    )
    op.create_index(op.f("ix_occupancy_entry_unit_id"), "occupancy_entry", ["unit_id"], unique=False)


def _contacts() -> None:
    op.create_table(
        "contact",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("post", sa.String(length=100), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("wechat", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        _points("contact", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("unit_id", name=op.f("uq_contact_unit_id")),
    )


def _key_marks() -> None:
    op.create_table(
        "key_mark",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        _points("key_mark", "code", "catalog_option.code"),
        _points("key_mark", "unit_id", "unit.id"),
        _points("key_mark", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_mark")),
    )
    for column in ("code", "unit_id", "person_id"):
        op.create_index(op.f(f"ix_key_mark_{column}"), "key_mark", [column], unique=False)


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)
