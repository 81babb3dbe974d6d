"""case add, list, close, void, trace, unheard; dissuasion add, list."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from typing import Any

from outreach.actions.cases import CASE_UNKNOWN, CaseForm, add_case, close_case, void_case
from outreach.actions.dissuasions import DissuasionForm, add_dissuasion
from outreach.cli.case_lines import read_case_line, read_dissuasion_line
from outreach.cli.json_lines import log_lines
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.trace_json import trace_json, trace_lines
from outreach.cli.visit_commands import HOUSEHOLD_UNKNOWN
from outreach.errors import UserMistake, declare
from outreach.queries.back_trace import back_trace, case_trace
from outreach.queries.campaigns import open_campaign
from outreach.queries.cases import CaseRow, DissuasionRow, case_by, cases, dissuasions
from outreach.queries.households import unit_id_of
from outreach.queries.unheard import unheard
from outreach.vocabulary import LABELS
from outreach.wording import mark, zh
from outreach.workspace import Workspace

CASE_OPTIONS = ("date", "kind", "loss", "household", "outsider", "group", "source", "note")
DISSUASION_OPTIONS = ("date", "risk", "way", "saved", "people", "kind", "household", "group", "by", "note")
TRACE_OF_NOTHING = declare(
    "trace_of_nothing",
    mark("Whose back-trace is not said: give --case, or --household with --before."),
)
NO_HOUSEHOLD_TO_TRACE = declare(
    "no_household_to_trace",
    mark("The victim of this case is an outsider: there is no household of the register to trace back."),
)


def case_add(options: argparse.Namespace, output: Output) -> int | None:
    """Record a case told by options, else cases line by line from standard input (JSON)."""
    line = _told(options, CASE_OPTIONS)
    if not line:
        return log_lines(options, output, _add_case)
    with open_ledger(options) as workspace:
        saved = _add_case(workspace, line)
    output.document({"saved": saved}, ["案件记下了。"])
    return None


def dissuasion_add(options: argparse.Namespace, output: Output) -> int | None:
    """Record a dissuasion told by options, else dissuasions line by line from standard input (JSON)."""
    line = _told(options, DISSUASION_OPTIONS)
    if not line:
        return log_lines(options, output, _add_dissuasion)
    with open_ledger(options) as workspace:
        saved = _add_dissuasion(workspace, line)
    output.document({"saved": saved}, ["劝阻记下了。"])
    return None


def _told(options: argparse.Namespace, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(options, name) for name in names}
    return {name: value for name, value in values.items() if value not in (None, False)}


def _add_case(workspace: Workspace, line: Mapping[str, Any]) -> str:
    form: CaseForm = read_case_line(workspace, line)
    return workspace.run(add_case, form)


def _add_dissuasion(workspace: Workspace, line: Mapping[str, Any]) -> str:
    form: DissuasionForm = read_dissuasion_line(workspace, line)
    return workspace.run(add_dissuasion, form)


def case_list(options: argparse.Namespace, output: Output) -> None:
    """List the cases, the newest first."""
    with open_ledger(options) as workspace:
        rows = [row for row in workspace.ask(cases) if row.is_open or not options.open]
    reached = {True: "案发前走到过", False: "案发前没走到", None: "外来人员"}
    lines = [
        f"{row.number}\t{row.happened_on}\t{row.place}\t{row.kind_label}\t{row.loss}元\t"
        f"{reached[row.reached]}\t{_state_words(row)}"
        for row in rows
    ]
    output.document([_case(row) for row in rows], lines or ["没有案件。"])


def _state(row: CaseRow) -> str:
    return "void" if row.voided else "open" if row.is_open else "closed"


def _state_words(row: CaseRow) -> str:
    return {"void": "作废", "open": "还没倒查完", "closed": "已结"}[_state(row)]


def _case(row: CaseRow) -> dict[str, object]:
    return {
        "id": row.id,
        "number": row.number,
        "date": row.happened_on.isoformat(),
        "group": row.group,
        "kind": row.kind,
        "loss": row.loss,
        "household": row.no or None,
        "outsider": not row.no,
        "source": row.source,
        "note": row.note,
        "reached": row.reached,
        "state": _state(row),
        "closed": row.closed_on.isoformat() if row.closed_on else None,
        "responsible": row.responsible,
        "done": row.done,
        "void_reason": row.void_reason,
    }


def case_close(options: argparse.Namespace, output: Output) -> None:
    """Close a case with what was done."""
    with open_ledger(options) as workspace:
        row = _known(workspace, options.case)
        workspace.run(close_case, row.id, options.done, options.responsible)
    output.document({"closed": row.id}, [f"案件 {row.number} 结了。"])


def case_void(options: argparse.Namespace, output: Output) -> None:
    """Void a case with a reason."""
    with open_ledger(options) as workspace:
        row = _known(workspace, options.case)
        workspace.run(void_case, row.id, options.reason)
    output.document({"voided": row.id}, [f"案件 {row.number} 作废了，记录和理由都留着。"])


def case_trace_back(options: argparse.Namespace, output: Output) -> None:
    """Trace the household of a case, or any household, back from a day."""
    with open_ledger(options) as workspace:
        if options.case:
            trace = workspace.ask(case_trace, _known(workspace, options.case).id)
            if trace is None:
                raise UserMistake(NO_HOUSEHOLD_TO_TRACE, field="case")
        elif options.household and options.before:
            unit_id = workspace.ask(unit_id_of, options.household)
            before: date = options.before
            trace = None if unit_id is None else workspace.ask(back_trace, unit_id, before, options.kind)
            if trace is None:
                raise UserMistake(HOUSEHOLD_UNKNOWN, field="household")
        else:
            raise UserMistake(TRACE_OF_NOTHING, field="case")
    output.document(trace_json(trace), trace_lines(trace))


def case_unheard(options: argparse.Namespace, output: Output) -> None:
    """List the due households that have not heard of a kind of scam."""
    with open_ledger(options) as workspace:
        campaign = workspace.ask(open_campaign)
        found = workspace.ask(unheard, options.kind, campaign.id if campaign else None)
    document = {"kind": found.kind, "due": found.due, "households": [row.no for row in found.rows]}
    lines = [f"{row.place}\t{row.head}\t{zh(LABELS[row.state])}" for row in found.rows]
    output.document(document, [f"还有 {len(found.rows)}/{found.due} 户没听过", *lines])


def _known(workspace: Workspace, text: str) -> CaseRow:
    row = workspace.ask(case_by, text)
    if row is None:
        raise UserMistake(CASE_UNKNOWN, field="case")
    return row


def dissuasion_list(options: argparse.Namespace, output: Output) -> None:
    """List the dissuasions, the newest first."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(dissuasions)
    lines = [
        f"{row.happened_on}\t{row.place}\t{zh(LABELS[row.risk])}\t{row.people}人\t保住 {row.saved}元"
        for row in rows
    ]
    output.document([_dissuasion(row) for row in rows], lines or ["还没有劝阻记录。"])


def _dissuasion(row: DissuasionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "date": row.happened_on.isoformat(),
        "group": row.group,
        "household": row.no or None,
        "risk": row.risk.value,
        "way": row.way.value,
        "kind": row.kind or None,
        "people": row.people,
        "saved": row.saved,
        "by": row.done_by,
        "note": row.note,
        "voided": row.voided,
    }
