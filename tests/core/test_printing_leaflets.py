"""Leaflets: every design whole in every size and ink, words that may be changed, nothing cut in silence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from outreach.actions.paper_words import edit_paper
from outreach.actions.workers import keep_worker
from outreach.errors import UserMistake
from outreach.printing.editable import as_text, slots
from outreach.printing.leaflet import SMALL, USUAL, Contact, LeafletJob, draw
from outreach.printing.leaflet_content import DESIGNS, leaflet_content, leaflet_words
from outreach.printing.leaflet_pictures import PICTURES
from outreach.printing.order import PaperOrder
from outreach.printing.pages import page_image, page_text
from outreach.printing.papers import paper_kind
from outreach.printing.preflight import preflight
from outreach.printing.theme import COLOUR, PLAIN
from outreach.printing.warnings import PaperFault
from outreach.workspace import Workspace
from tests.support.printing import font_names

PEOPLE = (
    Contact("社区民警", "周国强", "138 0000 0126"),
    Contact("网格员", "王芳", "139 0000 0381"),
    Contact("村委会", "值班", "0555-0000126"),
)


def leaflet(design: str = "everybody", words: dict[str, str] | None = None) -> LeafletJob:
    return LeafletJob(leaflet_content(design, words), "柳河村", ("柳河村村民委员会", "2026年11月版"), PEOPLE)


def squeezed(pdf: bytes) -> str:
    return re.sub(r"\s", "", page_text(pdf, 1))


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize(("theme", "two_up"), [(COLOUR, False), (PLAIN, False), (COLOUR, True)])
def test_every_word_of_every_design_stands_on_the_page(design: str, theme: object, two_up: bool) -> None:
    drawn = draw(replace(leaflet(design), theme=theme, two_up=two_up))
    assert drawn.warnings == ()
    text = squeezed(drawn.pdf)
    off = {slot.block for slot in slots(leaflet_words(design)) if slot.is_switch and slot.text == "no"}
    for slot in slots(leaflet_words(design)):
        if slot.is_switch or slot.block in off or "{" in slot.text:
            continue
        for words in slot.text.replace("**", "").split():
            assert words in text, slot
    assert "周国强" in text or design == "elderly"
    assert "柳河村村民委员会" in text
    assert all(name[6] == "+" for name in font_names(drawn.pdf))


def test_every_scam_has_a_picture() -> None:
    for design in DESIGNS:
        assert {row.picture for row in leaflet_content(design).rows} <= set(PICTURES)


def test_the_plain_one_has_neither_colour_nor_grey_areas() -> None:
    seen = page_image(draw(replace(leaflet(), theme=PLAIN)).pdf, 1, 60)
    pixels = [seen.data[at : at + 3] for at in range(0, len(seen.data) - 2, 3)]
    assert all(max(pixel) - min(pixel) <= 2 for pixel in pixels)
    dark = sum(pixel[0] < 90 for pixel in pixels)
    assert dark < 0.2 * len(pixels), "no large solid that eats toner"


def test_what_the_worker_writes_stands_there_and_blocks_are_chosen(village: Workspace) -> None:
    words = {
        "headline": "钱不出村\n先问王芳",
        "rows.loan.shown": "no",
        "rows.shopping.shown": "yes",
        "rows.shopping.how": "低价<b>化肥</b>",
        "rows.gone.how": "不在了",
    }
    village.run(edit_paper, "leaflet-everybody", words)
    text = squeezed(_prepared(village).pdf)
    assert "钱不出村" in text
    assert "低价<b>化肥</b>" in text
    assert "放款前要交保证金" not in text
    village.undo()
    assert "放款前要交保证金" in squeezed(_prepared(village).pdf)


def test_text_that_does_not_fit_is_said_made_smaller_and_never_cut() -> None:
    long = "骗子先给一点小钱，叫你放心，再叫你往里面垫大钱，垫得越多越拿不回来，直到你没有钱再垫了为止"
    tight = draw(leaflet(words={"rows.brushing.how": long}))
    [warning] = tight.warnings
    assert warning.fault is PaperFault.TIGHT
    assert warning.sentence().startswith("第1页，刷单返利 · 骗子这样骗")
    assert long in squeezed(tight.pdf)
    with pytest.raises(UserMistake, match="paper_text_too_long") as caught:
        draw(leaflet(words={"rows.brushing.how": long * 8}))
    assert "刷单返利 · 骗子这样骗" in caught.value.chinese()
    middle = "点赞刷单先给小钱再叫你自己垫大钱越垫越多钱回不来人也找不到了报警也已经晚了这样的事可真不少啊"
    assert draw(leaflet(words={"rows.brushing.how": middle})).warnings
    assert draw(replace(leaflet(words={"rows.brushing.how": middle}), size=SMALL)).warnings == ()


def test_the_smaller_setting_makes_the_few_words_for_the_elderly_smaller_too() -> None:
    usual, small = (draw(replace(leaflet("elderly"), size=size)) for size in (USUAL, SMALL))
    assert usual.pdf != small.pdf
    assert preflight(small.pdf) == [] and squeezed(usual.pdf) == squeezed(small.pdf)


def test_too_many_scams_are_refused_with_how_many_fit() -> None:
    words = {f"rows.{code}.shown": "yes" for code in ("shopping", "romance", "pension")}
    with pytest.raises(UserMistake, match="paper_too_many_blocks") as caught:
        draw(leaflet(words=words))
    assert "8" in caught.value.chinese() and "6" in caught.value.chinese()


def test_the_group_s_own_worker_stands_first(village: Workspace) -> None:
    village.run(keep_worker, "周国强", "社区民警", "138 0000 0126")
    village.run(keep_worker, "王芳", "网格员", "139 0000 0381")
    assert squeezed(_prepared(village).pdf).count("13900000381") == 1
    elderly = squeezed(_prepared(village, design="elderly").pdf)
    assert "就问村里王芳" in elderly
    assert "13800000126" not in elderly


def test_lists_are_written_line_by_line() -> None:
    assert as_text(["一", "二"]) == "一\n二"
    assert as_text([["未知链接", "不点击"]]) == "未知链接 不点击"


def _prepared(workspace: Workspace, **options: str):  # type: ignore[no-untyped-def]
    kind = paper_kind("leaflet")
    return kind.prepare(workspace, kind.order(PaperOrder(options=options)), lambda done, total: None)
