"""Every paper passes preflight with hard data, and other programs find nothing wrong with its file."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from outreach.actions.act import Act
from outreach.actions.workers import keep_worker
from outreach.errors import UserMistake
from outreach.model import Person, Unit, new_id
from outreach.printing.jobs import Prepared
from outreach.printing.leaflet_content import print_data
from outreach.printing.order import PaperOrder
from outreach.printing.pages import page_text
from outreach.printing.paper import A4, Paper
from outreach.printing.papers import PAPERS, paper_kind
from outreach.printing.preflight import preflight
from outreach.printing.printer_test import scale_of
from outreach.printing.warnings import PaperFault
from outreach.scanning.phrases import read_phrase
from outreach.workspace import Workspace
from tests.support.printing import font_names

OWN = [paper.code for paper in PAPERS if paper.code != "test-page"]
VARIANTS: dict[str, list[dict[str, str]]] = {
    "leaflet": [
        {"design": "elderly"},
        {"design": "parents", "ink": "black"},
        {"design": "finance", "size": "a5"},
        {"design": "shops", "slip": "yes"},
        {"design": "elderly", "slip": "yes"},
    ],
    "letter": [{"reader": "parents"}, {"reader": "finance", "form": "alone", "ink": "black"}],
    "coverage": [{"size": "a4"}],
    "household": [{"household": "1"}],
    "card": [{"card": "plate"}, {"ink": "black", "sides": "one"}],
}
NAMES = {
    "1": "王",
    "2": "欧" * 20,
    "3": "阿依古丽·买买提·吐尔逊江",
    "4": "𠮷㐂𪛖",
    "5": "长" * 40,
    "6": "<b>&amp;",
}
NOTHING_THERE = (
    "no_campaign_to_print",
    "no_doors_to_print",
    "nobody_excluded",
    "no_check_to_print",
    "no_case_to_print",
    "no_units_to_print",
    "data_household",
    "no_campaign_open",
    "no_tasks_to_print",
)
NAMED = ("signoff", "registration", "letter", "receipts", "card-slip", "not-reached")
PROGRAMS = {
    "pdffonts": ["pdffonts", "{file}"],
    "qpdf": ["qpdf", "--check", "{file}"],
    "gs": ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "{file}"],
    "pdftotext": ["pdftotext", "-enc", "UTF-8", "{file}", "-"],
}


def hard_data(act: Act) -> None:
    """Give doors names of 1 to 40 characters, rare ones and markup, and one household thirty people."""
    act.describe("x")
    for unit in act.session.query(Unit):
        unit.head = NAMES.get(unit.no, unit.head)
        if unit.no == "1":
            for position in range(10, 38):
                person = Person(id=new_id(), unit_id=unit.id, name=f"王{position}", position=position)
                person.relation, person.sex, person.birth, person.status = "子", "男", "", ""
                act.session.add(person)


def draw(workspace: Workspace, kind: str, **options: str) -> Prepared:
    paper = paper_kind(kind)
    order = paper.order(PaperOrder(options=options))
    return paper.prepare(workspace, order, lambda done, total: None)


@pytest.fixture
def hard_village(village: Workspace) -> Workspace:
    village.run(keep_worker, "阿不都热依木·买买提", "社区民警兼法治副主任", "138 0000 0126")
    village.run(keep_worker, "王芳", "网格员", "139 0000 0381")
    village.run(hard_data)
    return village


def test_every_paper_passes_preflight_whatever_the_names(hard_village: Workspace) -> None:
    for kind in OWN:
        for options in [{}, *VARIANTS.get(kind, [])]:
            try:
                made = draw(hard_village, kind, **options)
            except UserMistake as mistake:
                assert mistake.code in NOTHING_THERE, kind
                continue
            assert preflight(made.pdf) == [], (kind, options)
            assert all(name[6] == "+" for name in font_names(made.pdf)), kind


def test_papers_of_an_empty_ledger_pass_or_say_what_is_missing(
    hard_village: Workspace, tmp_path: Path
) -> None:
    from outreach.actions.ledger import LedgerForm

    form = LedgerForm("周新庄村", "320623101224", "洋口镇")
    with Workspace.create(tmp_path / "empty.ledger", form) as empty:
        for kind in OWN:
            try:
                made = draw(empty, kind)
            except UserMistake as mistake:
                assert mistake.code in NOTHING_THERE, kind
            else:
                assert preflight(made.pdf) == [], kind


def test_preflight_finds_what_is_wrong() -> None:
    paper = Paper(A4, "x")
    paper.text(2, 50, "边", 12)
    paper.text(50, 50, "小", 6)
    paper.text(50, 80, "叠", 12)
    paper.text(51, 80, "住", 12)
    paper.text(50, 120, "淡", 12, colour="#DDDDDD")
    paper.end_page()
    found = {(fault.kind, fault.text) for fault in preflight(paper.finish())}
    assert found == {("edge", "边"), ("small", "小"), ("overlap", "住"), ("contrast", "淡")}


@pytest.mark.parametrize("program", PROGRAMS)
def test_other_programs_find_no_fault_and_give_the_names_back(
    hard_village: Workspace, tmp_path: Path, program: str
) -> None:
    look_over(hard_village, tmp_path, program, ("signoff", "registration", "letter", "card", "leaflet"))


@pytest.mark.soak
@pytest.mark.parametrize("program", PROGRAMS)
def test_other_programs_find_no_fault_in_any_paper(
    hard_village: Workspace, tmp_path: Path, program: str
) -> None:
    look_over(hard_village, tmp_path, program, [paper.code for paper in PAPERS])


def look_over(village: Workspace, folder: Path, program: str, kinds: Sequence[str]) -> None:
    """Let a program look over these papers, in each of the variants there are."""
    if shutil.which(PROGRAMS[program][0]) is None:
        pytest.skip(f"{program} is not installed here")
    every = len(kinds) > len(OWN)
    drawn = [(code, one) for code in kinds for one in [{}, *(VARIANTS.get(code, []) if every else [])]]
    for kind, options in drawn:
        file = folder / f"{kind}.pdf"
        try:
            file.write_bytes(draw(village, kind, **options).pdf)
        except UserMistake as mistake:
            assert mistake.code in NOTHING_THERE, kind
            continue
        command = [part.format(file=file) for part in PROGRAMS[program]]
        done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
        assert done.returncode == 0, done.stdout + done.stderr
        if program == "pdffonts":
            lines = done.stdout.splitlines()[2:]
            assert lines and all(re.search(r"\byes yes yes\b", line) for line in lines), done.stdout
        if program == "gs":
            assert done.stderr.strip() == ""
        if program == "pdftotext" and kind in NAMED and "alone" not in options.values():
            text = re.sub(r"\s", "", done.stdout)
            for name in ("王", "阿依古丽·买买提·吐尔逊江", "𠮷㐂𪛖", "<b>&amp;"):
                assert name in text, (kind, name)


def test_a_missing_glyph_is_said_with_its_row_on_papers_with_names(hard_village: Workspace) -> None:
    NAMES["2"] = "王😀"
    try:
        hard_village.run(hard_data)
        for kind in ("signoff", "registration", "letter", "not-reached"):
            faults = [
                warning
                for warning in draw(hard_village, kind).warnings
                if warning.fault is PaperFault.MISSING
            ]
            assert faults and faults[0].characters == ("😀",), kind
    finally:
        NAMES["2"] = "欧" * 20


@pytest.mark.parametrize(
    ("measure", "scale"), [("", 1.0), ("150", 1.0), (" 145.5 mm", 0.97), ("153，0毫米", 1.02)]
)
def test_the_ruler_tells_what_the_printer_does(measure: str, scale: float) -> None:
    assert scale_of(measure) == pytest.approx(scale)


@pytest.mark.parametrize("measure", ["15", "一百五", "1500", "nan"])
def test_a_measure_that_cannot_be_is_refused(measure: str) -> None:
    with pytest.raises(UserMistake, match="ruler_measure_wrong"):
        scale_of(measure)


def test_a_banner_prints_a_page_a_character(village: Workspace) -> None:
    made = draw(village, "banner", text="别转钱 先问")
    assert made.pages == 5
    assert "别" in page_text(made.pdf, 1)
    for words, code in ((" ", "banner_empty"), ("长" * 200_000, "banner_long")):
        with pytest.raises(UserMistake, match=code):
            draw(village, "banner", text=words)


def test_what_the_help_sheet_says_is_understood() -> None:
    handouts = {"leaflet": "宣传单", "card": "联系卡"}
    for typed, _ in print_data("help")["phrases"]:
        reading = read_phrase(typed, 13, handouts=handouts)
        assert reading.rows and not reading.problems, typed
