"""campaign phase|deadline|leader, task, peak: the plan of a campaign without a screen."""

from __future__ import annotations

import pytest

from tests.support.commands import Commands


@pytest.fixture
def command(village, capsys, monkeypatch) -> Commands:
    village.close()
    return Commands(capsys, monkeypatch, village.path)


def test_a_campaign_is_begun_with_purpose_basis_plan_and_day_of_keeping(command: Commands) -> None:
    done = command(
        "campaign", "start", "冬季", "--from", "2026-12-01", "--to", "2027-01-31", "--deadline", "2027-01-10",
        "--purpose", "防诈骗", "--basis", "反电信网络诈骗法", "--keep-until", "2028-01-31", "--plan", "four",
    )  # fmt: skip
    assert done.code == 0
    (row,) = (one for one in command("campaign", "list").document if one["name"] == "冬季")
    assert (row["purpose"], row["basis"], row["keep_until"]) == ("防诈骗", "反电信网络诈骗法", "2028-01-31")
    assert [one["name"] for one in row["phases"]] == ["动员部署", "集中入户", "巩固提升", "总结验收"]
    assert row["phases"][1]["to"] == "2027-01-10"
    assert "首轮入户" in [one["name"] for one in row["deadlines"]]
    assert command("campaign", "close", "冬季").document["open"] is False
    assert command("campaign", "close", "冬季", "--reopen").document["open"] is True


def test_phases_and_deadlines_are_added_listed_done_and_removed(command: Commands) -> None:
    added = command(
        "campaign", "phase", "add", "集中入户", "--from", "2026-11-09", "--to", "2026-11-22",
        "--measure", "reached", "--target", "80",
    )  # fmt: skip
    assert (added.code, added.document["needed"], added.document["left"]) == (0, 8, 8)
    command(
        "campaign", "deadline", "add", "社会面", "--by", "2026-11-15", "--measure", "each_kind",
        "--target", "1", "--kinds", "hang_banner,led_screen",
    )  # fmt: skip
    (phase,) = command("campaign", "phase", "list").document
    assert (phase["name"], phase["left"], phase["measure"]) == ("集中入户", 8, "reached")
    deadlines = command("campaign", "deadline", "list").document
    assert [one["name"] for one in deadlines] == ["社会面", "首轮入户"]
    assert deadlines[0]["missing"] == ["悬挂横幅标语", "LED 屏滚动"]
    assert command("campaign", "deadline", "done", "社会面").document["state"] == "done"
    assert command("campaign", "phase", "remove", "集中入户").code == 0
    assert command("campaign", "phase", "list").document == []
    wrong = command("campaign", "phase", "remove", "首轮入户")
    assert (wrong.code, wrong.document["error"]) == (1, "step_unknown")


def test_tasks_are_given_listed_and_done(command: Commands) -> None:
    made = command("task", "add", "王芳", "张贴海报", "--by", "2026-11-16", "--place", "村口").document
    command("task", "add", "妇联", "家长会", "--by", "2026-12-20")
    assert [one["who"] for one in command("task", "list").document] == ["王芳", "妇联"]
    assert command("task", "done", made["id"], "--note", "贴好了").document[0]["note"] == "贴好了"
    assert [one["who"] for one in command("task", "list", "--open").document] == ["妇联"]
    assert [one["what"] for one in command("task", "list", "--who", "王芳").document] == ["张贴海报"]
    assert command("task", "done", made["id"], "--undo").document[0]["done_on"] is None
    assert command("task", "done", "nothing").document["error"] == "task_unknown"
    assert command("task", "remove", made["id"]).code == 0


def test_the_leading_group_is_kept_with_masked_phones(command: Commands) -> None:
    command("campaign", "leader", "set", "head", "周国强", "--post", "支部书记", "--phone", "13800001234")
    rows = command("campaign", "leader", "set", "head", "周国强", "--post", "村主任").document
    assert rows == [{"role": "head", "name": "周国强", "post": "村主任", "phone": "138****1234"}]
    assert command("campaign", "leader", "list", "--unmasked").document["error"] == "export_reason"
    whole = command("campaign", "leader", "list", "--unmasked", "--reason", "报镇综治办").document
    assert whole[0]["phone"] == "13800001234"
    assert command("campaign", "list").document[0]["leading_group"][0]["phone"] == "138****1234"
    assert command("campaign", "leader", "remove", "周国强").code == 0
    assert command("campaign", "leader", "remove", "周国强").document["error"] == "leader_unknown"


def test_peak_dates_are_listed_and_added(command: Commands) -> None:
    known = {row["code"]: row for row in command("peak", "list").document}
    assert {"spring_festival", "spring_term", "autumn_term", "double_eleven"} <= set(known)
    made = command("peak", "set", "赶集", "--market", "3,8", "--lead", "3").document
    assert made["own"]
    assert made["days_left"] <= 5
    stopped = command("peak", "set", "--code", made["code"], "--stop").document
    assert (stopped["label"], stopped["active"], stopped["lead"]) == ("赶集", False, 3)
    assert command("peak", "set", "--code", "law_day", "--use").document["active"] is True
    assert command("peak", "set", "哪天").document["error"] == "peak_day_wrong"
    assert command("peak", "set", "不对", "--yearly", "2-30").document["error"] == "date_wrong"
