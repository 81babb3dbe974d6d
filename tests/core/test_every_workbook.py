"""Every workbook that goes out: real dates and numbers, headings that stay, columns that show their text."""

import re
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from outreach.periods import parse
from outreach.queries.reports import sent_reports
from outreach.tallies.making import make_report
from outreach.tallies.workbook import write_tally
from outreach.vocabulary import Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import log

WEEK, NEXT = parse("week", "2026-W46"), parse("week", "2026-W47")
MONTH, QUARTER, YEAR = parse("month", "2026-11"), parse("quarter", "2026-Q4"), parse("year", "2026")
LISTS = ("明细", "补报")
LONG = "阿依古丽·买买提·吐尔逊、欧阳文静、赵强"
AS_TEXT = re.compile(r"[\d,]+(\.\d+)?%?|\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?")


@pytest.fixture
def busy(village: Workspace) -> Workspace:
    """A village whose report went out before the last paper of its week came in."""
    log(village, "1", day=10, signoff=SignOff.SIGNATURE, handouts={"leaflet": 2}, workers=LONG.split("、"))
    log(village, "6", Outcome.PHONE, day=18)
    return village


def written(village: Workspace, folder: Path) -> dict[str, Path]:
    """One workbook of every kind that the program makes."""
    made = {}
    for period in (NEXT, MONTH, QUARTER, YEAR):
        made[period.kind.value] = folder / f"{period.code}.xlsx"
        write_tally(village, period, made[period.kind.value])
    make_report(village, WEEK, folder / "sent.xlsx")
    log(village, "7", day=11)
    log(village, "2", Outcome.NOBODY_HOME, day=12)
    made["late"] = folder / "late.xlsx"
    make_report(village, NEXT, made["late"])
    assert len(village.ask(sent_reports)) == 2
    return made


def shown_width(text: str) -> int:
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)


def shown(cell) -> str:
    """What stands in a cell, about."""
    if isinstance(cell.value, datetime):
        return f"{cell.value:%Y-%m-%d}"
    return f"{cell.value:.1%}" if "%" in cell.number_format else str(cell.value)


def too_narrow(sheet) -> list[str]:
    """Cells whose text is cut off by the next one, or would show ####."""
    merged = [range_boundaries(str(found)) for found in sheet.merged_cells.ranges]
    found = []
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None or cell.alignment.wrap_text or cell.data_type == "f":
                continue
            if any(c1 <= cell.column <= c2 and r1 <= cell.row <= r2 for c1, r1, c2, r2 in merged):
                continue
            after = sheet.cell(cell.row, cell.column + 1).value
            room = sheet.column_dimensions[get_column_letter(cell.column)].width
            text = shown(cell)
            if (after is not None or not isinstance(cell.value, str)) and shown_width(text) > room:
                found.append(f"{sheet.title}!{cell.coordinate} {text}")
    return found


def test_every_sheet_of_every_workbook(busy: Workspace, tmp_path: Path) -> None:
    for kind, path in written(busy, tmp_path).items():
        with ZipFile(path) as parts:
            assert not [name for name in parts.namelist() if "externalLink" in name], kind
            xml = b"".join(parts.read(name) for name in parts.namelist() if "/sheet" in name)
        assert not re.search(rb"</f><v\s*/>|</f><v></v>|</f></c>", xml), "every formula carries its result"
        book = load_workbook(path)
        assert {"明细", "指标说明"} < set(book.sheetnames), kind
        assert ("补报" in book.sheetnames) == (kind == "late")
        for number, sheet in enumerate(book):
            where = f"{kind} {sheet.title}"
            set_up = sheet.page_setup
            assert (set_up.paperSize, set_up.orientation) == (9, "landscape"), where
            assert (set_up.fitToWidth, set_up.fitToHeight) == (1, 0), where
            assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows, where
            assert "&P" in sheet.oddFooter.center.text and "审计" in sheet.oddFooter.right.text, where
            assert sheet.freeze_panes or sheet.title not in (book.sheetnames[0], "明细", "指标说明"), where
            assert bool(sheet.auto_filter.ref) == (sheet.title in LISTS), where
            assert too_narrow(sheet) == [], where
            cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
            assert {cell.font.name for cell in cells} == {"宋体"}, where
            texts = [cell for cell in cells if cell.data_type == "s"]
            assert not [cell.coordinate for cell in texts if AS_TEXT.fullmatch(cell.value)], where
            days = [cell for cell in cells if isinstance(cell.value, datetime)]
            assert all("d" in cell.number_format for cell in days), where
            assert days or sheet.title not in LISTS, where
            assert number or sheet["A1"].value.endswith("统计表"), where
