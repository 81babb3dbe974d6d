"""Photos attached from any page: dropped on a row or a part of it, kept in the background, told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from outreach.evidence.adding import AddedPhotos, add_photos
from outreach.progress import Report
from outreach.queries.evidence import PhotoRow, photo
from outreach.vocabulary import LABELS, PhotoOf
from outreach.wording import tr
from ui import words

if TYPE_CHECKING:
    from ui.page import Context
    from ui.tables import Table


@dataclass(frozen=True)
class Whose:
    """What photos are attached to, and how its page calls it."""

    of: PhotoOf
    record_id: str
    title: str


def show_photos(ctx: Context, whose: Whose, page: str, **back: Any) -> None:
    """Show the photos of a record; Esc comes back to the page."""
    ctx.navigate(
        "photos", of=whose.of.value, record_id=whose.record_id, title=whose.title, back=[page, back]
    )


def keep_photos(ctx: Context, whose: Whose, files: Sequence[Path]) -> None:
    """Attach files to a record as one action; those refused are told, and where a picture was used before."""
    if not files:
        return

    def work(report: Report) -> tuple[AddedPhotos, PhotoRow | None]:
        added = add_photos(ctx.workspace, files, whose.of, whose.record_id, report=report)
        rows = [ctx.workspace.ask(photo, photo_id) for photo_id in added.ids]
        before = [other for row in rows if row for other in row.again if other not in added.ids]
        return added, ctx.workspace.ask(photo, before[0]) if before else None

    ctx.tasks.run(tr("Keeping photos"), work, done=lambda outcome: _told(ctx, whose, *outcome))


def used_words(row: PhotoRow) -> str:
    """Say where a picture was used: 11-16 周一 走访照片 1组2号 李建国."""
    return f"{words.day_words(row.day)} {tr(LABELS[row.of])} {row.whose}".strip()


def _told(ctx: Context, whose: Whose, added: AddedPhotos, before: PhotoRow | None) -> None:
    if added.ids:
        said = tr("{n} photos kept: {whose}", n=len(added.ids), whose=whose.title)
        if before is not None:
            said = tr("{said}. Seen before: {where}", said=said, where=used_words(before))
        ctx.toast(said)
    if added.refused:
        ctx.trouble(added.refused[0])


class PhotoDrop(QObject):
    """Lets picture files be dropped on a widget; `whose` tells what lies at a point, None takes nothing.

    `light` shows over what the files would be dropped.
    """

    def __init__(
        self,
        ctx: Context,
        widget: QWidget,
        whose: Callable[[QPoint], Whose | None],
        light: Callable[[QPoint | None], None] | None = None,
    ) -> None:
        super().__init__(widget)
        self._ctx, self._whose, self._light = ctx, whose, light
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the files over the widget."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._dropped(event)
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            return self._over(event)
        if isinstance(event, QDragLeaveEvent):
            self._show(None)
        return False

    def _over(self, event: QDragMoveEvent) -> bool:
        spot = event.position().toPoint()
        if not _files(event):
            return False
        entered = event.type() == QEvent.Type.DragEnter
        takes = self._whose(spot) is not None
        self._show(spot if takes else None)
        if takes or entered:  # what is refused on entering is never followed over the rows
            event.acceptProposedAction()
        else:
            event.ignore()
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        whose, files = self._whose(event.position().toPoint()), _files(event)
        self._show(None)
        if whose is None or not files:
            return False
        event.acceptProposedAction()
        keep_photos(self._ctx, whose, files)
        return True

    def _show(self, spot: QPoint | None) -> None:
        if self._light is not None:
            self._light(spot)


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def drop_on_rows(ctx: Context, table: Table, whose: Callable[[object], Whose | None]) -> PhotoDrop:
    """Let files be dropped on the rows of a list; the row under them is made the current one."""

    def at(spot: QPoint) -> Whose | None:
        row = table.rowAt(spot.y())
        return whose(table.paged.ids[row]) if 0 <= row < len(table.paged.ids) else None

    def light(spot: QPoint | None) -> None:
        if spot is not None and 0 <= (row := table.rowAt(spot.y())) < len(table.paged.ids):
            table.go_to(table.paged.ids[row])

    return PhotoDrop(ctx, table.viewport(), at, light)
