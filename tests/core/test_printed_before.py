"""What was printed is kept as it was, of every kind of paper; what named an erased household goes with it."""

from __future__ import annotations

import tracemalloc
from datetime import date

from outreach.actions.cases import CaseForm, add_case
from outreach.actions.sheets import BatchRecord, PageRecord, remember_batch
from outreach.actions.spot_checks import draw_spot_check
from outreach.errors import UserMistake
from outreach.printing.jobs import keep_print
from outreach.printing.order import PaperOrder
from outreach.printing.pages import page_count
from outreach.printing.papers import PAPERS
from outreach.progress import silent
from outreach.queries.households import unit_id_of
from outreach.queries.sheets import batch_pdf, print_batches
from outreach.vocabulary import Outcome
from outreach.workspace import Workspace
from tests.support.ledgers import log

NOTHING_TO_LIST = ("no_tasks_to_print",)
OPTIONS = {"household": {"household": "1"}}


def print_one_of_each(village: Workspace) -> dict[str, bytes]:
    log(village, "1")
    log(village, "2", outcome=Outcome.NOBODY_HOME)
    village.run(add_case, CaseForm(date(2026, 11, 18), "brushing", 1, village.ask(unit_id_of, "1")))
    village.run(draw_spot_check, 7, 2)
    made = {}
    for paper in PAPERS:
        order = paper.order(PaperOrder(options=OPTIONS.get(paper.code, {})))
        try:
            prepared = paper.prepare(village, order, silent)
        except UserMistake as problem:  # a plan that this village has not made
            assert problem.code in NOTHING_TO_LIST, paper.code
            continue
        made[keep_print(village, prepared)] = prepared.pdf
    return made


def test_every_kind_of_paper_is_listed_and_kept_as_it_was_until_somebody_on_it_is_erased(
    village: Workspace,
) -> None:
    made = print_one_of_each(village)
    rows = [row for row in village.ask(print_batches) if row.id in made]
    assert {row.kind for row in rows} >= {paper.code for paper in PAPERS} - {"tasks"}
    for row in rows:
        kept = village.ask(batch_pdf, row.id)
        assert kept == made[row.id] and page_count(kept) == row.pages > 0
    village.erase("本人要求", units=[village.ask(unit_id_of, "1")])
    stays = {row.kind for row in rows if village.ask(batch_pdf, row.id)}
    assert not stays & {"signoff", "receipts", "letter", "not-reached", "back-trace", "household"}
    assert stays >= {"poster", "banner", "card", "door-notice", "command-cards", "receipt-labels"}


def test_memory_does_not_grow_with_the_sheets_that_are_remembered(village: Workspace) -> None:
    def peak(pages: int) -> int:
        geometry = {"cells": "0" * 20_000}
        numbers = range(1, pages + 1)
        records = [PageRecord(f"{pages}-{page}", page, pages, None, (), (), geometry) for page in numbers]
        tracemalloc.start()
        village.run(remember_batch, BatchRecord("signoff", "x", None, "", 0, records, b""))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(250) - peak(50) < 200 * 20_000 / 4
