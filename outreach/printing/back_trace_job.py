"""Puts the back-trace of a case, or of any household, together from the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from outreach.errors import StorageProblem, UserMistake, declare
from outreach.places import group_label
from outreach.printing.blank_count import blank_count
from outreach.printing.columns import chosen_columns
from outreach.printing.form_columns import BACK_TRACE
from outreach.printing.jobs import Prepared
from outreach.printing.order import PaperOrder
from outreach.privacy import mask_name
from outreach.progress import Report, silent
from outreach.queries.back_trace import BackTraceSummary, TraceVisit, back_trace, case_trace
from outreach.queries.cases import CaseRow, case_by, cases
from outreach.queries.evidence import PhotoRow
from outreach.queries.households import unit_id_of
from outreach.queries.trace_words import answer, kind_answer, reasons
from outreach.vocabulary import LABELS, SIGNED, PhotoOf, SignOff
from outreach.wording import mark, zh
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.printing.back_trace import BackTraceJob, Call, TracePhoto
    from outreach.printing.source import PaperSource

TITLE = "案件倒查登记表"
MOST_PHOTOS, PRINTED_EDGE = 18, 1100
NO_CASE_TO_PRINT = declare(
    "no_case_to_print",
    mark("There is no such case: record it first, or give a household and the day before which."),
)
NO_HOUSEHOLD_TO_PRINT = declare(
    "no_household_to_print", mark("There is no household of this number: look it up, then print again.")
)
BEFORE_WRONG = declare(
    "before_wrong", mark("The day before which is missing or no date: write it like 2026-11-20.")
)


def prepare_back_trace(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the page of a case (number or id, else the newest), or of a household and a day, or blank ones.

    Raises UserMistake.
    """
    from outreach.printing.back_trace import draw
    from outreach.printing.source import paper_source

    source = workspace.ask(paper_source)
    case, household, before = (order.options[name] for name in ("case", "household", "before"))
    blank = blank_count(order.options["blank"])
    if blank:
        facts = tuple((name, "") for name in ("案发日", "村组", "诈骗类型", "损失", "受害人", "来源"))
        job = replace(_job(workspace, source, None, TITLE, facts, "案件"), blank=True, number="", answer="")
    elif household and not case:
        job = _household_job(workspace, source, household, before)
    else:
        job = _case_job(workspace, source, case)
    job = replace(job, columns=chosen_columns(order.options, BACK_TRACE))
    drawn = draw(job, report, blank or 1)
    title = f"{job.title} {job.number}".strip()
    return Prepared("back-trace", title, drawn.pdf, drawn.pages, drawn.warnings)


def _case_job(workspace: Workspace, source: PaperSource, text: str) -> BackTraceJob:
    if text:
        row = workspace.ask(case_by, text)
    else:
        row = next((row for row in workspace.ask(cases) if not row.voided), None)
    if row is None or row.voided:
        raise UserMistake(NO_CASE_TO_PRINT, field="case")
    trace = workspace.ask(case_trace, row.id)
    job = _job(workspace, source, trace, TITLE, _facts(row), f"案件 {row.number}")
    return replace(job, responsible=row.responsible, done=row.done)


def _household_job(workspace: Workspace, source: PaperSource, household: str, before: str) -> BackTraceJob:
    try:
        day = date.fromisoformat(before.strip())
    except ValueError as problem:
        raise UserMistake(BEFORE_WRONG, field="before") from problem
    unit_id = workspace.ask(unit_id_of, household)
    trace = None if unit_id is None else workspace.ask(back_trace, unit_id, day)
    if trace is None:
        raise UserMistake(NO_HOUSEHOLD_TO_PRINT, field="household")
    facts = (("住户", f"{trace.place} {mask_name(trace.head)}"), ("查询日", day.isoformat()))
    return _job(workspace, source, trace, "入户宣传倒查单", facts, "")


def _facts(row: CaseRow) -> tuple[tuple[str, str], ...]:
    who = f"{mask_name(row.head)}（{row.place}）" if row.unit_id else "外来人员，不在花名册里"
    return (
        ("案发日", row.happened_on.isoformat()),
        ("村组", group_label(row.group)),
        ("诈骗类型", row.kind_label),
        ("损失", f"{row.loss:,} 元"),
        ("受害人", who),
        ("来源", row.source),
    )


def _job(
    workspace: Workspace,
    source: PaperSource,
    trace: BackTraceSummary | None,
    title: str,
    facts: tuple[tuple[str, str], ...],
    number: str,
) -> BackTraceJob:
    from outreach.printing.back_trace import MOST_CALLS, BackTraceJob

    shown = _weightiest(trace.visits, MOST_CALLS) if trace else []
    pictured = [(row, photo) for row in shown for photo in row.pictures][:MOST_PHOTOS]
    numbers = {photo.id: nth for nth, (_, photo) in enumerate(pictured, start=1)}
    outside = "受害人不是本村住户，没有走访可查"
    return BackTraceJob(
        title=title,
        number=number,
        place=source.place,
        campaign=source.campaign.name if source.campaign else "",
        office=source.office,
        printed_on=workspace.now().date(),
        facts=facts,
        question=f"{'案发' if number else '这一天之'}前是否接受过反诈宣传",
        reached=trace.reached if trace else None,
        answer=answer(trace, zh) if trace else outside,
        kind_answer=kind_answer(trace, zh) if trace else "",
        this_kind=trace.this_kind if trace else False,
        reasons=tuple(reasons(trace, zh)) if trace else (),
        calls=tuple(_call(row, trace.kind_label, numbers) for row in shown) if trace else (),
        left_out=len(trace.visits) - len(shown) if trace else 0,
        notes=_notes(trace) if trace else (),
        destroyed_by=source.notice.destroyed_by,
        photos=tuple(_photos(workspace, pictured)),
    )


def _photos(workspace: Workspace, pictured: Sequence[tuple[TraceVisit, PhotoRow]]) -> Iterator[TracePhoto]:
    """Unseal the photos, made fit for paper; one that is missing or damaged says so by its words alone."""
    from outreach.printing.back_trace import TracePhoto
    from outreach.printing.photographs import shrunk

    for row, photo in pictured:
        visit = row.visit
        slip = f" 回执{visit.receipt}" if photo.of is PhotoOf.RECEIPT and visit.receipt else ""
        taken = f"，拍于{photo.taken_at:%m-%d %H:%M}" if photo.taken_at else ""
        names = {visit.head, visit.signed_by, *(name for _, name in visit.people)} - {""}
        caption = photo.caption
        for name in sorted(names, key=len, reverse=True):
            caption = caption.replace(name, mask_name(name))
        said = f"{visit.at:%Y-%m-%d %H:%M} {zh(LABELS[photo.of])}{slip} {caption}".strip()
        try:
            yield TracePhoto(said + taken, shrunk(workspace.unseal(photo.file, photo.salt), PRINTED_EDGE))
        except StorageProblem:
            yield TracePhoto(f"{said}（照片文件读不出来）", b"")


def _weightiest(rows: Sequence[TraceVisit], most: int) -> list[TraceVisit]:
    """Keep the calls that answer the question, then the newest, in their order."""
    ranked = sorted(range(len(rows)), key=lambda nth: (not (rows[nth].reached or rows[nth].this_kind), nth))
    return [rows[nth] for nth in sorted(ranked[:most])]


def _call(row: TraceVisit, kind: str, numbers: Mapping[str, int]) -> Call:
    from outreach.printing.back_trace import Call

    visit = row.visit
    signed = zh(LABELS[visit.signoff]) if visit.signoff is not SignOff.NONE else "没签"
    if visit.signoff in SIGNED and visit.signed_by:
        signed = f"{mask_name(visit.signed_by)}{visit.relation and f'（{visit.relation}）'}{signed}"
    slip = f"回执{visit.receipt}" if visit.receipt else ""
    shown = _which([numbers[photo.id] for photo in row.pictures if photo.id in numbers], row.photos)
    late = "，事后才录入" if row.typed_after else ""
    topics = sorted((label for _, label in visit.topics), key=lambda label: label != kind)
    cells = {
        "at": f"{visit.at:%Y-%m-%d %H:%M}",
        "outcome": zh(LABELS[visit.outcome]),
        "workers": "、".join(visit.workers) or "—",
        "topics": "、".join(topics) or "—",
        "signed": " ".join(part for part in (signed, slip, shown) if part),
        "entered": f"{visit.entered_at:%m-%d %H:%M}{late}",
    }
    return Call(cells, row.reached)


def _which(numbers: Sequence[int], photos: int) -> str:
    """Name the photos of a call by their numbers on the pages after: 照片1、2 or 照片3-6."""
    if not photos:
        return ""
    if len(numbers) < photos:
        return f"照片{photos}张"
    first, last = numbers[0], numbers[-1]
    return f"照片{first}" if first == last else f"照片{first}{'、' if last == first + 1 else '-'}{last}"


def _notes(trace: BackTraceSummary) -> tuple[str, ...]:
    notes = []
    if trace.same_day:
        notes.append(f"当天还有 {len(trace.same_day)} 次走访，不算在内。")
    if trace.elsewhere:
        first = trace.elsewhere[0]
        who = "、".join(first.workers)
        notes.append(f"这户有人在别的门上听过：{first.at:%Y-%m-%d} {first.place}，{who}。")
    return tuple(notes)
