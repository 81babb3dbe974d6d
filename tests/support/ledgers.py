"""Small ledgers for tests, made once and copied: a village of three groups, twelve doors, one campaign."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from outreach.actions.campaigns import CampaignForm, start_campaign
from outreach.actions.ledger import LedgerForm
from outreach.actions.register import apply_register_update
from outreach.actions.visits import VisitForm, record_visit
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import household_rows, unit_id_of
from outreach.register_rows import AddHousehold, RegisterHousehold, RegisterPerson, RegisterUpdate
from outreach.vocabulary import Outcome, SignOff, UnitKind
from outreach.workspace import Workspace

NOW = datetime(2026, 11, 18, 20, 30)
HEADS = (
    "李建国",
    "单春生",
    "仇志强",
    "曾长顺",
    "张德明",
    "欧阳文静",
    "阿依古丽·买买提",
    "解大勇",
    "查小红",
    "区新民",
    "王芳",
    "赵𠮷",
)


def small_village(folder: Path) -> Workspace:
    """Open a fresh copy of the small village: household 11 is a tenant, 12 a shop, 10 an empty house."""
    target = folder / "village.doorbook"
    for name in ("village.doorbook", "village.doorbook.key"):
        shutil.copyfile(_template() / name, folder / name)
    workspace = Workspace.open(target, recorder="王芳")
    workspace.now = lambda: NOW
    return workspace


def log(
    workspace: Workspace, no: str, outcome: Outcome = Outcome.MET, day: int = 16, **fields: object
) -> str:
    """Record a visit at household `no` on a day of November 2026; gives its id."""
    unit_id = workspace.ask(unit_id_of, no)
    assert unit_id is not None
    values: dict[str, object] = {
        "at": datetime(2026, 11, day, 10, 30),
        "workers": ["王芳"],
        "signoff": SignOff.NONE,
    }
    values.update(fields)
    return workspace.run(record_visit, VisitForm(unit_id=unit_id, outcome=outcome, **values))  # type: ignore[arg-type]


def campaign_id(workspace: Workspace) -> str:
    found = workspace.ask(open_campaign)
    assert found is not None
    return found.id


def states(workspace: Workspace) -> dict[str, str]:
    """Household number -> state in the open campaign."""
    return {row.no: row.state.value for row in workspace.ask(household_rows, campaign_id(workspace))}


def households() -> list[RegisterHousehold]:
    rows = []
    for number, head in enumerate(HEADS, 1):
        kind = {10: UnitKind.EMPTY, 11: UnitKind.TENANT, 12: UnitKind.SHOP}.get(number, UnitKind.RESIDENT)
        people = (
            RegisterPerson("", head, "户主", "男", "1975-06-09", "320623197506091234", f"1380000{number:04}"),
            RegisterPerson("", f"孙{'一二三四五六七八九十甲乙'[number - 1]}妹", "妻", "女", "1977-02-01"),
        )
        group, door = str((number - 1) // 4 + 1), str((number - 1) % 4 + 1)
        rows.append(RegisterHousehold("", str(number), group, door, kind=kind, members=people))
    return rows


@cache
def _template() -> Path:
    folder = Path(mkdtemp(prefix="village-"))
    form = LedgerForm("周新庄村", "320623101224", "洋口镇", keep=("id_no", "phone"))
    with Workspace.create(folder / "village.doorbook", form, recorder="王芳", now=lambda: NOW) as workspace:
        operations = tuple(AddHousehold(f"h{place}", row) for place, row in enumerate(households()))
        workspace.run(apply_register_update, RegisterUpdate("花名册", operations))
        workspace.run(start_campaign, CampaignForm("秋季反诈入户宣传", date(2026, 11, 2), date(2026, 11, 30)))
    return folder


def copy_ledger(source: Path, folder: Path) -> Path:
    """Copy a closed ledger with its key file; gives the copy."""
    for file in source.parent.glob(f"{source.name}*"):
        if file.is_file() and file.suffix != ".lock":
            shutil.copy(file, folder / file.name)
    return folder / source.name
