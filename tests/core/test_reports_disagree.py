"""Two reports that disagree show why: late paper, corrections, households merged, moved, left out."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from outreach.actions.exclusions import exclude_households
from outreach.actions.merging import merge_households
from outreach.actions.reports import DutyForm, keep_duty
from outreach.actions.settings import change_setting
from outreach.actions.tending import move_household
from outreach.actions.visits import VisitForm, correct_visit
from outreach.periods import PeriodKind, containing, parse
from outreach.queries.households import unit_id_of
from outreach.queries.outbox import reports_of
from outreach.queries.reports import calendar, duty, sent_reports
from outreach.tallies.delta import delta
from outreach.tallies.delta_causes import Cause
from outreach.tallies.making import make_report
from outreach.vocabulary import ExclusionReason, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import NOW, log

WEEK = parse("week", "2026-W46")
SUNDAY = 6


@pytest.fixture
def reported(village: Workspace, tmp_path: Path) -> Workspace:
    """Week 46 with three visits, reported on the evening of the 18th; it is the 19th now."""
    log(village, "1", day=10, signoff=SignOff.SIGNATURE)
    village.second = log(village, "2", day=11)
    log(village, "3", Outcome.NOBODY_HOME, day=12)
    village.run(keep_duty, DutyForm("周报", PeriodKind.WEEK, "", 1, "10:00", starts=date(2026, 11, 2)))
    make_report(village, WEEK, tmp_path / "46.xlsx", duty=village.ask(duty, "周报"))
    village.now = lambda: NOW + timedelta(days=1)
    return village


def unit(village: Workspace, no: str) -> str:
    found = village.ask(unit_id_of, no)
    assert found is not None
    return found


def visit(village: Workspace, day: int, outcome: Outcome) -> VisitForm:
    """Visit 2 as it should have been recorded."""
    at = datetime(2026, 11, day, 10, 30)
    return VisitForm(unit(village, "2"), at, ["王芳"], outcome)


def corrected(village: Workspace, day: int, outcome: Outcome) -> None:
    village.run(correct_visit, village.second, visit(village, day, outcome))


def demolished(village: Workspace) -> None:
    units = [unit(village, "2")]
    village.run(exclude_households, units, ExclusionReason.DEMOLISHED, date(2026, 11, 12), "组长")


CHANGES: dict[str, tuple[Callable[[Workspace], object], set[tuple[str, int, Cause]]]] = {
    "late": (lambda v: log(v, "7", day=13), {("7", 1, Cause.LATE)}),
    "corrected": (lambda v: corrected(v, 11, Outcome.NOBODY_HOME), {("2", -1, Cause.CHANGED)}),
    "of the week after": (lambda v: corrected(v, 17, Outcome.MET), {("2", -1, Cause.CHANGED)}),
    "merged": (
        lambda v: v.run(merge_households, unit(v, "3"), unit(v, "2")),
        {("2(并)", -1, Cause.MERGED), ("3", 1, Cause.MERGED)},
    ),
    "moved": (
        lambda v: v.run(move_household, unit(v, "2"), "3", "99号"),
        {("2", -1, Cause.MOVED), ("2", 1, Cause.MOVED)},
    ),
    "left out": (demolished, {("2", -1, Cause.EXCLUDED)}),
    "weeks from Sunday": (lambda v: v.run(change_setting, "week_starts", SUNDAY), set()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_why_the_figures_differ_is_told_door_by_door(reported: Workspace, change: str) -> None:
    change_it, reached = CHANGES[change]
    change_it(reported)
    sent = reported.ask(sent_reports)[0]
    found = reported.ask(delta, sent)
    told = {(line.no, line.n, line.cause) for line in found.lines if line.figure.code == "reached"}
    assert told == reached
    causes = {line.cause for line in found.lines}
    assert causes <= {cause for _, _, cause in reached}, "one thing happened: every line says that"
    each = [(line.figure.code, line.group, line.no, line.visit_id) for line in found.lines]
    assert len(each) == len(set(each)), "a door stands once under a figure, with what it adds in all"
    standing = {unit(reported, "3") if change == "merged" else None}
    assert {line.unit_id for line in found.lines if line.no == "2(并)"} <= standing
    assert found.other_weeks == (change == "weeks from Sunday")


def test_a_week_that_begins_on_another_day_is_another_report(reported: Workspace, tmp_path: Path) -> None:
    reported.run(change_setting, "week_starts", SUNDAY)
    cut = containing(PeriodKind.WEEK, date(2026, 11, 18), SUNDAY)
    assert (cut.code, cut.first) == (WEEK.code, date(2026, 11, 15)), "of the same name, of other days"
    owed = {row.period.first: row.sent for row in reported.ask(calendar, NOW)}
    assert owed[cut.first] is None, "the running week is still owed"
    before = owed[date(2026, 11, 8)]
    assert before is not None and before.period == WEEK, "six of its days went out already"
    sent = reported.ask(sent_reports)[0]
    assert reported.ask(reports_of, cut, sent.campaign_id) == ()
    made = make_report(reported, cut, tmp_path / "cut.xlsx", duty=reported.ask(duty, "周报"))
    assert made.sent.version == 1, "no correction of the other one, no reason asked"
    assert any("11-09 周一 至 11-15 周日" in words and "1 天" in words for words in made.warnings)


def test_the_command_says_it_too(
    reported: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log(reported, "7", day=13)
    reported.run(change_setting, "week_starts", SUNDAY)
    report_id = reported.ask(sent_reports)[0].id
    reported.close()
    command = Commands(capsys, monkeypatch, reported.path)
    found = command("report", "delta", report_id).document
    reached = [line for line in found["lines"] if line["figure"] == "reached"]
    assert [(line["household"], line["n"], line["cause"]) for line in reached] == [("7", 1, "late")]
    assert "现在每周从别的日子起算" in found["warnings"][0]
