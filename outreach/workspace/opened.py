"""An open ledger and what may be done with it: make it, open it, run an action, undo, erase, close."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from outreach.actions.act import Act
from outreach.actions.erasing import Erasure, erase, erasure_of
from outreach.actions.history import (
    UndoRow,
    action_name,
    newest_counter,
    newest_undoable,
    undo_action,
    write_history,
)
from outreach.actions.ledger import LedgerForm, start_ledger
from outreach.actions.settings import setting
from outreach.clock import running_clock
from outreach.collecting import no_collecting
from outreach.errors import Conflict, StorageProblem, UserMistake, declare
from outreach.progress import Report, silent
from outreach.queries.households import any_households
from outreach.rights import right_of
from outreach.storage import audit, audit_heads, backups, erasures, keys, migrate
from outreach.storage.database import LEDGER_DAMAGED, LEDGER_MISSING, named_troubles, open_engine
from outreach.storage.history import CHANGED_SINCE, watch
from outreach.storage.lock import LedgerLock
from outreach.vocabulary import Access
from outreach.wording import mark
from outreach.workspace.copies import FOLDER_MISSING, CopiedLedger
from outreach.workspace.pictures import PicturedLedger

P = ParamSpec("P")
R = TypeVar("R")

LEDGER_EXISTS = declare(
    "ledger_exists", mark("“{name}” is already there: open it, or choose another name for the new ledger.")
)
LEDGER_LOST = declare(
    "ledger_lost",
    mark("The ledger “{name}” is gone, its key or copies are here: restore a copy, or choose another name."),
)
NOT_THE_SAME = declare("not_the_same", mark("The two are not the same: type both once more."))
AFTER_RESTORE = "erased before, a copy was put back"
COPIED_BEFORE = {"apply_register_update": "import", "erase": "purge"}
"""The actions before which a copy is made, with the reason that its name gives."""
NOTHING_TO_UNDO = declare("nothing_to_undo", mark("There is nothing to undo: everything stands as it was."))


class Workspace(CopiedLedger, PicturedLedger):
    """One open ledger. `run` writes, `ask` reads; both may be called from any thread."""

    @classmethod
    def create(
        cls,
        path: Path,
        form: LedgerForm,
        *,
        recorder: str = "",
        passphrase: str = "",
        now: Callable[[], datetime] = datetime.now,
        random_bytes: Callable[[int], bytes] = secrets.token_bytes,
    ) -> Self:
        """Make a new ledger. Raises UserMistake where the file exists or its folder does not."""
        path = path.absolute()
        _check_place(path)
        lock = LedgerLock(path)
        try:
            _check_place(path)
        except UserMistake:
            lock.release()
            raise
        with contextlib.ExitStack() as on_trouble:
            on_trouble.callback(lock.release, forget=True)
            on_trouble.callback(_take_away, path)
            key = keys.make_key(path, passphrase)
            engine = open_engine(path, key, create=True)
            on_trouble.callback(engine.dispose)
            with named_troubles():
                migrate.upgrade(engine)
            made = cls(path, key, engine, lock, recorder)
            made.now, made.random_bytes = now, random_bytes
            made.run(start_ledger, form)
            on_trouble.pop_all()
        return made

    @classmethod
    def open(
        cls, path: Path, *, recorder: str = "", passphrase: str = "", pin: str = "", wait: float = 5.0
    ) -> Self:
        """Open a ledger, older schemas upgraded after a verified copy. Raises StorageProblem, UserMistake.

        `passphrase` may be the recovery code; `pin` is that of `recorder` on this computer.
        """
        path = path.absolute()
        if not path.is_file():
            raise StorageProblem(LEDGER_MISSING, name=path.name)
        lock = LedgerLock(path, wait)
        with contextlib.ExitStack() as on_trouble:
            on_trouble.callback(lock.release)
            came = keys.open_key(path, keys.Secret(passphrase, pin, recorder))
            key = came.key
            engine = open_engine(path, key)
            on_trouble.callback(engine.dispose)
            with named_troubles():
                if migrate.needs_steps(engine):
                    backups.keep_copy(path, key, datetime.now(), "migration")
                    migrate.upgrade(engine)
            opened = cls(path, key, engine, lock, recorder)
            opened._let_in(came)
            opened._erase_again()
            if evening := opened.ask(setting, "demo_clock"):
                opened.now = running_clock(datetime.fromisoformat(evening))
            on_trouble.pop_all()
        return opened

    def run(self, action: Callable[Concatenate[Act, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Do one action in one transaction, with its history; tell the listeners once it is committed."""
        return self._run(action, silent, *args, **kwargs)

    def run_long(
        self, report: Report, action: Callable[Concatenate[Act, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Do one action that reports its progress and can be cancelled (nothing is changed then)."""
        return self._run(action, report, *args, **kwargs)

    def _run(
        self, action: Callable[Concatenate[Act, P], R], report: Report, /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        name = getattr(action, "__name__", "")
        self.require(right_of(name), name)
        if name in COPIED_BEFORE and self.keeps_copies and self.ask(any_households):
            self.keep_copy(COPIED_BEFORE[name])
        with self._writing() as session, no_collecting():
            images = watch(session)
            act = Act(session, self.now(), self.recorder, newest_counter(session) + 1, report)
            act.random_bytes, act.access = self.random_bytes, self.access
            try:
                result = action(act, *args, **kwargs)
                session.flush()
                tables = write_history(session, act, name, images)
                session.commit()
            except StaleDataError as problem:
                raise Conflict(CHANGED_SINCE) from problem
        self.changes += 1
        self._announce(tables)
        return result

    def undoable(self) -> UndoRow | None:
        """Tell what `undo` would take back, None if nothing."""
        return self.ask(newest_undoable)

    def undo(self) -> UndoRow:
        """Take back the newest action. Raises UserMistake (nothing there), Conflict (changed since)."""
        row = self.undoable()
        if row is None:
            raise UserMistake(NOTHING_TO_UNDO)
        name = self.ask(action_name, row.counter)
        self.require(right_of(name), name)
        try:
            self.run(undo_action, row.counter)
        except IntegrityError as problem:
            raise Conflict(CHANGED_SINCE) from problem
        return row

    def erase(self, reason: str, *, units: Iterable[str] = (), campaigns: Iterable[str] = ()) -> int:
        """Erase households, or what was said in campaigns, for good; gives how many records were blanked.

        What was erased is kept as ids beside the backups, so that an older one is blanked again.
        """
        erasure = erasure_of(units, campaigns)
        count = self.run(erase, erasure, reason)
        erasures.remember(self.path, erasure.id, erasure.units, erasure.campaigns)
        self._drop_erased()
        return count

    def _erase_again(self) -> None:
        """Blank again what had been erased, where an older copy was put in the ledger's place."""
        done = set(self.ask(setting, "erased"))
        for known in erasures.known(self.path):
            if known.id not in done:
                access, copies = self.access, self.keeps_copies
                self.access, self.keeps_copies = Access.ADMINISTRATOR, False
                again = Erasure(known.id, known.units, known.campaigns)
                self.run(erase, again, AFTER_RESTORE, again=True)
                self.access, self.keeps_copies = access, copies
                self._drop_erased()

    def begin_epoch(self, backup: Path, aside: Path | None) -> int:
        """Count one restore more, so that what two lines of the same ledger did is told apart.

        `backup` is the copy that was put back, `aside` the file that was there before.
        """
        others = [aside, *(row.file for row in self.backups())]
        heads = [audit_heads.head_in(file, self._key) for file in others if file is not None]
        came = audit_heads.head_in(backup, self._key)
        with self._writing() as session:
            epoch = audit.start_epoch(session, max((head.epoch for head in heads if head), default=0))
            name = f"{audit.RESTORED}_{epoch}_from_{came.seq if came else 0}"
            audit.add_line(session, self.now(), self.recorder, self.access, name, audit.NOTED)
            session.commit()
        return epoch

    def known_heads(self, *copies: Path) -> tuple[audit_heads.KnownHead, ...]:
        """Give the lines of the audit that the copies beside the ledger know, and those named, elsewhere."""
        return tuple(audit_heads.heads_of_copies(self.path, self._key, copies))

    def close(self, *, keep_copy: bool = False) -> None:
        """Close the ledger, after a verified copy if asked; the lock is freed in any case."""
        try:
            if keep_copy:
                self.keep_copy()
        finally:
            self._engine.dispose()
            self._lock.release()

    def __enter__(self) -> Self:
        """Use the ledger for the length of a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it at the end."""
        self.close()


def open_checked(path: Path, *, recorder: str = "", passphrase: str = "", pin: str = "") -> Workspace:
    """Open a ledger after looking at every page of it. Raises StorageProblem where one is rotten."""
    workspace = Workspace.open(path, recorder=recorder, passphrase=passphrase, pin=pin)
    if workspace.verify():
        workspace.close()
        raise StorageProblem(LEDGER_DAMAGED)
    return workspace


def _check_place(path: Path) -> None:
    """See that a new ledger may be made here, and takes no lost one's place."""
    if path.exists():
        raise UserMistake(LEDGER_EXISTS, field="path", name=path.name)
    if keys.key_file(path).exists() or backups.list_backups(path):
        raise UserMistake(LEDGER_LOST, field="path", name=path.name)
    if not path.parent.is_dir():
        raise UserMistake(FOLDER_MISSING, field="path")


def _take_away(path: Path) -> None:
    """Leave nothing of a ledger that could not be made."""
    for part in (path, keys.key_file(path), path.with_name(path.name + "-journal")):
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
