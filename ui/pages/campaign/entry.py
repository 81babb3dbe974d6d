"""One campaign in the list of the campaign page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from outreach.queries.campaigns import CampaignRow
from outreach.wording import tr
from ui import theme, words
from ui.widgets.button import Button
from ui.widgets.text import Text, elide

LIST_WIDTH = 280


def campaign_entry(row: CampaignRow, on: bool, show: Callable[[str], object]) -> QWidget:
    """Give one campaign of the list: its name to press, its days and state."""
    entry = QFrame()
    entry.setProperty("surface", "soft" if on else "")
    column = QVBoxLayout(entry)
    column.setContentsMargins(8, 4, 8, 8)
    column.setSpacing(0)
    room = theme.px(LIST_WIDTH) - 48
    shown = elide(QFontMetrics(theme.font(15)), row.name, room)
    button = Button(shown, "quiet", name=f"campaign.show.{row.id}")
    button.setAccessibleName(row.name)
    button.setToolTip(row.name if shown != row.name else "")
    button.clicked.connect(lambda: show(row.id))
    column.addWidget(button)
    state = tr("closed") if row.closed else tr("under way")
    days = f"{words.day_words(row.starts, row.starts)} – {words.day_words(row.ends, row.ends)}"
    line = Text(f"{days}  {state}", step=13, tone="muted")
    line.setContentsMargins(8, 0, 0, 0)
    column.addWidget(line)
    return entry
