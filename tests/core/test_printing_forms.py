"""Forms: the visit form read back by its codes, tables with the columns asked for, blank or filled."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from outreach.actions.act import Act
from outreach.actions.receipts_back import return_receipt
from outreach.actions.settings import change_setting
from outreach.actions.sheets import BatchRecord
from outreach.errors import UserMistake
from outreach.model import Campaign
from outreach.printing import visit_layout
from outreach.printing.form_columns import ACTIVITY
from outreach.printing.pages import page_image, page_text
from outreach.printing.papers import paper_kind, print_paper
from outreach.printing.table_form import TableColumn, TableJob, draw
from outreach.queries.receipts import receipts
from outreach.queries.scans import resolve_scan
from outreach.queries.sheets import sheet_page, sheet_pages
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id
from tests.support.printing import decoded, font_names, prepared

DPI = 254
"""Ten dots a millimetre."""


def squeezed(pdf: bytes, page: int = 1) -> str:
    return re.sub(r"\s", "", page_text(pdf, page))


def test_every_code_of_a_visit_form_opens_its_own_door(village: Workspace, tmp_path: Path) -> None:
    made = print_paper(village, "registration", tmp_path / "form.pdf")
    pdf = made.file.read_bytes()
    pages = {page.code: page for page in village.ask(sheet_pages, "registration")}
    assert len(pages) == made.pages == 3
    seen = set()
    for number in range(1, made.pages + 1):
        for code in decoded(pdf, number):
            found = village.ask(resolve_scan, code)
            if found.page_id is None:
                seen.add(found.household_no)
            else:
                assert pages[code].id == found.page_id
                opened = village.ask(sheet_page, found.page_id)
                assert opened.geometry["layout"] == "visit-a4"
                assert all(line.head in page_text(pdf, number) for line in opened.lines)
    assert seen == {*map(str, range(1, 10)), "11"}
    assert village.ask(sheet_pages) == (), "the list of sign-off sheets has none of these"


def test_the_geometry_of_the_visit_form_is_the_one_first_printed() -> None:
    columns = [
        "brushing",
        "investment",
        "loan",
        "service",
        "police",
        "other_topic",
        "leaflet",
        "card",
        "letter",
    ]
    found = json.loads(json.dumps(visit_layout.geometry(columns)))
    cells = found["rows"][1]["cells"]
    assert cells["void"] == [20.5, 57, 5, 5]
    assert cells["at_home"] == [55.5, 71.6, 8.5, 6]
    assert cells["brushing"] == [102.5, 55.4, 5, 5]
    assert cells["letter"] == [198.5, 55.4, 5, 5]
    assert cells["met"] == [102.5, 68.4, 5, 5]
    assert cells["proxy"] == [198.5, 68.4, 5, 5]
    assert cells["signature"] == [209, 53, 51, 13]
    assert cells["time"] == [209, 70, 25, 9]
    assert found["rows"][1]["code"] == [267.5, 54.5, 10, 10]
    assert found["squares"] == [[9, 9.5, 6, 6], [282, 9.5, 6, 6], [9, 194.5, 6, 6], [282, 194.5, 6, 6]]


def test_boxes_are_drawn_where_the_geometry_says_and_fields_are_empty(village: Workspace) -> None:
    made = prepared(village, "registration", "1")
    assert isinstance(made.record, BatchRecord)
    seen = page_image(made.pdf, 1, DPI)
    geometry = made.record.pages[0].geometry

    def dark(x: float, y: float) -> bool:
        return seen.data[round(y * 10) * seen.stride + 3 * round(x * 10)] < 128

    for row in geometry["rows"]:
        for name, (x, y, width, height) in row["cells"].items():
            middle = (x + width / 2, y + height / 2)
            assert not dark(*middle), name
            if width == height == 5:
                assert dark(x, y + height / 2) and dark(x + width / 2, y), name
        for x, y, width, height in row["bars"]:
            assert dark(x + width / 2, y + height / 2)


def test_blank_visit_forms_name_nobody_and_carry_only_their_page_code(village: Workspace) -> None:
    made = prepared(village, "registration", blank="2")
    assert made.pages == 2
    assert all(code.startswith("S1") for page in (1, 2) for code in decoded(made.pdf, page))
    assert "李建国" not in page_text(made.pdf, 1)


@pytest.mark.parametrize("kind", ["activity", "attendance", "app"])
def test_tables_are_filled_or_blank_with_the_columns_asked_for(village: Workspace, kind: str) -> None:
    filled, blank = prepared(village, kind), prepared(village, kind, blank="3")
    assert blank.pages == 3
    assert all(name[6] == "+" for name in font_names(filled.pdf))
    option = next(option for option in paper_kind(kind).options if option.code == "columns")
    first, second = option.choices[0][0], option.choices[1][0]
    narrow = squeezed(prepared(village, kind, columns=first).pdf)
    wide = squeezed(prepared(village, kind, columns=f"{first},{second}").pdf)
    assert len(narrow) < len(wide) < len(squeezed(filled.pdf))
    with pytest.raises(UserMistake, match="paper_option_value_unknown"):
        prepared(village, kind, columns="gold")


def test_the_app_table_says_what_its_rate_is_of(village: Workspace) -> None:
    text = squeezed(prepared(village, "app").pdf)
    assert "注册率＝已注册÷总人数" in text
    assert "合计" in text and "第1组" in text


def test_slips_in_hand_are_listed_and_without_any_the_form_is_blank(
    village: Workspace, tmp_path: Path
) -> None:
    print_paper(village, "receipts", tmp_path / "slips.pdf", "1组")
    first, second, *_ = village.ask(receipts)
    assert first.serial not in squeezed(prepared(village, "handover").pdf)
    village.run(return_receipt, first.serial)
    text = squeezed(prepared(village, "handover").pdf)
    assert first.serial in text and first.head in text and "共1张" in text
    assert second.serial not in text


def test_a_table_cuts_no_text_and_goes_on_over_pages() -> None:
    columns = (
        TableColumn("a", "序号", 1),
        TableColumn("b", "名称", 4),
        TableColumn("c", "数", 1, figures=True),
    )
    long = "阿依古丽·买买提" * 9 + "<b>&amp;"
    rows = tuple((str(n), long if n % 3 else "王芳", "5") for n in range(1, 40))
    drawn = draw(
        TableJob("表", "共39行", "柳河村", str(date(2026, 11, 20)), columns, rows, total=("合计", "", "195"))
    )
    assert drawn.pages > 1 and drawn.warnings == ()
    text = "".join(squeezed(drawn.pdf, page) for page in range(1, drawn.pages + 1))
    assert text.count(re.sub(r"\s", "", long)) == 26
    assert "合计" in squeezed(drawn.pdf, drawn.pages)
    assert len(ACTIVITY) == 10


def test_sheets_with_names_say_until_when_they_are_kept(village: Workspace) -> None:
    def keep(act: Act) -> None:
        act.describe("x")
        act.session.get_one(Campaign, campaign_id(village)).keep_until = date(2027, 12, 31)

    village.run(keep)
    for kind in ("signoff", "registration", "receipts", "letter", "card-slip", "handover", "not-reached"):
        assert "2027年12月31日前销毁" in squeezed(prepared(village, kind, "1").pdf), kind
    assert "2027年12月31日前销毁" in squeezed(prepared(village, "progress").pdf)
    village.run(change_setting, "office", "莫力达瓦达斡尔族自治旗尼尔基街道达尔罕茂明安联合村村民委员会")
    for kind in ("handover", "not-reached", "progress"):
        assert "2027年12月31日前销毁" in squeezed(prepared(village, kind).pdf), kind
