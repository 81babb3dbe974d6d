"""What happened in the demo village besides the visits: two cases and a payment that was stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from outreach.actions.cases import CaseForm, add_case, close_case
from outreach.actions.dissuasions import DissuasionForm, add_dissuasion
from outreach.queries.households import HouseholdRow
from outreach.vocabulary import DissuasionWay, RiskLevel
from outreach.workspace import Workspace


def record_happenings(
    workspace: Workspace, data: dict[str, Any], found: Mapping[str, HouseholdRow]
) -> None:
    """Record what the plan says, each on its own evening."""
    before = workspace.now
    for plan in data["cases"]:
        workspace.now = lambda at=plan["recorded"]: datetime.fromisoformat(at)  # type: ignore[misc]
        day, unit_id = date.fromisoformat(plan["on"]), found[plan["door"]].id
        form = CaseForm(day, plan["kind"], plan["loss"], unit_id, source=plan["source"], note=plan["note"])
        case_id = workspace.run(add_case, form)
        if "done" in plan:
            workspace.run(close_case, case_id, plan["done"], plan["responsible"])
    for plan in data["dissuasions"]:
        form_ = DissuasionForm(
            date.fromisoformat(plan["on"]),
            RiskLevel(plan["risk"]),
            DissuasionWay(plan["way"]),
            plan["saved"],
            kind=plan["kind"],
            unit_id=found[plan["door"]].id,
            done_by=plan["by"],
            note=plan["note"],
        )
        workspace.run(add_dissuasion, form_)
    workspace.now = before
