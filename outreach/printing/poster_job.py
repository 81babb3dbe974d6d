"""Posters, banner text, cards for a closed door and the quiz, the help sheet and the printer's test page."""

from __future__ import annotations

from outreach.errors import UserMistake, declare
from outreach.printing.jobs import Prepared, chosen_group
from outreach.printing.leaflet_job import contacts, given_words
from outreach.printing.order import PaperOrder
from outreach.progress import Report
from outreach.wording import mark
from outreach.workspace import Workspace

NO_QUESTIONS = declare(
    "no_questions",
    mark("No question of the quiz is in use: add one first, or ask one of the old ones again."),
)


def prepare_poster(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw a leaflet's design as a poster of A3. Raises UserMistake like the leaflet."""
    from dataclasses import replace

    from outreach.printing import leaflet
    from outreach.printing.leaflet_job import leaflet_job

    job = replace(leaflet_job(workspace, order), poster=True)
    drawn = leaflet.draw(job, report)
    title = job.content.name.replace("宣传单", "海报")
    return Prepared("poster", title, drawn.pdf, drawn.pages, drawn.warnings)


def prepare_banner(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw the words of a banner, a character a page. Raises UserMistake (no words, too many)."""
    from outreach.printing.banner import draw
    from outreach.printing.own_look import own_theme

    text = order.options["text"].strip()
    drawn = draw(text, own_theme(workspace, order.options["ink"]), report)
    return Prepared("banner", f"横幅 {text}"[:60], drawn.pdf, drawn.pages, drawn.warnings)


def prepare_door_notice(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw the card left where nobody was home, with the worker's phone. Raises UserMistake."""
    from outreach.printing.door_notice import DoorNoticeJob, draw
    from outreach.printing.editable import with_words
    from outreach.printing.editable_papers import words_of_paper
    from outreach.printing.own_look import own_theme
    from outreach.printing.source import paper_source
    from outreach.queries.village import workers

    source = workspace.ask(paper_source)
    words = with_words(words_of_paper("door-notice"), given_words(workspace, "door-notice", order))
    group = chosen_group(source, order.group)
    job = DoorNoticeJob(
        source.village.name,
        words["title"],
        tuple(words["lines"]),
        tuple(words["items"]),
        words["promise"],
        contacts(source, workspace.ask(workers), group, police_first=False),
        own_theme(workspace, order.options["ink"]),
    )
    drawn = draw(job, report)
    return Prepared("door-notice", job.title, drawn.pdf, drawn.pages, drawn.warnings)


def prepare_help(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw the page that says how a stack is typed up."""
    from outreach.printing.help_sheet import draw
    from outreach.queries.village import village

    drawn = draw(workspace.ask(village).name, report)
    return Prepared("help", "怎么录一叠签收表", drawn.pdf, drawn.pages, drawn.warnings)


def prepare_quiz_card(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw the questions of the quiz to take along. Raises UserMistake where none is in use."""
    from outreach.printing.quiz_card import TITLE, CardQuestion, draw
    from outreach.queries.quiz import questions
    from outreach.queries.village import village

    rows = workspace.ask(questions)
    if not rows:
        raise UserMistake(NO_QUESTIONS, field="kind")
    asked = [CardQuestion(row.text, row.choices, row.answer) for row in rows]
    drawn = draw(workspace.ask(village).name, asked, report)
    return Prepared("quiz", TITLE, drawn.pdf, drawn.pages, drawn.warnings)


def prepare_test_page(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw the printer's test page. Raises UserMistake where the measure written is none."""
    from outreach.printing.printer_test import draw, scale_of

    drawn = draw(scale_of(order.options["measure"]), report)
    return Prepared("test-page", "打印机测试页", drawn.pdf, drawn.pages, drawn.warnings)
