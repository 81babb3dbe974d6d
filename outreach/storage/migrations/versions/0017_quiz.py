"""The quiz at the door: what was answered at a visit, the questions of the catalog, those missed."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

LIST = "入户小问答"
YEAR = 2026
SOURCE = "题目由本软件自拟；内容依据反电信网络诈骗法和公安部门公布的常见骗局、96110 和 110 的用途"
FIRST = 960
"""Their place in the catalog: after everything built in, before what was added."""
TRUE_OR_FALSE = "对\n错"
QUESTIONS = (
    ("quiz_brushing", "网上刷单，先垫钱、做完任务再返利，这是正当兼职。", TRUE_OR_FALSE, "错"),
    ("quiz_police", "警察办案，会在电话里叫人把钱转到“安全账户”。", TRUE_OR_FALSE, "错"),
    (
        "quiz_code",
        "有人自称客服要给您退款，问您要手机验证码，该怎么办？",
        "报给他\n不报，挂掉，自己到官方平台查",
        "不报，挂掉，自己到官方平台查",
    ),
    (
        "quiz_96110",
        "手机上显示 96110 打来电话，该怎么办？",
        "不接，拉黑\n接，这是反诈劝阻电话",
        "接，这是反诈劝阻电话",
    ),
    (
        "quiz_cheated",
        "发现被骗、钱已经转出去了，先做什么？",
        "马上打 110，留好转账和聊天记录\n找对方把钱要回来",
        "马上打 110，留好转账和聊天记录",
    ),
)


def upgrade() -> None:
    """Make room for answers and questions; an empty catalog is filled elsewhere."""
    for column in ("quiz_right", "quiz_asked"):
        op.add_column("visit", sa.Column(column, sa.Integer(), nullable=True))
    for column in ("choices", "answer"):
        op.add_column("catalog_option", sa.Column(column, sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "visit_miss",
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"],
            ["catalog_option.code"],
            name=op.f("fk_visit_miss_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["visit.id"],
            name=op.f("fk_visit_miss_visit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_miss")),
    )
    op.create_index(op.f("ix_visit_miss_visit_id"), "visit_miss", ["visit_id"], unique=False)
    _add_questions()


def _add_questions() -> None:
    connection = op.get_bind()
    columns = ("id", "revision", "code", "kind", "label", "unit", "list_name", "year", "source", "position")
    option = sa.table(
        "catalog_option", *(sa.column(name) for name in (*columns, "manner", "choices", "answer"))
    )
    if connection.execute(sa.select(option.c.code).limit(1)).first() is None:
        return
    for place, (code, label, choices, answer) in enumerate(QUESTIONS, FIRST):
        row = {
            "id": str(uuid.uuid4()), "revision": 1, "code": code, "kind": "question", "label": label,
            "unit": "", "list_name": LIST, "year": YEAR, "source": SOURCE, "position": place, "manner": "",
            "choices": choices, "answer": answer,
        }  # fmt: skip
        connection.execute(sa.insert(option).values(row))
