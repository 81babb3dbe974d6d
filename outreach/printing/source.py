"""What papers are made from, asked of the ledger at once: village, campaign, doors in order, staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import Area, Unit, Visit, VisitWorker, Worker
from outreach.queries.campaigns import CampaignRow, open_campaign
from outreach.queries.households import HouseholdRow, household_rows
from outreach.queries.leading_group import leading_group
from outreach.queries.village import VillageRow, paper_secret, village, workers
from outreach.vocabulary import LeadingRole

if TYPE_CHECKING:
    from outreach.printing.signoff_form import Notice

STAFF_SHOWN = 3


@dataclass(frozen=True)
class PaperSource:
    """The ledger as papers see it; `staff` gives the workers of each group, who went most first."""

    village: VillageRow
    campaign: CampaignRow | None
    households: tuple[HouseholdRow, ...]
    group_ids: dict[str, str]
    staff: dict[str, tuple[str, ...]]
    secret: bytes
    leading_office_phone: str = ""

    @property
    def office(self) -> str:
        """Give the office that answers for the paper, the village committee unless another was set."""
        return self.village.office or f"{self.village.name}村民委员会"

    @property
    def notice(self) -> Notice:
        """Give who keeps what is written on a sheet, until when, and whom to call (DOMAIN 2.6)."""
        from outreach.printing.signoff_form import Notice

        until = self.campaign.keep_until if self.campaign else None
        return Notice(self.office, until, self.enquiry_phone)

    @property
    def enquiry_phone(self) -> str:
        """Give the number for questions: the village's own, else that of the leading group's office."""
        return self.village.enquiry_phone or self.leading_office_phone

    @property
    def place(self) -> str:
        """Give township and village."""
        return f"{self.village.township}{self.village.name}"


def paper_source(session: Session) -> PaperSource:
    """Ask for everything papers need, for the open campaign."""
    campaign = open_campaign(session)
    campaign_id = campaign.id if campaign else None
    groups = select(Area.name, Area.id).where(Area.kind == "group").order_by(Area.position, Area.name)
    here = village(session)
    return PaperSource(
        village=here,
        campaign=campaign,
        households=household_rows(session, campaign_id),
        group_ids={row.name: row.id for row in session.execute(groups)},
        staff={group: group_staff(session, campaign_id, group) for group in here.groups},
        secret=paper_secret(session),
        leading_office_phone=_office_phone(session, campaign_id),
    )


def _office_phone(session: Session, campaign_id: str | None) -> str:
    rows = leading_group(session, campaign_id) if campaign_id else ()
    return next((row.phone for row in rows if row.role is LeadingRole.OFFICE), "")


def group_staff(session: Session, campaign_id: str | None, group: str) -> tuple[str, ...]:
    """Give who goes to a group: by visits of the campaign, else everybody where there are few."""
    went = (
        select(Worker.name)
        .join(VisitWorker, VisitWorker.worker_id == Worker.id)
        .join(Visit, Visit.id == VisitWorker.visit_id)
        .join(Unit, Unit.id == Visit.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(Area.name == group, Visit.campaign_id == (campaign_id or ""), Visit.voided_at.is_(None))
        .group_by(Worker.id)
        .order_by(func.count().desc(), Worker.id)
        .limit(STAFF_SHOWN)
    )
    names = tuple(session.scalars(went))
    active = tuple(worker.name for worker in workers(session) if worker.active)
    return names or (active if len(active) <= STAFF_SHOWN else ())
