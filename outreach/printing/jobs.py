"""Print jobs: take from the ledger what goes on a paper, draw it, remember sheets that come back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.files import whole_file
from outreach.places import group_label, group_name
from outreach.wording import mark
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.actions.sheets import BatchRecord
    from outreach.printing.source import PaperSource
    from outreach.printing.warnings import PaperWarning
    from outreach.queries.campaigns import CampaignRow

NO_CAMPAIGN_TO_PRINT = declare(
    "no_campaign_to_print", mark("No campaign is open: start one first, then print its papers.")
)
GROUP_TO_PRINT_UNKNOWN = declare(
    "group_to_print_unknown",
    mark("There is no group “{group}” in this village: choose one of its groups ({groups})."),
)
NO_DOORS_TO_PRINT = declare(
    "no_doors_to_print",
    mark("There is no household to print: import the roster first, or choose another group."),
)


@dataclass(frozen=True)
class Prepared:
    """A paper drawn but not yet printed; `record` is what the ledger keeps of sheets that come back.

    `whole` is the same with whole numbers, asked for with a `reason`: it alone goes to the printer or into
    the file; what is shown and kept is `pdf`.
    """

    kind: str
    title: str
    pdf: bytes
    pages: int
    warnings: tuple[PaperWarning, ...]
    record: BatchRecord | None = None
    whole: bytes = b""
    reason: str = ""
    edition: str = ""

    @property
    def paper(self) -> bytes:
        """Give what goes to the printer or into the file."""
        return self.whole or self.pdf


@dataclass(frozen=True)
class PrintedFile:
    """A paper on the disk: file, pages, and the batch remembered of it (None for papers that stay out)."""

    file: Path
    pages: int
    batch: str | None
    warnings: tuple[PaperWarning, ...] = ()


def keep(workspace: Workspace, prepared: Prepared) -> str | None:
    """Remember a prepared paper as printed; gives the batch, None where nothing comes back."""
    from outreach.actions.sheets import remember_batch

    note_whole(workspace, prepared)
    if prepared.record is None:
        return None
    return workspace.run(remember_batch, replace(prepared.record, edition=prepared.edition))


def keep_print(workspace: Workspace, prepared: Prepared, copies: int = 1) -> str:
    """Remember what goes to the printer, papers that stay out too: as a file it can be printed once more."""
    from outreach.actions.sheets import BatchRecord, remember_batch

    note_whole(workspace, prepared)
    record = prepared.record or BatchRecord(
        prepared.kind, prepared.title, None, "", 0, (), prepared.pdf, page_count=prepared.pages
    )
    return workspace.run(remember_batch, replace(record, edition=prepared.edition, copies=copies))


def note_whole(workspace: Workspace, prepared: Prepared) -> None:
    """Note who prints whole numbers and why, before they are on paper. Raises UserMistake (no right)."""
    from outreach.actions.exports import note_unmasked_export

    if prepared.whole:
        workspace.run(note_unmasked_export, f"{prepared.title}：{prepared.reason}")


def save(workspace: Workspace, prepared: Prepared, target: Path) -> PrintedFile:
    """Write a prepared paper to a file and remember it. Raises StorageProblem.

    It is remembered before the file appears: a sheet of which paper exists must never be unknown, whereas one
    remembered without paper (the old file could not be replaced) is only a line too many among the prints.
    """
    with whole_file(target) as temporary:
        temporary.write_bytes(prepared.paper)
        batch = keep(workspace, prepared)
    return PrintedFile(target, prepared.pages, batch, prepared.warnings)


def campaign_source(workspace: Workspace) -> tuple[PaperSource, CampaignRow]:
    """Ask the ledger for what papers need. Raises UserMistake where no campaign is open."""
    from outreach.printing.source import paper_source

    source = workspace.ask(paper_source)
    if source.campaign is None:
        raise UserMistake(NO_CAMPAIGN_TO_PRINT, field="campaign")
    return source, source.campaign


def chosen_group(source: PaperSource, group: str | None) -> str | None:
    """Read a group as people write it. Raises UserMistake where the village has none of that name."""
    if group is None:
        return None
    name = group_name(group)
    if name not in source.village.groups:
        known = "、".join(map(group_label, source.village.groups))
        raise UserMistake(GROUP_TO_PRINT_UNKNOWN, field="group", group=group, groups=known)
    return name
