"""quiz list, add, change, drop, ask-again, pass-mark."""

from __future__ import annotations

import argparse

from outreach.actions.quiz import (
    QuestionForm,
    add_question,
    correct_question,
    retire_question,
    set_pass_mark,
)
from outreach.actions.settings import setting
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.queries.campaigns import open_campaign
from outreach.queries.knowing import quiz_counts
from outreach.queries.quiz import QuestionRow, questions


def quiz_list(options: argparse.Namespace, output: Output) -> None:
    """List the questions with their answers, how often each was missed, and how many households know."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(questions, options.all)
        campaign = workspace.ask(open_campaign)
        counts = workspace.ask(quiz_counts, campaign.id if campaign else None)[None]
        mark = workspace.ask(setting, "quiz_pass")
    lines = [f"{row.code}\t{row.text}\t答案：{row.answer}\t答错 {row.missed} 户次" for row in rows]
    lines.append(f"知晓 {counts.passed}/{counts.asked} 户（{counts.rate:.1%}），答对 {mark}% 就算知晓")
    output.document([_question(row) for row in rows], lines)


def quiz_add(options: argparse.Namespace, output: Output) -> None:
    """Add a question of the village's own."""
    with open_ledger(options) as workspace:
        code = workspace.run(add_question, _form(options))
    output.document({"code": code}, [f"题目加上了，代码 {code}"])


def quiz_change(options: argparse.Namespace, output: Output) -> None:
    """Word a question otherwise."""
    with open_ledger(options) as workspace:
        workspace.run(correct_question, options.code, _form(options))
    output.document({"code": options.code}, ["题目改好了。"])


def quiz_drop(options: argparse.Namespace, output: Output) -> None:
    """Ask a question no more, or again."""
    with open_ledger(options) as workspace:
        workspace.run(retire_question, options.code, options.retired)
    said = "这道题不再问了，答过的照留。" if options.retired else "这道题又问了。"
    output.document({"code": options.code, "retired": options.retired}, [said])


def quiz_pass_mark(options: argparse.Namespace, output: Output) -> None:
    """Say how many in a hundred make a household one that knows."""
    with open_ledger(options) as workspace:
        workspace.run(set_pass_mark, options.percent)
    output.document({"percent": options.percent}, [f"答对 {options.percent}% 就算知晓。"])


def _form(options: argparse.Namespace) -> QuestionForm:
    choices = [choice.strip() for choice in options.choices.split("|") if choice.strip()]
    return QuestionForm(options.text, options.answer, choices)


def _question(row: QuestionRow) -> dict[str, object]:
    return {
        "code": row.code,
        "text": row.text,
        "choices": list(row.choices),
        "answer": row.answer,
        "source": row.source,
        "list": row.list_name,
        "retired": row.retired,
        "missed": row.missed,
    }
