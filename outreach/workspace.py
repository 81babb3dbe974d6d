"""An open ledger: run(action), ask(query), undo(), listeners. The only way in."""

from __future__ import annotations

import contextlib
import json
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
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
from outreach.errors import Conflict, DoorbookError, StorageProblem, UserMistake, declare
from outreach.model import Draft
from outreach.progress import Report, silent
from outreach.queries.households import any_households
from outreach.queries.village import worker_of_key
from outreach.rights import QUERIES, Right, forbidden, may, right_of
from outreach.storage import audit, backups, erasures, evidence, keys, migrate, restoring, sticks
from outreach.storage.backup_contents import UNKNOWN_LOSS, ContentsSummary, LossSummary, contents_of, loss
from outreach.storage.database import LEDGER_DAMAGED, LEDGER_MISSING, named_troubles, open_engine
from outreach.storage.history import CHANGED_SINCE, watch
from outreach.storage.keyring import Keyring
from outreach.storage.lock import LedgerLock
from outreach.storage.slots import RAW, RECOVERY
from outreach.vocabulary import Access
from outreach.wording import mark

P = ParamSpec("P")
R = TypeVar("R")

LEDGER_EXISTS = declare(
    "ledger_exists", mark("“{name}” is already there: open it, or choose another name for the new ledger.")
)
LEDGER_LOST = declare(
    "ledger_lost",
    mark("The ledger “{name}” is gone, its key or copies are here: restore a copy, or choose another name."),
)
FOLDER_MISSING = declare("folder_missing", mark("The folder is not there: make it first, or choose another."))
NOT_THE_SAME = declare("not_the_same", mark("The two are not the same: type both once more."))
COPIED_OUT, COPIED_HERE = "copied_out", "copied_here"
COPY_AFTER_CHANGES, COPY_AFTER_SECONDS = 50, 30 * 60
AFTER_RESTORE = "erased before, a copy was put back"
COPIED_BEFORE = {"apply_register_update": "import", "erase": "purge"}
"""The actions before which a copy is made, with the reason that its name gives."""
NOTHING_TO_UNDO = declare("nothing_to_undo", mark("There is nothing to undo: everything stands as it was."))


class Workspace:
    """One open ledger. `run` writes, `ask` reads; both may be called from any thread."""

    def __init__(self, path: Path, key: str, engine: Engine, lock: LedgerLock, recorder: str) -> None:
        self.path = path
        self.recorder = recorder
        self.access = Access.ADMINISTRATOR
        self.signed_in = False
        """Whether a PIN said who works; then nobody else's name is put to the records."""
        self.guarded = False
        """Whether it takes a pass phrase or PIN to open it."""
        self.now: Callable[[], datetime] = datetime.now
        self.random_bytes: Callable[[int], bytes] = secrets.token_bytes
        self._key = key
        self._engine = engine
        self._lock = lock
        self._listeners: list[Callable[[frozenset[str]], None]] = []
        self.keeps_copies = True
        self._copied = (0.0, 0.0)
        self.changes = 0
        """Grows with each commit, so that what was read before is known to be old."""

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
        engine = None
        try:
            _check_place(path)
        except UserMistake:
            lock.release()
            raise
        try:
            key = keys.make_key(path, passphrase)
            engine = open_engine(path, key, create=True)
            with named_troubles():
                migrate.upgrade(engine)
            made = cls(path, key, engine, lock, recorder)
            made.now, made.random_bytes = now, random_bytes
            made.run(start_ledger, form)
        except BaseException:
            if engine is not None:
                engine.dispose()
            for part in (path, keys.key_file(path), path.with_name(path.name + "-journal")):
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
            lock.release(forget=True)
            raise
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
        engine = None
        try:
            came = keys.open_key(path, keys.Secret(passphrase, pin, recorder))
            key = came.key
            engine = open_engine(path, key)
            with named_troubles():
                if migrate.needs_steps(engine):
                    backups.keep_copy(path, key, datetime.now(), "migration")
                    migrate.upgrade(engine)
            opened = cls(path, key, engine, lock, recorder)
            opened._let_in(came)
            opened._erase_again()
            if evening := opened.ask(setting, "demo_clock"):
                opened.now = running_clock(datetime.fromisoformat(evening))
        except BaseException:
            if engine is not None:
                engine.dispose()
            lock.release()
            raise
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

    def ask(self, query: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Ask a query for frozen rows; nothing it does is kept."""
        name = getattr(query, "__name__", "")
        if name in QUERIES:
            self.require(QUERIES[name], name)
        with named_troubles(), self._engine.connect() as connection, Session(connection) as session:
            return query(session, *args, **kwargs)

    def require(self, right: Right, name: str) -> None:
        """See that whoever opened the ledger holds a right; a refusal is written down. Raises UserMistake.

        `name` says in the audit what was tried.
        """
        if may(self.access, right):
            return
        with contextlib.suppress(StorageProblem):  # a ledger that can only be read refuses as well
            self.note(name, audit.REFUSED)
        raise forbidden(self.access)

    def note(self, name: str, result: str = audit.NOTED) -> None:
        """Add a line to the audit for what changes no record."""
        with self._writing() as session:
            audit.add_line(session, self.now(), self.recorder, self.access, name, result)
            session.commit()

    @property
    def keyring(self) -> Keyring:
        """Give the ways into this ledger; changing one needs the right to, and is written down."""
        return Keyring(self.path, self._key, self._about_keys)

    def _about_keys(self, what: str) -> None:
        self.require(Right.KEYS, what)
        self.note(what)

    def _let_in(self, came: keys.Opened) -> None:
        """Say as what somebody came in; what is unusual about it is written down. Raises UserMistake."""
        if came.worker:
            worker = self.ask(worker_of_key, came.worker)
            if worker is None or not worker.active:
                raise UserMistake(keys.PIN_WRONG, field="pin")
            self.recorder, self.access, self.signed_in = worker.name, worker.access, True
        self.guarded = came.kind != RAW
        with contextlib.suppress(StorageProblem):
            if came.wrong:
                self.note(f"wrong_pins_{came.wrong}")
            if came.kind == RECOVERY or came.spare:
                self.note(f"opened_by_{came.kind}")

    def is_opened_by(self, *, passphrase: str = "", pin: str = "") -> None:
        """See that whoever comes back to a locked window may. Raises UserMistake, StorageProblem."""
        worker = self.recorder if pin else ""
        came = keys.open_key(self.path, keys.Secret(passphrase, pin, worker))
        if came.key != self._key:
            raise UserMistake(keys.PASSPHRASE_WRONG, field="passphrase")

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Session]:
        with (
            named_troubles(),
            self._engine.connect().execution_options(begin="IMMEDIATE") as connection,
            Session(connection, expire_on_commit=False) as session,
        ):
            yield session

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

    def keep_draft(self, name: str, content: object) -> None:
        """Keep a half-filled form, or forget it (None); no history, the ledger's own encryption."""
        text = None if content is None else json.dumps(content, ensure_ascii=False)
        with self._writing() as session:
            draft = session.get(Draft, name)
            if draft is not None and text is None:
                session.delete(draft)
            elif text is not None:
                session.merge(Draft(name=name, saved_at=self.now(), content=text))
            session.commit()

    def draft(self, name: str) -> tuple[datetime, Any] | None:
        """Give a kept draft with the time it was saved."""
        return self.ask(_draft, name)

    def erase(self, reason: str, *, units: Iterable[str] = (), campaigns: Iterable[str] = ()) -> int:
        """Erase households, or what was said in campaigns, for good; gives how many records were blanked.

        What was erased is kept as ids beside the backups, so that an older one is blanked again.
        """
        erasure = erasure_of(units, campaigns)
        count = self.run(erase, erasure, reason)
        erasures.remember(self.path, erasure.id, erasure.units, erasure.campaigns)
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

    def begin_epoch(self) -> int:
        """Count one restore more, so that what two lines of the same ledger did is told apart."""
        with self._writing() as session:
            epoch = audit.start_epoch(session)
            audit.add_line(session, self.now(), self.recorder, self.access, "restored", audit.NOTED)
            session.commit()
        return epoch

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call `listener` after each commit with the names of the tables that changed; gives the way out."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def keep_copy(self, reason: str = "exit") -> Path:
        """Make a verified copy in the ledger's own folder of backups."""
        before = time.monotonic()
        made = backups.keep_copy(self.path, self._key, datetime.now(), reason)
        evidence.copy_missing(evidence.store_folder(self.path), evidence.copy_folder(made))
        self._copied = (time.monotonic(), time.monotonic() - before)
        with contextlib.suppress(StorageProblem):  # a ledger that can only be read still gave a good copy
            self.keep_draft(COPIED_HERE, self.ask(newest_counter))
        return made

    def keep_copy_if_changed(self, reason: str) -> Path | None:
        """Make a copy unless nothing was changed since the last one."""
        return self.keep_copy(reason) if self.changes_since_copy() else None

    def changes_since_copy(self) -> int:
        """Count the actions since the last copy here, all of them where there is none any more."""
        found = self.draft(COPIED_HERE) if self.backups() else None
        return self.ask(newest_counter) - (int(found[1]) if found else 0)

    def copy_is_due(self) -> bool:
        """Tell whether it is time for a copy: 50 changes since the last one, or one and 30 minutes.

        Copying takes a tenth of the time at most, however fast changes come.
        """
        at, took = self._copied
        since = time.monotonic() - at
        changes = self.changes_since_copy() if since >= 10 * took else 0
        return changes >= COPY_AFTER_CHANGES or (changes > 0 and at > 0 and since > COPY_AFTER_SECONDS)

    def copy_to(self, folder: Path) -> Path:
        """Make a verified copy in another folder, for instance on a stick; gives its path."""
        if not folder.is_dir():
            raise UserMistake(FOLDER_MISSING, field="folder")
        self.require(Right.COPY, "copy_to")
        target = folder / f"{self.path.stem}-{datetime.now():%Y%m%d-%H%M%S}{backups.SUFFIX}"
        with sticks.pulled_out_or_full(folder):
            backups.copy_ledger(self.path, self._key, target)
            evidence.copy_missing(evidence.store_folder(self.path), evidence.copy_folder(target))
        with contextlib.suppress(StorageProblem):  # a ledger that can only be read still gave a good copy
            self.keep_draft(COPIED_OUT, True)
        return target

    def seal(self, data: bytes) -> tuple[str, str]:
        """Seal a picture into the store beside the ledger; gives its name and salt. Raises StorageProblem."""
        return evidence.seal(self.path, self._key, data)

    def unseal(self, name: str, salt: str) -> bytes:
        """Give a picture of the store. Raises StorageProblem where it is missing or damaged."""
        return evidence.unseal(self.path, self._key, name, salt)

    def sealed_names(self) -> set[str]:
        """Give the names of the pictures in the store."""
        return evidence.names_in(self.path)

    def drop_sealed(self, names: Iterable[str]) -> None:
        """Take pictures out of the store."""
        evidence.drop(self.path, names)

    def copied_out(self) -> datetime | None:
        """Tell when the last copy went to another folder, None if none ever did."""
        found = self.draft(COPIED_OUT)
        return found[0] if found else None

    def backups(self) -> list[backups.BackupRow]:
        """List the copies in the ledger's own folder, the newest first."""
        return backups.list_backups(self.path)

    def verify(self) -> list[str]:
        """Check every page of the file; gives what is wrong, nothing if all is well."""
        try:
            backups.verify_copy(self.path, self._key)
        except StorageProblem:
            return [StorageProblem(LEDGER_DAMAGED).chinese()]
        return []

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

    def _announce(self, tables: frozenset[str]) -> None:
        if tables:
            for listener in tuple(self._listeners):
                listener(tables)


def open_checked(path: Path, *, recorder: str = "", passphrase: str = "", pin: str = "") -> Workspace:
    """Open a ledger after looking at every page of it. Raises StorageProblem where one is rotten."""
    workspace = Workspace.open(path, recorder=recorder, passphrase=passphrase, pin=pin)
    if workspace.verify():
        workspace.close()
        raise StorageProblem(LEDGER_DAMAGED)
    return workspace


def workers_with_pin(ledger: Path) -> tuple[str, ...]:
    """Give the names of those who have a PIN for a ledger on this computer."""
    return keys.workers_here(ledger)


def list_backups(ledger: Path) -> list[backups.BackupRow]:
    """List the copies in a ledger's own folder of backups, the newest first; reads names only."""
    return backups.list_backups(ledger)


def restore_backup(
    backup: Path, ledger: Path, *, passphrase: str = "", pin: str = "", worker: str = ""
) -> Path | None:
    """Put a copy in the ledger's place; gives where the old file was set aside, None if there was none.

    What was erased since is erased again, and a new epoch of the ledger begins.
    """
    ledger = ledger.absolute()
    lock = LedgerLock(ledger)
    try:
        secret = keys.Secret(passphrase, pin, worker)
        aside = restoring.restore(backup.absolute(), ledger, secret, datetime.now())
        evidence.copy_missing(evidence.copy_folder(backup.absolute()), evidence.store_folder(ledger))
    finally:
        lock.release(forget=not ledger.exists())
    with Workspace.open(ledger, recorder=worker, passphrase=passphrase, pin=pin) as restored:
        restored.begin_epoch()
    return aside


def backup_contents(
    backup: Path, ledger: Path, *, passphrase: str = "", pin: str = "", worker: str = ""
) -> tuple[ContentsSummary, LossSummary]:
    """Say what is in a copy and what going back to it would lose. Raises StorageProblem, UserMistake."""
    key = keys.open_key(restoring.holder_of_key(backup, ledger), keys.Secret(passphrase, pin, worker)).key
    inside = contents_of(backup, key)
    try:
        now = contents_of(ledger, keys.open_key(ledger, keys.Secret(passphrase, pin, worker)).key)
    except DoorbookError:
        return inside, UNKNOWN_LOSS
    return inside, loss(now, inside)


def _check_place(path: Path) -> None:
    """See that a new ledger may be made here, and takes no lost one's place."""
    if path.exists():
        raise UserMistake(LEDGER_EXISTS, field="path", name=path.name)
    if keys.key_file(path).exists() or backups.list_backups(path):
        raise UserMistake(LEDGER_LOST, field="path", name=path.name)
    if not path.parent.is_dir():
        raise UserMistake(FOLDER_MISSING, field="path")


def _draft(session: Session, name: str) -> tuple[datetime, Any] | None:
    draft = session.get(Draft, name)
    return None if draft is None else (draft.saved_at, json.loads(draft.content))
