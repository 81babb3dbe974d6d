"""The key groups of the catalog, for ledgers that were begun without them."""

import uuid
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BY_AGE = "重点人群（按年龄）"
BY_TICK = "重点人群（逐人勾）"
YEAR = 2021
SOURCE = "2021 年前后各地反诈宣传方案和工作总结（汇总）"
CHILDREN = "；14 周岁以下依个人信息保护法只报人数"
FIRST = 900
"""Their place in the catalog: after everything built in, before what was added."""
GROUPS: tuple[tuple[str, str, int | None, int | None], ...] = (
    ("aged_60", "老年人（60 周岁以上）", 60, None),
    ("aged_15_45", "重点年龄段（15—45 周岁）", 15, 45),
    ("under_14", "儿童（14 周岁以下，只报人数）", None, 13),
    ("returning", "返乡人员", None, None),
    ("away_workers", "外出务工人员", None, None),
    ("housewives", "家庭妇女", None, None),
    ("divorced_women", "离异妇女", None, None),
    ("students", "在校学生", None, None),
    ("parents", "学生家长", None, None),
    ("teachers", "教师", None, None),
    ("finance_staff", "企业负责人和财务人员", None, None),
    ("investors", "投资理财人员", None, None),
    ("online_shoppers", "网购群体", None, None),
    ("site_workers", "建设工地务工人员", None, None),
    ("shopkeepers", "商户经营者", None, None),
    ("plain_words", "文化程度低、理解困难的（看图、口讲）", None, None),
    ("cadres", "党政干部", None, None),
    ("staff_families", "职工家属", None, None),
)
OFF = ("divorced_women",)


def upgrade() -> None:
    """Add the groups; an empty catalog is filled elsewhere."""
    connection = op.get_bind()
    columns = ("id", "revision", "code", "kind", "label", "unit", "list_name", "year", "source", "position")
    option = sa.table(
        "catalog_option",
        *(sa.column(name) for name in (*columns, "manner", "age_from", "age_to")),
        sa.column("retired_on", sa.Date()),
    )
    if connection.execute(sa.select(option.c.code).limit(1)).first() is None:
        return
    for place, (code, label, age_from, age_to) in enumerate(GROUPS, FIRST):
        banded = age_from is not None or age_to is not None
        row = {
            "id": str(uuid.uuid4()), "revision": 1, "code": code, "kind": "key_group", "label": label,
            "unit": "", "list_name": BY_AGE if banded else BY_TICK, "year": YEAR,
            "source": SOURCE + CHILDREN if banded else SOURCE, "position": place, "manner": "",
            "age_from": age_from, "age_to": age_to,
            "retired_on": date.today() if code in OFF else None,
        }  # fmt: skip
        connection.execute(sa.insert(option).values(row))
