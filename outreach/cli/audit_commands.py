"""audit verify, audit list."""

from __future__ import annotations

import argparse
from pathlib import Path

from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.queries.audit import (
    AuditLineRow,
    audit_break,
    audit_contradiction,
    audit_head,
    audit_rows,
    printed_head,
)
from outreach.vocabulary import LABELS, Access
from outreach.wording import zh

BAD = 3


def audit_verify(options: argparse.Namespace, output: Output) -> int:
    """Go through the chain and compare it with the copies and printed sheets; names the first bad line."""
    sheets = [printed_head(text) for text in options.head]
    with open_ledger(options) as workspace:
        head, bad = workspace.ask(audit_head), workspace.ask(audit_break)
        copies = workspace.known_heads(*map(Path, options.copy))
        bad = bad or workspace.ask(audit_contradiction, (*copies, *sheets))
    document = {
        "ok": bad is None,
        "lines": head.seq,
        "compared": {"copies": len(copies), "sheets": len(sheets)},
        "head": head.short,
        "epoch": head.epoch,
        "bad": None if bad is None else {"seq": bad.seq, "message": bad.sentence},
    }
    good = f"审计完好，共 {head.seq} 条，末条 {head.short}，与 {len(copies)} 份备份对得上。"
    output.document(document, [bad.sentence if bad else good])
    return BAD if bad else 0


def audit_list(options: argparse.Namespace, output: Output) -> None:
    """List the newest lines, the newest first."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(audit_rows, options.limit)
    output.document([_document(row) for row in rows], [_line(row) for row in rows])


def _document(row: AuditLineRow) -> dict[str, object]:
    return {
        "seq": row.seq,
        "at": row.at.isoformat(timespec="seconds"),
        "by": row.by,
        "access": row.access,
        "action": row.name,
        "result": row.result,
        "counter": row.counter,
    }


def _line(row: AuditLineRow) -> str:
    result = {"done": "已做", "refused": "已拒绝", "noted": "已记"}.get(row.result, row.result)
    who = row.by or "未署名"
    return f"{row.seq} {row.at:%Y-%m-%d %H:%M} {who}（{zh(LABELS[Access(row.access)])}）{result} {row.name}"
