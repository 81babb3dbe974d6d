"""An open ledger: run(action), ask(query), undo(), listeners. The only way in."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from outreach.actions.act import Act
from outreach.actions.ledger import LedgerForm, start_ledger
from outreach.actions.search_index import reindex
from outreach.actions.settings import setting
from outreach.clock import running_clock
from outreach.collecting import no_collecting
from outreach.errors import Conflict, StorageProblem, UserMistake, declare
from outreach.model import ActionEntry, Draft, Unit
from outreach.progress import Report, silent
from outreach.queries.village import worker_of_key
from outreach.rights import QUERIES, Right, forbidden, may, right_of
from outreach.storage import audit, backups, keys, migrate
from outreach.storage.database import LEDGER_DAMAGED, LEDGER_MISSING, named_troubles, open_engine
from outreach.storage.history import CHANGED_SINCE, Image, take_back, watch, write_images
from outreach.storage.keyring import Keyring
from outreach.storage.lock import LedgerLock
from outreach.storage.slots import RECOVERY
from outreach.vocabulary import Access
from outreach.wording import mark, tr

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
COPIED_OUT = "copied_out"
NOTHING_TO_UNDO = declare("nothing_to_undo", mark("There is nothing to undo: everything stands as it was."))


@dataclass(frozen=True)
class UndoRow:
    """What undo would take back, said in the window's language."""

    counter: int
    at: datetime
    by: str
    text: str


class Workspace:
    """One open ledger. `run` writes, `ask` reads; both may be called from any thread."""

    def __init__(self, path: Path, key: str, engine: Engine, lock: LedgerLock, recorder: str) -> None:
        self.path = path
        self.recorder = recorder
        self.access = Access.ADMINISTRATOR
        self.now: Callable[[], datetime] = datetime.now
        self.random_bytes: Callable[[int], bytes] = secrets.token_bytes
        self._key = key
        self._engine = engine
        self._lock = lock
        self._listeners: list[Callable[[frozenset[str]], None]] = []

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
        with self._writing() as session, no_collecting():
            images = watch(session)
            act = Act(session, self.now(), self.recorder, _next_counter(session), report)
            act.random_bytes, act.access = self.random_bytes, self.access
            try:
                result = action(act, *args, **kwargs)
                session.flush()
                tables = _write_history(session, act, name, images)
                session.commit()
            except StaleDataError as problem:
                raise Conflict(CHANGED_SINCE) from problem
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
            self.recorder, self.access = worker.name, worker.access
        with contextlib.suppress(StorageProblem):
            if came.wrong:
                self.note(f"wrong_pins_{came.wrong}")
            if came.kind == RECOVERY or came.spare:
                self.note(f"opened_by_{came.kind}")

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
        return self.ask(_undoable)

    def undo(self) -> UndoRow:
        """Take back the newest action. Raises UserMistake (nothing there), Conflict (changed since)."""
        row = self.undoable()
        if row is None:
            raise UserMistake(NOTHING_TO_UNDO)
        name = self.ask(_action_name, row.counter)
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

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call `listener` after each commit with the names of the tables that changed; gives the way out."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def keep_copy(self, reason: str = "exit") -> Path:
        """Make a verified copy in the ledger's own folder of backups."""
        return backups.keep_copy(self.path, self._key, datetime.now(), reason)

    def copy_to(self, folder: Path) -> Path:
        """Make a verified copy in another folder, for instance on a stick; gives its path."""
        if not folder.is_dir():
            raise UserMistake(FOLDER_MISSING, field="folder")
        target = folder / f"{self.path.stem}-{datetime.now():%Y%m%d-%H%M%S}{backups.SUFFIX}"
        backups.copy_ledger(self.path, self._key, target)
        with contextlib.suppress(StorageProblem):  # a ledger that can only be read still gave a good copy
            self.keep_draft(COPIED_OUT, True)
        return target

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


def open_checked(path: Path, *, recorder: str = "") -> Workspace:
    """Open a ledger after looking at every page of it. Raises StorageProblem where one is rotten."""
    workspace = Workspace.open(path, recorder=recorder)
    if workspace.verify():
        workspace.close()
        raise StorageProblem(LEDGER_DAMAGED)
    return workspace


def list_backups(ledger: Path) -> list[backups.BackupRow]:
    """List the copies in a ledger's own folder of backups, the newest first; reads names only."""
    return backups.list_backups(ledger)


def restore_backup(backup: Path, ledger: Path, *, passphrase: str = "") -> Path | None:
    """Put a copy in the ledger's place; gives where the old file was set aside, None if there was none."""
    ledger = ledger.absolute()
    lock = LedgerLock(ledger)
    try:
        return backups.restore(backup.absolute(), ledger, passphrase, datetime.now())
    finally:
        lock.release(forget=not ledger.exists())


def _check_place(path: Path) -> None:
    """See that a new ledger may be made here, and takes no lost one's place."""
    if path.exists():
        raise UserMistake(LEDGER_EXISTS, field="path", name=path.name)
    if keys.key_file(path).exists() or backups.list_backups(path):
        raise UserMistake(LEDGER_LOST, field="path", name=path.name)
    if not path.parent.is_dir():
        raise UserMistake(FOLDER_MISSING, field="path")


def undo_action(act: Act, counter: int) -> None:
    """Take back the action with this counter."""
    entry = act.session.get_one(ActionEntry, counter)
    act.describe(mark("Undo: {what}"), what=_text(entry))
    act.undoable = False
    take_back(act.session, entry)
    entry.undone_by = act.counter


def _next_counter(session: Session) -> int:
    newest = session.scalar(select(ActionEntry.counter).order_by(ActionEntry.counter.desc()).limit(1))
    return (newest or 0) + 1


def _write_history(session: Session, act: Act, name: str, images: Iterable[Image]) -> frozenset[str]:
    images = list(images)
    if not images and not act.noted:
        return frozenset()
    entry = ActionEntry(
        counter=act.counter,
        at=act.now,
        by=act.by,
        name=name,
        label=act.label,
        values=act.values_text,
        undoable=act.undoable,
    )
    session.add(entry)
    session.flush()
    write_images(session, act.counter, images)
    digest = audit.digest_of_rows((image.table, image.row_id, image.revision) for image in images)
    audit.add_line(session, act.now, act.by, act.access, name, audit.DONE, act.counter, digest)
    touched = {table: {i.row_id for i in images if i.table == table} for table in ("unit", "person")}
    renamed = {i.row_id for i in images if i.table == "area" and '"name"' in (i.before or "")}
    moved = session.scalars(select(Unit.id).where(Unit.area_id.in_(renamed))) if renamed else ()
    reindex(session, touched["unit"].union(moved, _left_units(images)), touched["person"])
    return frozenset(image.table for image in images)


def _left_units(images: Iterable[Image]) -> set[str]:
    """Give the units that people left and that merged units pointed to before."""
    left = set()
    for image in images:
        field = {"person": "unit_id", "unit": "merged_into_id"}.get(image.table)
        if field and image.before and f'"{field}"' in image.before:
            left.add(json.loads(image.before)[field])
    return left - {None}


def _undoable(session: Session) -> UndoRow | None:
    wanted = select(ActionEntry).where(ActionEntry.undoable, ActionEntry.undone_by.is_(None))
    entry = session.scalar(wanted.order_by(ActionEntry.counter.desc()).limit(1))
    return None if entry is None else UndoRow(entry.counter, entry.at, entry.by, _text(entry))


def _action_name(session: Session, counter: int) -> str:
    return session.get_one(ActionEntry, counter).name


def _text(entry: ActionEntry) -> str:
    return tr(entry.label, **json.loads(entry.values)) if entry.label else ""


def _draft(session: Session, name: str) -> tuple[datetime, Any] | None:
    draft = session.get(Draft, name)
    return None if draft is None else (draft.saved_at, json.loads(draft.content))
