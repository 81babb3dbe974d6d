"""Where a line behind a number leads."""

from __future__ import annotations

from outreach.tallies.behind import BehindRow
from ui.page import Context
from ui.pages import built_pages
from ui.pages.reports.panel import BehindPanel


def open_line(ctx: Context, row: BehindRow) -> None:
    """Open the door behind a line, or the book it stands in."""
    if row.unit_id:
        ctx.navigate("household", unit_id=row.unit_id)
    elif any(entry.id == "activities" for entry in built_pages()):
        ctx.navigate("activities")


def open_list(ctx: Context, panel: BehindPanel) -> None:
    """Open the present line of the panel in the list of households, narrowed to its group."""
    row = panel.doors.present()
    if row is not None and panel.spot is not None:
        group = {} if panel.spot.group is None else {"group": panel.spot.group}
        ctx.navigate("households", unit_id=row.unit_id, **group)
