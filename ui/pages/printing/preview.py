"""The preview: pages of a PDF drawn off the window's thread, turned, and made larger or smaller."""

from __future__ import annotations

from PySide6.QtCore import QSizeF, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from outreach.printing.pages import PageImage, page_image
from outreach.progress import Report
from outreach.wording import tr
from ui.page import Context
from ui.pages.printing.canvas import SCREEN_DPI, ZOOMS, PageView, dpi_for, image_of, page_points
from ui.widgets.button import Button
from ui.widgets.card import Card, rule
from ui.widgets.empty import EmptyState
from ui.widgets.text import Text
from ui.work.task import REST

PAUSE_MS = 60


class Pages(QStackedWidget):
    """The page, or why there is none: the words wrap in the room there is and ask for no more."""

    def hasHeightForWidth(self) -> bool:
        """Leave the height of the page on screen to its other parts."""
        return False


class Preview(Card):
    """Shows one page at a time of what will be printed."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(padding=0)
        self.setObjectName("printing.preview")
        self._ctx = ctx
        self.pdf = b""
        self.pages = 0
        self.page = 1
        self._zoom = 0.0
        self._asked = 0
        self._size = QSizeF(842, 595)
        self.previous = Button("", "quiet", name="printing.previous", icon="left", small=True)
        self.next = Button("", "quiet", name="printing.next", icon="right", small=True)
        self.place = Text("")
        self.state = Text("", step=13, tone="muted")
        self.smaller = Button("", "quiet", name="printing.smaller", icon="minus", small=True)
        self.larger = Button("", "quiet", name="printing.larger", icon="plus", small=True)
        self.fit = Button(tr("Whole page"), "quiet", name="printing.fit", small=True)
        self.view = PageView()
        self.begin = Button("", "primary", name="printing.begin")
        self.empty = EmptyState("print", tr("Nothing to print"), " ", self.begin)
        self._stack = Pages()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.flush()
        names = {
            self.previous: tr("Page before"),
            self.next: tr("Next page"),
            self.smaller: tr("Smaller page"),
            self.larger: tr("Larger page"),
        }
        for button, name in names.items():
            button.setAccessibleName(name)
            button.setToolTip(name)
        line = QHBoxLayout()
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(4)
        for part in (self.previous, self.place, self.next):
            line.addWidget(part)
        line.addSpacing(12)
        line.addWidget(self.state)
        line.addStretch(1)
        for part in (self.smaller, self.fit, self.larger):
            line.addWidget(part)
        self.body.addLayout(line)
        self.body.addWidget(rule())
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.enlarge(-1))
        self.larger.clicked.connect(lambda: self.enlarge(1))
        self.fit.clicked.connect(lambda: self._set_zoom(0.0))
        self.view.turned.connect(self.turn)
        self.view.zoomed.connect(self.enlarge)
        self.view.resized.connect(self._pause.start)

    def show_pdf(self, pdf: bytes, pages: int) -> None:
        """Show a paper; the page stays where it was if there is one."""
        self.pdf, self.pages = pdf, pages
        self.page = max(1, min(pages, self.page))
        self._stack.setCurrentIndex(0)
        self.state.setText("")
        self._show_place()
        self._draw()

    def show_nothing(self, title: str, words: str = "", begin: str = "") -> None:
        """Say why there is nothing to look at, with the words of the button that helps if one does."""
        self.pdf, self.pages = b"", 0
        self._asked += 1
        self.empty.title.setText(title)
        self.empty.text.setText(words)
        self.begin.set_text(begin)
        self.begin.setVisible(bool(begin))
        self._stack.setCurrentIndex(1)
        self.state.setText("")
        self._show_place()

    def show_busy(self) -> None:
        """Say that another paper is being drawn; the old one stays in sight."""
        self.state.setText(tr("being set ..."))

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        page = max(1, min(self.pages, self.page + by))
        if page != self.page and self.pages:
            self.page = page
            self._show_place()
            self._draw()

    def enlarge(self, by: int) -> None:
        """Go one size up or down."""
        now = self._zoom or dpi_for(self._size, self.view.maximumViewportSize(), 0.0) / SCREEN_DPI
        steps = [zoom for zoom in ZOOMS if (zoom > now + 0.01 if by > 0 else zoom < now - 0.01)]
        if steps:
            self._set_zoom(steps[0] if by > 0 else steps[-1])

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._draw()

    def _show_place(self) -> None:
        self.place.setText(f"{self.page} / {self.pages}" if self.pages else "")
        self.previous.setEnabled(self.page > 1)
        self.next.setEnabled(self.page < self.pages)

    def _draw(self) -> None:
        """Draw the page for the room there is, off the window's thread; only the newest answer counts."""
        if not self.pages:
            return
        self._asked += 1
        asked, pdf, page, zoom = self._asked, self.pdf, self.page, self._zoom
        ratio = self.devicePixelRatioF()
        room = self.view.maximumViewportSize()

        def work(report: Report) -> tuple[PageImage, QSizeF]:
            size = page_points(pdf, page)
            return page_image(pdf, page, dpi_for(size, room, zoom) * ratio), size

        def done(answer: tuple[PageImage, QSizeF]) -> None:
            if asked == self._asked:
                self._size = answer[1]
                self.view.show_page(image_of(answer[0]), ratio)

        self._ctx.tasks.run("", work, done=done, queue=REST)

    def image(self) -> QImage | None:
        """Give the page as it is shown."""
        return self.view.canvas.image()
