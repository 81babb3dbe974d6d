"""照片: a gallery a day; for one visit, activity, case or slip, new photos are dropped in or chosen here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from outreach.actions.evidence import caption_photo, detach_photo
from outreach.errors import DoorbookError
from outreach.evidence.adding import add_photo
from outreach.progress import Report
from outreach.queries.evidence import PhotoRow, photos
from outreach.vocabulary import LABELS, PhotoOf
from outreach.wording import tr
from ui import theme, words
from ui.page import Context, Page
from ui.pages.photos.tiles import EDGE, Tiles
from ui.widgets.button import Button
from ui.widgets.card import scrolled
from ui.widgets.empty import EmptyState
from ui.widgets.headline import Headline
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.text import Text

Pictures = dict[str, QImage | None]


class PhotosPage(Page):
    """The days in a drop-down, the photos of one as thumbnails; the chosen one is named or taken off."""

    id = "photos"
    kinds = frozenset({"photo"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.setAcceptDrops(True)
        self._of: tuple[PhotoOf, str, str] | None = None
        self._rows: tuple[PhotoRow, ...] = ()
        self._known: Pictures = {}
        self._current = ""
        self.days = DropDown(name="photos.days")
        self.days.setAccessibleName(tr("Day"))
        self.tiles = Tiles()
        self.caption = LineEdit(name="photos.caption", hint=tr("What it shows, then Enter"))
        self.caption.setAccessibleName(tr("What it shows"))
        self.about = Text("", step=13, tone="muted", wrap=True)
        self._lay_out()
        self.days.currentIndexChanged.connect(lambda _: self._show_day())
        self.tiles.chosen.connect(self._choose)
        self.caption.returnPressed.connect(self.name_it)
        ctx.commands["photos.add"].triggered.connect(lambda: self.choose_files())
        ctx.commands["photos.remove"].triggered.connect(lambda: self.remove())

    def _lay_out(self) -> None:
        self.heading = Headline(tr("Photos"))
        self.whose = Text("", tone="muted")
        self.heading.left.addWidget(self.whose)
        self.heading.left.addWidget(self.days)
        self.add_button = self._button("photos.add", "primary", "plus")
        self.heading.right.addWidget(self.add_button)
        self._remove = self._button("photos.remove", "secondary", "x")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.caption, 1)
        line.addWidget(self._remove)
        self._area = scrolled(self.tiles)
        self._empty = EmptyState(
            "copy",
            tr("No photo so far"),
            tr("Open a case or a household's visit and choose “Photos”, then drop pictures here."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self._area, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.about)
        column.addLayout(line)
        column.addWidget(Text(words.purpose_words(), step=13, tone="muted", wrap=True))

    def _button(self, command: str, kind: str, icon: str) -> Button:
        action = self.ctx.commands[command]
        keys = self.ctx.commands.keys(command)
        return Button(action.text(), kind, name=f"{command}_button", icon=icon, keys=keys).does(action)

    # Coming and going

    def open(self, of: str = "", record_id: str = "", title: str = "", **_: Any) -> None:
        """Show the photos of one record (`title` says which), or of every day."""
        self._of = (PhotoOf(of), record_id, title) if of else None

    def memory(self) -> dict[str, Any]:
        """Come back to the same record."""
        if self._of is None:
            return {}
        return {"of": self._of[0].value, "record_id": self._of[1], "title": self._of[2]}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the photos again."""
        workspace = self.ctx.workspace
        self._rows = workspace.ask(photos, *self._of[:2]) if self._of else workspace.ask(photos)
        self.whose.setText(self._of[2] if self._of else tr("{n} photos", n=len(self._rows)))
        self.ctx.commands["photos.add"].setEnabled(self._of is not None)
        self.add_button.setVisible(self._of is not None)
        self.days.setVisible(self._of is None and bool(self._rows))
        present = self.days.currentData()
        days = list(dict.fromkeys(row.day.isoformat() for row in self._rows))
        self.days.blockSignals(True)
        self.days.clear()
        for row in {row.day: row for row in self._rows}.values():
            n = sum(each.day == row.day for each in self._rows)
            self.days.addItem(tr("{day}, {n} photos", day=words.day_words(row.day), n=n), row.day.isoformat())
        self.days.setCurrentIndex(days.index(present) if present in days else 0)
        self.days.blockSignals(False)
        self._area.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        self._show_day()
        self.heading.fit()

    def shown(self) -> list[PhotoRow]:
        """Give the photos on screen."""
        day = self.days.currentData()
        return [row for row in self._rows if self._of is not None or row.day.isoformat() == day]

    def _show_day(self) -> None:
        rows = self.shown()
        if self._current not in {row.id for row in rows}:
            self._current = rows[0].id if rows else ""
        self.tiles.show_rows(rows, self._current)
        self._choose(self._current)
        for row in rows:
            if row.file in self._known:
                self.tiles.tiles[row.id].show_picture(self._known[row.file])
        wanted = [row for row in rows if row.file not in self._known]
        if wanted:
            title = tr("Reading photos")
            self.ctx.tasks.run(title, lambda report: self._read(wanted, report), done=self._got)

    def _read(self, rows: list[PhotoRow], report: Report) -> Pictures:
        """Unseal pictures off the window's thread; only thumbnails are kept."""
        found: Pictures = {}
        for nth, row in enumerate(rows):
            report(nth, len(rows))
            try:
                image = QImage.fromData(self.ctx.workspace.unseal(row.file, row.salt))
                size, way = theme.px(EDGE), Qt.AspectRatioMode.KeepAspectRatio
                found[row.file] = image.scaled(size, size, way, Qt.TransformationMode.SmoothTransformation)
            except DoorbookError:
                found[row.file] = None
        return found

    def _got(self, found: Pictures) -> None:
        self._known.update(found)
        for row in self.shown():
            if row.file in found and row.id in self.tiles.tiles:
                self.tiles.tiles[row.id].show_picture(found[row.file])

    # What the user does

    def _choose(self, photo_id: str) -> None:
        self._current = photo_id
        row = next((row for row in self._rows if row.id == photo_id), None)
        for part in (self.caption, self._remove, self.about):
            part.setVisible(row is not None)
        self.ctx.commands["photos.remove"].setEnabled(row is not None)
        if row is None:
            return
        self.caption.setText(row.caption)
        taken = words.moment_words(row.taken_at) if row.taken_at else "—"
        kept = words.moment_words(row.added_at)
        said = tr("{what}, taken {taken}, kept {kept}", what=tr(LABELS[row.of]), taken=taken, kept=kept)
        same = tr("The same picture is kept {n} more times.", n=len(row.again)) if row.again else ""
        self.about.setText(f"{said}　{same}".strip())

    def name_it(self) -> None:
        """Write what the chosen photo shows."""
        if self._current:
            self.ctx.workspace.run(caption_photo, self._current, self.caption.text())
            self.ctx.toast(tr("Photo named"))

    def remove(self) -> None:
        """Take the chosen photo off."""
        if self._current:
            self.ctx.workspace.run(detach_photo, self._current)
            self.ctx.toast(tr("Photo taken off"))

    def choose_files(self) -> None:
        """Choose pictures from a folder."""
        kinds = tr("Photos") + " (*.jpg *.jpeg *.png *.webp *.bmp)"
        files, _ = QFileDialog.getOpenFileNames(self, tr("Add photos"), "", kinds)
        self.take([Path(file) for file in files])

    def take(self, files: list[Path]) -> None:
        """Attach pictures one after another; those refused are told, the others stay."""
        if self._of is None or not files:
            return
        of, record_id, _ = self._of

        def work(report: Report) -> tuple[int, list[DoorbookError]]:
            refused = []
            for nth, file in enumerate(files):
                report(nth, len(files))
                try:
                    add_photo(self.ctx.workspace, file, of, record_id)
                except DoorbookError as problem:
                    refused.append(problem)
            return len(files) - len(refused), refused

        self.ctx.tasks.run(tr("Keeping photos"), work, done=self._taken)

    def _taken(self, outcome: tuple[int, list[DoorbookError]]) -> None:
        kept, refused = outcome
        if kept:
            self.ctx.toast(tr("{n} photos kept", n=kept))
        if refused:
            self.ctx.trouble(refused[0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures for the record on screen."""
        if self._of is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take(files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the visits with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.ctx.navigate("visit")
        else:
            super().keyPressEvent(event)
