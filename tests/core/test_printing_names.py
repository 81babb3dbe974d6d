"""Names of one to forty characters stand whole on every paper with names, however narrow the cell."""

from __future__ import annotations

import pytest

from outreach.actions.act import Act
from outreach.actions.settings import put_setting
from outreach.actions.spot_checks import draw_spot_check
from outreach.errors import UserMistake
from outreach.model import Campaign, Unit, Worker
from outreach.printing.fonts import Face
from outreach.printing.pages import page_count, page_text
from outreach.printing.papers import PAPERS as PAPERS_THERE_ARE
from outreach.printing.preflight import preflight
from outreach.printing.signoff import NAME_STEPS, draw
from outreach.printing.text import fit
from outreach.printing.warnings import PaperFault
from outreach.workspace import Workspace
from tests.support.ledgers import log
from tests.support.printing import prepared, signoff_job

HAN = "诸葛长孙司马欧阳慕容上官皇甫令狐宇文尉迟公孙轩辕东方南宫百里呼延端木西门独孤太史"
RARE = "".join(chr(0x2A600 + number) for number in range(40))
DOTTED = "阿不都热依木·买买提·吐尔逊江·阿卜杜拉·艾合麦提江·伊敏诺夫·居麦尼牙"
LATIN = "Alexander Wilhelmina McDonald-Smithsonia"
NAMES = (HAN, RARE, DOTTED, LATIN)
PAPERS = {
    "signoff": {},
    "registration": {},
    "receipts": {},
    "letter": {},
    "card-slip": {},
    "not-reached": {"columns": "state,phone,last,result"},
    "spot-check": {"columns": "phone,at,workers,outcome,told,result,checked"},
    "handover": {},
}
WITH_PHONES = ("leaflet", "letter", "card", "card-slip", "door-notice", "poster")
OPTIONS = {"household": {"household": "1"}, "leaflet": {"slip": "yes"}}
DOOR = "5弄12号楼3单元1204室东侧小门"


def long_names(act: Act) -> None:
    """Give the doors names of forty characters, and every other one an address of seventeen."""
    act.describe("x")
    for nth, unit in enumerate(act.session.query(Unit).order_by(Unit.no)):
        unit.head = NAMES[nth % len(NAMES)]
        unit.door = DOOR if nth % 2 else unit.door


@pytest.fixture
def long_village(village: Workspace) -> Workspace:
    village.run(long_names)
    for no in "1234":
        log(village, no)
    village.run(draw_spot_check, 7, 4)
    return village


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_one_to_forty_characters_is_cut_on_the_sign_off_sheet(name: str) -> None:
    names = [name[:length] for length in range(1, 41)]
    sheets = draw(signoff_job(names))
    assert {warning.fault for warning in sheets.warnings} <= {PaperFault.SMALL}
    assert preflight(sheets.pdf) == []


def test_the_longest_names_and_doors_stand_whole_on_every_paper_with_names(long_village: Workspace) -> None:
    for kind, options in PAPERS.items():
        made = prepared(long_village, kind, **options)
        assert not [one for one in made.warnings if one.fault is PaperFault.CUT], kind
        assert preflight(made.pdf) == [], kind
        pages = range(1, page_count(made.pdf) + 1)
        text = "".join("".join(page_text(made.pdf, page).split()) for page in pages)
        if kind != "handover":
            assert any("".join(name.split()) in text for name in NAMES), kind
        assert "…" not in text, kind


def test_a_name_with_dots_is_broken_at_them_where_that_costs_a_little_size_only() -> None:
    shown = fit("阿依古丽·买买提·吐尔逊江", 22.6, NAME_STEPS, Face.BOLD, gap=0)
    assert [line.text for line in shown.lines] == ["阿依古丽·", "买买提·吐尔逊江"]
    assert shown.size == 8


def test_the_same_twice_as_long_is_cut_and_said() -> None:
    sheets = draw(signoff_job([HAN * 2]))
    assert [warning.fault for warning in sheets.warnings] == [PaperFault.CUT]


def far_away(act: Act) -> None:
    """Give village, office, campaign and staff names as long as they get far from the cities."""
    act.describe("x")
    put_setting(act.session, "village_name", "喀拉亚尕奇乡阿布热勒村第二社区")
    put_setting(act.session, "township", "伊宁县喀拉亚尕奇乡人民政府")
    put_setting(act.session, "office", "喀拉亚尕奇乡阿布热勒村第二社区居民委员会综合治理办公室")
    put_setting(act.session, "enquiry_phone", "0999-00001234转8001")
    for campaign in act.session.query(Campaign):
        campaign.name = "二〇二六年冬季反电信网络诈骗集中入户宣传专项行动暨无诈村创建活动第二阶段"
    for nth, worker in enumerate(act.session.query(Worker)):
        worker.phone = "138 0000 0126 / 0999-0000126"
        worker.name, worker.role = f"阿不都热依木·买买提·吐尔逊江{nth}", "社区民警兼法治副主任兼网格长"


def test_long_names_of_places_and_staff_leave_no_fault_and_nothing_is_cut_in_silence(
    long_village: Workspace,
) -> None:
    long_village.run(far_away)
    for paper in PAPERS_THERE_ARE:
        try:
            made = prepared(long_village, paper.code, **OPTIONS.get(paper.code, {}))
        except UserMistake:
            continue  # nothing there to print
        assert paper.code == "test-page" or preflight(made.pdf) == [], paper.code
        text = "".join(page_text(made.pdf, page) for page in range(1, made.pages + 1))
        assert paper.code not in WITH_PHONES or "0999-0000126" in text, paper.code
        told = [one for one in made.warnings if one.fault is PaperFault.CUT]
        assert told or "…" not in text, paper.code
