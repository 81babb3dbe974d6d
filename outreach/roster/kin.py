"""Members of a wide row named by what they are to the head: 配偶姓名, 子女1身份证号."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from outreach.roster.headings import KIN, OF_MEMBERS, field_of
from outreach.roster.layout import Column

CHILD = "子女"
CHILDREN = frozenset(["子女", "孩子"])


@lru_cache(maxsize=4_096)
def kin_in(heading: str) -> tuple[str, str]:
    """Split 子女2电话 into what the member is and the field: 子女2, phone; ("", "") if it is no such."""
    found = KIN.fullmatch(heading)
    field = field_of(found[3]) if found and found[3] else ""
    return (found[1] + (found[2] or ""), field) if found and field in OF_MEMBERS else ("", "")


def members_by_kin(columns: list[Column]) -> list[Column]:
    """Give each member that is named so a slot, where rows are households with a head.

    In a list with a column of relations every member has a row: there such columns only name them again, and
    a list of pupils names parents who are no households of theirs.
    """
    kin = {one.index: _kin_of(one) for one in columns if not one.slot}
    named = [who for who, field in kin.values() if field == "name"]
    others = [column for column in columns if not kin.get(column.index, ("", ""))[0]]
    fields = {column.field for column in others if not column.slot}
    if not named or "relation" in fields or "head_name" not in fields:
        return columns
    slots = {who: nth for nth, who in enumerate(dict.fromkeys(named), 1 + max(one.slot for one in columns))}
    result = []
    for column in columns:
        who, field = kin.get(column.index, ("", ""))
        if who in slots:
            column = replace(column, field=field, slot=slots[who], kin=who)
        result.append(column)
    return result


def _kin_of(column: Column) -> tuple[str, str]:
    if column.kin:
        return (column.kin, column.field) if column.field in OF_MEMBERS else ("", "")
    return kin_in(column.heading)


def relation_of(kin: str, sex: str) -> str:
    """Give the relation of a member who is named so; a child's by the sex."""
    plain = kin.rstrip("0123456789")
    found = KIN.fullmatch(plain)
    relation = found[1] if found else plain
    if relation in CHILDREN:
        return {"男": "子", "女": "女"}.get(sex, CHILD)
    return relation
