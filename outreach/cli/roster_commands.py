"""roster check, roster import, roster export."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from outreach.actions.exports import note_unmasked_export
from outreach.actions.register import apply_register_update, id_digester
from outreach.actions.roster_answers import remember_answers
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.words import readable
from outreach.errors import UserMistake, declare
from outreach.queries.register import register
from outreach.queries.roster_answers import roster_answers
from outreach.register_rows import RosterAnswer
from outreach.wording import mark, zh
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.roster.plan import Plan

COLUMN_WRONG = declare(
    "column_wrong",
    mark("A corrected column is written like {example} with one of {known}: correct it."),
)
HEADER_WRONG = declare(
    "header_wrong", mark("Heading rows are written like {example}, sheet and row numbers: correct them.")
)
ANSWER_WRONG = declare(
    "answer_wrong",
    mark("An answer is written like {example}, with a question that the check listed: correct it."),
)
EXPORT_REASON = declare(
    "export_reason", mark("Whole numbers are only written out for a reason: add --reason and say which.")
)


def roster_check(options: argparse.Namespace, output: Output) -> None:
    """Say what an import would do; nothing is written."""
    with open_ledger(options) as workspace:
        plan, _ = _plan(workspace, options)
    output.document(plan.document(), _lines(plan))


def roster_import(options: argparse.Namespace, output: Output) -> None:
    """Import a roster in one transaction, and keep how it was read; the same file twice changes nothing."""
    with open_ledger(options) as workspace:
        plan, said = _plan(workspace, options)
        if not plan.is_idle:
            workspace.run(apply_register_update, plan.update)
        if set(said) - set(workspace.ask(roster_answers)):
            workspace.run(remember_answers, said)
    output.document(plan.document(), _lines(plan))


def roster_export(options: argparse.Namespace, output: Output) -> None:
    """Write one line a person; whole numbers only for a reason, which is kept."""
    from outreach.roster.export import export_people

    if options.unmasked and not options.reason.strip():
        raise UserMistake(EXPORT_REASON, field="reason")
    with open_ledger(options) as workspace:
        rows = workspace.ask(register)
        if options.unmasked:
            workspace.run(note_unmasked_export, options.reason)
        count = export_people(rows, Path(options.out), options.unmasked)
    file = readable(options.out)
    output.document({"file": file, "persons": count}, [f"写出了 {count} 人：{file}"])


def _plan(workspace: Workspace, options: argparse.Namespace) -> tuple[Plan, list[RosterAnswer]]:
    """Plan the import with what is remembered and what was said now; give also what to remember of it."""
    from outreach.roster.check import plan_import
    from outreach.roster.layout import Corrections
    from outreach.roster.memory import row_answer, to_remember
    from outreach.roster.reading import read_file

    path = Path(options.file)
    said = Corrections(
        headers=_headers(options.header), columns=_columns(options.column), rows=_rows(options.answer)
    )
    grids = read_file(path)
    rows, digest = workspace.ask(register), workspace.ask(id_digester)
    answers = workspace.ask(roster_answers)
    plan = plan_import(grids, path.name, rows, said, digest, answers=answers)
    rows_said = [
        row_answer(one, said.rows[one.sheet, one.row, str(one.kind)])
        for one in plan.questions
        if one.key and one.said and (one.sheet, one.row, str(one.kind)) in said.rows
    ]
    return plan, [*to_remember(grids, said), *rows_said]


def _columns(texts: list[str]) -> dict[tuple[str, int], str]:
    """Read `表!C=name`: what a column is."""
    from outreach.roster.words import words

    known = set(words()["headings"])
    columns: dict[tuple[str, int], str] = {}
    for text in texts:
        place, _, field = text.rpartition("=")
        sheet, _, letters = place.rpartition("!")
        if field not in known or not letters.isascii() or not letters.isalpha():
            raise UserMistake(
                COLUMN_WRONG, field="column", example="Sheet1!C=name", known=" ".join(sorted(known))
            )
        index = 0
        for letter in letters.upper():
            index = index * 26 + ord(letter) - 64
        columns[(sheet, index - 1)] = field
    return columns


def _headers(texts: list[str]) -> dict[str, tuple[int, int]]:
    """Read `表!3-4` or `表!3`: in which rows the headings stand, as table programs number them."""
    headers: dict[str, tuple[int, int]] = {}
    for text in texts:
        sheet, _, lines = text.rpartition("!")
        first, _, last = lines.partition("-")
        numbers = (first, last or first)
        if not all(one.isascii() and one.isdigit() and len(one) < 8 for one in numbers):
            raise UserMistake(HEADER_WRONG, field="header", example="Sheet1!3-4")
        headers[sheet] = (int(numbers[0]), int(numbers[1]))
    return headers


def _rows(texts: list[str]) -> dict[tuple[str, int, str], str]:
    """Read `表!52:relation_missing=relation:子`: what was said of a row."""
    rows: dict[tuple[str, int, str], str] = {}
    for text in texts:
        place, _, answer = text.partition("=")
        left, _, kind = place.rpartition(":")
        sheet, _, row = left.rpartition("!")
        if not (row.isascii() and row.isdigit() and kind and answer):
            raise UserMistake(ANSWER_WRONG, field="answer", example="Sheet1!52:relation_missing=own")
        rows[sheet, int(row), kind] = answer
    return rows


def _lines(plan: Plan) -> Iterator[str]:
    from outreach.roster.kinds import PROBLEM_LABELS

    counts = f"新增 {plan.new}，改动 {plan.changed}，不变 {plan.same}"
    yield f"读到 {plan.households} 户 {plan.persons} 人：{counts}"
    if plan.remembered:
        yield f"按说过的读法认的 {plan.remembered} 处"
    if plan.missing:
        yield f"台账里有、表里没有的 {plan.missing} 人，都留着"
    asked = [problem for problem in plan.problems if problem.action in ("ask", "reject")]
    if asked:
        yield f"要看一眼的 {len(asked)} 处："
    for problem in asked[:20]:
        words = zh(PROBLEM_LABELS[problem.kind])
        yield f"  {problem.sheet} 第 {problem.row} 行 {problem.field}：{words}"
