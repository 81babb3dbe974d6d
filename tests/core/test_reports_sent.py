"""A report that went out never changes; what comes in later is told door by door (DOMAIN P1-P18, 13.9)."""

import hashlib
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from outreach.actions.act import Act
from outreach.actions.exclusions import exclude_households
from outreach.actions.reports import (
    DutyForm,
    FrozenReport,
    freeze_report,
    keep_duty,
    note_acknowledged,
    note_carried,
)
from outreach.actions.visits import void_visit
from outreach.errors import UserMistake
from outreach.model import Unit, Visit
from outreach.periods import Period, PeriodKind, parse
from outreach.queries.households import unit_id_of
from outreach.queries.reports import calendar, duty, sent_content, sent_file, sent_report
from outreach.tallies.delta import delta
from outreach.tallies.delta_causes import Cause
from outreach.tallies.frozen import all_lines, frozen_of, pack_figures, pack_lines, unpack
from outreach.tallies.making import make_report, save_again
from outreach.tallies.office.learn import learn
from outreach.tallies.office.mapping import map_of
from outreach.tallies.tally import tally
from outreach.vocabulary import ExclusionReason, Outcome, ReportState, SignOff
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import log
from tests.support.office_forms import groups_down
from tests.support.tallies import HISTORIES, live

WEEK, NEXT = parse("week", "2026-W46"), parse("week", "2026-W47")


@pytest.fixture
def reported(village: Workspace, tmp_path: Path) -> tuple[Workspace, str, Path]:
    """Week 46 with two visits, reported on the 18th."""
    log(village, "1", day=10, signoff=SignOff.SIGNATURE, handouts={"leaflet": 2})
    log(village, "5", day=11)
    target = tmp_path / "46.xlsx"
    return village, make_report(village, WEEK, target).sent.id, target


def test_what_was_sent_stays_as_it_was(reported: tuple[Workspace, str, Path], tmp_path: Path) -> None:
    village, report_id, target = reported
    before = village.ask(sent_content, report_id)
    log(village, "2", day=12)
    log(village, "1", Outcome.REFUSED, day=13)
    assert village.ask(sent_content, report_id) == before
    again = tmp_path / "again.xlsx"
    save_again(village, report_id, again)
    assert again.read_bytes() == target.read_bytes() == village.ask(sent_file, report_id)
    row = village.ask(sent_report, report_id)
    assert row.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()


def test_late_paper_is_told_to_the_door(reported: tuple[Workspace, str, Path]) -> None:
    village, report_id, _ = reported
    late = log(village, "2", day=12, handouts={"leaflet": 3})
    found = village.ask(delta, village.ask(sent_report, report_id))
    by_code = {row.figure.code: (row.reported, row.now) for row in found.figures}
    assert by_code["reached"] == (2, 3)
    assert by_code["handout_leaflet"] == (2, 5)
    causes = {(line.no, line.visit_id, line.cause) for line in found.lines if line.figure.code == "reached"}
    assert causes == {("2", late, Cause.LATE)}


def test_what_was_voided_or_left_the_count_is_told(reported: tuple[Workspace, str, Path]) -> None:
    village, report_id, _ = reported
    unit = village.ask(unit_id_of, "1")
    visits = {line.visit_id for line in unpack(*village.ask(sent_content, report_id)).lines}
    of_5 = next(v for v in visits if v and village.ask(_no_of, v) == "5")
    village.run(void_visit, of_5, "记错了")
    village.run(exclude_households, [unit], ExclusionReason.DEMOLISHED, date(2026, 11, 12), "组长")
    found = village.ask(delta, village.ask(sent_report, report_id))
    told = {(line.figure.code, line.no, line.n, line.cause) for line in found.lines}
    assert ("reached", "5", -1, Cause.VOIDED) in told
    assert ("due", "1", -1, Cause.EXCLUDED) in told


def _no_of(session, visit_id: str) -> str:
    return session.get_one(Unit, session.get_one(Visit, visit_id).unit_id).no


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES, HISTORIES)
def test_the_lines_of_a_delta_sum_to_its_figures(village: Workspace, before, after) -> None:
    """For any history before the report and any after it, all in one week."""
    start, month = date(2026, 11, 2), parse("month", "2026-11")

    def asked(session):
        live(session, start, before)
        sheet = tally(session, month)
        kept = (pack_figures(sheet), pack_lines(all_lines(session, sheet)))
        act = Act(session, datetime(2026, 11, 30, 9), "王芳", 900)
        period = (month.kind, month.code, month.first, month.last)
        report_id = freeze_report(
            act, FrozenReport(sheet.campaign.id, "月报", *period, *kept, "月报.xlsx", b"x")
        )
        live(session, start, after)
        found = delta(session, sent_report(session, report_id))
        assert unpack(*sent_content(session, report_id)) == unpack(*kept)
        sums = Counter()
        for line in found.lines:
            sums[line.figure.code] += line.n
        differ = {
            row.figure.code: row.now - row.reported
            for row in found.figures
            if row.figure.numerator is None
        }
        assert {code: n for code, n in sums.items() if n} == differ
        now = frozen_of(session, tally(session, month))
        for (code, group), column in now.figures.items():
            if not code.endswith(("_rate", "_per_10k", "target", "target_gap")):
                lines = [line.n for line in now.lines if line.code == code and group in (None, line.group)]
                assert sum(lines) == column.value

    village.ask(asked)


def test_a_second_report_of_the_period_needs_a_reason(
    reported: tuple[Workspace, str, Path], tmp_path: Path
) -> None:
    village, first, target = reported
    log(village, "2", day=12)
    before = target.read_bytes()
    with pytest.raises(UserMistake) as refused:
        make_report(village, WEEK, target)
    assert refused.value.code == "report_reason_missing"
    assert target.read_bytes() == before
    made = make_report(village, WEEK, tmp_path / "46-2.xlsx", reason="补登了一户")
    assert (made.sent.version, made.sent.reason) == (2, "补登了一户")
    assert village.ask(sent_report, first).version == 1


def test_next_week_s_workbook_brings_what_came_late(
    reported: tuple[Workspace, str, Path], tmp_path: Path
) -> None:
    village, _, _ = reported
    log(village, "2", day=12)
    log(village, "3", day=17)
    target = tmp_path / "47.xlsx"
    made = make_report(village, NEXT, target)
    assert made.late is not None
    sheet = load_workbook(target)["补报"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0].startswith("补报：第46周")
    assert ["入户", "户", 2, 3, 1] in [row[:5] for row in rows]
    (line,) = [row for row in rows if row[0] == "入户" and row[7]]
    assert line[3:] == ["2号", "单春生", datetime(2026, 11, 12), 1, "报出后补登"]


def test_the_calendar_counts_down_and_tells_what_is_late(village: Workspace, tmp_path: Path) -> None:
    form = DutyForm("周报", PeriodKind.WEEK, "镇综治办", 1, "10:00", starts=date(2026, 11, 2))
    village.run(keep_duty, form)
    log(village, "1", day=10)
    owed = village.ask(calendar, datetime(2026, 11, 18, 20))
    assert [(row.period.code, row.due_at) for row in owed] == [
        ("2026-W45", datetime(2026, 11, 9, 10)),
        ("2026-W46", datetime(2026, 11, 16, 10)),
        ("2026-W47", datetime(2026, 11, 23, 10)),
    ]
    assert [row.is_late(datetime(2026, 11, 18, 20)) for row in owed] == [True, True, False]
    made = make_report(village, WEEK, tmp_path / "46.xlsx", duty=village.ask(duty, "周报"))
    village.run(note_carried, made.sent.id, date(2026, 11, 18))
    village.run(note_acknowledged, made.sent.id, "收到")
    row = next(r for r in village.ask(calendar, datetime(2026, 11, 18, 20)) if r.period == WEEK)
    assert row.sent is not None
    assert (row.sent.state, row.sent.acknowledgement) == (ReportState.ACKNOWLEDGED, "收到")
    assert row.is_late(datetime(2026, 11, 18, 20)), "it went out two days after it was due"


def test_a_duty_fills_the_form_its_office_wants(village: Workspace, tmp_path: Path) -> None:
    log(village, "1", day=10)
    path, document = groups_down(tmp_path)
    learn(village, path, map_of(document))
    form = DutyForm("周报", PeriodKind.WEEK, "综治办", form=path.name, starts=date(2026, 11, 2))
    village.run(keep_duty, form)
    target = tmp_path / "交.xlsx"
    made = make_report(village, WEEK, target, duty=village.ask(duty, "周报"))
    with pytest.warns(UserWarning, match="not supported"):
        assert load_workbook(target)["周报"]["B5"].value == 1
    assert village.ask(sent_file, made.sent.id) == target.read_bytes()


@pytest.mark.parametrize(
    ("kind", "text"), [("week", "2026-W01"), ("month", "2028-02"), ("day", "2028-02-29"), ("year", "2026")]
)
def test_odd_periods_come_back_as_they_were(village: Workspace, tmp_path: Path, kind: str, text: str) -> None:
    """A week over two years, a leap day: the period kept is the period asked for."""
    period: Period = parse(kind, text)
    made = make_report(village, period, tmp_path / "a.xlsx")
    assert made.sent.period == period


def test_making_a_report_can_be_undone_until_it_is_carried_over(
    reported: tuple[Workspace, str, Path],
) -> None:
    village, report_id, _ = reported
    village.run(note_carried, report_id)
    village.undo()
    assert village.ask(sent_report, report_id).state is ReportState.MADE
    village.undo()
    with pytest.raises(UserMistake):
        village.ask(sent_report, report_id)


def test_the_commands_keep_the_outbox(
    village: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log(village, "1", day=10)
    village.close()
    command = Commands(capsys, monkeypatch, village.path)
    words = ["--period", "week", "--office", "镇综治办", "--days-after", "1", "--starts", "2026-11-09"]
    assert command("duty", "add", "周报", *words).document["office"] == "镇综治办"
    out = str(tmp_path / "46.xlsx")
    made = command("report", "make", "week", "2026-W46", "--duty", "周报", "--out", out).document
    assert made["version"] == 1
    box = command("outbox").document
    assert [row["period"]["code"] for row in box if row["id"] == made["id"]] == ["2026-W46"]
    carried = command("outbox", "carried", made["id"], "--on", "2026-11-16").document
    assert [row["carried"] for row in carried if row["id"]] == ["2026-11-16"]
    assert command("report", "delta", made["id"]).document == {"figures": [], "lines": [], "warnings": []}
    assert command("report", "make", "week", "2026-W46", "--duty", "周报", "--out", out).code == 1
    assert command("outbox", "acknowledged", "nothing").code == 1


def test_what_came_late_for_a_report_without_a_duty_is_told_in_the_next_one_owed(
    reported: tuple[Workspace, str, Path], tmp_path: Path
) -> None:
    village, _, _ = reported
    village.run(keep_duty, DutyForm("周报", PeriodKind.WEEK, "镇综治办", starts=date(2026, 11, 2)))
    log(village, "2", day=12)
    made = make_report(village, NEXT, tmp_path / "47.xlsx", duty=village.ask(duty, "周报"))
    assert made.late is not None and made.late.sent.period == WEEK
    assert "补报" in load_workbook(tmp_path / "47.xlsx").sheetnames


def test_the_file_of_a_report_goes_with_a_household_it_names_also_one_never_visited(
    reported: tuple[Workspace, str, Path], tmp_path: Path
) -> None:
    """The sheet of lines names the heads of excluded households: their erasure takes the file as well."""
    village, report_id, _ = reported
    gone, other = village.ask(unit_id_of, "7"), village.ask(unit_id_of, "8")
    village.run(exclude_households, [gone], ExclusionReason.DEMOLISHED, date(2026, 11, 12), "组长")
    figures = village.ask(sent_content, report_id)[0]
    village.erase("本人要求", units=[other])
    assert village.ask(sent_file, report_id), "nobody visited it, nothing excludes it: it is not named"
    village.erase("本人要求", units=[gone])
    with pytest.raises(UserMistake) as refused:
        save_again(village, report_id, tmp_path / "again.xlsx")
    assert refused.value.code == "report_erased"
    assert not (tmp_path / "again.xlsx").exists()
    assert village.ask(sent_content, report_id)[0] == figures, "the figures stay"
