"""The contact card of a village or of one group: whom it names, with photo and code if given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from outreach.places import group_label
from outreach.printing.jobs import Prepared, chosen_group
from outreach.printing.leaflet_job import contacts, edition, given_words
from outreach.printing.order import PaperOrder
from outreach.progress import Report
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.printing.card_face import CardJob
    from outreach.printing.leaflet_parts import Contact

PLATE, ONE_SIDE, YES = "plate", "one", "yes"
MOST_BYTES = 62
"""What a code of version 4, level M, holds: on 14.5 mm its modules are 0.44 mm wide."""


def prepare_cards(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw a sheet of contact cards; needs no campaign. Raises UserMistake (no such group, no picture)."""
    from outreach.printing.cards import PLATES, TEN_UP, draw

    job = card_job(workspace, order)
    grid = PLATES if order.options["card"] == PLATE else TEN_UP
    drawn = draw(job, grid, order.options["sides"] != ONE_SIDE, report)
    return Prepared("card", job.title, drawn.pdf, drawn.pages, drawn.warnings)


def prepare_cards_with_slips(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw a card with a numbered slip for each chosen household, or blank ones. Raises UserMistake."""
    from outreach.printing.cards_with_slips import A_PAGE, draw
    from outreach.printing.slip_papers import plan_slips

    plan = plan_slips(workspace, order)
    job = card_job(workspace, order)
    drawn = draw(job, plan.notice, plan.slips, report)
    title = plan.title("警民防骗卡")
    record = plan.record("card-slip", title, drawn, A_PAGE)
    return Prepared("card-slip", title, drawn.pdf, drawn.pages, drawn.warnings, record)


def card_job(workspace: Workspace, order: PaperOrder) -> CardJob:
    """Put a card together from the ledger. Raises UserMistake."""
    from outreach.printing.card_face import CardJob
    from outreach.printing.editable import with_words
    from outreach.printing.editable_papers import words_of_paper
    from outreach.printing.own_look import own_theme
    from outreach.printing.photographs import read_photograph
    from outreach.printing.source import paper_source
    from outreach.queries.village import workers

    source, options = workspace.ask(paper_source), order.options
    group = None if order.unit_ids else chosen_group(source, order.group)
    words = with_words(words_of_paper("card"), given_words(workspace, "card", order))
    people = contacts(source, workspace.ask(workers), group, police_first=True)[:2]
    grid = f"{source.place} · {group_label(group)}" if group else source.place
    theme = own_theme(workspace, options.get("ink", ""))
    return CardJob(
        theme.heading or grid,
        options.get("edition", "") or edition(workspace.now()),
        people,
        words["title"],
        words["slogan"],
        words["headline"],
        _rows(words),
        tuple(words["items"]),
        theme,
        read_photograph(Path(options["photo"])) if options.get("photo") else b"",
        contact_record(people) if options.get("qr") == YES else "",
    )


def contact_record(people: tuple[Contact, ...]) -> str:
    """Write what a telephone keeps when it reads the card's code; "" where nobody has a number.

    The post before the name is left out where the code would get too fine.
    """
    for contact in people:
        number = "".join(c for c in contact.phone if c.isdigit() or c == "+")
        for name in (f"{contact.role}{contact.name}", contact.name, contact.role):
            text = f"MECARD:N:{_escaped(name)};TEL:{number};;"
            if name and number and len(text.encode()) <= MOST_BYTES:
                return text
    return ""


def _escaped(name: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\;:," else letter for letter in name)


def _rows(words: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    rows = [row["card"] for row in words["rows"] if row["shown"]]
    return tuple((name, said) for name, said in ((row + [""])[:2] for row in rows))[:5]
