"""An invented village of any size: rows for a workbook, or a whole ledger with visits."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from outreach.actions.act import Act
from outreach.actions.campaigns import CampaignForm, start_campaign
from outreach.actions.ledger import LedgerForm
from outreach.actions.search_index import reindex
from outreach.codes import CodeKind, make_code
from outreach.model import Area, Person, Unit, Visit, new_id
from outreach.workspace import Workspace

SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "建国秀英桂芳志强玉梅永福德明文华丽军勇杰静敏伟红霞平刚兰"
DOORS_A_GROUP = 40
FIRST = date(2026, 11, 1)


def name(source: random.Random) -> str:
    """Make a name of two or three characters."""
    return source.choice(SURNAMES) + "".join(source.choices(GIVEN, k=source.choice((1, 2, 2))))


def workbook_rows(people: int) -> list[list[Any]]:
    """Make the rows of a roster, heading first, four people a household."""
    source = random.Random(1)
    rows: list[list[Any]] = [["序号", "组别", "户号", "与户主关系", "姓名", "性别", "出生日期", "联系电话"]]
    for number in range(people):
        door, member = divmod(number, 4)
        birth = date(1940, 1, 1) + timedelta(days=source.randrange(28_000))
        relation = ("户主", "妻", "子", "女")[member]
        sex = "女" if relation in ("妻", "女") else "男"
        phone = f"138{source.randrange(10_000):04d}0000"[:7] + f"{number % 10_000:04d}"
        group = f"{door // DOORS_A_GROUP + 1}组"
        rows.append(
            [number + 1, group, f"{door + 1:05d}", relation, name(source), sex, birth.isoformat(), phone]
        )
    return rows


def write_workbook(target: Path, rows: list[list[Any]]) -> None:
    """Write rows as a plain workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("花名册")
    for row in rows:
        sheet.append(row)
    book.save(target)


def new_ledger(path: Path) -> Workspace:
    """Make an empty ledger that keeps phones."""
    return Workspace.create(path, LedgerForm("测试村", keep=("phone",)), recorder="测")


def filled_ledger(path: Path, households: int, visits_each: int, people: int = 0) -> Workspace:
    """Make a ledger with one campaign, households in groups of 40, and some visits each.

    Three people a household, unless the number of `people` in all is given; heads have phones.
    """
    workspace = new_ledger(path)
    form = CampaignForm("秋季反诈入户宣传", FIRST, FIRST + timedelta(days=30))
    campaign = workspace.run(start_campaign, form)
    workspace.run(_fill, campaign, households, visits_each, people or 3 * households)
    return workspace


def _fill(act: Act, campaign: str, households: int, visits_each: int, people_in_all: int) -> None:
    source = random.Random(2)
    groups = [
        {"id": new_id(), "kind": "group", "name": str(n + 1), "position": n + 1}
        for n in range(-(-households // DOORS_A_GROUP))
    ]
    units, people, visits = [], [], []
    for number in range(households):
        unit = _unit(number, groups[number // DOORS_A_GROUP]["id"], name(source))
        units.append(unit)
        members = people_in_all * (number + 1) // households - people_in_all * number // households
        people += [_person(source, unit, place, name(source)) for place in range(1, members + 1)]
        first = number * visits_each + 3
        visits += [_visit(source, campaign, str(unit["id"]), first + nth) for nth in range(visits_each)]
    for table, rows in ((Area, groups), (Unit, units), (Person, people), (Visit, visits)):
        if rows:
            act.session.execute(insert(table), rows)
    reindex(act.session, {str(unit["id"]) for unit in units}, {str(person["id"]) for person in people})


def _unit(number: int, area: object, head: str) -> dict[str, object]:
    code = make_code(CodeKind.HOUSEHOLD, b"benchmark")
    door = {"no": f"{number + 1:05d}", "door": f"{number % DOORS_A_GROUP + 1}", "position": number + 1}
    return {"id": new_id(), "code": code, "area_id": area, "kind": "resident", "head": head, **door}


def _person(source: random.Random, unit: dict[str, object], place: int, called: str) -> dict[str, object]:
    relation = ("户主", "妻", "子", "女")[place - 1]
    who = str(unit["head"]) if place == 1 else called
    phone = f"1{source.randrange(30, 100)}0000{source.randrange(10_000):04d}" if place == 1 else ""
    known = {"id": new_id(), "unit_id": unit["id"], "position": place}
    return {**known, "name": who, "relation": relation, "phone": phone}


def _visit(source: random.Random, campaign: str, unit: str, counter: int) -> dict[str, object]:
    at = datetime(2026, 11, 1, 9) + timedelta(minutes=source.randrange(40_000))
    outcome = source.choice(("met", "met", "nobody_home", "phone", "leaflet_only", "refused"))
    signoff = source.choice(("signature", "none")) if outcome == "met" else "none"
    when = {"at": at, "entered_at": at, "counter": counter, "source": "form"}
    return {
        "id": new_id(),
        "campaign_id": campaign,
        "unit_id": unit,
        "outcome": outcome,
        "signoff": signoff,
        **when,
    }
