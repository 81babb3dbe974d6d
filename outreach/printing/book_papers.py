"""Forms drawn from the books: ledger of activities, who came to one, app figures, receipts handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from outreach.printing.blank_count import blank_count
from outreach.printing.columns import Known, chosen_columns
from outreach.printing.form_columns import ACTIVITY, APP, ATTENDANCE, HANDOVER
from outreach.printing.jobs import Prepared, campaign_source, chosen_group
from outreach.printing.order import PaperOrder
from outreach.progress import Report
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.printing.source import PaperSource
    from outreach.printing.table_form import TableColumn, TableJob
    from outreach.queries.activities import ActivityRow
    from outreach.queries.campaigns import CampaignRow
    from outreach.queries.receipts import ReceiptRow
    from outreach.tallies.tally import TallySheet

NUMBER, COUNT = "no", "序号"
FIGURES = ("audience",)
SIGNED_BY = ("填表人", "审核人", "单位负责人", "填报日期")


@dataclass(frozen=True)
class _Sheet:
    """What all these forms say in the same way: village, campaign, foot."""

    source: PaperSource
    campaign: CampaignRow
    order: PaperOrder
    when: str

    def job(self, title: str, beside: str, columns: Known, first: str, rows: Rows) -> TableJob:
        """Put a form together of the chosen columns after a first one that always stands."""
        from outreach.printing.table_form import TableColumn, TableJob

        wanted = chosen_columns(self.order.options, columns)
        chosen = [column for column in columns if column[0] in wanted]
        more = (TableColumn(code, head, share, code in FIGURES) for code, _, head, share in chosen)
        heads = (_first(first), *more)
        texts = tuple((begin, *(row.get(code, "") for code, *_ in chosen)) for begin, row in rows)
        until = self.campaign.keep_until
        end = f"{until.year}年{until.month}月{until.day}日前销毁。" if until else ""
        foot = f"{self.source.office}（盖章）　{NOTICE}{end}"
        return TableJob(
            title, beside, f"{self.source.place}　{self.campaign.name}", self.when, heads, texts,
            signatures=SIGNED_BY, foot=foot,
        )  # fmt: skip


Rows = Sequence[tuple[str, dict[str, str]]]
NOTICE = "本表为反诈宣传登记使用，专人保管，不外传。"


def prepare_activities(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw the ledger of the campaign's activities, oldest first, or blank pages. Raises UserMistake."""
    from outreach.queries.activities import activities

    sheet = _sheet(workspace, order)
    found = workspace.ask(activities, void=False)
    here = sorted((row for row in found if row.campaign == sheet.campaign.name), key=lambda row: row.on)
    rows = [(str(number), _activity(row)) for number, row in enumerate(here, start=1)]
    job = sheet.job("反诈宣传活动台账", f"共{len(rows)}次", ACTIVITY, COUNT, rows)
    return _drawn("activity", job, order, report)


def prepare_attendance(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw a sheet to sign for those who come to an activity, upright; what is known of it in the head."""
    from outreach.printing.table_form import BLANK_ROW
    from outreach.queries.activities import activities

    sheet = _sheet(workspace, order)
    asked = order.options.get("activity", "").strip()
    found = workspace.ask(activities, void=False)
    named = [
        row for row in found if asked and (asked in f"{row.theme}{row.place}{row.on}" or asked == row.id)
    ]
    job = sheet.job("反诈宣传活动签到表", "", ATTENDANCE, COUNT, [])
    known = _activity_line(named[0]) if named else ""
    fields = () if named else ("活动", "地点", "日期")
    job = replace(
        job, under=known, write_in=fields, lying=False, least=BLANK_ROW, signatures=("记录人", "日期")
    )
    blank = replace(order, options={**order.options, "blank": order.options.get("blank") or "1"})
    return _drawn("attendance", job, blank, report, numbered_blank=True)


def prepare_app(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw the table of app registrations by group (DOMAIN 2.3.9); what nobody counts stays empty."""
    from outreach.periods import PeriodKind, containing
    from outreach.tallies.tally import tally

    sheet = _sheet(workspace, order)
    period = containing(PeriodKind.MONTH, workspace.now().date(), sheet.source.village.week_starts)
    counted = workspace.ask(tally, period, sheet.campaign.id)
    rows = [(_group_name(group), _app(counted, group)) for group in (*counted.groups, None)]
    *groups, total = rows
    job = sheet.job("国家反诈中心APP注册统计表", "单位：人", APP, "组", groups)
    closing = sheet.job("", "", APP, "组", [total]).rows[0]
    figures = tuple(replace(column, figures=bool(place)) for place, column in enumerate(job.columns))
    notes = (
        "注册率＝已注册÷总人数（登记在册的人）；智能手机用户＝总人数减去说是老人机的人；外出和其他原因由填表人填。",
    )
    job = replace(job, columns=figures, total=closing, notes=notes)
    return _drawn("app", job, order, report)


def prepare_handover(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw the list of slips that are in hand, to go to the office with them; blank where none is."""
    from outreach.queries.receipts import receipts
    from outreach.vocabulary import ReceiptState

    sheet = _sheet(workspace, order)
    group = chosen_group(sheet.source, order.group)
    states = (ReceiptState.SIGNED, ReceiptState.RETURNED)
    here = [
        row
        for row in workspace.ask(receipts, sheet.campaign.id)
        if row.state in states and group in (None, row.group)
    ]
    rows = [(row.serial, _slip(row)) for row in here]
    job = sheet.job("回执联交接清单", f"共{len(rows)}张", HANDOVER, "编号", rows)
    job = replace(job, whose=tuple((row.household_no, row.head) for row in here))
    job = replace(job, lying=False, signatures=("移交人", "接收人", "交接日期"))
    return _drawn("handover", job, order, report)


def _slip(row: ReceiptRow) -> dict[str, str]:
    from outreach.printing.words import short_day
    from outreach.vocabulary import LABELS
    from outreach.wording import zh

    return {
        "place": row.place,
        "head": row.head,
        "state": zh(LABELS[row.state]),
        "day": short_day(row.returned_at) if row.returned_at else "",
        "worker": row.worker,
    }


def _first(title: str) -> TableColumn:
    from outreach.printing.table_form import TableColumn

    return TableColumn(NUMBER, title, {COUNT: 0.8, "编号": 2.2}.get(title, 1.4), title == COUNT)


def _sheet(workspace: Workspace, order: PaperOrder) -> _Sheet:
    from outreach.printing.words import day_text

    source, campaign = campaign_source(workspace)
    return _Sheet(source, campaign, order, f"截至{day_text(workspace.now().date())}")


def _drawn(
    kind: str, job: TableJob, order: PaperOrder, report: Report, numbered_blank: bool = False
) -> Prepared:
    """Draw a form; a number of blank pages in the order leaves out what is known and empties the rows."""
    from outreach.printing.table_form import blank_rows, draw

    if pages := blank_count(order.options.get("blank", "")) or int(not job.rows):
        job = replace(job, rows=(), total=(), beside="", when="", blank=blank_rows(job, pages))
    if numbered_blank:
        lines = tuple((str(n), *[""] * (len(job.columns) - 1)) for n in range(1, job.blank + 1))
        job = replace(job, rows=lines, blank=0)
    drawn = draw(job, report)
    return Prepared(kind, job.title, drawn.pdf, drawn.pages, drawn.warnings)


def _app(counted: TallySheet, group: str | None) -> dict[str, str]:
    from outreach.printing.words import percent

    persons = int(counted.row("persons", group).cumulative or 0)
    installed = int(counted.row("app_installed", group).cumulative or 0)
    return {
        "persons": str(persons),
        "installed": str(installed),
        "new": str(int(counted.row("app_new", group).cumulative or 0)),
        "rate": percent(installed, persons),
        "phones": str(int(counted.row("app_due", group).cumulative or 0)),
        "old": str(int(counted.row("app_no_phone", group).cumulative or 0)),
        "unwilling": str(int(counted.row("app_unwilling", group).cumulative or 0)),
        "rank": "" if group is None else str(counted.ranks("app_rate")[group]),
    }


def _activity(row: ActivityRow) -> dict[str, str]:
    given = "、".join(f"{label}{count}{unit}" for _, label, count, unit in (*row.handouts, *row.posted))
    return {
        "on": f"{row.on:%m-%d}",
        "place": row.place,
        "kind": f"{row.label}{row.quantity:g}{row.unit}",
        "theme": row.theme,
        "organiser": row.organiser,
        "staff": "/".join(f"{n}{what}" for n, what in ((row.staff, "人次"), (row.vehicles, "车次")) if n),
        "audience": str(row.audience) if row.audience else "",
        "handouts": given,
        "by": row.entered_by,
    }


def _activity_line(row: ActivityRow) -> str:
    return f"活动：{row.theme or row.label}　地点：{row.place}　日期：{row.on:%Y-%m-%d}"


def _group_name(group: str | None) -> str:
    from outreach.printing.words import group_title

    return "合计" if group is None else group_title(group)
