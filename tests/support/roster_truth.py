"""Truths beside rosters: what a perfect import yields, compared as rosters' README says."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outreach.roster.plan import Plan

ROSTERS = Path(__file__).parent.parent / "data" / "rosters"
NAMES = ("printed_sheet", "numeric_ids", "gbk_text", "duplicates")
SILENT_SKIPS = {"blank_row", "repeated_header", "subtotal_row", "total_row", "footer_row"}


@dataclass(frozen=True)
class Truth:
    path: Path
    about: dict[str, Any]
    persons: list[dict[str, str]]

    @property
    def village(self) -> str:
        return str(self.about["village"]["name"])


def truth(name: str) -> Truth:
    about = json.loads((ROSTERS / f"{name}.truth.json").read_text(encoding="utf-8"))
    return Truth(ROSTERS / about["file"], about, read_people(ROSTERS / f"{name}.persons.csv"))


def read_people(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def action_wanted(expect: str) -> set[str]:
    """Give the actions under which a problem may be listed; the empty string means: not at all."""
    if expect.startswith(("fix", "keep", "accept")):
        return {"fix", ""}
    if expect.startswith(("ask", "warn")):
        return {"ask", "fix"}
    return {"reject", "ask"} if expect == "reject_field" else {"skip"}


def disagreements(about: dict[str, Any], plan: Plan) -> list[str]:
    """Say where the plan's problems are not the truth's: missing, another action, false alarms."""
    listed = {(p.sheet, p.row, p.field, str(p.kind)): str(p.action) for p in plan.problems}
    wrong = []
    known: set[tuple[str, int, str]] = set()
    for problem in about["problems"]:
        key = (problem["sheet"], problem["row"], problem["field"], problem["kind"])
        known.add(key[:3])
        wanted = action_wanted(problem["expect"]) | ({""} if problem["kind"] in SILENT_SKIPS else set())
        if listed.get(key, "") not in wanted:
            wrong.append(f"{key}: {listed.get(key, 'not listed')}")
    wrong += [
        f"false alarm {key}" for key, a in listed.items() if a in ("ask", "reject") and key[:3] not in known
    ]
    skipped = {key for key, a in listed.items() if a == "skip" and key[3] not in SILENT_SKIPS}
    return wrong + [f"false skip {key}" for key in skipped if key[:3] not in known]
