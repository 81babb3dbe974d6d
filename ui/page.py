"""What a page is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.commands import Commands
from ui.settings import Settings
from ui.work.task import Tasks

if TYPE_CHECKING:
    from outreach.scanning.stack import ScanAnswer, ScanStack
    from outreach.workspace import Workspace

DENSE_BELOW = 764
"""A window with a title bar on a screen of 768 px is lower than this; the pictures need all 768."""


class Navigate(Protocol):
    """Goes to a page by its id and opens something there; False if the present page does not let go."""

    def __call__(self, page: str, /, **args: Any) -> bool:
        """Go to `page` with what its `open` takes."""


class Band(Protocol):
    """Shows the answer to a scan."""

    def __call__(
        self, kind: str, words: str, detail: str = "", undo: bool = False, lasting: bool = False
    ) -> None:
        """Show a band of kind saved, already, unknown, forged or card, with its tone."""


class ShowToast(Protocol):
    """Says what was just done."""

    def __call__(self, text: str, undo: bool = True) -> None:
        """Show `text` for ten seconds, with 撤销 unless told otherwise."""


@dataclass(frozen=True)
class Origin:
    """Where the user was when he opened a page: that page's id, its word and what its `open` takes."""

    page: str
    title: str
    args: dict[str, Any]


@dataclass(frozen=True)
class Context:
    """What every page is given by the window."""

    workspace: Workspace
    tasks: Tasks
    commands: Commands
    settings: Settings
    stack: ScanStack
    """The stack of slips being scanned, whatever page is on screen."""
    scan: Callable[[ScanAnswer], None]
    """Says in the band what a slip did that was not scanned but typed."""
    navigate: Navigate
    origin: Callable[[str], Origin | None]
    """Tells from where a page that has no place on the rail was opened."""
    toast: ShowToast
    band: Band
    trouble: Callable[[Exception], None]
    set_count: Callable[[str, int], None]
    set_look: Callable[..., None]
    leave_ledger: Callable[[], None]


class Page(QWidget):
    """One page of the window; build the widgets in `__init__`, fill them in `refresh`."""

    id = ""
    kinds: frozenset[str] = frozenset()
    """Tables whose change asks for a `refresh`; empty = every one."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setProperty("ring", "none")
        self.ctx = ctx

    @staticmethod
    def waiting(workspace: Workspace) -> int:
        """Count what waits on this page, for the rail; called off the window's thread after each commit."""
        return 0

    def open(self, **args: Any) -> None:
        """Show something of this page's; called each time the page comes on screen, before `refresh`."""

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what is shown; `kinds`: the tables that changed, empty when the page comes on screen."""

    def can_leave(self) -> bool:
        """Let go of the page (keep drafts here); False keeps the user here."""
        return True

    def scanned(self, code: str) -> bool:
        """Take a scanned code; False leaves it to the window, which opens the household or sheet."""
        return False

    def scan_told(self) -> None:
        """Hear that a slip or a command card was scanned, whatever came of it."""

    def searched(self, text: str) -> bool:
        """Take what is typed into the search box; False lets the box show its drop-down."""
        return False

    def search_entered(self, text: str) -> bool:
        """Take Enter in the search box; False opens the likeliest household."""
        return False

    def memory(self) -> dict[str, Any]:
        """Give what `open` needs to come back to this very state after the window was built anew."""
        return {}

    def dense(self) -> bool:
        """Tell whether the window is so low that rows have to be closer."""
        return self.window().height() < DENSE_BELOW

    def content_width(self) -> int:
        """Give the page's width in px of the pictures (what it would be at 100 % text)."""
        return round(self.width() * 100 / theme.theme().scale)
