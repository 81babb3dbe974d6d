"""Pictures unsealed off the window's thread: thumbnails of a day at once, one whole with those beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from outreach.errors import DoorbookError
from outreach.progress import Report
from outreach.queries.evidence import PhotoRow
from outreach.wording import tr
from ui import theme
from ui.page import Context
from ui.widgets.picture_tile import EDGE

Pictures = dict[str, QImage | None]
"""By file; None for one that cannot be read."""
KEPT_WHOLE = 8


class Reader:
    """Keeps every thumbnail read so far, and the last few pictures whole."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self.small: Pictures = {}
        self._whole: Pictures = {}

    def read_small(self, rows: Sequence[PhotoRow], got: Callable[[], None]) -> None:
        """Read thumbnails that are not known yet, then tell."""
        wanted = [row for row in rows if row.file not in self.small]
        if wanted:
            self._run(wanted, theme.px(EDGE), self.small, got)

    def whole(self, row: PhotoRow) -> tuple[bool, QImage | None]:
        """Give whether a picture was read, and the picture (None where it cannot be)."""
        return row.file in self._whole, self._whole.get(row.file)

    def read_whole(self, rows: Sequence[PhotoRow], got: Callable[[], None]) -> None:
        """Read pictures whole, then tell; those read long ago are let go."""
        wanted = [row for row in rows if row.file not in self._whole]
        while len(self._whole) > KEPT_WHOLE:
            self._whole.pop(next(iter(self._whole)))
        if wanted:
            self._run(wanted, 0, self._whole, got)

    def _run(self, rows: Sequence[PhotoRow], edge: int, kept: Pictures, got: Callable[[], None]) -> None:
        def done(found: Pictures) -> None:
            kept.update(found)
            got()

        self._ctx.tasks.run(tr("Reading photos"), lambda report: self._read(rows, edge, report), done=done)

    def _read(self, rows: Sequence[PhotoRow], edge: int, report: Report) -> Pictures:
        found: Pictures = {}
        for nth, row in enumerate(rows):
            report(nth, len(rows))
            try:
                image = QImage.fromData(self._ctx.workspace.unseal(row.file, row.salt))
            except DoorbookError:
                found[row.file] = None
                continue
            way = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            found[row.file] = image.scaled(edge, edge, way, smooth) if edge else image
        return found
