"""Contact cards: backs meet fronts, the code keeps the number, what is not given leaves no hole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from outreach.actions.settings import change_setting
from outreach.actions.workers import keep_worker
from outreach.errors import UserMistake
from outreach.printing.card_face import WIDTH
from outreach.printing.card_job import contact_record
from outreach.printing.cards import PLATES, TEN_UP
from outreach.printing.jobs import Prepared
from outreach.printing.leaflet_parts import Contact
from outreach.printing.order import PaperOrder
from outreach.printing.pages import page_text
from outreach.printing.papers import paper_kind
from outreach.workspace import Workspace
from tests.support.printing import decoded, font_names


@pytest.fixture
def staffed(village: Workspace) -> Workspace:
    village.run(keep_worker, "周国强", "社区民警", "138 0000 0126")
    village.run(keep_worker, "王芳", "网格员", "139 0000 0381")
    return village


def cards(workspace: Workspace, group: str | None = None, **options: str) -> Prepared:
    kind = paper_kind("card")
    order = kind.order(PaperOrder(group, options=options))
    return kind.prepare(workspace, order, lambda done, total: None)


def test_ten_cards_with_their_backs_and_a_code_on_each(staffed: Workspace) -> None:
    made = cards(staffed, "2组")
    assert made.pages == 2
    text = page_text(made.pdf, 1)
    assert text.count("周国强") == text.count("王芳") == 10
    assert text.count("96110") == 10
    assert "2组" in text.replace(" ", "")
    assert decoded(made.pdf, 1, 300) == {"MECARD:N:社区民警周国强;TEL:13800000126;;"}
    assert page_text(made.pdf, 2).count("要先垫钱的") == 10
    assert all(name[6] == "+" for name in font_names(made.pdf))


@pytest.mark.parametrize("grid", [TEN_UP, PLATES])
def test_backs_meet_fronts_whichever_way_the_sheet_is_turned(grid: object) -> None:
    assert grid in (TEN_UP, PLATES)
    for corners, size, whole in (
        (sorted({x for x, _ in grid.corners()}), grid.width, 210),  # type: ignore[attr-defined]
        (sorted({y for _, y in grid.corners()}), grid.height, 297),  # type: ignore[attr-defined]
    ):
        assert corners == pytest.approx(sorted(whole - corner - size for corner in corners))


def test_where_nobody_has_a_phone_there_are_lines_to_write_on(village: Workspace) -> None:
    bare = cards(village)
    assert decoded(bare.pdf, 1, 300) == set()
    text = page_text(bare.pdf, 1)
    assert (text.count("社区民警"), text.count("网格员"), text.count("电话")) == (10, 10, 20)
    village.run(change_setting, "enquiry_phone", "0555-0000126")
    reachable = page_text(cards(village, qr="no").pdf, 1)
    assert "0555-0000126" in reachable and "社区民警" not in reachable


def test_a_photograph_is_printed_and_what_is_none_is_refused(staffed: Workspace, tmp_path: Path) -> None:
    photo = tmp_path / "officer.png"
    Image.new("RGBA", (3000, 4000), (20, 90, 160, 255)).save(photo)
    made = cards(staffed, photo=str(photo))
    assert b"/DCTDecode" in made.pdf
    assert len(made.pdf) < 100_000
    for content in (b"", b"not a picture", photo.read_bytes()[:200]):
        photo.write_bytes(content)
        with pytest.raises(UserMistake, match="picture_unreadable"):
            cards(staffed, photo=str(photo))
    with pytest.raises(UserMistake, match="picture_unreadable"):
        cards(staffed, photo=str(tmp_path / "missing.jpg"))


def test_a_long_name_keeps_the_code_coarse_enough() -> None:
    people = (Contact("驻村社区民警兼法治副主任", "阿依古丽·买买提", "138 0000 0126"),)
    text = contact_record(people)
    assert "阿依古丽" in text and "驻村" not in text
    assert len(text.encode()) <= 62
    assert contact_record((Contact("民警", "a;b:c\\", "110"),)) == "MECARD:N:民警a\\;b\\:c\\\\;TEL:110;;"
    assert WIDTH == 90
