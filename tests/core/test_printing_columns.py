"""Every table that is printed shows the columns chosen, filled or blank, and old geometry stays as it was."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from outreach.actions.cases import CaseForm, add_case
from outreach.actions.spot_checks import draw_spot_check
from outreach.errors import UserMistake
from outreach.printing import form_columns, signoff_layout, visit_layout
from outreach.printing.pages import page_image, page_text
from outreach.printing.papers import paper_kind, print_paper
from outreach.printing.preflight import preflight
from outreach.queries.households import unit_id_of
from outreach.queries.sheets import sheet_page, sheet_pages
from outreach.workspace import Workspace
from tests.support.ledgers import log
from tests.support.printing import decoded, prepared

FORMS = ("signoff", "registration", "not-reached", "progress", "spot-check", "back-trace", "handover", "app")
HEADS = {
    "signoff": {"signer": "签收人和与户主关系", "app": "APP", "proxy": "代签", "date": "日期（月/日）"},
    "registration": {"at_home": "今天在家", "topics": "讲了哪些骗局", "app": "国家反诈中心APP"},
    "not-reached": {"state": "走到哪一步", "phone": "电话", "last": "上次上门", "result": "这次结果"},
    "progress": {"staff": "责任人", "due": "应访户", "signed_rate": "签收率", "rank": "名次"},
    "spot-check": {"phone": "电话", "workers": "去的人", "told": "登记讲了什么", "checked": "抽查日期"},
    "back-trace": {"workers": "去的人", "topics": "讲了什么", "entered": "录入时间"},
    "handover": {"state": "状态", "worker": "回收人"},
    "app": {"persons": "总人数", "rank": "排名"},
}


def squeezed(pdf: bytes, page: int = 1) -> str:
    return re.sub(r"\s", "", page_text(pdf, page))


@pytest.fixture
def busy(village: Workspace) -> Workspace:
    """The village with visits, a check drawn from them, and a case."""
    for no in ("2", "3", "6"):
        log(village, no)
    village.run(draw_spot_check, 7, 3)
    village.run(add_case, CaseForm(date(2026, 11, 17), "brushing", unit_id=village.ask(unit_id_of, "3")))
    return village


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_has_the_columns_that_were_chosen_and_no_other(busy: Workspace, kind: str) -> None:
    for code, head in HEADS[kind].items():
        (option,) = (one for one in paper_kind(kind).options if one.code == "columns")
        alone = prepared(busy, kind, columns=code)
        others = prepared(busy, kind, columns=",".join(one for one, _ in option.choices if one != code))
        assert squeezed(alone.pdf).count(head) > squeezed(others.pdf).count(head), code
        assert preflight(alone.pdf) == [] and preflight(others.pdf) == [], code


@pytest.mark.parametrize("kind", [kind for kind in FORMS if kind != "app"])
def test_blank_pages_name_no_household(busy: Workspace, kind: str) -> None:
    made = prepared(busy, kind, blank="2")
    assert made.pages == 2 and made.warnings == () and preflight(made.pdf) == []
    text = squeezed(made.pdf) + squeezed(made.pdf, 2)
    assert not any(name in text for name in ("李建国", "仇志强", "单春生", "仇**"))


def test_a_blank_sign_off_sheet_has_a_code_of_its_own_and_no_rows(busy: Workspace, tmp_path: Path) -> None:
    print_paper(busy, "signoff", tmp_path / "blank.pdf", options={"blank": "2"})
    codes = {page.code for page in busy.ask(sheet_pages, "signoff-blank")}
    assert len(codes) == 2 and codes == {*decoded((tmp_path / "blank.pdf").read_bytes(), 1)} | {
        *decoded((tmp_path / "blank.pdf").read_bytes(), 2)
    }
    assert busy.ask(sheet_pages) == (), "nothing to type up by the numbers of its rows"


def test_the_cells_kept_are_those_printed(busy: Workspace, tmp_path: Path) -> None:
    print_paper(busy, "signoff", tmp_path / "a.pdf", "1", {"columns": "proxy,date"})
    print_paper(busy, "registration", tmp_path / "b.pdf", "1", {"columns": "outcome,phone_number,remark"})
    (sheet,) = {page.id for page in busy.ask(sheet_pages)}
    (form, *_) = (page.id for page in busy.ask(sheet_pages, "registration"))
    cells = busy.ask(sheet_page, sheet).geometry["rows"][0]["cells"]
    assert set(cells) == {"void", "proxy", "signature", "date"}
    assert cells["signature"][0] + cells["signature"][2] == cells["date"][0] == signoff_layout.DATE
    assert cells["proxy"][0] + cells["proxy"][2] < cells["signature"][0] < signoff_layout.SIGNATURE
    cells = busy.ask(sheet_page, form).geometry["rows"][0]["cells"]
    assert set(cells) == {"void", "signature", "phone_number", "remark", *visit_layout.OUTCOMES}
    assert cells["remark"][2] == visit_layout.RIGHT - visit_layout.SIGNATURE
    assert cells["phone_number"][3] == visit_layout.RECORD - visit_layout.NAMED


def test_with_every_column_the_geometry_is_the_one_first_printed() -> None:
    codes = ["leaflet", "card", "letter", "app", "proxy"]
    assert signoff_layout.geometry(codes) == signoff_layout.geometry(codes, signoff_layout.Shape())
    every = {code for code, _ in form_columns.REGISTRATION}
    first = json.dumps(visit_layout.geometry(codes))
    assert first == json.dumps(visit_layout.geometry(codes, every - {"known_phone"}))


def test_a_column_that_is_none_is_refused(village: Workspace) -> None:
    with pytest.raises(UserMistake, match="paper_option_value_unknown"):
        prepared(village, "signoff", columns="gold")


@pytest.mark.parametrize("kind", ["signoff", "registration"])
@pytest.mark.parametrize("columns", ["", "proxy"])
def test_no_rule_runs_through_the_head_of_a_sheet(village: Workspace, kind: str, columns: str) -> None:
    seen = page_image(prepared(village, kind, "1", columns=columns).pdf, 1, 254)  # ten dots a millimetre
    picture = Image.frombytes("RGB", (seen.width, seen.height), seen.data, "raw", "RGB", seen.stride)
    band = picture.convert("L").crop((180, 100, 2600, 190)).point(lambda value: value < 128 and 1)
    for row in range(band.height):
        dots = band.crop((0, row, band.width, row + 1)).tobytes()
        assert max(map(len, dots.split(b"\0"))) < 400, f"a rule {row / 10 + 10} mm from the top"
