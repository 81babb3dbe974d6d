"""The sheet 补报: what came in after an earlier report went out, in figures and door by door."""

from __future__ import annotations

from outreach.places import door_label
from outreach.tallies.catalogue import Counts
from outreach.tallies.cells import SheetWriter, Style, wide_enough
from outreach.tallies.delta import Delta
from outreach.tallies.delta_causes import CAUSES
from outreach.tallies.detail_sheet import CONFIDENTIAL, called
from outreach.tallies.layout import group_name_shown
from outreach.wording import zh

SHEET = "补报"
WIDTHS = (18, 8, 10, 12, 14, 13, 10, 14)
TITLE = Style(14, bold=True, grid=False)
LINE = Style(10.5, grid=False)
HEAD = Style(10.5, bold=True, horizontal="center", fill="E7ECEA")
TEXT = Style(10.5)
DAY = Style(10.5, horizontal="center", number="yyyy-mm-dd")
COUNT = Style(10.5, horizontal="right", number="0_ ")
SIGNED_COUNT = Style(10.5, horizontal="right", number="+0_ ;-0_ ;0_ ")
RATE = Style(10.5, horizontal="right", number="0.0%_ ")
SIGNED_RATE = Style(10.5, horizontal="right", number="+0.0%_ ;-0.0%_ ;0.0%_ ")
RATIO = Style(10.5, horizontal="right", number="0.00_ ")
SIGNED_RATIO = Style(10.5, horizontal="right", number="+0.00_ ;-0.00_ ;0.00_ ")
STYLES = {Counts.RATE: (RATE, SIGNED_RATE), Counts.RATIO: (RATIO, SIGNED_RATIO)}
FIGURES = ("指标", "单位", "已报", "现在", "相差")
LINES = ("指标", "单位", "组", "门牌", "户主", "走访日期", "数量", "为什么")


def _widths(delta: Delta) -> list[float]:
    shown = {
        0: {called(row.figure) for row in delta.figures} | {called(line.figure) for line in delta.lines},
        3: {door_label(line.door) for line in delta.lines},
        4: {line.head for line in delta.lines},
        7: {zh(CAUSES[line.cause]) for line in delta.lines},
    }
    return [wide_enough(least, shown.get(place, ())) for place, least in enumerate(WIDTHS)]


def write_delta_sheet(writer: SheetWriter, delta: Delta) -> None:
    """Write the differences of the figures, then the lines that sum to them."""
    sent = delta.sent
    writer.widths(_widths(delta))
    writer.row([(f"补报：{sent.period.chinese()}", TITLE)], 26)
    said = f"上次 {sent.made_at:%Y-%m-%d %H:%M} 报出，第 {sent.version} 版。以下是报出以后才补登、更正的。"
    writer.row([(said, LINE)], 20)
    writer.row([(CONFIDENTIAL, LINE)], 20)
    writer.row([(head, HEAD) for head in FIGURES], 22)
    for row in delta.figures:
        count, signed = STYLES.get(row.figure.counts, (COUNT, SIGNED_COUNT))
        name = (called(row.figure), TEXT)
        numbers = [(row.reported, count), (row.now, count), (row.now - row.reported, signed)]
        writer.row([name, (row.figure.unit, TEXT), *numbers])
    if not delta.figures:
        writer.row([("没有要补报的。", LINE)])
    writer.row([])
    heads = writer.row([(head, HEAD) for head in LINES], 22)
    writer.sheet.print_title_rows = f"{heads}:{heads}"
    writer.sheet.auto_filter.ref = f"A{heads}:H{heads + max(1, len(delta.lines))}"
    for line in delta.lines:
        where = [(group_name_shown(line.group), TEXT), (door_label(line.door), TEXT), (line.head, TEXT)]
        writer.row(
            [
                (called(line.figure), TEXT),
                (line.figure.unit, TEXT),
                *where,
                (line.day, DAY),
                (line.n, SIGNED_COUNT),
                (zh(CAUSES[line.cause]), TEXT),
            ]
        )
