"""The facts around the pages: village, campaign, undo, saved, backup, recorder, counts of what waits."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer

from outreach.queries.campaigns import open_campaign
from outreach.queries.newest_entry import newest_entry_at, suspect
from outreach.queries.village import village, workers
from outreach.wording import tr
from ui import words
from ui.frame.rail import Rail
from ui.frame.status_line import StatusLine
from ui.frame.top_bar import TopBar
from ui.page import Context, Page
from ui.pages import built_pages, page_class
from ui.work.aside import Aside

KNOWN: dict[str, type[Page]] = {}
"""The pages imported so far, by their ids."""


class Facts:
    """Reads them anew after each commit."""

    def __init__(self, ctx: Context, top: TopBar, status: StatusLine, rail: Rail) -> None:
        self._ctx = ctx
        self._top = top
        self._status = status
        self._rail = rail
        self._counting = Aside(ctx, self._counts, self._show_counts, always=True)
        self._turn = QTimer(top, singleShot=True, interval=0)
        self._turn.timeout.connect(self._count)
        self._newest = ctx.workspace.ask(newest_entry_at)
        self._restore_recorder()

    def show(self) -> None:
        """Show what is true now."""
        workspace = self._ctx.workspace
        campaign = workspace.ask(open_campaign)
        self._top.place.show_place(workspace.ask(village).name, campaign.name if campaign else "")
        newest = workspace.undoable()
        self._top.undo.show_what(newest.text if newest else "")
        self._ctx.commands["undo"].setEnabled(newest is not None)
        self._status.saved.set_text(self._saved_words(newest.at if newest else None))
        self._status.backup.set_text(self._backup_words())
        strange = suspect(self._newest, workspace.now()) if self._newest else ""
        self._status.show_clock(tr(strange) if strange else "")
        self._show_recorder()
        self._count()

    def _saved_words(self, at: Any) -> str:
        if at is None:
            return tr("Saved")
        today = at.date() == self._ctx.workspace.now().date()
        return tr("Saved {time}", time=words.time_words(at) if today else words.day_words(at.date()))

    def _backup_words(self) -> str:
        from outreach.workspace import list_backups

        copies = list_backups(self._ctx.workspace.path)
        if not copies:
            return tr("No backup yet")
        ago = words.ago_words(copies[0].made_at)
        return tr("Last backup {ago}", ago=ago)

    def _count(self) -> None:
        """Count what waits once all pages are imported: one a turn, in the thread of Qt's classes."""
        for entry in built_pages():
            if entry.id not in KNOWN:
                KNOWN[entry.id] = page_class(entry)
                self._turn.start()
                return
        self._counting.ask()

    def _counts(self) -> dict[str, int]:
        """Count what waits on each page that knows."""
        counted = {page: found for page, found in KNOWN.items() if found.waiting is not Page.waiting}
        return {page: found.waiting(self._ctx.workspace) for page, found in counted.items()}

    def _show_counts(self, counts: dict[str, int]) -> None:
        for page, count in counts.items():
            self._rail.set_count(page, count)

    # Who records

    def recorders(self) -> list[str]:
        """Give the names of those who may record; with a PIN it is whoever came in with it."""
        if self._ctx.workspace.signed_in:
            return [self._ctx.workspace.recorder]
        return [row.name for row in self._ctx.workspace.ask(workers) if row.active]

    def set_recorder(self, name: str) -> None:
        """Say who records from now on; only the worker's number is kept in the window's settings."""
        self._ctx.workspace.recorder = name
        found = {row.name: row.id for row in self._ctx.workspace.ask(workers)}
        chosen = self._ctx.settings["recorders"] | {str(self._ctx.workspace.path): found.get(name, "")}
        self._ctx.settings["recorders"] = chosen
        self._show_recorder()

    def _restore_recorder(self) -> None:
        workspace = self._ctx.workspace
        if workspace.recorder:
            return
        rows = [row for row in workspace.ask(workers) if row.active]
        wanted = self._ctx.settings["recorders"].get(str(workspace.path))
        row = next((row for row in rows if row.id == wanted), rows[0] if rows else None)
        workspace.recorder = row.name if row else ""

    def _show_recorder(self) -> None:
        name = self._ctx.workspace.recorder
        self._status.recorder.set_text(tr("Recorder {name}", name=name) if name else tr("No recorder yet"))
