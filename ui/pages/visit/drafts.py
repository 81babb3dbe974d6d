"""Half-filled forms, kept in the ledger within a second of a change so that a crash loses nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from outreach.errors import DoorbookError
from outreach.wording import tr
from ui import words
from ui.pages.visit.entry import Entry
from ui.work.task import Tasks

if TYPE_CHECKING:
    from outreach.progress import Report
    from outreach.workspace import Workspace

NAME = "visit"
PAUSE_MS = 400


class Drafts(QObject):
    """A draft a door, the door last open, who is pinned; `kept(at)` or `failed(problem)` follows a change."""

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        found = workspace.draft(NAME)
        content = found[1] if found and isinstance(found[1], dict) else {}
        self._content: dict[str, Any] = {"doors": {}, "current": "", "pinned": None} | content
        self._kept: Mapping[str, Any] = self._content
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep_soon)

    def entry(self, unit_id: str) -> tuple[Entry, datetime] | None:
        """Give the draft of a door with the time it was kept."""
        kept = self._content["doors"].get(unit_id)
        if not isinstance(kept, dict):
            return None
        return Entry.from_json(kept), datetime.fromisoformat(kept["kept_at"])

    def current(self) -> str:
        """Tell which door was open last."""
        return str(self._content["current"])

    def pinned(self) -> list[str] | None:
        """Tell who is pinned as having gone, None where nobody is."""
        found = self._content["pinned"]
        return list(found) if isinstance(found, list) else None

    def team(self, recorder: str) -> list[str]:
        """Tell who goes to the next door: who is pinned, else who records."""
        pinned = self.pinned()
        return pinned if pinned is not None else [recorder] if recorder else []

    def put(self, unit_id: str, entry: Entry | None) -> None:
        """Keep the draft of a door soon, or forget it (None)."""
        doors = self._others(unit_id)
        if entry is not None:
            doors[unit_id] = entry.to_json() | {"kept_at": self._workspace.now().isoformat()}
        self._change(doors=doors)

    def point_at(self, unit_id: str) -> None:
        """Remember which door is open; kept with the next change or when the page is left."""
        if unit_id != self.current():
            self._content = self._content | {"current": unit_id}

    def pin(self, names: list[str] | None) -> None:
        """Keep who is pinned."""
        if names != self.pinned():
            self._change(pinned=names)

    def strike(self, unit_id: str) -> None:
        """Take the draft of a door whose visit was just saved out of the ledger; called on its thread."""
        with contextlib.suppress(DoorbookError):  # the visit is saved: what is left is only a draft too many
            self._workspace.keep_draft(NAME, self._content | {"doors": self._others(unit_id)})

    def forget(self, unit_id: str) -> None:
        """Forget the draft of a door here too; called on the window's thread, which alone changes them."""
        self._content = self._content | {"doors": self._others(unit_id)}

    def _others(self, unit_id: str) -> dict[str, Any]:
        return {door: draft for door, draft in self._content["doors"].items() if door != unit_id}

    def flush(self) -> None:
        """Keep now what is not kept yet. Raises DoorbookError."""
        self._pause.stop()
        if self._content is not self._kept:
            self._write()

    def _change(self, **parts: Any) -> None:
        self._content = self._content | parts
        self._pause.start()

    def _keep_soon(self) -> None:
        self._tasks.run("", self._keep, done=self.kept.emit, failed=self._not_kept)

    def _keep(self, report: Report) -> datetime:
        self._write()
        return self._workspace.now()

    def _write(self) -> None:
        content = self._content
        self._workspace.keep_draft(NAME, content)
        self._kept = content

    def _not_kept(self, problem: Exception) -> None:
        if isinstance(problem, DoorbookError):
            self.failed.emit(problem)


def draft_words(at: datetime) -> str:
    """Say when a draft was kept."""
    return tr("Draft kept {time}", time=words.time_words(at))
