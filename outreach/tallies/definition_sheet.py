"""The sheet 指标说明: what each figure says, beside earlier periods, checked against its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from outreach.tallies.catalogue import Counts, Figure
from outreach.tallies.cells import Formula, SheetWriter, Style, Value
from outreach.tallies.detail_sheet import HEAD_ROW, SHEET, called, sums_behind
from outreach.tallies.details import AS_IT_STANDS, IN_ALL, DetailRow, has_details
from outreach.tallies.tally import TallySheet

HEADS = (
    "指标",
    "单位",
    "本期",
    "累计",
    "上期",
    "去年同期",
    "明细本期",
    "明细累计",
    "核对",
    "怎么算的",
    "和谁比",
)
WIDTHS = (22, 7, 9, 9, 9, 10, 10, 10, 10, 62, 16)
TITLE = Style(14, bold=True, grid=False)
LINE = Style(10.5, grid=False)
HEAD = Style(10.5, bold=True, horizontal="center", fill="E7ECEA")
NAME = Style(10.5, bold=True)
TEXT = Style(10.5, wrap=True)
MIDDLE = Style(10.5, horizontal="center")
COUNT = Style(10.5, horizontal="right", number="0_ ")
RATE = Style(10.5, horizontal="right", number="0.0%_ ")
RATIO = Style(10.5, horizontal="right", number="0.00_ ")
AGREES, DIFFERS = "对得上", "对不上"
Cell = tuple[Value, Style]


def write_definition_sheet(
    writer: SheetWriter, sheet: TallySheet, rows: Sequence[DetailRow], totals: Mapping[str, str], table: str
) -> None:
    """Write one line a figure; `totals` are the cells of the table's totals on the sheet `table`."""
    writer.widths(WIDTHS)
    writer.sheet.freeze_panes = "B4"
    writer.row([("指标说明", TITLE)], 26)
    said = "核对：表上的合计和“明细”里的数量加起来一样，就是对得上。登记、应访看花名册，不列明细。"
    writer.row([(said, LINE)], 20)
    writer.row([(head, HEAD) for head in HEADS], 22)
    last = HEAD_ROW + max(1, len(rows))
    sums = sums_behind(rows)
    names = {figure.code: called(figure) for figure in sheet.figures}
    for figure in sheet.figures:
        at = writer.at + 1
        cells = [*_numbers(sheet, figure, totals, table), *_check(figure, at, last, sums)]
        against = names.get(figure.denominator or "", "")
        writer.row(
            [
                (names[figure.code], NAME),
                (figure.unit, MIDDLE),
                *cells,
                (figure.definition, TEXT),
                (against, TEXT),
            ],
            28,
        )


def _numbers(sheet: TallySheet, figure: Figure, totals: Mapping[str, str], table: str) -> list[Cell]:
    """Give the four columns; what stands on the table is taken from there."""
    style = {Counts.RATE: RATE, Counts.RATIO: RATIO}.get(figure.counts, COUNT)
    cells: list[Cell] = []
    for column, number in sheet.row(figure.code)._asdict().items():
        place = totals.get(f"{figure.code} {column}")
        if column == "last_year" and figure.book is None and not sheet.last_year_known:
            cells.append(("—", MIDDLE))
        else:
            cells.append((number if place is None else Formula(f"'{table}'!{place}", number), style))
    return cells


def _check(figure: Figure, at: int, last: int, sums: Mapping[tuple[str, str], int | float]) -> list[Cell]:
    """Add the lines of a figure up again, and compare; blank where no lines are listed."""
    if not has_details(figure):
        return [("", MIDDLE)] * 3
    when = "期末" if figure.code in AS_IT_STANDS else "本期"
    code = figure.code
    now = sums.get((code, when), 0)
    cells: list[Cell] = [(Formula(_sum_of(at, last, f'*({_column("B", last)}="{when}")'), now), COUNT)]
    same = f"C{at}=G{at}"
    if code in IN_ALL:
        cells.append((Formula(_sum_of(at, last, ""), now + sums.get((code, "以前"), 0)), COUNT))
        same = f"AND({same},D{at}=H{at})"
    else:
        cells.append(("", MIDDLE))
    return [*cells, (Formula(f'IF({same},"{AGREES}","{DIFFERS}")', AGREES), MIDDLE)]


def _sum_of(at: int, last: int, condition: str) -> str:
    """Write the sum of the lines of the figure named in row `at`; SUMIFS would take * and ? as any text."""
    return f"SUMPRODUCT(({_column('A', last)}=$A{at}){condition}*{_column('I', last)})"


def _column(letter: str, last: int) -> str:
    return f"'{SHEET}'!${letter}${HEAD_ROW + 1}:${letter}${last}"
