"""The plan of a campaign and its task list put together for paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from outreach.printing.listing import ListColumn, ListingJob, ListSection
from outreach.printing.source import PaperSource
from outreach.printing.words import short_day
from outreach.queries.campaign_steps import StepRow
from outreach.queries.campaign_tasks import TaskRow
from outreach.queries.campaigns import CampaignRow
from outreach.queries.leading_group import LeaderRow
from outreach.queries.step_words import target_words
from outreach.vocabulary import LABELS, LeadingRole, StepKind
from outreach.wording import mark, zh

SIGNATURES = ("填表人", "审核人", "村委会（盖章）", "日期")
PLAN_COLUMNS = (
    ListColumn(28, 46, "事项", mark("What it is called"), bold=True),
    ListColumn(75, 40, "时间", mark("By which day")),
    ListColumn(116, 78, "目标、内容", mark("Target")),
)
TASK_COLUMNS = (
    ListColumn(28, 74, "做什么", mark("What is to be done"), bold=True),
    ListColumn(103, 34, "在哪里", mark("Where")),
    ListColumn(138, 26, "哪天之前", mark("By which day")),
    ListColumn(165, 29, "办完日期、签名", mark("Done")),
)


def plan_job(
    source: PaperSource,
    campaign: CampaignRow,
    steps: Sequence[StepRow],
    leaders: Sequence[LeaderRow],
    tasks: Sequence[TaskRow],
    at: datetime,
) -> ListingJob:
    """Put the plan together: ground and purpose, leading group, phases, deadlines, tasks."""
    grounds = (("依据", campaign.legal_basis), ("目的", campaign.purpose), ("主题", campaign.theme))
    sections = (
        _section("依据和目的", "", [(name, "", text) for name, text in grounds if text]),
        _section("领导小组", "", [_leader(row) for row in leaders]),
        _section("阶段", "个", [_step(row) for row in steps if row.kind is StepKind.PHASE]),
        _section("时限", "项", [_step(row) for row in steps if row.kind is StepKind.DEADLINE]),
        _section("任务清单", "项", [_task_line(row) for row in tasks]),
    )
    return ListingJob(
        title="活动方案",
        figure=f"{short_day(campaign.starts)[:5]} 至 {short_day(campaign.ends)[:5]}",
        place=f"{source.place}　{campaign.name}",
        when=f"截至{short_day(at.date())} {at:%H:%M}",
        sum=f"首轮入户 {campaign.deadline.month}月{campaign.deadline.day}日前完成",
        foot=source.notice.short("个人电话中间几位不印"),
        columns=PLAN_COLUMNS,
        sections=tuple(section for section in sections if section.rows),
        signatures=SIGNATURES,
    )


def tasks_jobs(
    source: PaperSource, campaign: CampaignRow, tasks: Sequence[TaskRow], apart: bool, at: datetime
) -> list[ListingJob]:
    """Put the task list together by person: one list, or `apart` a page for each."""
    people = list(dict.fromkeys(row.who for row in tasks))
    sections = [_person(who, [row for row in tasks if row.who == who]) for who in people]
    groups = [(section,) for section in sections] if apart else [tuple(sections)]
    return [_tasks(source, campaign, group, at) for group in groups]


def _tasks(
    source: PaperSource, campaign: CampaignRow, sections: tuple[ListSection, ...], at: datetime
) -> ListingJob:
    count = sum(len(section.rows) for section in sections)
    done = sum(bool(row[-1]) for section in sections for row in section.rows)
    return ListingJob(
        title="任务清单",
        figure=f"{count}项",
        place=f"{source.place}　{campaign.name}",
        when=f"截至{short_day(at.date())} {at:%H:%M}",
        sum=f"{len(sections)}人（部门）{count}项，办完{done}项，还有{count - done}项",
        foot=source.notice.short("只列任务，不列住户"),
        columns=TASK_COLUMNS,
        sections=sections,
        signatures=SIGNATURES,
    )


def _person(who: str, rows: Sequence[TaskRow]) -> ListSection:
    role = f"（{rows[0].role}）" if rows[0].role else ""
    lines = tuple(
        (row.what, row.place, _day(row), f"{short_day(row.done_on)} 办完" if row.done_on else "")
        for row in rows
    )
    return ListSection(f"{who}{role}", f"{len(lines)}项", lines)


def _day(row: TaskRow) -> str:
    return short_day(row.due) + ("（过期）" if row.is_late else "")


def _section(title: str, unit: str, rows: list[tuple[str, str, str]]) -> ListSection:
    return ListSection(title, f"{len(rows)}{unit}" if unit else "", tuple(rows))


def _leader(row: LeaderRow) -> tuple[str, str, str]:
    about = "　".join(part for part in (row.post, row.phone) if part)
    if row.role is LeadingRole.OFFICE:
        return "办公室", "", "　".join(part for part in (f"设在{row.name}", about) if part)
    return row.name, zh(LABELS[row.role]), about


def _step(row: StepRow) -> tuple[str, str, str]:
    days = f"{short_day(row.ends)} 之前"
    if row.kind is StepKind.PHASE and row.starts is not None:
        days = f"{short_day(row.starts)} 至 {short_day(row.ends)}"
    return row.name, days, target_words(row, zh)


def _task_line(row: TaskRow) -> tuple[str, str, str]:
    place = f"（{row.place}）" if row.place else ""
    return row.who, f"{short_day(row.due)} 之前", f"{row.what}{place}"
