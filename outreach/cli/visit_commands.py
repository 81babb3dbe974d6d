"""visit log, visit list, visit void, coverage, scan."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from outreach.actions.visits import record_visit, void_visit
from outreach.cli.json_lines import log_lines
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.visit_lines import read_visit_line
from outreach.coverage.summary import CoverageRow, coverage_summary
from outreach.errors import UserMistake, declare
from outreach.places import group_label
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import unit_id_of, unit_numbers
from outreach.queries.knowing import QuizCounts, quiz_counts
from outreach.queries.patches import PatchCoverage, patch_coverage
from outreach.queries.visits import VisitRow, all_visits, visits_of
from outreach.vocabulary import LABELS, HouseholdState
from outreach.wording import mark, zh
from outreach.workspace import Workspace

HOUSEHOLD_UNKNOWN = declare(
    "household_unknown", mark("There is no household of this number or code: look it up with household list.")
)


def visit_log(options: argparse.Namespace, output: Output) -> int:
    """Record visits line by line; each is committed before it is acknowledged; bad lines are passed over."""
    return log_lines(options, output, _log_line)


def _log_line(workspace: Workspace, line: Mapping[str, Any]) -> str:
    return workspace.run(record_visit, read_visit_line(workspace, line))


def visit_list(options: argparse.Namespace, output: Output) -> None:
    """List visits, of all households or of one, the void ones too."""
    with open_ledger(options) as workspace:
        if options.household is None:
            rows = workspace.ask(all_visits)
        else:
            rows = workspace.ask(visits_of, household_id(workspace, options.household))
    lines = [f"{row.at:%Y-%m-%d %H:%M}\t{row.place}\t{zh(LABELS[row.outcome])}\t{row.id}" for row in rows]
    output.document([_visit(row) for row in rows], lines or ["还没有走访。"])


def household_id(workspace: Workspace, text: str) -> str:
    """Find a household by number or code. Raises UserMistake."""
    unit_id = workspace.ask(unit_id_of, text)
    if unit_id is None:
        raise UserMistake(HOUSEHOLD_UNKNOWN, field="household")
    return unit_id


def _visit(row: VisitRow) -> dict[str, object]:
    return {
        "id": row.id,
        "household": row.no,
        "at": row.at.isoformat(timespec="minutes"),
        "entered": row.entered_at.isoformat(timespec="seconds"),
        "by": row.entered_by,
        "outcome": row.outcome.value,
        "voided": row.voided_at is not None,
        "void_reason": row.void_reason,
        "workers": list(row.workers),
        "people": [name for _, name in row.people],
        "topics": [code for code, _ in row.topics],
        "handouts": {code: count for code, _, count, _ in row.handouts},
        "signoff": {
            "kind": row.signoff.value,
            "by": row.signed_by,
            "relation": row.relation,
            "receipt": row.receipt,
        },
        "note": row.note,
        "follow_up": row.follow_up.isoformat() if row.follow_up else None,
        "quiz": row.quiz and {"right": row.quiz.right, "asked": row.quiz.asked, "missed": [*row.quiz.missed]},
    }


def visit_void(options: argparse.Namespace, output: Output) -> None:
    """Void a visit with a reason."""
    with open_ledger(options) as workspace:
        workspace.run(void_visit, options.id, options.reason)
    output.document({"voided": options.id}, ["已作废，记录和理由都留着。"])


def coverage(options: argparse.Namespace, output: Output) -> None:
    """Say how far the open campaign has come."""
    with open_ledger(options) as workspace:
        campaign = workspace.ask(open_campaign)
        summary = workspace.ask(coverage_summary, campaign.id if campaign else None)
        missing = workspace.ask(unit_numbers, [row.unit_id for row in summary.not_reached])
        by_patch = workspace.ask(patch_coverage, campaign.id if campaign else None)
        knowing = workspace.ask(quiz_counts, campaign.id if campaign else None)
    document = {
        **_counts(summary.total),
        "quiz": _knowing(knowing, None),
        "groups": [
            {"group": row.group, **_counts(row), "quiz": _knowing(knowing, row.group)}
            for row in summary.groups
        ],
        "not_reached": missing,
    }
    lines = [_coverage_line("全村", summary.total)]
    if (known := knowing[None]).asked:
        lines[0] += f"\t知晓 {known.passed}/{known.asked} 户（问过题的户，{known.rate:.1%}）"
    if options.by == "group":
        lines += [_coverage_line(group_label(row.group or ""), row) for row in summary.groups]
    if options.by == "patch":
        document |= _patches(by_patch)
        lines += _patch_lines(by_patch)
    output.document(document, lines)


def _knowing(found: Mapping[str | None, QuizCounts], group: str | None) -> dict[str, object]:
    """Give how many households were asked the quiz and how many of these know."""
    counts = found.get(group, QuizCounts())
    return {"asked": counts.asked, "passed": counts.passed, "rate": counts.rate}


def _patches(found: PatchCoverage | None) -> dict[str, object]:
    """Give the counts of each patch, and of the households nobody or several answer for."""
    rows = [{"worker": row.group, **_counts(row)} for _, row in found.rows] if found else []
    nothing = CoverageRow(None)
    nobody, several = (found.nobody, found.several) if found else (nothing, nothing)
    return {"patches": rows, "nobody": _counts(nobody), "several": _counts(several)}


def _patch_lines(found: PatchCoverage | None) -> list[str]:
    if found is None:
        return ["还没有分片包干。"]
    apart = [("没人包片", found.nobody), ("两人包片", found.several)]
    lines = [_coverage_line(f"{row.group}的片", row) for _, row in found.rows]
    return lines + [_coverage_line(name, row) for name, row in apart if row.registered or row.incomers]


def _counts(row: CoverageRow) -> dict[str, object]:
    return {
        "registered": row.registered,
        "excluded": row.excluded,
        "incomers": row.incomers,
        "due": row.due,
        "reached": row.reached,
        "signed": row.signed,
        "phone": row.phone,
        "rate": row.rate,
        "states": {state.value: row.states.get(state, 0) for state in HouseholdState},
    }


def _coverage_line(name: str, row: CoverageRow) -> str:
    return (
        f"{name}\t登记 {row.registered} − 不计 {row.excluded} + 新来 {row.incomers} = 应访 {row.due} 户\t"
        f"已入户 {row.reached}/{row.due}（{row.rate:.1%}）\t已签收 {row.signed}/{row.due}"
    )
