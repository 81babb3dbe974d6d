"""Every paper that can be printed: the command `print` and the window's page offer these."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from outreach.errors import UserMistake, declare
from outreach.printing.jobs import PrintedFile, save
from outreach.printing.order import PaperOrder, patch_doors
from outreach.printing.paper_kinds import PaperKind, PaperOption
from outreach.printing.plan_papers import PLAN_PAPERS
from outreach.printing.shelves.books import BOOK_PAPERS
from outreach.printing.shelves.handed_out import HANDED_PAPERS
from outreach.printing.shelves.lists import LIST_PAPERS
from outreach.printing.shelves.sheets import SHEETS
from outreach.printing.shelves.walls import WALL_PAPERS
from outreach.progress import Report, silent
from outreach.queries.patches import patch_book
from outreach.wording import mark, zh
from outreach.workspace import Workspace

NOT_BY_PATCH = declare(
    "not_by_patch", mark("“{paper}” cannot be printed for one patch: leave it out, or print {papers}.")
)
PAPER_UNKNOWN = declare("paper_unknown", mark("There is no paper “{kind}”: choose one of {kinds}."))
PAPERS: tuple[PaperKind, ...] = (
    *SHEETS,
    *LIST_PAPERS,
    *BOOK_PAPERS,
    *PLAN_PAPERS,
    *HANDED_PAPERS,
    *WALL_PAPERS,
)
KINDS = tuple(paper.code for paper in PAPERS)
"""The papers by the names of the command `print`."""


def paper_kind(code: str) -> PaperKind:
    """Give a paper by its code. Raises UserMistake where there is none of that code."""
    found = next((paper for paper in PAPERS if paper.code == code), None)
    if found is None:
        kinds = "、".join(f"{paper.code} {zh(paper.title)}" for paper in PAPERS)
        raise UserMistake(PAPER_UNKNOWN, field="kind", kind=code, kinds=kinds)
    return found


def print_paper(
    workspace: Workspace,
    kind: str,
    target: Path,
    group: str | None = None,
    options: Mapping[str, str] | None = None,
    report: Report = silent,
    patch: str = "",
) -> PrintedFile:
    """Print a paper to a file; `options` are choices of its own. Raises UserMistake, StorageProblem."""
    paper = paper_kind(kind)
    if patch and not paper.of_patch:
        papers = "、".join(one.code for one in PAPERS if one.of_patch)
        raise UserMistake(NOT_BY_PATCH, field="patch", paper=zh(paper.title), papers=papers)
    whose = patch_doors(workspace.ask(patch_book), patch)
    order = paper.order(PaperOrder(group, options=options or {}, patch=whose))
    return save(workspace, paper.prepare(workspace, order, report), target)


def all_options() -> dict[str, tuple[PaperOption, ...]]:
    """Give the choices of all papers by code: what the command `print` takes besides kind, file and group."""
    found: dict[str, tuple[PaperOption, ...]] = {}
    for paper in PAPERS:
        for option in paper.options:
            found[option.code] = (*found.get(option.code, ()), option)
    return found
