"""Lists of the register put together for paper: the households left out of the count, with who said so."""

from __future__ import annotations

from datetime import datetime

from outreach.coverage.summary import CoverageRow
from outreach.places import door_label, group_label
from outreach.printing.listing import ListColumn, ListingJob, ListSection
from outreach.printing.source import PaperSource
from outreach.printing.whole_numbers import seal_of_numbers
from outreach.printing.words import short_day
from outreach.queries.contacts import ContactRow
from outreach.queries.exclusion_list import ExcludedRow
from outreach.vocabulary import LABELS, ExclusionReason, UnitKind
from outreach.wording import mark, zh

SIGNATURES = ("填表人", "审核人", "村委会（盖章）", "日期")
EXCLUDED_COLUMNS = (
    ListColumn(28, 20, "组别", mark("group and door")),
    ListColumn(49, 24, "门牌", mark("group and door")),
    ListColumn(74, 44, "户主", mark("head of household"), bold=True),
    ListColumn(119, 26, "从哪天起", mark("Since")),
    ListColumn(146, 48, "谁说的", mark("Who said so")),
)


CONTACT_COLUMNS = (
    ListColumn(28, 58, "单位名称", mark("Name of the unit"), bold=True),
    ListColumn(87, 28, "组别门牌", mark("group and door")),
    ListColumn(116, 24, "联络人", mark("Contact of the unit")),
    ListColumn(141, 22, "职务", mark("Post")),
    ListColumn(164, 30, "电话", mark("Phone")),
)


def exclusions_job(
    source: PaperSource, total: CoverageRow, rows: tuple[ExcludedRow, ...], group: str | None, at: datetime
) -> ListingJob:
    """Put the list of households that are not counted together, by reason; of one group or all."""
    here = [row for row in rows if group is None or row.group == group]
    sections = (_reason(reason, here) for reason in ExclusionReason)
    return ListingJob(
        title="不计入应访户名单",
        figure=f"不计{len(here)}户",
        place=f"{source.place}{group_label(group) if group else ''}",
        when=f"截至{short_day(at.date())} {at:%H:%M}",
        sum=equation(total),
        foot=source.notice.short("只列户主姓名和门牌"),
        columns=EXCLUDED_COLUMNS,
        sections=tuple(section for section in sections if section.rows),
        signatures=SIGNATURES,
    )


def contacts_job(
    source: PaperSource, rows: tuple[ContactRow, ...], at: datetime, *, whole: bool = False
) -> ListingJob:
    """Put the list of units with their contact persons together, by kind; `whole` says how numbers stand."""
    sections = []
    for kind in UnitKind:
        here = [row for row in rows if row.kind is kind]
        lines = tuple((row.name, row.place, row.contact, row.post, row.phone) for row in here)
        if lines:
            whose = tuple((row.no, row.name) for row in here)
            sections.append(ListSection(zh(LABELS[kind]), f"{len(lines)}家", lines, whose))
    named = sum(bool(row.contact) for row in rows)
    return ListingJob(
        title="单位联络人名单",
        figure=f"{len(rows)}家",
        place=source.place,
        when=f"截至{short_day(at.date())} {at:%H:%M}",
        sum=f"单位{len(rows)}家，有联络人{named}家，还差{len(rows) - named}家",
        foot=source.notice.short(seal_of_numbers(whole)),
        columns=CONTACT_COLUMNS,
        sections=tuple(sections),
        signatures=SIGNATURES,
    )


def equation(total: CoverageRow) -> str:
    """Write how the households due come about."""
    return (
        f"登记{total.registered}户 − 不计{total.excluded}户 + 新来{total.incomers}户 = 应访{total.due}户"
    )


def _reason(reason: ExclusionReason, rows: list[ExcludedRow]) -> ListSection:
    here = [row for row in rows if row.reason is reason]
    lines = tuple(
        (
            group_label(row.group),
            door_label(row.door),
            row.head,
            row.since.isoformat(),
            f"上门时见到（{row.said_by}）" if row.by_visit else row.said_by,
        )
        for row in here
    )
    whose = tuple((row.no, row.head) for row in here)
    return ListSection(zh(LABELS[reason]), f"{len(lines)}户", lines, whose)
