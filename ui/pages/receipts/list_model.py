"""The printed sheets as one list: a line for each print, under it a line a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from outreach.codes import short_form
from outreach.places import group_label, natural_key
from outreach.queries.sheets import SheetPageRow
from outreach.vocabulary import SheetState
from outreach.wording import tr
from ui.pages.receipts.wordings import page_state_words
from ui.words import day_words

Index = QModelIndex | QPersistentModelIndex
CAME_BACK = (SheetState.BACK, SheetState.DONE)
MOST_NAMED = 6


@dataclass(frozen=True)
class BatchLine:
    """The line of one print: its title, and how far its pages are."""

    batch_id: str
    title: str
    detail: str
    missing: str
    pages: tuple[SheetPageRow, ...]


@dataclass(frozen=True)
class PageLine:
    """The line of one page, with the words for where it is."""

    page: SheetPageRow
    words: str
    tone: str

    @property
    def name(self) -> str:
        """Say which page: 5组 第1页."""
        return page_name(self.page)

    @property
    def recorded(self) -> str:
        """Say how many of its rows are recorded."""
        return tr("recorded {part}/{whole}", part=self.page.recorded, whole=self.page.rows)

    @property
    def code(self) -> str:
        """Give the page's code as printed for typing."""
        return short_form(self.page.code)


def page_name(page: SheetPageRow) -> str:
    """Say which page: 5组 第1页."""
    return tr("{group} page {page}", group=group_label(page.group), page=page.page).strip()


Line = BatchLine | PageLine


def lines_of(pages: Sequence[SheetPageRow], shown: SheetState | None, today: date) -> list[Line]:
    """Give the lines of these pages, the newest print first; `shown` keeps the pages in one state only."""
    batches: dict[str, list[SheetPageRow]] = {}
    for page in pages:
        batches.setdefault(page.batch_id, []).append(page)
    lines: list[Line] = []
    for batch in batches.values():
        batch.sort(key=lambda page: (natural_key(page.group), page.page))
        chosen = [page for page in batch if shown is None or page.state is shown]
        if chosen:
            lines.append(_batch_line(batch, tuple(chosen), today))
            lines += [_page_line(page, batch, today) for page in chosen]
    return lines


def _batch_line(batch: Sequence[SheetPageRow], chosen: tuple[SheetPageRow, ...], today: date) -> BatchLine:
    first = batch[0]
    done = sum(page.state is SheetState.DONE for page in batch)
    printed = day_words(first.printed_at.date(), today)
    detail = tr("printed {day}, {n} pages, {done} typed up", day=printed, n=len(batch), done=done)
    missing = [page for page in batch if _is_missing(page, batch)]
    names = "、".join(_page_line(page, batch, today).name for page in missing[:MOST_NAMED])
    if len(missing) > MOST_NAMED:
        names = tr("{names} and more, {n} in all", names=names, n=len(missing))
    words = tr("not come back: {names}", names=names) if missing else ""
    return BatchLine(first.batch_id, first.title, detail, words, chosen)


def _is_missing(page: SheetPageRow, batch: Sequence[SheetPageRow]) -> bool:
    """A page is missing when others of its group's stack are back and it is not."""
    if page.state in CAME_BACK:
        return False
    return any(other.state in CAME_BACK for other in batch if other.group == page.group)


def _page_line(page: SheetPageRow, batch: Sequence[SheetPageRow], today: date) -> PageLine:
    return PageLine(page, *page_state_words(page, _is_missing(page, batch), today))


class ListModel(QAbstractListModel):
    """The lines, with the pages that are ticked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self.ticked: set[str] = set()

    def show(self, lines: list[Line]) -> None:
        """Show these lines; ticks stay on pages that are still shown."""
        self.beginResetModel()
        self.lines = lines
        self.ticked &= {line.page.id for line in lines if isinstance(line, PageLine)}
        self.endResetModel()

    def toggle(self, line: Line) -> None:
        """Tick a page, or all pages of a print; a second time takes the ticks away."""
        ids = {line.page.id} if isinstance(line, PageLine) else {page.id for page in line.pages}
        self.ticked = self.ticked - ids if ids <= self.ticked else self.ticked | ids
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def ticks(self, line: Line) -> tuple[bool, bool]:
        """Tell whether all, and whether some, of a line's pages are ticked."""
        ids = {line.page.id} if isinstance(line, PageLine) else {page.id for page in line.pages}
        return ids <= self.ticked, bool(ids & self.ticked)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a line as words."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        line = self.lines[index.row()]
        if isinstance(line, BatchLine):
            return f"{line.title} {line.detail} {line.missing}".strip()
        return f"{line.name} {line.code} {line.recorded} {line.words}"
