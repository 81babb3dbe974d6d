"""Workers: who goes to the doors."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import Worker, new_id
from outreach.vocabulary import Access
from outreach.wording import mark

WORKER_UNKNOWN = declare(
    "worker_unknown", mark("There is no worker “{name}” in the ledger: add the name to the workers first.")
)
OWN_ACCESS = declare(
    "own_access", mark("Nobody takes away their own rights: let another administrator do it.")
)
USUAL_REASON = "工作联系，印在联系卡上"
"""Why a worker's phone is kept where nothing else is said."""
WORKER_NAME_MISSING = declare("worker_name_missing", mark("The worker has no name yet: type it first."))


def worker_ids(act: Act, names: Iterable[str]) -> list[str]:
    """Give the ids of workers by name, in order and once each; a name not met before is added."""
    known = {worker.name: worker.id for worker in act.session.scalars(select(Worker))}
    ids = []
    for name in dict.fromkeys(name.strip() for name in names):
        if not name:
            raise UserMistake(WORKER_NAME_MISSING, field="workers")
        if name not in known:
            fit_length(name, 100, "workers")
            known[name] = new_id()
            act.session.add(Worker(id=known[name], name=name))
        ids.append(known[name])
    return ids


def keep_worker(
    act: Act, name: str, role: str = "", phone: str = "", active: bool = True, phone_reason: str = ""
) -> str:
    """Add a worker or correct one of the same name; gives the id. Raises UserMistake.

    A phone is kept with the reason why, `USUAL_REASON` unless another is given.
    """
    act.describe(mark("Change the list of workers"))
    (worker_id,) = worker_ids(act, [name])
    act.session.flush()
    worker = act.session.get_one(Worker, worker_id)
    worker.role, worker.phone, worker.active = role.strip(), phone.strip(), active
    reason = fit_length(phone_reason, 200, "phone_reason") or USUAL_REASON
    worker.phone_reason = reason if worker.phone else ""
    return worker_id


def set_access(act: Act, name: str, access: Access) -> str:
    """Say as what a worker opens the ledger; gives the worker's id. Raises UserMistake."""
    act.describe(mark("Change who may do what"))
    worker = act.session.scalar(select(Worker).where(Worker.name == name.strip()))
    if worker is None:
        raise UserMistake(WORKER_UNKNOWN, field="worker", name=name.strip())
    if worker.name == act.by and access != act.access:
        raise UserMistake(OWN_ACCESS, field="access")
    worker.access = access
    return worker.id
