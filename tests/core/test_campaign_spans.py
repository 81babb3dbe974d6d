"""Phases of a campaign and the whole of it as periods: counted, reported, owed after their last day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from outreach.actions.campaign_steps import StepForm, keep_step
from outreach.actions.reports import DutyForm, keep_duty
from outreach.errors import UserMistake
from outreach.periods import PeriodKind, parse
from outreach.queries.campaign_spans import around, beside, campaign_spans, period_asked
from outreach.queries.reports import calendar, duty
from outreach.tallies.making import make_report
from outreach.tallies.tally import tally
from outreach.vocabulary import Measure, StepKind
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, log


@pytest.fixture
def planned(village: Workspace) -> Workspace:
    """The village with a plan of two phases that meet, as long as the campaign."""
    whole = village.ask(campaign_spans)[-1].period
    days = ((whole.first, date(2026, 11, 15)), (date(2026, 11, 16), whole.last))
    for name, (first, last) in zip(("动员部署", "集中入户"), days, strict=True):
        form = StepForm(StepKind.PHASE, name, last, first, Measure.REACHED, 50)
        village.run(keep_step, campaign_id(village), form)
    log(village, "1", day=10)
    log(village, "2", day=15)
    log(village, "5", day=16)
    log(village, "1", day=17)
    return village


def test_additive_figures_of_the_phases_sum_to_the_campaign(planned: Workspace) -> None:
    phases = [planned.ask(period_asked, f"phase {name}") for name in ("动员部署", "集中入户")]
    sheets = [planned.ask(tally, phase) for phase in phases]
    whole = planned.ask(tally, planned.ask(period_asked, "campaign"))
    assert [sheet.row("reached").value for sheet in sheets] == [2, 1]
    for figure in whole.figures:
        for group in (None, *whole.groups):
            if figure.additive and figure.book is None:
                parts = sum(sheet.row(figure.code, group).value for sheet in sheets)
                row = whole.row(figure.code, group)
                assert parts == row.value == row.cumulative, figure.code
    assert whole.row("visits").value == 4


def test_a_span_is_read_back_by_its_code_and_has_the_days_before_it(planned: Workspace) -> None:
    first, second, whole = (span.period for span in planned.ask(campaign_spans))
    for period in (first, second, whole):
        assert parse(period.kind.value, period.code) == period
        assert planned.ask(period_asked, f"{period.kind} {period.code}") == period
    assert second.previous().last == first.last
    assert second.chinese().startswith("阶段 11-16 周一 至 ")
    spans = planned.ask(campaign_spans)
    assert beside(spans, second, back=True) == first == beside(spans, first, back=True)
    assert around(spans, PeriodKind.PHASE, date(2026, 11, 20)) == second
    for wrong in ("phase 没有", "phase 20261115-20261102", "phase 20261131-20261202"):
        with pytest.raises(UserMistake):
            planned.ask(period_asked, wrong)


def test_the_schedule_owes_each_phase_begun_and_the_campaign_after_its_last_day(
    planned: Workspace, tmp_path: Path
) -> None:
    starts = date(2026, 11, 1)
    planned.run(keep_duty, DutyForm("阶段小结", PeriodKind.PHASE, "综治办", 2, "16:00", starts=starts))
    planned.run(keep_duty, DutyForm("总结", PeriodKind.CAMPAIGN, "综治办", 3, starts=starts))
    spans = [span.period for span in planned.ask(campaign_spans)]
    owed = planned.ask(calendar, datetime(2026, 11, 14, 9))
    assert [(row.duty.name, row.period) for row in owed] == [("阶段小结", spans[0]), ("总结", spans[2])]
    assert owed[0].due_at == datetime(2026, 11, 17, 16)
    now = datetime(2026, 11, 18, 20)
    late = {row.duty.name for row in planned.ask(calendar, now) if row.is_late(now)}
    assert late == {"阶段小结"}
    made = make_report(planned, spans[0], tmp_path / "阶段.xlsx", duty=planned.ask(duty, "阶段小结"))
    assert made.sent.period == spans[0]
    assert load_workbook(tmp_path / "阶段.xlsx").sheetnames[0] == "阶段统计表"
    assert next(row for row in planned.ask(calendar, now) if row.period == spans[0]).sent == made.sent


def test_by_command(
    planned: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    planned.close()
    command = Commands(capsys, monkeypatch, planned.path)
    told = command("tally", "phase", "集中入户", "--out", str(tmp_path / "阶段.xlsx")).document
    assert told["period"]["from"] == "2026-11-16"
    rows = {(row["code"], row["group"]): row["value"] for row in told["figures"]}
    assert rows["reached", None] == 1
    assert command("brief", "campaign", "--out", str(tmp_path / "总结.docx")).code == 0
    assert command("duty", "add", "总结", "--period", "campaign", "--days-after", "3").code == 0
    out = ("--out", str(tmp_path / "总.xlsx"))
    assert command("report", "make", "campaign", "--duty", "总结", *out).code == 0
    out = ("--out", str(tmp_path / "图.pdf"))
    assert command("print", "charts", "--period", "phase 集中入户", *out).code == 0
    refused = command("tally", "phase", "没有")
    assert (refused.code, refused.document["error"]) == (1, "phase_unknown")
