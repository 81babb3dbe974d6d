"""What is recorded of one household, on paper: everything, in words, for the household itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.places import door_label, group_label
from outreach.printing.jobs import Prepared
from outreach.printing.order import PaperOrder
from outreach.printing.whole_numbers import reason_for_whole
from outreach.progress import Report
from outreach.queries.household_record import HouseholdRecordSummary, household_record, whole_numbers
from outreach.queries.households import unit_id_of
from outreach.vocabulary import LABELS
from outreach.waits import WAIT_LABELS
from outreach.wording import mark, zh
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.printing.source import PaperSource
    from outreach.printing.table_form import TableJob
    from outreach.queries.household_card import HouseholdCardSummary
    from outreach.queries.visits import VisitRow
    from outreach.queries.wait_answers import AnsweredRow

WHICH_HOUSEHOLD = declare(
    "data_household", mark("Whose data is to be printed is not said: give the number of the household.")
)
HOUSEHOLD_NOT_THERE = declare(
    "data_household_unknown", mark("No household has the number {no}: look it up in the list of households.")
)
RIGHTS = (
    "户里的人可以要求更正、补充或删除这些内容（个人信息保护法第四十四条至第四十七条），请向村委会提出。",
    "照片只列张数，可以到村委会查看。签收表、回执的纸质原件由村委会保管。",
)
Line = tuple[str, str, str]


def prepare_household_data(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw all that is recorded of a household; whole numbers need the right and a reason, and are noted.

    Raises UserMistake (no such household, no reason, no right).
    """
    from outreach.printing.source import paper_source
    from outreach.printing.table_form import draw

    no = order.options["household"].strip()
    if not no:
        raise UserMistake(WHICH_HOUSEHOLD, field="household")
    unit_id = workspace.ask(unit_id_of, no)
    found = workspace.ask(household_record, unit_id, workspace.now().date()) if unit_id else None
    if found is None:
        raise UserMistake(HOUSEHOLD_NOT_THERE, field="household", no=no)
    reason = reason_for_whole(workspace, order)
    source, now = workspace.ask(paper_source), workspace.now()
    drawn = draw(job_of(source, found, {}, now), report)
    title = f"户信息告知单 {found.card.row.no}号户"
    made = Prepared("household", title, drawn.pdf, drawn.pages, drawn.warnings)
    if not reason:
        return made
    whole = job_of(source, found, workspace.ask(whole_numbers, found.card.row.id), now)
    return replace(made, whole=draw(whole, report).pdf, reason=reason)


def job_of(
    source: PaperSource, found: HouseholdRecordSummary, whole: Mapping[str, tuple[str, str]], at: datetime
) -> TableJob:
    """Put the paper together; `whole` holds the numbers that are not masked."""
    from outreach.printing.table_form import TableColumn, TableJob

    row = found.card.row
    columns = (("part", "类别", 1.3), ("when", "项目、时间", 2.2), ("what", "内容", 7))
    rows = (*_register(found.card, whole), *_people(found.card, whole), *_living(found.card), *_books(found))
    numbers = "号码完整" if whole else "号码中间几位不印"
    return TableJob(
        title="户信息告知单",
        beside=f"{row.no}号户　{row.head}",
        under=f"{source.place}　{group_label(row.group)}{door_label(row.door)}　{numbers}",
        when=f"截至{at.year}年{at.month}月{at.day}日",
        columns=tuple(TableColumn(code, head, share) for code, head, share in columns),
        rows=tuple(rows),
        notes=RIGHTS,
        signatures=("经办人", "领取人", "日期"),
        foot=f"{source.office}（盖章）　本单只交给本户的人。",
        lying=False,
        least=7.4,
        whose=((row.no, row.head),) * len(rows),
    )


def _register(card: HouseholdCardSummary, whole: Mapping[str, tuple[str, str]]) -> Iterator[Line]:
    row, contact = card.row, card.contact
    phone = whole.get(row.id, (row.phone, ""))[0]
    facts = (
        ("类型", zh(LABELS[row.kind])), ("名称", card.name), ("地址", card.address), ("电话", phone),
        ("备注", row.note),
        ("联络人", " ".join(filter(None, (contact.contact, contact.post, contact.phone))) if contact else ""),
    )  # fmt: skip
    yield from (("登记", name, text) for name, text in facts if text)


def _people(card: HouseholdCardSummary, whole: Mapping[str, tuple[str, str]]) -> Iterator[Line]:
    for one in card.members:
        phone, id_no = whole.get(one.id, (one.phone, one.id_no))
        parts = (
            one.relation, one.sex, one.birth and f"{one.birth} 生", id_no and f"证件号 {id_no}",
            phone and f"电话 {phone}", one.status.value and zh(LABELS[one.status]), one.note,
        )  # fmt: skip
        yield "家庭成员", one.name, "，".join(part for part in parts if part)


def _living(card: HouseholdCardSummary) -> Iterator[Line]:
    lives = card.occupancy
    if lives.since is not None:
        back = f"，预计 {lives.back_on} 回来" if lives.back_on else ""
        said = f"（{lives.said_by}说）" if lives.said_by else ""
        state = f"{zh(LABELS[lives.state])}{back}{said}"
        yield "居住", f"{lives.since} 起", "，".join(filter(None, (state, lives.note)))
    for row in card.exclusions:
        end = f"到 {row.ended_on}" if row.ended_on else "至今"
        yield "不计入", f"{row.since} {end}", f"{zh(LABELS[row.reason])}，{row.said_by}".rstrip("，")


def _books(found: HouseholdRecordSummary) -> Iterator[Line]:
    names = {one.id: one.name for one in found.card.members}
    for visit in found.card.visits:
        yield "走访", f"{visit.at:%Y-%m-%d %H:%M}", _visit(visit, names)
    for slip in found.receipts:
        yield "回执", slip.serial, f"{zh(LABELS[slip.state])} {slip.state_at:%Y-%m-%d} {slip.worker}".rstrip()
    for case in found.cases:
        told = (case.kind_label, case.source, case.note)
        yield "案件", f"{case.happened_on}", "，".join(filter(None, told))
    yield from map(_answered, found.answers)
    yield "照片", "", f"{found.photos} 张"
    for look in found.looks:
        who = "，".join(filter(None, (look.by or "没有记下是谁", look.reason)))
        yield "看过号码", f"{look.at:%Y-%m-%d %H:%M}", who
    for change in found.changes:
        yield "改动", f"{change.at:%Y-%m-%d %H:%M}", "，".join(filter(None, (change.by, change.what)))
    for name, purpose, basis, until in found.kept_for:
        yield "为什么记", name, _kept(purpose, basis, until)


def _answered(row: AnsweredRow) -> Line:
    later = f"到 {row.until}" if row.until else ""
    parts = (zh(WAIT_LABELS[row.kind]), f"{zh(WAIT_LABELS[row.answer])}{later}", row.reason, row.by)
    return "回访", f"{row.due}", "，".join(filter(None, parts))


def _visit(visit: VisitRow, names: Mapping[str, str]) -> str:
    people = "、".join(name for _, name in visit.people)
    topics = "、".join(label for _, label in visit.topics)
    given = "、".join(f"{label}{count}{unit}" for _, label, count, unit in visit.handouts)
    app = "、".join(f"{names.get(person, '')}{zh(LABELS[state])}" for person, state in visit.app)
    signed = " ".join(filter(None, (zh(LABELS[visit.signoff]), visit.signed_by, visit.relation)))
    parts = (
        "、".join(visit.workers), zh(LABELS[visit.outcome]), people and f"在场 {people}",
        topics and f"讲了 {topics}", given and f"发了 {given}", app and f"反诈APP {app}",
        visit.quiz and f"小问答答对 {visit.quiz.right}/{visit.quiz.asked}",
        signed, visit.receipt and f"回执 {visit.receipt}", visit.note,
        visit.voided_at and f"已作废：{visit.void_reason}",
    )  # fmt: skip
    return "，".join(part for part in parts if part)


def _kept(purpose: str, basis: str, until: date | None) -> str:
    end = f"保存到 {until}" if until else ""
    parts = (purpose or "反诈宣传入户登记", basis or "反电信网络诈骗法第八条", end)
    return "；".join(part for part in parts if part)
