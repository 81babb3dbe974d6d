"""Forms as three township offices lay them out, each with its map; made by another library than ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zlib import compress, crc32

import xlsxwriter

GROUPS = ("1组", "2组", "3组")
Map = dict[str, list[dict[str, Any]]]


def picture() -> bytes:
    """A red PNG of 8 by 8, such as stands for a seal."""

    def part(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + crc32(name + data).to_bytes(4, "big")

    head = (8).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    rows = (b"\0" + b"\xc9\x3a\x2b" * 8) * 8
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", compress(rows)) + part(b"IEND", b"")


def groups_down(folder: Path) -> tuple[Path, Map]:
    """Two rows of merged heads, a row a group, totals by formula; bars, sparklines, comments, protection."""
    path = folder / "综治办周报.xlsx"
    book = xlsxwriter.Workbook(path)
    grid = book.add_format({"border": 1, "align": "center"})
    percent = book.add_format({"border": 1, "num_format": "0.0%"})
    day = book.add_format({"num_format": "yyyy年m月d日"})
    sheet = book.add_worksheet("周报")
    sheet.merge_range("A1:G1", "反诈入户宣传周统计表", book.add_format({"bold": True, "font_size": 18}))
    sheet.write("A2", "填报单位：______  填表人：______")
    sheet.write_blank("G2", None, day)
    sheet.merge_range("A3:A4", "组别", grid)
    sheet.merge_range("B3:C3", "入户（户）", grid)
    sheet.merge_range("D3:D4", "应访户", grid)
    sheet.merge_range("E3:E4", "入户率", grid)
    sheet.merge_range("F3:F4", "宣传单（张）", grid)
    sheet.merge_range("G3:G4", "走势", grid)
    for column, word in ((1, "本周"), (2, "累计")):
        sheet.write(3, column, word, grid)
    for row, group in enumerate(GROUPS, 4):
        sheet.write(row, 0, group, grid)
        for column in (1, 2, 3, 5):
            sheet.write(row, column, 0, grid)
        sheet.write_formula(row, 4, f"=IF(D{row + 1}=0,0,C{row + 1}/D{row + 1})", percent, 0)
        sheet.add_sparkline(row, 6, {"range": f"周报!B{row + 1}:C{row + 1}"})
    sheet.write("A8", "合计", grid)
    for column, letter in ((1, "B"), (2, "C"), (3, "D"), (5, "F")):
        sheet.write_formula(7, column, f"=SUM({letter}5:{letter}7)", grid, 0)
    sheet.write_formula("E8", "=IF(D8=0,0,C8/D8)", percent, 0)
    sheet.conditional_format("C5:C7", {"type": "data_bar", "data_bar_2010": True, "bar_solid": True})
    sheet.data_validation("D5:D7", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.write_comment("B4", "当面告知才算入户")
    sheet.insert_textbox("I3", "此处盖章", {"width": 120, "height": 60})
    _set_up(sheet)
    other = book.add_worksheet("说明")
    other.write("A1", "电话告知不算入户。")
    other.write_formula("A2", "=周报!B8", None, 0)
    other.write_formula("A3", "=1+1", None, 2)
    book.close()
    return path, _map_of_groups_down()


def _set_up(sheet: Any) -> None:
    """As offices print: lying, headings on every page, a header, protected."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(2, 3)
    sheet.set_header("&C&\"宋体\"内部资料")
    sheet.protect("", {"format_cells": True})


def _map_of_groups_down() -> Map:
    rows = {
        "B": {"figure": "reached", "period": "value"},
        "C": {"figure": "reached", "period": "cumulative"},
        "D": {"figure": "due", "period": "cumulative"},
        "F": {"figure": "handout_leaflet"},
    }
    cells = [
        {"sheet": "周报", "cell": "A2", "text": "village", "blank": 1},
        {"sheet": "周报", "cell": "A2", "text": "preparer", "blank": 2},
        {"sheet": "周报", "cell": "G2", "text": "report_date"},
    ]
    line = {"sheet": "周报", "from": 5, "to": 7, "label": "A", "cells": rows}
    return {"cells": cells, "rows": [line]}


def groups_across(folder: Path) -> tuple[Path, Map]:
    """A sheet a month, groups side by side, rates as 78.7 under a heading with a per cent sign; a seal."""
    path = folder / "平安办月报.xlsx"
    book = xlsxwriter.Workbook(path)
    (folder / "seal.png").write_bytes(picture())
    one = book.add_format({"num_format": "0.0"})
    for month in ("10月", "11月"):
        sheet = book.add_worksheet(month)
        sheet.write("A1", f"{month}反诈宣传情况")
        for column, group in enumerate(GROUPS, 1):
            sheet.write(1, column, f"第{group}")
        sheet.write(1, 4, "全村")
        for row, word in enumerate(("入户（户）", "签收（户）", "入户率（%）"), 2):
            sheet.write(row, 0, word)
            for column in range(1, 5):
                sheet.write(row, column, 7, one if row == 4 else None)
        sheet.insert_image("F2", str(folder / "seal.png"))
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"='{month}'!$B$3:$D$3"})
        sheet.insert_chart("A8", chart)
    book.define_name("上月入户", "='10月'!$E$3")
    sheet.write_formula("A6", "=E3-上月入户", None, 0)
    book.close()
    cells = {
        "3": {"figure": "reached"},
        "4": {"figure": "signed"},
        "5": {"figure": "reached_rate", "period": "cumulative", "scale": 100},
    }
    village = [
        {"sheet": "11月", "cell": f"E{row}", "group": None, **entry} for row, entry in cells.items()
    ]
    line = {"sheet": "11月", "from": "B", "to": "D", "label": 2, "cells": cells}
    return path, {"cells": village, "across": [line]}


def a_page_of_text(folder: Path) -> tuple[Path, Map]:
    """A page of sentences with blanks, underlined ones too, and a table under it that is not filled."""
    path = folder / "派出所简况.xlsx"
    book = xlsxwriter.Workbook(path)
    under, plain = book.add_format({"underline": 1}), book.add_format({"font_size": 12})
    sheet = book.add_worksheet("简况")
    sheet.merge_range("A1:F1", "", plain)
    sheet.write_rich_string(
        "A1", plain, "本周入户", under, "    ", plain, "户，累计", under, "    ", plain, "户，入户率",
        under, "    ", plain, "%。", plain,
    )  # fmt: skip
    sheet.write("A2", "填表人：        审核人：        （    ）年第（  ）周")
    sheet.write("A3", "　　年　　月　　日")
    sheet.write("A5", "发案")
    sheet.write("B5", 3)
    sheet.write_formula("B6", "=B5*2", None, 6)
    book.close()
    where = {"sheet": "简况"}
    cells = [
        {**where, "cell": "A1", "figure": "reached", "blank": 1},
        {**where, "cell": "A1", "figure": "reached", "period": "cumulative", "blank": 2},
        {**where, "cell": "A1", "figure": "reached_rate", "period": "cumulative", "blank": 3},
        {**where, "cell": "A2", "text": "preparer", "blank": 1},
        {**where, "cell": "A2", "text": "year", "blank": 3},
        {**where, "cell": "A2", "text": "week", "blank": 4},
    ]
    return path, {"cells": cells}


def a_sheet_a_month(folder: Path) -> tuple[Path, Map]:
    """A sheet a month, groups in Chinese numerals, a subtotal between; the year summed through sheets."""
    path = folder / "综治中心台账.xlsx"
    book = xlsxwriter.Workbook(path)
    for month in ("10月", "11月", "12月"):
        sheet = book.add_worksheet(month)
        sheet.write_row("A1", ("组别", "入户", "签收"))
        for row, word in enumerate(("第一组", "二组（河东）", "小计", "第三村民小组", "合计"), 1):
            sheet.write(row, 0, word)
        for row in (1, 2, 4):
            sheet.write_row(row, 1, (0, 0))
        for letter in "BC":
            sheet.write_formula(f"{letter}4", f"=SUBTOTAL(9,{letter}2:{letter}3)", None, 0)
            sheet.write_formula(f"{letter}6", f"=SUBTOTAL(9,{letter}2:{letter}5)", None, 0)
    year = book.add_worksheet("全年")
    year.write_formula("B1", "=SUM('10月:12月'!B6)", None, 0)
    book.close()
    cells = {"B": {"figure": "reached"}, "C": {"figure": "signed"}}
    return path, {"rows": [{"sheet": "11月", "from": 2, "to": 6, "label": "A", "cells": cells}]}


def two_columns_a_group(folder: Path) -> tuple[Path, Map]:
    """Groups across under names of villages, each over two columns; a list, protection, totals beside."""
    path = folder / "司法所月报.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("11月")
    year = book.add_worksheet("全年")
    free, grid = book.add_format({"locked": False}), book.add_format({"border": 1, "num_format": "0"})
    sheet.merge_range("A2:A3", "项目", grid)
    for column, name in ((1, "柳河村一组"), (3, "周新庄村一组"), (5, "洋口镇周新庄村第二村民小组")):
        sheet.merge_range(1, column, 1, column + 1, name, grid)
        sheet.write_row(2, column, ("本月", "累计"), grid)
    for row, word in enumerate(("入户（户）", "签收（户）"), 3):
        sheet.write_row(row, 0, (word, *[""] * 6), grid)
        sheet.write_formula(row, 7, f"=D{row + 1}+F{row + 1}", grid, 0)
        sheet.write(row, 8, "未审", free)
        year.write_formula(row, 0, f"='11月'!H{row + 1}*2", None, 0)
    sheet.data_validation("I4:I5", {"validate": "list", "source": ["未审", "已审"]})
    sheet.protect("1234")
    sheet.repeat_rows(1, 2)
    book.close()
    cells = {"4": {"figure": "reached"}, "4+1": {"figure": "reached", "period": "cumulative"}}
    cells |= {"5+1": {"figure": "signed", "period": "cumulative"}}
    line = {"sheet": "11月", "from": "B", "to": "G", "label": 2, "cells": cells}
    return path, {"across": [line]}


FORMS = (groups_down, groups_across, a_page_of_text, a_sheet_a_month, two_columns_a_group)


def write_map(folder: Path, document: Map) -> Path:
    """Write a map's file."""
    path = folder / "map.json"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path
