"""The frame of an open ledger: it goes between pages and answers scans, undo and commits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from outreach.queries.campaigns import campaigns, open_campaign
from outreach.scanning.stack import ScanStack
from outreach.wording import tr
from ui import sounds, words
from ui.error_messages import show_trouble
from ui.frame.facts import Facts
from ui.frame.host import PageHost
from ui.frame.rail import Rail
from ui.frame.scans import Scans
from ui.frame.searching import Searching
from ui.frame.status_line import StatusLine
from ui.frame.top_bar import TopBar
from ui.page import Context, Origin, Page
from ui.pages import PageEntry, built_pages, page_class
from ui.widgets.band import ScanBand
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from outreach.workspace import Workspace
    from ui.main_window import MainWindow

UNIT_PAGES = ("visit", "household", "households")


class Frame(QWidget):
    """Rail, top bar, scan band, pages, status line."""

    _committed = Signal(object)

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("frame")
        self.setProperty("ring", "none")
        self.setAcceptDrops("roster" in {entry.id for entry in built_pages()})
        self._window = window
        self.workspace = workspace
        self.entries: dict[str, PageEntry] = {entry.id: entry for entry in built_pages()}
        self._pages: dict[str, Page] = {}
        self._origins: dict[str, Origin] = {}
        self._left = False
        self.rail = Rail(tuple(self.entries.values()), window.commands)
        self.top = TopBar(window.commands)
        self.band = ScanBand()
        self.host = PageHost()
        self.status = StatusLine(window.commands)
        self.toast = Toast(self)
        self._lay_out()
        words.go_by(lambda: workspace.now())
        self.stack = ScanStack(workspace)
        self.ctx = self._context()
        self._scans = Scans(self.ctx, self.band, self.open_unit)
        self._facts = Facts(self.ctx, self.top, self.status, self.rail)
        self._searching = Searching(self.ctx, self.top.search, self.host, self.open_unit)
        self._connect()
        self._facts.show()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0, 3, 1)
        grid.addWidget(self.top, 0, 1)
        grid.addWidget(self.band, 1, 1)
        grid.addWidget(self.host, 2, 1)
        grid.addWidget(self.status, 3, 0, 1, 2)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)

    def _context(self) -> Context:
        return Context(
            workspace=self.workspace,
            tasks=self._window.tasks,
            commands=self._window.commands,
            settings=self._window.settings,
            stack=self.stack,
            scan=lambda answer: self._scans.tell(answer),
            navigate=self.navigate,
            origin=self._origins.get,
            toast=self.toast.say,
            band=self._answer,
            trouble=show_trouble,
            set_count=self.rail.set_count,
            set_look=self._window.set_look,
            leave_ledger=self._window.leave_ledger,
        )

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda page: self.navigate(page))
        self.top.place_clicked.connect(self._offer_campaigns)
        self.status.scale_chosen.connect(lambda scale: self._window.set_look(scale=scale))
        self.status.recorder_clicked.connect(self._offer_recorders)
        self.status.backup_clicked.connect(lambda: self.navigate("settings", section="backup"))
        self.toast.undo.connect(self.undo)
        self.band.undo.connect(self.undo)
        commands = self._window.commands
        commands["undo"].triggered.connect(self.undo)
        commands["search"].triggered.connect(self._searching.begin)
        for page in self.entries:
            if f"go.{page}" in commands:
                commands[f"go.{page}"].triggered.connect(lambda _=False, to=page: self.navigate(to))
        self._committed.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = self.workspace.subscribe(self._committed.emit)

    # Pages

    def first_page(self) -> str:
        """Tell which page an opened ledger begins with."""
        return next(iter(self.entries), "")

    def navigate(self, page: str, /, **args: Any) -> bool:
        """Go to a page and open something there; False if there is none or the present one stays."""
        if page not in self.entries:
            return False
        present = self.host.current()
        if present is not None and present.id != page and not present.can_leave():
            self.rail.light(self.entries[present.id].rail or present.id)
            return False
        self._note_origin(present, page)
        coming = self._page(page)
        if present is not coming:
            self.band.hide()
            self._scans.rest()
        self.host.show_page(coming)
        self.rail.light(self.entries[page].rail or page)
        if present is not coming:
            self.top.search.clear()
        coming.open(**args)
        coming.refresh(frozenset())
        if present is not coming and self.focusWidget() is None:
            coming.setFocus()
        return True

    def _note_origin(self, present: Page | None, page: str) -> None:
        """Remember where the user was when a page that hangs on another is opened, not when he goes back."""
        if present is None or present.id == page or not self.entries[page].rail:
            return
        before = self._origins.get(present.id)
        if before is None or before.page != page or not self.entries[present.id].rail:
            title = self.entries[present.id].title
            self._origins[page] = Origin(present.id, tr(title), present.memory())

    def open_unit(self, unit_id: str) -> None:
        """Open a household where visits are recorded."""
        page = next((page for page in UNIT_PAGES if page in self.entries), "")
        self.navigate(page, unit_id=unit_id)

    def _page(self, page: str) -> Page:
        if page not in self._pages:
            built = page_class(self.entries[page])(self.ctx)
            built.id = page
            self._window.commands.give_to(built, page)
            self._pages[page] = built
        return self._pages[page]

    def can_leave(self) -> bool:
        """Ask the page on screen to let go."""
        page = self.host.current()
        return page is None or page.can_leave()

    def remember(self) -> tuple[str, dict[str, Any]]:
        """Give what is on screen, so that it can be shown again after the window was built anew."""
        page = self.host.current()
        if page is None:
            return self.first_page(), {}
        page.can_leave()
        return page.id, page.memory()

    def let_go(self) -> None:
        """Hear no more of the ledger, nor of the jobs that the pages started."""
        self._unsubscribe()
        self._left = True
        words.go_by(datetime.now)
        self._window.tasks.let_go()

    # What happens to the ledger

    def _refresh(self, kinds: frozenset[str]) -> None:
        if self._left:  # what was on its way when the frame was taken down
            return
        page = self.host.current()
        if page is not None and (not page.kinds or page.kinds & kinds):
            page.refresh(kinds)
        self._facts.show()

    def undo(self) -> None:
        """Take back the newest action and say so."""
        self.band.hide()
        self.toast.hide()
        self._window.tasks.run(
            tr("Undoing"),
            lambda report: self.workspace.undo(),
            done=lambda row: self.toast.say(tr("Undone: {what}", what=row.text), undo=False),
        )

    def scanned(self, code: str) -> None:
        """Answer a scan: slips and cards at once, other codes by the page on screen."""
        page = self.host.current()
        self._scans.take(code, page.scanned if page is not None else lambda code: False)
        if page is not None:
            page.scan_told()

    def _answer(
        self, kind: str, words: str, detail: str = "", undo: bool = False, lasting: bool = False
    ) -> None:
        """Show the answer to a scan, with its tone."""
        self.band.say(kind, words, detail, undo, lasting)
        if self._window.settings["sounds"]:
            sounds.play(kind)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, wherever it is dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what a dropped roster would change."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.navigate("roster", path=files[0])

    # Menus

    def _offer_campaigns(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("place_menu")
        present = self.workspace.ask(open_campaign)
        for row in self.workspace.ask(campaigns):
            entry = menu.addAction(row.name)
            entry.setCheckable(True)
            entry.setChecked(present is not None and row.id == present.id)
            entry.triggered.connect(
                lambda _=False, found=row.id: self.navigate("campaign", campaign_id=found)
            )
        if "campaign" in self.entries:
            menu.addSeparator()
            menu.addAction(tr("New campaign"), lambda: self.navigate("campaign", new=True))
        menu.addSeparator()
        menu.addAction(tr("Open another ledger"), lambda: QTimer.singleShot(0, self._window.leave_ledger))
        _pop(menu, self.top.place)

    def _offer_recorders(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("recorder_menu")
        for name in self._facts.recorders():
            entry = menu.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(name == self.workspace.recorder)
            entry.triggered.connect(lambda _=False, who=name: self._facts.set_recorder(who))
        if "settings" in self.entries:
            menu.addSeparator()
            menu.addAction(tr("Workers ..."), lambda: self.navigate("settings", section="workers"))
        _pop(menu, self.status.recorder, above=True)


def _pop(menu: QMenu, anchor: QWidget, above: bool = False) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    y = -menu.sizeHint().height() - 4 if above else anchor.height() + 4
    menu.popup(anchor.mapToGlobal(QPoint(0, y)))
