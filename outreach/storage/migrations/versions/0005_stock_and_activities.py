"""Stock of handouts, activities other than visits, groups on the phone, "at least" rules, people sent out."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MANNERS = {
    "standing": "hang_banner blackboard",
    "broadcast": "led_screen hall_screen loudspeaker broadcast bus_screen cinema",
    "rounds": "van patrol_broadcast drone",
    "online": "wechat_group moments official_account short_video sms school_sms media weekly_warning",
}
"""How each built-in kind of activity works; the others, and one's own, are gatherings."""
ADDED = (
    ("team_training", "入户人员培训", "场", "gathering"),
    ("posters", "张贴海报、提示", "张", "standing"),
)


def upgrade() -> None:
    """Make the tables, and tell the catalog what the new columns hold."""
    make_tables()
    tell_catalog()


def tell_catalog() -> None:
    """Say how the kinds in the catalog work, and add the new ones; an empty catalog is filled elsewhere."""
    connection = op.get_bind()
    option = sa.table(
        "catalog_option",
        *(sa.column(name) for name in ("id", "revision", "code", "kind", "label", "unit", "list_name")),
        *(sa.column(name) for name in ("year", "source", "position", "manner")),
    )
    ours = option.c.kind == "activity"
    connection.execute(sa.update(option).where(ours).values(manner="gathering"))
    for manner, codes in MANNERS.items():
        wanted = sa.update(option).where(ours, option.c.code.in_(codes.split()))
        connection.execute(wanted.values(manner=manner))
    like = connection.execute(sa.select(option).where(option.c.code == "volunteers")).mappings().first()
    for code, label, unit, manner in ADDED:
        if like is None:
            return
        row = {**like, "id": str(uuid.uuid4()), "code": code, "label": label, "unit": unit, "manner": manner}
        connection.execute(sa.insert(option).values(row))


def make_tables() -> None:
    """Make the tables and columns."""
    op.create_table(
        "chat_group",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("responsible", sa.String(length=100), nullable=False),
        sa.Column("covers", sa.String(length=200), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_group")),
        sa.UniqueConstraint("name", name=op.f("uq_chat_group_name")),
    )
    op.create_table(
        "least_rule",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("per", sa.String(length=20), nullable=False),
        sa.Column("each_group", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_least_rule")),
        sa.UniqueConstraint("code", name=op.f("uq_least_rule_code")),
    )
    op.create_table(
        "outing_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("vehicles", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outing_day")),
        sa.UniqueConstraint("day", name=op.f("uq_outing_day_day")),
    )
    op.create_table(
        "activity",
        sa.Column("campaign_id", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("theme", sa.String(length=300), nullable=False),
        sa.Column("organiser", sa.String(length=200), nullable=False),
        sa.Column("quantity", sa.Double(), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("vehicles", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Integer(), nullable=False),
        sa.Column("gap_seconds", sa.Integer(), nullable=True),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.String(length=100), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=100), nullable=False),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_activity_campaign_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["kind"],
            ["catalog_option.code"],
            name=op.f("fk_activity_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index(op.f("ix_activity_campaign_id"), "activity", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_activity_counter"), "activity", ["counter"], unique=False)
    op.create_index(op.f("ix_activity_kind"), "activity", ["kind"], unique=False)
    op.create_index(op.f("ix_activity_on"), "activity", ["on"], unique=False)

    op.create_table(
        "stock_edition",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("printed_on", sa.Date(), nullable=True),
        sa.Column("stale_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"],
            ["catalog_option.code"],
            name=op.f("fk_stock_edition_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_edition")),
    )
    op.create_index(op.f("ix_stock_edition_code"), "stock_edition", ["code"], unique=False)

    op.create_table(
        "stock_limit",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"],
            ["catalog_option.code"],
            name=op.f("fk_stock_limit_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_limit")),
        sa.UniqueConstraint("code", name=op.f("uq_stock_limit_code")),
    )
    op.create_table(
        "activity_group",
        sa.Column("activity_id", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name=op.f("fk_activity_group_activity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["chat_group.id"],
            name=op.f("fk_activity_group_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_group")),
    )
    op.create_index(op.f("ix_activity_group_activity_id"), "activity_group", ["activity_id"], unique=False)
    op.create_index(op.f("ix_activity_group_group_id"), "activity_group", ["group_id"], unique=False)

    op.create_table(
        "activity_handout",
        sa.Column("activity_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name=op.f("fk_activity_handout_activity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["code"],
            ["catalog_option.code"],
            name=op.f("fk_activity_handout_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_handout")),
    )
    op.create_index(
        op.f("ix_activity_handout_activity_id"), "activity_handout", ["activity_id"], unique=False
    )

    op.create_table(
        "activity_topic",
        sa.Column("activity_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name=op.f("fk_activity_topic_activity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["code"],
            ["catalog_option.code"],
            name=op.f("fk_activity_topic_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_topic")),
    )
    op.create_index(op.f("ix_activity_topic_activity_id"), "activity_topic", ["activity_id"], unique=False)

    op.create_table(
        "activity_worker",
        sa.Column("activity_id", sa.String(length=36), nullable=False),
        sa.Column("worker_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name=op.f("fk_activity_worker_activity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["worker.id"],
            name=op.f("fk_activity_worker_worker_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_worker")),
    )
    op.create_index(op.f("ix_activity_worker_activity_id"), "activity_worker", ["activity_id"], unique=False)

    op.create_table(
        "stock_movement",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("worker_id", sa.String(length=36), nullable=True),
        sa.Column("edition_id", sa.String(length=36), nullable=True),
        sa.Column("activity_id", sa.String(length=36), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.String(length=100), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=100), nullable=False),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name=op.f("fk_stock_movement_activity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["code"],
            ["catalog_option.code"],
            name=op.f("fk_stock_movement_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["stock_edition.id"],
            name=op.f("fk_stock_movement_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["worker.id"],
            name=op.f("fk_stock_movement_worker_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_movement")),
    )
    op.create_index(op.f("ix_stock_movement_activity_id"), "stock_movement", ["activity_id"], unique=False)
    op.create_index(op.f("ix_stock_movement_at"), "stock_movement", ["at"], unique=False)
    op.create_index("ix_stock_movement_code", "stock_movement", ["code", "kind", "at"], unique=False)

    op.create_table(
        "upkeep_check",
        sa.Column("movement_id", sa.String(length=36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("condition", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("checked_by", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["movement_id"],
            ["stock_movement.id"],
            name=op.f("fk_upkeep_check_movement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upkeep_check")),
    )
    op.create_index(op.f("ix_upkeep_check_movement_id"), "upkeep_check", ["movement_id"], unique=False)

    op.add_column(
        "catalog_option", sa.Column("manner", sa.String(length=20), server_default="", nullable=False)
    )

    op.add_column(
        "worker", sa.Column("phone_reason", sa.String(length=200), server_default="", nullable=False)
    )
