"""Papers with a slip for each household: one number on both halves, remembered once it is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outreach.actions.paper_words import edit_paper
from outreach.errors import UserMistake
from outreach.printing.pages import page_count, page_text
from outreach.printing.papers import print_paper
from outreach.printing.rich import fit_rich
from outreach.queries.receipts import receipts as receipt_rows
from outreach.queries.scans import resolve_scan
from outreach.workspace import Workspace
from tests.support.printing import decoded, font_names


def squeezed(pdf: bytes, page: int = 1) -> str:
    return re.sub(r"\s", "", page_text(pdf, page))


@pytest.mark.parametrize(
    ("kind", "options"), [("letter", {}), ("leaflet", {"slip": "yes"}), ("card-slip", {})]
)
def test_each_household_gets_a_numbered_slip_and_its_code_is_known(
    village: Workspace, tmp_path: Path, kind: str, options: dict[str, str]
) -> None:
    made = print_paper(village, kind, tmp_path / "paper.pdf", "1组", options)
    assert not made.warnings
    pdf = made.file.read_bytes()
    receipts = village.ask(receipt_rows)
    assert len(receipts) == 4
    seen: set[str] = set()
    for page in range(1, made.pages + 1):
        codes = {code for code in decoded(pdf, page, 200) if code.startswith("R1")}
        seen |= codes
        for code in codes:
            [row] = [row for row in receipts if row.code == code]
            assert page_text(pdf, page).count(row.serial) == 2, "on both halves"
            assert row.head in page_text(pdf, page)
            assert village.ask(resolve_scan, code).unit_id == row.unit_id
    assert seen == {row.code for row in receipts}
    assert all(name[6] == "+" for name in font_names(pdf))


def test_a_preview_uses_up_no_number_and_blank_slips_name_nobody(village: Workspace, tmp_path: Path) -> None:
    made = print_paper(village, "letter", tmp_path / "a.pdf", None, {"reader": "parents", "blank": "2"})
    pdf = made.file.read_bytes()
    assert made.pages == 2
    assert "学校、班级" in page_text(pdf, 1)
    assert "致学生家长的一封信" in page_text(pdf, 1)
    assert "李建国" not in page_text(pdf, 1)
    assert [row.head for row in village.ask(receipt_rows)] == ["", ""]
    with pytest.raises(UserMistake, match="blank_count_wrong"):
        print_paper(village, "letter", tmp_path / "b.pdf", None, {"blank": "many"})
    assert not (tmp_path / "b.pdf").exists()


@pytest.mark.parametrize("reader", ["residents", "parents", "finance"])
def test_a_letter_alone_speaks_of_no_slip(village: Workspace, tmp_path: Path, reader: str) -> None:
    options = {"reader": reader, "form": "alone", "ink": "black"}
    made = print_paper(village, "letter", tmp_path / "a.pdf", None, options)
    assert (made.pages, made.batch, page_count(made.file)) == (1, None, 1)
    text = squeezed(made.file.read_bytes())
    assert "回执" not in text
    assert "96110" in text and "110" in text


def test_a_letter_is_rewritten_and_too_much_text_is_refused(village: Workspace, tmp_path: Path) -> None:
    village.run(
        edit_paper, "letter-residents", {"greeting": "三组的乡亲：", "opening": "**别转钱**，&<b>先问。"}
    )
    text = squeezed(print_paper(village, "letter", tmp_path / "a.pdf", "1组").file.read_bytes())
    assert "三组的乡亲：" in text
    assert "别转钱，&<b>先问。" in text
    village.run(edit_paper, "letter-residents", {"opening": "骗" * 1200, "middle": "钱" * 1200})
    with pytest.raises(UserMistake, match="paper_text_too_long"):
        print_paper(village, "letter", tmp_path / "b.pdf", "1组")


def test_a_long_line_with_a_sign_that_no_font_has_is_broken_like_any_other() -> None:
    words = "👨👩👧" + "请您" * 40 + "，**不转账**"
    broken = fit_rich([words], 100, 100, "正文")
    assert "".join(broken.lines).replace("〓" * 3, "👨👩👧").replace("**", "") == words.replace("**", "")
    assert broken.missing == ("👨", "👩", "👧")


def test_one_text_more_costs_few_bytes(village: Workspace, tmp_path: Path) -> None:
    one = print_paper(village, "letter", tmp_path / "a.pdf", None, {"blank": "1"}).file.stat().st_size
    many = print_paper(village, "letter", tmp_path / "b.pdf", None, {"blank": "41"}).file.stat().st_size
    assert (many - one) / 40 < 3_000
