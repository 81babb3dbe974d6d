"""Whose patch is shown: a drop-down that is there once anybody has one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from outreach.queries.patches import NOBODY, SEVERAL, PatchBook
from outreach.wording import tr
from ui.widgets.line import DropDown


def patch_words(book: PatchBook, wanted: str) -> dict[str, str]:
    """Give what can be chosen, "" for every door; those in no patch or in two while there are any."""
    if not book.rows:
        return {}
    words = {"": tr("Every patch")}
    words |= {row.worker_id: tr("{name}'s patch", name=row.name) for row in book.rows}
    for who, said in ((NOBODY, tr("In nobody's patch")), (SEVERAL, tr("In two patches"))):
        if book.count(who) or who == wanted:
            words[who] = said
    return words


class PatchBox(DropDown):
    """`chosen()` when the user takes another patch."""

    chosen = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self.setAccessibleName(tr("Whose patch"))
        self.book = PatchBook((), {})
        self._wanted = ""
        self.activated.connect(lambda _: self._took())
        self.hide()

    def who(self) -> str:
        """Give the worker's id, NOBODY or SEVERAL; "" for every door."""
        return self._wanted

    def want(self, who: str) -> None:
        """Take a patch silently; it is marked once it is known."""
        self._wanted = who
        self.setCurrentIndex(max(0, self.findData(who)))

    def choose(self, who: str) -> None:
        """Take a patch as the user would."""
        if who != self._wanted:
            self.want(who)
            self.chosen.emit()

    def show_book(self, book: PatchBook) -> None:
        """Offer the patches there are; one that is gone gives way to every door."""
        self.book = book
        self.clear()
        for who, words in patch_words(book, self._wanted).items():
            self.addItem(words, who)
        self.want(self._wanted if self.findData(self._wanted) >= 0 else "")
        if self.parentWidget() is not None:
            self.setVisible(bool(book.rows))

    def _took(self) -> None:
        self._wanted = str(self.currentData() or "")
        self.chosen.emit()
