"""Papers that carry receipt slips: who gets one, the numbers planned for them, what is kept of the print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from outreach.errors import UserMistake
from outreach.places import group_label
from outreach.printing.blank_count import blank_count
from outreach.printing.chosen_doors import chosen_households
from outreach.printing.jobs import NO_DOORS_TO_PRINT, campaign_source, chosen_group
from outreach.printing.order import PaperOrder
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.actions.receipts_made import ReceiptDraft
    from outreach.actions.sheets import BatchRecord
    from outreach.printing.drawn import Drawn
    from outreach.printing.signoff_form import Notice
    from outreach.printing.slip import Slip
    from outreach.printing.source import PaperSource
    from outreach.queries.campaigns import CampaignRow


@dataclass(frozen=True)
class SlipPlan:
    """The slips of a paper with the numbers they will have; `part` says for its title which they are."""

    source: PaperSource
    campaign: CampaignRow
    drafts: tuple[ReceiptDraft, ...]
    part: str

    @property
    def notice(self) -> Notice:
        """Give who keeps the slips."""
        return self.source.notice

    @property
    def slips(self) -> tuple[Slip, ...]:
        """Give what stands on each slip: village, door and head, nothing of it on a blank one."""
        from outreach.printing.slip import Slip

        rows = {row.id: row for row in self.source.households}
        name = self.source.village.name
        return tuple(
            Slip(draft.serial, draft.code, name, rows[unit].place, rows[unit].head, rows[unit].no)
            if (unit := draft.unit_id)
            else Slip(draft.serial, draft.code)
            for draft in self.drafts
        )

    def title(self, name: str) -> str:
        """Give a title for the print: what it is, for whom, from which number to which."""
        numbers = f"{self.drafts[0].serial}–{self.drafts[-1].serial}"
        return " ".join(part for part in (name, self.part, numbers) if part)

    def record(self, kind: str, title: str, drawn: Drawn, a_page: int = 1) -> BatchRecord:
        """Say what the ledger keeps of the print, `a_page` slips a page."""
        from outreach.actions.sheets import BatchRecord
        from outreach.printing import slip_layout as layout

        placed = [
            replace(draft, page=nth // a_page + 1, place=nth % a_page)
            for nth, draft in enumerate(self.drafts)
        ]
        return BatchRecord(
            kind, title, self.campaign.id, layout.LAYOUT, layout.GEOMETRY, (), drawn.pdf,
            receipts=placed, slip_geometry=layout.geometry(), page_count=drawn.pages,
        )  # fmt: skip


def plan_slips(workspace: Workspace, order: PaperOrder) -> SlipPlan:
    """Plan a slip for each chosen household, or as many blank ones as the order's option `blank` says.

    Nothing is written. Raises UserMistake (no campaign, no such group, no household, no number).
    """
    from outreach.actions.receipts_made import planned_receipts

    source, campaign = campaign_source(workspace)
    group = None if order.unit_ids else chosen_group(source, order.group)
    blank = blank_count(order.options.get("blank", ""))
    chosen = [] if blank else chosen_households(source, replace(order, group=group))
    units = [*[None] * blank, *(row.id for row in chosen)]
    if not units:
        raise UserMistake(NO_DOORS_TO_PRINT, field="group")
    drafts = workspace.ask(planned_receipts, units, workspace.now().date(), workspace.random_bytes)
    part = f"空白{blank}张" if blank else f"{len(units)}户" if order.unit_ids else group_label(group or "")
    return SlipPlan(source, campaign, drafts, part)
