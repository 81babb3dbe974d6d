"""Hostile text in every field that reaches paper prints as text, or is refused in one sentence."""

from __future__ import annotations

import re
from datetime import date

import pytest

from outreach.actions.act import Act
from outreach.actions.activities import ActivityForm, record_activity
from outreach.actions.cases import CaseForm, add_case
from outreach.actions.paper_words import edit_paper
from outreach.actions.settings import change_setting
from outreach.actions.spot_checks import draw_spot_check
from outreach.errors import UserMistake
from outreach.model import Area, Base
from outreach.printing.editable import slots
from outreach.printing.editable_papers import words_of_paper
from outreach.printing.pages import page_count, page_text
from outreach.printing.papers import PAPERS
from outreach.queries.households import unit_id_of
from outreach.workspace import Workspace
from tests.support.ledgers import log
from tests.support.printing import prepared

MARKUP = '<img src="/etc/passwd"/></para>&amp;<font size="1e9">=1+1'
LONG = "长" * 200_000
WORDED = ("leaflet-everybody", "leaflet-elderly", "letter-residents", "door-notice")
NAMED = ("signoff", "registration", "not-reached", "household", "activity")
FIELDS = {
    "Unit": "head name door address note", "Person": "name relation note alias", "Worker": "name role phone",
    "Campaign": "name theme", "Activity": "theme place organiser note", "FraudCase": "source note done",
    "Visit": "note signed_by relation", "Area": "name",
}  # fmt: skip


def spoil(act: Act, text: str) -> None:
    """Write a text into every field of the records, past what the forms would refuse."""
    act.describe("x")
    act.undoable = False
    classes = {mapper.class_.__name__: mapper.class_ for mapper in Base.registry.mappers}
    for name, fields in FIELDS.items():
        for row in act.session.query(classes[name]):
            for field in fields.split():
                if hasattr(row, field) and not (isinstance(row, Area) and row.kind != "group"):
                    setattr(row, field, f"{text}{getattr(row, field, '')}")


def texts_of(pdf: bytes) -> str:
    return re.sub(r"\s", "", "".join(page_text(pdf, page) for page in range(1, page_count(pdf) + 1)))


@pytest.fixture
def busy(village: Workspace) -> Workspace:
    """The village with a visit, a check, an activity, a case, and whole pages of settings."""
    log(village, "3", note="x", signed_by="y")
    village.run(draw_spot_check, 7, 1)
    village.run(add_case, CaseForm(date(2026, 11, 17), "brushing", unit_id=village.ask(unit_id_of, "3")))
    village.run(record_activity, ActivityForm("lecture", date(2026, 11, 17)))
    return village


@pytest.mark.parametrize(
    "text",
    [MARKUP, pytest.param(LONG, marks=pytest.mark.soak)],
    ids=["markup", "200,000 characters"],
)
def test_every_paper_prints_or_refuses_hostile_text(busy: Workspace, text: str) -> None:
    busy.run(spoil, text)
    for setting in ("township", "office", "enquiry_phone", "village_name"):
        busy.run(change_setting, setting, text)
    for paper in PAPERS:
        given = {"household": "3"} if paper.code == "household" else {}
        given |= {"text": text} if paper.code == "banner" else {}
        given |= {"edition": text} if any(one.code == "edition" for one in paper.options) else {}
        try:
            made = prepared(busy, paper.code, **given)
        except UserMistake as mistake:
            assert mistake.sentence() and len(mistake.sentence()) < 300, paper.code
            continue
        shown = texts_of(made.pdf)
        assert "root:" not in shown and b"/DCTDecode" not in made.pdf, paper.code
        if text is MARKUP and paper.code in NAMED:
            assert "<imgsrc=" in shown, paper.code


@pytest.mark.parametrize(
    "name",
    ["card", *(pytest.param(name, marks=pytest.mark.soak) for name in WORDED)],
)
def test_hostile_words_of_a_paper_print_as_text_or_are_refused(village: Workspace, name: str) -> None:
    paper, _, which = name.partition("-") if name != "door-notice" else (name, "", "")
    given = {"design" if paper == "leaflet" else "reader": which} if which else {}
    for slot in slots(words_of_paper(name)):
        for text in (MARKUP, LONG):
            try:
                village.run(edit_paper, name, {slot.path: text})
                prepared(village, paper, **given)
            except UserMistake as mistake:
                assert len(mistake.sentence()) < 300, slot.path
