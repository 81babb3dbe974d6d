"""How what fills a cell is said."""

from __future__ import annotations

from collections.abc import Mapping

from outreach.places import group_label
from outreach.tallies.office.mapping import CellEntry
from outreach.wording import mark, tr

TEXTS = {
    "village": mark("Name of the village"),
    "township": mark("Name of the township"),
    "campaign": mark("Name of the campaign"),
    "period": mark("The period"),
    "year": mark("Year"),
    "month": mark("Month"),
    "week": mark("Number of the week"),
    "report_date": mark("Day of the report"),
    "preparer": mark("Who prepares it"),
}
PERIODS = {
    "value": mark("This period"),
    "cumulative": mark("In all"),
    "last": mark("The period before"),
    "last_year": mark("A year ago"),
    "diff": mark("More than before"),
    "rank": mark("Rank of the group"),
}


def said_of(entry: CellEntry, names: Mapping[str, str], *, group: bool = True) -> str:
    """Say what fills a cell: 3组 入户 本期; without its group where a whole line is meant."""
    if entry.text is not None:
        said = tr(TEXTS[entry.text])
    else:
        name = names.get(entry.figure or "", entry.figure or "")
        parts = [group_label(entry.group)] if group and entry.group else []
        said = " ".join([*parts, name, tr(PERIODS[entry.period])])
    return said if entry.blank is None else tr("blank {n}: {what}", n=entry.blank, what=said)
