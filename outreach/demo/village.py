"""Builds the demo ledger by the same actions that people use."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from outreach.actions.act import Act
from outreach.actions.campaigns import CampaignForm, start_campaign
from outreach.actions.exclusions import exclude_households
from outreach.actions.keeping import set_keeping
from outreach.actions.ledger import LedgerForm
from outreach.actions.patches import set_patch
from outreach.actions.register import apply_register_update
from outreach.actions.settings import change_setting
from outreach.actions.village_settings import VillageForm, change_village
from outreach.actions.visits import VisitForm, record_visit
from outreach.actions.workers import keep_worker
from outreach.clock import running_clock
from outreach.demo.books import fill_books
from outreach.demo.happenings import record_happenings
from outreach.demo.outbox import fill_outbox
from outreach.demo.people import households
from outreach.demo.plans import fill_plans
from outreach.demo.rounds import Rounds
from outreach.demo.sheets import print_sheets
from outreach.demo.slips import hand_slips_in, print_slips
from outreach.model.base import use_ids
from outreach.queries.areas import area_tree
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import HouseholdRow, household_rows, members
from outreach.queries.village import workers
from outreach.register_rows import AddHousehold, RegisterUpdate
from outreach.vocabulary import ExclusionReason
from outreach.wording import mark
from outreach.workspace import Workspace

DATA = Path(__file__).resolve().parents[2] / "resources" / "demo" / "liuhe.json"
SINGLY = 8
"""So many of the last visits are entered one by one, so that each can be undone."""


def build_demo(path: Path) -> Workspace:
    """Make the demo ledger at `path` and open it; the records are the same every time."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    with _same_ids():
        village = data["village"]
        form = LedgerForm(
            village["name"],
            village["code"],
            village["township"],
            village["county"],
            keep=("phone",),
            is_demo=True,
            code_secret=Random("密").randbytes(32),
        )
        evening = datetime.fromisoformat(data["evening"])
        random_bytes = Random("码").randbytes
        start = datetime(2026, 11, 1, 9)
        workspace = Workspace.create(
            path, form, recorder=data["recorder"], now=lambda: start, random_bytes=random_bytes
        )
        _fill(workspace, data, evening)
        workspace.now = running_clock(evening)
    return workspace


def _fill(workspace: Workspace, data: dict[str, Any], evening: datetime) -> None:
    workspace.run(change_setting, "demo_clock", evening.isoformat())
    for name, role, phone in data["workers"]:
        workspace.run(keep_worker, name, role, phone)
    village = {field: data["village"][field] for field in ("township", "county", "enquiry_phone")}
    workspace.run(change_village, VillageForm(data["village"]["name"], data["village"]["code"], **village))
    rows = households(data)
    operations = tuple(AddHousehold(f"h{place}", row) for place, row in enumerate(rows))
    workspace.run(apply_register_update, RegisterUpdate("柳河村花名册", operations))
    plan = data["campaign"]
    starts, ends, deadline = (date.fromisoformat(plan[name]) for name in ("starts", "ends", "deadline"))
    round_ = CampaignForm(plan["name"], starts, ends, deadline, theme=plan["theme"])
    campaign_id = workspace.run(start_campaign, round_)
    workspace.run(set_keeping, campaign_id, date.fromisoformat(plan["keep_until"]))
    found = {f"{row.group}-{row.door}": row for row in workspace.ask(household_rows, campaign_id)}
    for key, (reason, since, said_by) in data["excluded"].items():
        day = date.fromisoformat(since)
        workspace.run(exclude_households, [found[key].id], ExclusionReason(reason), day, said_by)
    _give_patches(workspace, data["patches"])
    fill_plans(workspace, campaign_id)
    rows_on_paper = print_sheets(workspace, data)
    fill_books(workspace)
    forms = print_slips(workspace, _visit_forms(workspace, data, found, rows_on_paper))
    workspace.run(_live_through, forms[:-SINGLY])
    hand_slips_in(workspace)
    record_happenings(workspace, data, found)
    fill_outbox(workspace, data["village"]["name"])
    for form in forms[-SINGLY:]:
        workspace.now = lambda at=form.at: at + timedelta(hours=1)  # type: ignore[misc]
        workspace.run(record_visit, form)


def _give_patches(workspace: Workspace, patches: dict[str, list[str]]) -> None:
    """Let each worker answer for some groups."""
    areas = {row.name: row.id for row in workspace.ask(area_tree)}
    for row in workspace.ask(workers):
        workspace.run(set_patch, row.id, [areas[name] for name in patches.get(row.name, ())])


def _visit_forms(
    workspace: Workspace, data: dict[str, Any], found: dict[str, HouseholdRow], on_paper: dict[str, str]
) -> Sequence[VisitForm]:
    campaign = workspace.ask(open_campaign)
    assert campaign is not None
    heads = {key: workspace.ask(members, row.id, campaign.starts)[0].id for key, row in found.items()}
    return Rounds(data, campaign, found, heads, on_paper).forms()


def _live_through(act: Act, forms: Sequence[VisitForm]) -> None:
    """Record many visits, each typed up on its own evening."""
    for form in forms:
        act.now = form.at.replace(hour=20, minute=form.at.minute)
        record_visit(act, form)
    act.describe(mark("Log {n} visits"), n=len(forms))
    act.undoable = False


@contextmanager
def _same_ids() -> Iterator[None]:
    """Within the block, new records get ids that are the same every time."""
    numbers = count(1)
    base = 0x019D0000 << 96 | 0x7 << 76 | 0b10 << 62
    use_ids(lambda: str(uuid.UUID(int=base + next(numbers))))
    try:
        yield
    finally:
        use_ids(None)
