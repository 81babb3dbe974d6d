"""The way from a photo to what it belongs to."""

from __future__ import annotations

from outreach.queries.evidence import PhotoRow
from outreach.queries.receipts import receipt
from outreach.queries.visits import visits_by_id
from outreach.vocabulary import PhotoOf
from ui.page import Context


def open_source(ctx: Context, row: PhotoRow) -> None:
    """Open the visit's household, the activity, the case or the slip's household."""
    ask = ctx.workspace.ask
    if row.of is PhotoOf.VISIT:
        for visit in ask(visits_by_id, [row.record_id]):
            ctx.navigate("household", unit_id=visit.unit_id)
    elif row.of is PhotoOf.ACTIVITY:
        ctx.navigate("activities", activity_id=row.record_id)
    elif row.of is PhotoOf.CASE:
        ctx.navigate("cases", case_id=row.record_id)
    else:
        slip = ask(receipt, row.record_id)
        if slip is not None and slip.unit_id:
            ctx.navigate("household", unit_id=slip.unit_id)
        else:
            ctx.navigate("receipts", view="slips")
