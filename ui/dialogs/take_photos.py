"""Pictures taken from a phone's folder or a stick: the newest first, those of today marked already."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QStorageInfo, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from outreach.evidence.arrivals import Arrival, newest_pictures, small_picture
from outreach.queries.evidence import known_digests
from outreach.wording import tr
from ui import theme, words
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.card import scrolled
from ui.widgets.flow import FlowLayout
from ui.widgets.line import DropDown
from ui.widgets.picture_tile import PictureTile
from ui.widgets.ring import FocusRing
from ui.widgets.text import Elided, Text
from ui.work.photos import Whose, keep_photos
from ui.work.task import REST, Job

CAMERA = "DCIM"
SETTLE_MS = 700


class TakePhotosDialog(QDialog):
    """Choose the folder, untick what does not belong here, Ctrl+Enter attaches; the folder is watched."""

    def __init__(self, ctx: Context, whose: Whose, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("take_photos")
        self.setWindowTitle(tr("Take from the phone"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ctx, self._whose = ctx, whose
        self._job: Job | None = None
        self._gone = False
        self._left: set[Path] = set()
        self._small: dict[Path, QImage | None] = {}
        self.tiles: dict[Path, PictureTile] = {}
        self.folders = DropDown(name="take_photos.folders")
        self.folders.setAccessibleName(tr("Folder"))
        self.said = Text("", tone="muted", wrap=True)
        self._watch = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._lay_out()
        self._connect()
        FocusRing(self)
        self._offer_folders()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.folders, 1)
        self.other = Button(tr("Another folder"), name="take_photos.other", icon="folder")
        head.addWidget(self.other)
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=12, line_gap=12)
        self.take_button = Button("", "primary", name="take_photos.take", keys="Ctrl+Enter")
        cancel = Button(tr("Cancel"), name="take_photos.cancel", keys="Esc")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(tr("Take from the phone"), step=18, bold=True))
        column.addWidget(Elided(self._whose.title, tone="muted"))
        column.addLayout(head)
        column.addWidget(scrolled(holder), 1)
        column.addLayout(foot)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.size()
        self.resize(min(theme.px(980), room.width() - 40), min(theme.px(640), room.height() - 60))

    def _connect(self) -> None:
        self.folders.currentIndexChanged.connect(lambda _: self.read())
        self.other.clicked.connect(self._choose_folder)
        self.take_button.clicked.connect(self.take)
        self._settle.timeout.connect(self.read)
        self._watch.directoryChanged.connect(lambda _: self._settle.start())

    # Folders

    def _offer_folders(self) -> None:
        known = [Path(self._ctx.settings["photo_folder"])] if self._ctx.settings["photo_folder"] else []
        found = [Path(volume.rootPath()) / CAMERA for volume in QStorageInfo.mountedVolumes()]
        folders = dict.fromkeys(path for path in [*known, *found] if path.is_dir())
        self.folders.blockSignals(True)
        for path in folders:
            self.folders.addItem(str(path), str(path))
        self.folders.blockSignals(False)
        self.folders.setVisible(bool(folders))
        self.read()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Another folder"))
        if chosen:
            self.show_folder(Path(chosen))

    def show_folder(self, folder: Path) -> None:
        """Show a folder's pictures, and offer it first the next time."""
        self._ctx.settings["photo_folder"] = str(folder)
        self.folders.blockSignals(True)
        self.folders.insertItem(0, str(folder), str(folder))
        self.folders.setCurrentIndex(0)
        self.folders.blockSignals(False)
        self.folders.show()
        self.read()

    def _folder(self) -> Path | None:
        return Path(self.folders.currentData()) if self.folders.currentData() else None

    # Pictures

    def read(self) -> None:
        """Look through the folder again; what was unticked stays so."""
        folder = self._folder()
        if folder is None:
            self._show(())
            return
        if self._watch.directories():
            self._watch.removePaths(self._watch.directories())
        self._watch.addPath(str(folder))
        since = self._ctx.workspace.now().replace(hour=0, minute=0, second=0, microsecond=0)
        known = self._ctx.workspace.ask(known_digests)
        self._left.update(path for path, tile in self.tiles.items() if not tile.isChecked())
        self._job = job = self._ctx.tasks.run(
            tr("Looking through the folder"),
            lambda report: newest_pictures(folder, known, since),
            done=lambda found: self._show(found) if job is self._job and not self._gone else None,
            queue=REST,
        )

    def _show(self, found: tuple[Arrival, ...]) -> None:
        self._flow.clear()
        self.tiles = {}
        today = self._ctx.workspace.now().date()
        for row in found:
            said = tr("kept already") if row.known else words.moment_words(row.at)
            tile = PictureTile(f"take_photos.{row.file.name}", said, ticks=True)
            tile.setToolTip(f"{row.file.name}  {words.moment_words(row.at)}")
            tile.setChecked(row.at.date() == today and not row.known and row.file not in self._left)
            tile.toggled.connect(lambda _: self._count())
            tile.opened.connect(tile.toggle)
            if row.file in self._small:
                tile.show_picture(self._small[row.file])
            self.tiles[row.file] = tile
            self._flow.addWidget(tile)
        self._count()
        self._read_next()

    def _read_next(self) -> None:
        """Read one thumbnail after another, so that what was chosen is never waited for."""
        wanted = next((path for path in self.tiles if path not in self._small), None)
        if wanted is None:
            return

        def got(data: bytes | None) -> None:
            if self._gone:
                return
            self._small[wanted] = QImage.fromData(data) if data else None
            if wanted in self.tiles:
                self.tiles[wanted].show_picture(self._small[wanted])
            self._read_next()

        title = tr("Reading photos")
        self._ctx.tasks.run(title, lambda report: small_picture(wanted, report), done=got, queue=REST)

    def _count(self) -> None:
        n = len(self.chosen())
        self.take_button.set_text(tr("Attach {n} photos", n=n))
        self.take_button.setEnabled(n > 0)
        if self._folder() is None:
            how = tr("Put the stick in, or choose the folder into which the phone's photos come.")
            self.said.setText(how)
        elif not self.tiles:
            self.said.setText(tr("No photo in this folder yet. New ones show up by themselves."))
        else:
            self.said.setText(tr("Today's are marked. Click or space marks others."))

    def chosen(self) -> list[Path]:
        """Give the files that are marked, the oldest first."""
        return [path for path, tile in reversed(self.tiles.items()) if tile.isChecked()]

    def take(self) -> None:
        """Attach what is marked."""
        if files := self.chosen():
            keep_photos(self._ctx, self._whose, files)
            self.accept()

    def done(self, result: int) -> None:
        """Close; what is still read comes to nothing."""
        self._gone = True
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Attach with Ctrl+Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.take()
        else:
            super().keyPressEvent(event)
