"""The sign-off sheet: every code reads, every name is there, nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.errors import Cancelled, StorageProblem
from outreach.printing import qr
from outreach.printing.pages import page_count, page_text
from outreach.printing.signoff import draw, render
from outreach.printing.warnings import PaperFault
from tests.support.printing import HANDOUTS, decoded, font_names, signoff_job

NAMES = ["李建国", "欧阳文静", "阿依古丽·买买提", "𠮷㐂田", "𪛖大", "王" * 30, "<b>&amp;</para>", "张 三"]


def test_every_code_of_ten_pages_is_read_at_150_dpi() -> None:
    sheets = draw(signoff_job(["李建国"] * 62, groups=2))
    assert len(sheets.pages) == page_count(sheets.pdf) == 10
    for page in sheets.pages:
        assert decoded(sheets.pdf, page.page) == {page.code, *page.row_codes}


def test_rows_go_group_by_group_thirteen_a_page() -> None:
    sheets = draw(signoff_job(["李建国"] * 20, groups=2))
    told = [
        (page.group, page.number, page.total, page.row_numbers[0], len(page.row_numbers))
        for page in sheets.pages
    ]
    assert told == [("1", 1, 2, 1, 13), ("1", 2, 2, 14, 7), ("2", 1, 2, 1, 13), ("2", 2, 2, 14, 7)]


def test_names_can_be_copied_out_again_rare_ones_too() -> None:
    text = "".join(page_text(draw(signoff_job(NAMES)).pdf, 1).split())
    for name in (
        "李建国",
        "欧阳文静",
        "阿依古丽·买买提",
        "𠮷㐂田",
        "𪛖大",
        "1组3号",
        "张三",
        "反诈宣传入户签收表",
    ):
        assert name in text
    assert text.count("王") >= 30


def test_only_embedded_fonts_are_spoken_of() -> None:
    names = font_names(draw(signoff_job(NAMES)).pdf)
    assert len(names) == 3
    assert all(name[6] == "+" for name in names)


def test_a_character_no_typeface_has_is_printed_as_a_mark_and_said() -> None:
    sheets = draw(signoff_job(["李建国", "王😀"]))
    [warning] = sheets.warnings
    assert (warning.fault, warning.page, warning.row, warning.characters) == (
        PaperFault.MISSING,
        1,
        2,
        ("😀",),
    )
    assert "U+1F600" in warning.sentence()
    assert "〓" in page_text(sheets.pdf, 1)


@pytest.mark.parametrize(
    ("length", "faults"),
    [(5, []), (16, []), (24, [PaperFault.SMALL]), (36, [PaperFault.SMALL]), (60, [PaperFault.CUT])],
)
def test_long_names_get_smaller_then_a_warning(length: int, faults: list[PaperFault]) -> None:
    sheets = draw(signoff_job(["王" * length]))
    assert [warning.fault for warning in sheets.warnings] == faults


def test_hostile_text_is_printed_as_text() -> None:
    names = ["<img src='/etc/passwd'>", "&lt;", "\x00\u202e李", "王\ufe00", "李\n建国", "长" * 200_000]
    sheets = draw(signoff_job(names))
    text = page_text(sheets.pdf, 1)
    assert "<img" in text
    assert "&lt;" in text
    assert "李 建国" in text
    assert [warning.fault for warning in sheets.warnings] == [PaperFault.CUT]


def test_a_fourth_handout_has_no_box_and_that_is_said() -> None:
    from dataclasses import replace

    from outreach.printing.signoff_form import TickColumn

    job = replace(signoff_job(["李建国"]), handouts=(*HANDOUTS, TickColumn("fan", "扇子")))
    sheets = draw(job)
    assert sheets.geometry["columns"] == ["leaflet", "card", "letter", "app", "proxy"]
    assert [(w.fault, w.characters) for w in sheets.warnings] == [(PaperFault.LEFT_OUT, ("扇子",))]


def test_a_group_without_doors_gives_an_empty_form() -> None:
    sheets = draw(signoff_job([]))
    assert decoded(sheets.pdf, 1) == {sheets.pages[0].code}


def test_the_same_job_gives_the_same_bytes() -> None:
    assert draw(signoff_job(NAMES)).pdf == draw(signoff_job(NAMES)).pdf


def test_pages_are_on_the_disk_before_the_last_is_drawn(tmp_path: Path) -> None:
    job, sizes = signoff_job(["李建国"] * 13 * 12), []

    def weigh(done: int, total: int) -> None:
        sizes.append(sum(file.stat().st_size for file in tmp_path.iterdir()))

    sheets = render(job, tmp_path / "sheets.pdf", weigh)
    assert sizes[5] < sizes[11]
    assert (tmp_path / "sheets.pdf").read_bytes() == draw(job).pdf
    assert not sheets.pdf and page_count(tmp_path / "sheets.pdf") == 12


def test_a_stopped_or_failed_job_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "sheets.pdf"
    target.write_bytes(b"old")

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        render(signoff_job(["李建国"] * 40), target, stop)
    assert [file.name for file in tmp_path.iterdir()] == ["sheets.pdf"]
    assert target.read_bytes() == b"old"
    with pytest.raises(StorageProblem):
        render(signoff_job(["李建国"]), tmp_path / "no" / "sheets.pdf")


def test_codes_are_what_the_library_draws() -> None:
    for page in draw(signoff_job(["李建国"] * 13)).pages:
        for code in page.row_codes:
            assert qr.modules(code) == qr._encode(code)
