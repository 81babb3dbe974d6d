"""stock list, receive, out, back, post, damage, count, void, log, limit."""

from __future__ import annotations

import argparse
import re
from datetime import date, datetime

from outreach.actions.stock import MovementForm, record_movement, set_low_limit, void_movement
from outreach.catalog import CatalogKind
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.errors import UserMistake, declare
from outreach.queries.campaigns import options as catalog_options
from outreach.queries.stock import StockRow, stock_rows
from outreach.queries.stock_entries import MovementRow, movements, stock_warnings
from outreach.queries.stock_sentences import movement_words, warning_words
from outreach.vocabulary import LABELS, MovementKind
from outreach.wording import mark, zh
from outreach.workspace import Workspace

MOMENT_WRONG = declare(
    "stock_moment", mark("“{text}” is no date or time: write it like 2026-11-18 or 2026-11-18T20:30.")
)
MONEY_WRONG = declare("money_wrong", mark("“{text}” is no sum of money: write it in yuan, like 120.50."))


def stock_list(options: argparse.Namespace, output: Output) -> None:
    """List every handout with its equation; the lines leave out what nobody uses."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(stock_rows)
        warnings = workspace.ask(stock_warnings)
    lines = [_line(row) for row in rows if row.in_use]
    lines += ["注意：" + warning_words(zh, row) for row in warnings]
    output.document([_stock(row) for row in rows], lines or ["还没有宣传品进出。"])


def stock_move(options: argparse.Namespace, output: Output) -> None:
    """Write one movement: receive, out, back, post, damage or count."""
    with open_ledger(options) as workspace:
        form = _form(workspace, options)
        movement_id = workspace.run(record_movement, form)
        (row,) = (row for row in workspace.ask(stock_rows) if row.code == form.code)
    output.document({"saved": movement_id, **_stock(row)}, [_line(row)])


def _form(workspace: Workspace, options: argparse.Namespace) -> MovementForm:
    return MovementForm(
        kind=MovementKind(options.movement),
        code=_code(workspace, options.handout),
        count=options.pieces,
        worker=getattr(options, "worker", None) or "",
        at=_moment(options.at),
        edition=getattr(options, "edition", None) or "",
        printed_on=_day(getattr(options, "printed", None)),
        place=getattr(options, "place", None) or "",
        source=getattr(options, "source", None) or "",
        cost=_fen(getattr(options, "cost", None)),
        note=options.note,
    )


def _code(workspace: Workspace, named: str) -> str:
    """Take a handout by its code or by its Chinese label."""
    rows = workspace.ask(catalog_options, CatalogKind.HANDOUT.value)
    return next((row.code for row in rows if named in (row.code, row.label)), named)


def stock_void(options: argparse.Namespace, output: Output) -> None:
    """Void a stock entry with a reason."""
    with open_ledger(options) as workspace:
        workspace.run(void_movement, options.id, options.reason)
    output.document({"voided": options.id}, ["已作废，记录和理由都留着。"])


def stock_log(options: argparse.Namespace, output: Output) -> None:
    """List the entries, the newest first, the void ones too."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(movements, _code(workspace, options.handout) or None)
    lines = [f"{row.at:%Y-%m-%d %H:%M}\t{movement_words(zh, row)}\t{row.id}" for row in rows]
    output.document([_movement(row) for row in rows], lines or ["还没有宣传品进出。"])


def stock_limit(options: argparse.Namespace, output: Output) -> None:
    """Set from how few pieces on a handout is low."""
    with open_ledger(options) as workspace:
        code = _code(workspace, options.handout)
        workspace.run(set_low_limit, code, options.pieces)
    output.document({"code": code, "low": options.pieces}, ["记下了。"])


def _stock(row: StockRow) -> dict[str, object]:
    return {
        "code": row.code,
        "label": row.label,
        "unit": row.unit,
        "received": row.received,
        "doors": row.doors,
        "activities": row.activities,
        "posted": row.posted,
        "damaged": row.damaged,
        "left": row.left,
        "held": row.held,
        "shelf": row.shelf,
        "low": row.low,
        "is_low": row.is_low,
        "counted": row.counted.count if row.counted else None,
        "difference": row.counted.difference if row.counted else None,
        "stale": list(row.stale),
        "cost": row.cost / 100,
    }


def _line(row: StockRow) -> str:
    low = "，快用完了" if row.is_low else ""
    return (
        f"{row.label}\t入户 {row.doors} + 活动 {row.activities} + 张贴 {row.posted} + 损耗 {row.damaged}"
        f" + 剩余 {row.left} = 收到 {row.received} {row.unit}\t在手里 {row.held}，架上 {row.shelf}{low}"
    )


def _movement(row: MovementRow) -> dict[str, object]:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "label": zh(LABELS[row.kind]),
        "code": row.code,
        "count": row.count,
        "at": row.at.isoformat(timespec="minutes"),
        "worker": row.worker,
        "edition": row.edition,
        "place": row.place,
        "from": row.source,
        "cost": None if row.cost is None else row.cost / 100,
        "note": row.note,
        "activity": row.activity_id,
        "by": row.entered_by,
        "voided": row.voided,
        "void_reason": row.void_reason,
    }


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as problem:
        raise UserMistake(MOMENT_WRONG, field="at", text=text[:30]) from problem
    return at.replace(tzinfo=None)


def _day(text: str | None) -> date | None:
    moment = _moment(text)
    return moment.date() if moment else None


def _fen(text: str | None) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,8}(\.[0-9]{1,2})?", text):
        raise UserMistake(MONEY_WRONG, field="cost", text=text[:20])
    return round(float(text) * 100)
