"""The charts of a period on paper: read back from the PDF, they say what the tally says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from outreach.actions.campaigns import close_campaign
from outreach.errors import UserMistake
from outreach.periods import EXAMPLES, named, parse
from outreach.printing.charts_sheet import ChartsJob, draw
from outreach.printing.pages import page_text
from outreach.printing.preflight import preflight
from outreach.tallies.charts import Charts, GroupBar
from outreach.tallies.tally import tally
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, log
from tests.support.printing import prepared


def squeezed(pdf: bytes, page: int = 1) -> str:
    return re.sub(r"\s", "", page_text(pdf, page))


def test_the_paper_says_the_counts_the_plan_and_the_order_of_the_groups(village: Workspace) -> None:
    log(village, "1", day=17)
    log(village, "5", day=18)
    log(village, "2", day=10)
    text = squeezed(prepared(village, "charts", period="week 2026-W47").pdf)
    sheet = village.ask(tally, parse("week", "2026-W47"))
    whole = f"全村{int(sheet.row('reached').cumulative)}/{int(sheet.row('due').value)}户"
    for words in (whole, "1组2/4户50%", "2组1/4户25%", "1.1组2/4户", "2.2组", "3.3组", "11-17", "计划"):
        assert words in text, words
    assert "共2户（第一次当面告知）" in text, "the one of the week before is in the bars only"
    assert "发过的案" not in text, "no case, no chart of cases"


def test_a_closed_campaign_can_still_be_drawn_and_no_other_month(village: Workspace) -> None:
    log(village, "1", day=17)
    village.run(close_campaign, campaign_id(village))
    made = prepared(village, "charts", period="2026-11")
    assert made.title.endswith("2026-11")
    assert "1组1/4户" in squeezed(made.pdf)
    assert "每天入户" not in squeezed(prepared(village, "charts", period="2026-09").pdf)


def test_many_groups_with_long_names_go_on_on_further_pages_and_pass_preflight() -> None:
    bars = tuple(GroupBar(f"第一社区自治管理小组{n}组", 7 * n, 300, 41 - n) for n in range(1, 41))
    days = tuple((date(2026, 11, 1 + n), (1234, 999, -3, 0)[n % 4]) for n in range(30))
    found = Charts(bars, GroupBar("全村", 5740, 12000, 0), 1.0, days, ())
    drawn = draw(ChartsJob("长" * 40, "活" * 60, "2026年11月", "村" * 40, date(2026, 11, 30), found))
    assert drawn.pages == 3
    assert preflight(drawn.pdf) == []
    assert "入户率和计划（续）" in squeezed(drawn.pdf, 2)
    assert drawn.warnings == ()


def test_by_command_and_a_wrong_period_writes_nothing(
    village: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log(village, "1", day=17)
    village.close()
    command, target = Commands(capsys, monkeypatch, village.path), tmp_path / "图表.pdf"
    refused = command("print", "charts", "--period", "week 2026-W99", "--out", str(target))
    assert (refused.code, target.exists()) == (1, False)
    made = command("print", "charts", "--period", "week 2026-W47", "--out", str(target)).document
    assert made["pages"] == 1
    assert "第47周" in squeezed(target.read_bytes())


def test_the_name_of_a_period_says_its_kind_by_itself() -> None:
    for kind, code in EXAMPLES.items():
        assert named(f"{kind} {code}") == parse(kind, code)
        assert (named(code).first, named(code).last) == (parse(kind, code).first, parse(kind, code).last)
    for wrong in ("2026-13", "2026-W", "week", "", "明天"):
        with pytest.raises(UserMistake):
            named(wrong)
