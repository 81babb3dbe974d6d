"""The village, its groups and its workers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.settings import code_secret, setting
from outreach.model import Area, Worker
from outreach.vocabulary import Access


@dataclass(frozen=True)
class VillageRow:
    """The village of a ledger; `week_starts` 0 = Monday; `keep` the sensitive fields stored."""

    name: str
    code: str
    township: str
    county: str
    keep: tuple[str, ...]
    week_starts: int
    office: str
    enquiry_phone: str
    is_demo: bool
    groups: tuple[str, ...]


@dataclass(frozen=True)
class WorkerRow:
    """One worker; `phone_reason` says why the phone is kept."""

    id: str
    name: str
    role: str
    phone: str
    active: bool
    access: Access = Access.WORKER
    phone_reason: str = ""


def village(session: Session) -> VillageRow:
    """Give the village and its groups in walking order."""
    wanted = select(Area.name).where(Area.kind == "group").order_by(Area.position, Area.name)
    return VillageRow(
        name=setting(session, "village_name"),
        code=setting(session, "village_code"),
        township=setting(session, "township"),
        county=setting(session, "county"),
        keep=tuple(setting(session, "keep")),
        week_starts=setting(session, "week_starts"),
        office=setting(session, "office"),
        enquiry_phone=setting(session, "enquiry_phone"),
        is_demo=setting(session, "is_demo"),
        groups=tuple(session.scalars(wanted)),
    )


def workers(session: Session) -> tuple[WorkerRow, ...]:
    """Give all workers, those still active first."""
    wanted = select(Worker).order_by(Worker.active.desc(), Worker.id)
    return tuple(_worker(worker) for worker in session.scalars(wanted))


def worker_of_key(session: Session, worker_id: str) -> WorkerRow | None:
    """Give the worker whom a PIN is bound to."""
    found = session.get(Worker, worker_id)
    return None if found is None else _worker(found)


def _worker(w: Worker) -> WorkerRow:
    return WorkerRow(w.id, w.name, w.role, w.phone, w.active, Access(w.access), w.phone_reason)


def paper_secret(session: Session) -> bytes:
    """Give the secret under which this ledger's paper codes are made and proved."""
    return code_secret(session)
