"""What stands under an open ledger: its file and key, who reads it, rights, drafts, listeners."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from outreach.errors import StorageProblem, UserMistake
from outreach.model import Draft
from outreach.queries.village import worker_of_key
from outreach.rights import QUERIES, Right, forbidden, may
from outreach.storage import audit, keys
from outreach.storage.database import named_troubles
from outreach.storage.keyring import Keyring
from outreach.storage.lock import LedgerLock
from outreach.storage.slots import RAW, RECOVERY
from outreach.vocabulary import Access

P = ParamSpec("P")
R = TypeVar("R")


class LedgerFile:
    """The file of one open ledger, read by anybody who may, written by one transaction at a time."""

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

    def _announce(self, tables: frozenset[str]) -> None:
        if tables:
            for listener in tuple(self._listeners):
                listener(tables)


def _draft(session: Session, name: str) -> tuple[datetime, Any] | None:
    draft = session.get(Draft, name)
    return None if draft is None else (draft.saved_at, json.loads(draft.content))
