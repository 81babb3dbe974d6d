"""照片: a gallery a day, each photo large; for one visit, activity, case or slip new ones come in here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from outreach.actions.evidence import caption_photo, detach_photo
from outreach.evidence.adding import turn
from outreach.pictures.kinds import ENDINGS
from outreach.queries.evidence import PhotoRow, photo, photos
from outreach.vocabulary import PhotoOf
from outreach.wording import tr
from ui import theme, words
from ui.dialogs.take_photos import TakePhotosDialog
from ui.page import Context, Page
from ui.pages.photos.about import MOST_NAMED, About
from ui.pages.photos.source import open_source
from ui.pages.photos.tiles import Tiles
from ui.pages.photos.viewer import Viewer
from ui.widgets.button import Button
from ui.widgets.card import scrolled
from ui.widgets.empty import EmptyState
from ui.widgets.headline import Headline
from ui.widgets.line import DropDown
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Text
from ui.work.photos import PhotoDrop, Whose, keep_photos
from ui.work.pictures import Reader


class PhotosPage(Page):
    """The days in a drop-down, the photos of one as thumbnails, one of them large."""

    id = "photos"
    kinds = frozenset({"photo"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._whose: Whose | None = None
        self._back: tuple[str, dict[str, Any]] = ("visit", {})
        self._rows: tuple[PhotoRow, ...] = ()
        self._current = ""
        self.reader = Reader(ctx)
        self.days = DropDown(name="photos.days")
        self.days.setAccessibleName(tr("Day"))
        self.days.setMinimumWidth(theme.px(210))
        self.tiles, self.viewer = Tiles(), Viewer()
        self.about = About(ctx.commands)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.heading = Headline(tr("Photos"))
        self.heading_of = Text("", tone="muted")
        self.heading.left.addWidget(self.heading_of)
        self.heading.left.addWidget(self.days)
        self.buttons = []
        for command, kind, icon in (("photos.take", "secondary", "phone"), ("photos.add", "primary", "plus")):
            action, keys = self.ctx.commands[command], self.ctx.commands.keys(command)
            button = Button(action.text(), kind, name=f"{command}_button", icon=icon, keys=keys)
            self.buttons.append(button.does(action))
            self.heading.right.addWidget(button)
        self._area = scrolled(self.tiles)
        self._empty = EmptyState("copy", tr("No photo so far"), _how_they_come(False))
        self._either = OnlyOne(self._area, self._empty, self.viewer)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self._either, 1)
        column.addWidget(self.about)
        column.addWidget(Text(words.purpose_words(), step=13, tone="muted", wrap=True))

    def _connect(self) -> None:
        self.days.currentIndexChanged.connect(lambda _: self._show_day())
        self.tiles.chosen.connect(self._choose)
        self.tiles.opened.connect(self.show_large)
        self.viewer.left.connect(self.leave_large)
        self.viewer.stepped.connect(self.step)
        self.viewer.turned.connect(self.turn)
        self.about.named.connect(self.name_it)
        for name, does in (
            ("add", self.choose_files), ("take", self.take_from_phone), ("remove", self.remove),
            ("source", self.go_to_source),
        ):  # fmt: skip
            self.ctx.commands[f"photos.{name}"].triggered.connect(lambda _=False, act=does: act())
        PhotoDrop(self.ctx, self, self._take_here)

    def _take_here(self, spot: QPoint) -> Whose | None:
        return self._whose

    # Coming and going

    def open(self, of: str = "", photo_id: str = "", back: Any = None, **args: Any) -> None:
        """Show the photos of one record (`title` says which), or of every day; `photo_id` at once large."""
        self._whose = Whose(PhotoOf(of), args["record_id"], args.get("title", "")) if of else None
        self._back = (back[0], dict(back[1])) if back else ("visit", {})
        self._current = photo_id
        self._either.show_one(self.viewer if photo_id else self._area)

    def memory(self) -> dict[str, Any]:
        """Come back to the same record."""
        if self._whose is None:
            return {}
        whose = self._whose
        back = [self._back[0], self._back[1]]
        return {"of": whose.of.value, "record_id": whose.record_id, "title": whose.title, "back": back}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the photos again."""
        ask, whose = self.ctx.workspace.ask, self._whose
        self._rows = ask(photos, whose.of, whose.record_id) if whose else ask(photos)
        self.heading_of.setText(whose.title if whose else tr("{n} photos", n=len(self._rows)))
        for name, button in zip(("take", "add"), self.buttons, strict=True):
            self.ctx.commands[f"photos.{name}"].setEnabled(whose is not None)
            button.setVisible(whose is not None)
        self._show_days()
        self._empty.text.setText(_how_they_come(whose is not None))
        self._show_day()
        if not kinds and self._rows and not self._large():
            self.tiles.choose(self._current)

    def _show_days(self) -> None:
        present = self.days.currentData()
        by_day: dict[str, list[PhotoRow]] = {}
        for row in self._rows:
            by_day.setdefault(row.day.isoformat(), []).append(row)
        self.days.setVisible(self._whose is None and bool(self._rows))
        self.days.blockSignals(True)
        self.days.clear()
        for day, rows in by_day.items():
            said = tr("{day}, {n} photos", day=words.day_words(rows[0].day), n=len(rows))
            self.days.addItem(said, day)
        self.days.setCurrentIndex(list(by_day).index(present) if present in by_day else 0)
        self.days.blockSignals(False)

    def shown(self) -> list[PhotoRow]:
        """Give the photos on screen."""
        day = self.days.currentData()
        return [row for row in self._rows if self._whose is not None or row.day.isoformat() == day]

    def _large(self) -> bool:
        return self._either.current() is self.viewer

    def _show_day(self) -> None:
        rows = self.shown()
        if self._current not in {row.id for row in rows}:
            self._current = rows[0].id if rows else ""
        if not rows:
            self._either.show_one(self._empty)
        elif not self._large():
            self._either.show_one(self._area)
        self.tiles.show_rows(rows, self._current)
        self._choose(self._current)
        self._got_small()
        self.reader.read_small(rows, self._got_small)

    def _got_small(self) -> None:
        for row in self.shown():
            if row.file in self.reader.small and row.id in self.tiles.tiles:
                self.tiles.tiles[row.id].show_picture(self.reader.small[row.file])

    # One photo

    def current(self) -> PhotoRow | None:
        """Give the chosen photo."""
        return next((row for row in self._rows if row.id == self._current), None)

    def _choose(self, photo_id: str) -> None:
        self._current = photo_id
        row = self.current()
        self.about.setVisible(row is not None)
        for name in ("remove", "source"):
            self.ctx.commands[f"photos.{name}"].setEnabled(row is not None)
        if row is not None:
            known = {each.id: each for each in self._rows}
            ask = self.ctx.workspace.ask
            others = [known.get(each) or ask(photo, each) for each in row.again[: MOST_NAMED + 1]]
            self.about.show_row(row, [other for other in others if other is not None])
            if self._large():
                self._show_whole()

    def show_large(self, photo_id: str) -> None:
        """Show one photo as large as there is room for."""
        self._either.show_one(self.viewer)
        self._choose(photo_id)
        self.viewer.sheet.setFocus()

    def leave_large(self) -> None:
        """Show all photos again, this one chosen."""
        self._either.show_one(self._area)
        self.tiles.choose(self._current)

    def step(self, by: int) -> None:
        """Show the next photo or the one before."""
        ids = [row.id for row in self.shown()]
        nth = ids.index(self._current) + by
        if 0 <= nth < len(ids):
            self._choose(ids[nth])

    def _show_whole(self) -> None:
        rows, row = self.shown(), self.current()
        if row is None or row not in rows:
            return
        nth = rows.index(row)
        self.viewer.show_place(nth, len(rows))
        read, image = self.reader.whole(row)
        if read:
            self.viewer.sheet.show_picture(image, tr("Cannot be read"))
        else:
            self.viewer.sheet.show_picture(self.reader.small.get(row.file))
        self.viewer.sheet.setAccessibleName(row.caption or row.whose)
        self.reader.read_whole(rows[nth : nth + 2] + rows[max(0, nth - 1) : nth], self._got_whole)

    def _got_whole(self) -> None:
        row = self.current()
        if row is not None and self._large():
            self.viewer.sheet.show_picture(self.reader.whole(row)[1], tr("Cannot be read"))

    # What the user does

    def name_it(self, caption: str) -> None:
        """Write what the chosen photo shows."""
        if self._current:
            self.ctx.workspace.run(caption_photo, self._current, caption)
            self.ctx.toast(tr("Photo named"))

    def turn(self, quarters: int) -> None:
        """Turn the chosen photo, for good; undo turns it back."""
        if (row := self.current()) is not None:
            turned = tr("Photo turned")
            self.ctx.tasks.run(
                turned,
                lambda report: turn(self.ctx.workspace, row, quarters),
                done=lambda _: self.ctx.toast(turned),
            )

    def remove(self) -> None:
        """Take the chosen photo off; the one after it is chosen."""
        ids = [row.id for row in self.shown()]
        if self._current in ids:
            nth, gone = ids.index(self._current), self._current
            self._current = next(iter(ids[nth + 1 :] or ids[:nth][-1:]), "")
            self.ctx.workspace.run(detach_photo, gone)
            self.ctx.toast(tr("Photo taken off"))

    def go_to_source(self) -> None:
        """Open what the chosen photo belongs to."""
        if (row := self.current()) is not None:
            open_source(self.ctx, row)

    def choose_files(self) -> None:
        """Choose pictures and scans from a folder."""
        kinds = f"{tr('Photos and scans')} ({' '.join(f'*.{ending}' for ending in ENDINGS)})"
        files, _ = QFileDialog.getOpenFileNames(self, tr("Add photos"), "", kinds)
        self.take([Path(file) for file in files])

    def take_from_phone(self) -> None:
        """Choose among the pictures of a phone's folder or a stick, today's marked."""
        if self._whose is not None:
            TakePhotosDialog(self.ctx, self._whose, self).open()

    def take(self, files: list[Path]) -> None:
        """Attach files to the record on screen."""
        if self._whose is not None:
            keep_photos(self.ctx, self._whose, files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all photos again with Esc, then go back to where one came from."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._large():
            self.leave_large()
        else:
            page, args = self._back
            self.ctx.navigate(page, **args)


def _how_they_come(one: bool) -> str:
    if one:
        return tr("Drop photos or scans here, choose files, or take them from the phone's folder.")
    return tr("Open a visit, an activity, a slip or a case and choose “Photos”, or drop pictures on it.")
