"""What is recorded of a household, on paper for it: everything, masked unless there is a reason."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.cases import CaseForm, add_case
from outreach.actions.households import correct_household
from outreach.actions.phones import reveal_phone
from outreach.actions.receipts_back import SlipForm, return_receipt
from outreach.actions.waits import WaitForm, answer_waits
from outreach.errors import UserMistake
from outreach.model import ActionEntry
from outreach.printing.pages import page_text
from outreach.printing.papers import print_paper
from outreach.queries.household_record import household_record
from outreach.queries.households import unit_id_of
from outreach.vocabulary import Access, LookReason, Outcome, SignOff
from outreach.vocabulary.quiz import QuizResult
from outreach.waits import Answer, WaitKind
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import NOW, log
from tests.support.receipts import slips_for

WHOLE = ("13800000003", "320623197506091234")


@pytest.fixture
def told(village: Workspace) -> Workspace:
    """Household 3 with a visit, a void slip's visit, a case, and somebody who looked at its number."""
    log(village, "3", note="儿子在外打工", signoff=SignOff.PROXY, signed_by="孙三妹", relation="妻")
    (slip,) = slips_for(village, "3")
    village.run(return_receipt, slip.code, SlipForm())
    village.run(add_case, CaseForm(date(2026, 11, 17), "brushing", unit_id=village.ask(unit_id_of, "3")))
    village.run(reveal_phone, village.ask(unit_id_of, "3"), LookReason.CASE)
    return village


def text_of(village: Workspace, folder: Path, **options: str) -> str:
    made = print_paper(village, "household", folder / "a.pdf", options=options)
    assert made.batch is None and not made.warnings
    pdf = made.file.read_bytes()
    return "".join(page_text(pdf, page) for page in range(1, made.pages + 1)).replace("\n", "")


def traces(village: Workspace) -> list[str]:
    def values(session: Session) -> list[str]:
        wanted = select(ActionEntry.values).where(ActionEntry.name == "note_unmasked_export")
        return list(session.scalars(wanted))

    return [json.loads(text)["reason"] for text in village.ask(values)]


def test_all_that_is_recorded_stands_on_it_and_nothing_of_the_neighbours(
    told: Workspace, tmp_path: Path
) -> None:
    text = text_of(told, tmp_path, household="3")
    said = "仇志强 孙三妹 1975-06-09 儿子在外打工 代签 看过号码 王芳，处理案件或劝阻 改动 0 张 刷单"
    assert [words for words in said.split() if words not in text] == []
    assert "138****0003" in text and "3206**********1234" in text
    assert not any(number in text for number in WHOLE)
    assert "李建国" not in text and "曾长顺" not in text
    assert "第四十四条" in text
    assert traces(told) == []


def test_two_households_at_one_door_do_not_see_each_others_looks(told: Workspace) -> None:
    ids = [told.ask(unit_id_of, no) for no in ("3", "4")]
    door = told.ask(household_record, ids[0], NOW.date()).card.row.door
    told.run(correct_household, ids[1], {"door": door})
    records = [told.ask(household_record, unit_id, NOW.date()) for unit_id in ids]
    assert records[0].card.row.door == records[1].card.row.door
    assert records[0].card.row.group == records[1].card.row.group
    assert [len(record.looks) for record in records] == [1, 0]


def test_what_was_answered_given_and_put_off_stands_on_it_too(village: Workspace, tmp_path: Path) -> None:
    unit_id = village.ask(unit_id_of, "3")
    assert unit_id is not None
    log(village, "3", handouts={"leaflet": 2}, quiz=QuizResult(3, 5))
    tried = log(village, "3", Outcome.NOBODY_HOME, day=17)
    due, later = date(2026, 11, 19), date(2026, 12, 1)
    said = (Answer.PUT_OFF, "下月才回来", later)
    village.run(answer_waits, [WaitForm(unit_id, WaitKind.NOBODY_HOME, tried, due, *said)])
    text = text_of(village, tmp_path, household="3").replace(" ", "").replace("\r", "")
    for words in ("宣传单2份", "小问答答对3/5", "推迟到2026-12-01", "下月才回来"):
        assert words in text, words
    assert "下月才回来" not in text_of(village, tmp_path, household="1")


def test_whole_numbers_need_a_reason_and_leave_a_trace(told: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserMistake) as refused:
        text_of(told, tmp_path, household="3", numbers="whole", reason=" ")
    assert refused.value.field == "reason" and traces(told) == []
    text = text_of(told, tmp_path, household="3", numbers="whole", reason="户主来要复印件")
    assert all(number in text for number in WHOLE)
    assert traces(told) == ["户信息告知单 3号户：户主来要复印件"]


def test_whole_numbers_need_the_right(told: Workspace, tmp_path: Path) -> None:
    told.access = Access.WORKER
    assert "仇志强" in text_of(told, tmp_path, household="3")
    with pytest.raises(UserMistake) as refused:
        text_of(told, tmp_path, household="3", numbers="whole", reason="户主来要复印件")
    assert refused.value.code == "forbidden"


@pytest.mark.parametrize("no", ["", "999"])
def test_a_household_has_to_be_named(village: Workspace, tmp_path: Path, no: str) -> None:
    with pytest.raises(UserMistake) as refused:
        text_of(village, tmp_path, household=no)
    assert refused.value.field == "household" and not (tmp_path / "a.pdf").exists()


def test_the_command_prints_it(
    told: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told.close()
    run = Commands(capsys, monkeypatch, told.path)
    done = run("print", "household", "--household", "3", "--out", str(tmp_path / "b.pdf"))
    assert done.code == 0 and done.document["pages"] >= 1 and (tmp_path / "b.pdf").exists()


def test_a_command_gives_the_whole_number_for_a_reason_only_and_writes_it_down(
    village: Workspace, capsys, monkeypatch
) -> None:
    village.close()
    command = Commands(capsys, monkeypatch, village.path)
    assert command("household", "phone", "3").code == 2
    assert command("household", "phone", "3", "--why", "call").document == {"no": "3", "phone": WHOLE[0]}
    with Workspace.open(village.path) as again:
        (look,) = again.ask(household_record, again.ask(unit_id_of, "3"), date(2026, 11, 20)).looks
        assert look.reason == "打电话联系"
    refused = command("household", "phone", "99", "--why", "call")
    assert (refused.code, refused.document["error"]) == (1, "unit_unknown")
