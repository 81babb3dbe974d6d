"""What a scan does that no page takes: it opens the household or the sheet, or says why not."""

from __future__ import annotations

from collections.abc import Callable

from outreach.queries.scans import resolve_scan
from outreach.wording import tr
from ui.page import Context


def answer_scan(ctx: Context, code: str, open_unit: Callable[[str], None]) -> None:
    """Open what the code stands for, or show the band that fits."""
    row = ctx.workspace.ask(resolve_scan, code)
    if row.status == "open" and row.unit_id:
        open_unit(row.unit_id)
    elif row.status == "open" and row.page_id:
        ctx.navigate("receipts", page_id=row.page_id)
    elif row.status == "forged":
        ctx.band(
            "forged", tr("Perhaps forged"), tr("This code was not printed by this ledger: keep the paper.")
        )
    else:
        ctx.band("unknown", tr("Not known"), tr("No household here has this code: find it by name."))
