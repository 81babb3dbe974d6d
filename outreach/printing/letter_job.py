"""The letters of a village: to residents, parents, finance staff, with a numbered slip each or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outreach.printing.jobs import Prepared, chosen_group
from outreach.printing.leaflet_job import contacts, given_words
from outreach.printing.order import PaperOrder
from outreach.progress import Report
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.printing.letter import LetterJob
    from outreach.printing.source import PaperSource

ALONE = "alone"
FIELDS = {
    "parents": {"村组门牌": "学校、班级", "户主": "学生", "与户主关系（户主本人不用填）": "与学生关系"},
    "finance": {"村组门牌": "单位", "户主": "姓名", "与户主关系（户主本人不用填）": "职务"},
}
"""Other words over the fields of a blank slip that no household gets."""


def prepare_letter(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw letters with slips, one for each chosen household or blank ones; alone it needs no campaign.

    Raises UserMistake (no campaign, no such group, no household, no number, text without room).
    """
    from dataclasses import replace

    from outreach.printing.letter import draw
    from outreach.printing.slip_papers import plan_slips
    from outreach.printing.source import paper_source

    if order.options["form"] == ALONE:
        job = _letter(workspace, workspace.ask(paper_source), order)
        drawn = draw(job, report)
        return Prepared("letter", job.title, drawn.pdf, drawn.pages, drawn.warnings)
    plan = plan_slips(workspace, order)
    job = _letter(workspace, plan.source, order)
    blank = plan.drafts[0].unit_id is None
    names = FIELDS.get(order.options["reader"], {}) if blank else {}
    drawn = draw(replace(job, slips=plan.slips, notice=plan.notice, names=names), report)
    title = plan.title(job.title)
    record = plan.record("letter", title, drawn)
    return Prepared("letter", title, drawn.pdf, drawn.pages, drawn.warnings, record)


def _letter(workspace: Workspace, source: PaperSource, order: PaperOrder) -> LetterJob:
    from outreach.printing.editable import with_words
    from outreach.printing.editable_papers import words_of_paper
    from outreach.printing.letter import LetterJob
    from outreach.printing.own_look import own_theme
    from outreach.printing.words import day_text
    from outreach.queries.village import workers

    name = f"letter-{order.options['reader']}"
    words = with_words(words_of_paper(name), given_words(workspace, name, order))
    group = None if order.unit_ids else chosen_group(source, order.group)
    closing = "closing_alone" if order.options["form"] == ALONE else "closing"
    return LetterJob(
        sender=source.office,
        title=words["title"],
        greeting=words["greeting"],
        paragraphs=(words["opening"], words["middle"], words[closing]),
        rows=_rows(words),
        day=day_text(workspace.now().date()),
        contacts=contacts(source, workspace.ask(workers), group, police_first=False),
        notice=source.notice,
        theme=own_theme(workspace, order.options["ink"]),
    )


def _rows(words: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(("".join(row["name"]), row["letter"]) for row in words["rows"] if row["shown"])
