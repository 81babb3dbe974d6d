"""The plan of a campaign and its task list on paper: read back from the PDF."""

from __future__ import annotations

from datetime import date

import pytest

from outreach.actions.campaign_steps import keep_steps, suggested_steps
from outreach.actions.campaign_tasks import TaskForm, keep_tasks
from outreach.actions.campaigns import close_campaign
from outreach.actions.keeping import set_keeping
from outreach.actions.leading_group import LeaderForm, keep_leader
from outreach.actions.settings import change_setting
from outreach.errors import UserMistake
from outreach.printing.pages import page_text
from outreach.printing.plan_papers import prepare_plan, prepare_tasks
from outreach.printing.source import paper_source
from outreach.vocabulary import LeadingRole
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id


def test_the_plan_names_ground_leading_group_phases_deadlines_and_tasks(village) -> None:
    here = campaign_id(village)
    village.run(set_keeping, here, None, "预防诈骗", "县宣传方案")
    village.run(keep_leader, here, LeaderForm(LeadingRole.HEAD, "周长河", "支部书记", "13900002306"))
    village.run(keep_leader, here, LeaderForm(LeadingRole.OFFICE, "村委会二楼", "王芳", "0513-00002110"))
    steps = suggested_steps(date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 30), "four")
    village.run(keep_steps, here, steps)
    village.run(keep_tasks, here, [TaskForm("妇联", "家长会", date(2026, 11, 20), "小学")])
    made = prepare_plan(village)
    text = "".join("".join(page_text(made.pdf, page + 1).split()) for page in range(made.pages))
    for words in (
        "县宣传方案", "组长", "周长河", "139****2306", "设在村委会二楼", "0513-00002110", "动员部署",
        "应访户100%当面告知，要10户", "社会面宣传铺开", "首轮入户11月30日前完成", "妇联", "家长会（小学）",
    ):  # fmt: skip
        assert words in text, words
    assert "13900002306" not in text


def test_tasks_stand_by_person_on_one_list_or_a_page_each(village, capsys, monkeypatch, tmp_path) -> None:
    with pytest.raises(UserMistake):
        prepare_tasks(village, apart=False)
    forms = [
        TaskForm("王芳", "张贴海报", date(2026, 11, 16)),
        TaskForm("妇联", "家长会", date(2026, 11, 20)),
        TaskForm("王芳", "回执装订", date(2026, 11, 29)),
    ]
    village.run(keep_tasks, campaign_id(village), forms)
    one = prepare_tasks(village, apart=False)
    text = "".join(page_text(one.pdf, 1).split())
    assert one.pages == 1
    assert text.index("王芳") < text.index("张贴海报") < text.index("回执装订") < text.index("妇联")
    assert "11-16周一（过期）" in text
    apart = prepare_tasks(village, apart=True)
    assert apart.pages == 2
    assert "家长会" not in page_text(apart.pdf, 1)
    village.close()
    command = Commands(capsys, monkeypatch, village.path)
    file = tmp_path / "任务.pdf"
    assert command("print", "tasks", "--people", "apart", "--out", str(file)).document["pages"] == 2
    assert command("print", "plan", "--out", str(file)).document["pages"] == 1


def test_papers_name_the_office_of_the_leading_group_where_the_village_has_no_number(village) -> None:
    office = LeaderForm(LeadingRole.OFFICE, "村委会二楼", "王芳", "0513-00002110")
    village.run(keep_leader, campaign_id(village), office)
    assert village.ask(paper_source).enquiry_phone == "0513-00002110"
    village.run(change_setting, "enquiry_phone", "0513-00009999")
    assert village.ask(paper_source).enquiry_phone == "0513-00009999"


def test_without_an_open_campaign_there_is_no_plan(village) -> None:
    village.run(close_campaign, campaign_id(village))
    with pytest.raises(UserMistake):
        prepare_plan(village)
