"""The settings page: cards, each of which saves for itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from outreach.wording import tr
from ui.page import Context, Page
from ui.pages.settings.copies_card import CopiesCard
from ui.pages.settings.keeping_card import KeepingCard
from ui.pages.settings.key_groups_card import KeyGroupsCard
from ui.pages.settings.keys_card import KeysCard
from ui.pages.settings.look_card import LookCard
from ui.pages.settings.paper_look_card import PaperLookCard
from ui.pages.settings.quiz_card import QuizCard
from ui.pages.settings.village_card import VillageCard
from ui.pages.settings.workers_card import WorkersCard
from ui.widgets.button import Button
from ui.widgets.card import Card, scrolled
from ui.widgets.headline import Headline

WIDE = 960


class SettingsPage(Page):
    """Village, workers, key groups, keys, copies, how long records are kept, look."""

    id = "settings"
    kinds = frozenset({"setting", "worker", "area", "patch_part", "catalog_option", "campaign", "visit"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.headline = Headline(tr("Settings"))
        campaign = Button(tr("Campaigns"), name="settings.campaign", icon="village")
        campaign.clicked.connect(lambda: ctx.navigate("campaign"))
        areas = Button(tr("Areas"), name="settings.areas", icon="grid")
        areas.clicked.connect(lambda: ctx.navigate("areas"))
        self.jump = Button(tr("Go to a setting"), name="settings.jump", icon="list", drop=True)
        self.jump.clicked.connect(self._offer_cards)
        self.headline.right.addWidget(self.jump)
        self.headline.right.addWidget(areas)
        self.headline.right.addWidget(campaign)
        self.village, self.workers = VillageCard(ctx), WorkersCard(ctx)
        self.key_groups, self.keys = KeyGroupsCard(ctx), KeysCard(ctx)
        self.look, self.copies, self.keeping = LookCard(ctx), CopiesCard(ctx), KeepingCard(ctx)
        self.paper_look, self.quiz = PaperLookCard(ctx), QuizCard(ctx)
        content = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(16)
        left = (self.village, self.workers, self.quiz, self.key_groups)
        right = (self.keys, self.copies, self.keeping, self.look, self.paper_look)
        for cards in (left, right):
            side = QVBoxLayout()
            side.setSpacing(16)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._sides.addLayout(side, 3 if self.village in cards else 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        self._area = scrolled(content)
        column.addWidget(self._area, 1)

    def open(self, section: str = "", typed: dict[str, Any] | None = None, **_: Any) -> None:
        """Bring a section, one of `_places`, into sight.

        `typed` puts back what was typed.
        """
        if typed is not None:
            self.village.fill()
            self.village.put(typed)
        places = self._places()
        if section in places:
            card, first = places[section]
            first.setFocus()
            QTimer.singleShot(0, card, lambda: self._bring(card))

    def _places(self) -> dict[str, tuple[Card, QWidget]]:
        """Give each section's card and where the keyboard goes in it, in their order on the page."""
        return {
            "village": (self.village, self.village.lines["village_name"]),
            "workers": (self.workers, self.workers.lines["name"]),
            "quiz": (self.quiz, self.quiz.lines["text"]),
            "key_groups": (self.key_groups, self.key_groups.lines["label"]),
            "keys": (self.keys, self.keys.buttons["pin"]),
            "backup": (self.copies, self.copies.here),
            "keeping": (self.keeping, self.keeping),
            "look": (self.look, self.look.scale),
            "paper_look": (self.paper_look, self.paper_look.lines["heading"]),
        }

    def _offer_cards(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("settings.jump_menu")
        for section, (card, _) in self._places().items():
            entry = menu.addAction(card.title.text())
            entry.triggered.connect(lambda _=False, to=section: self.open(section=to))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.jump.mapToGlobal(QPoint(0, self.jump.height() + 4)))

    def _bring(self, card: QWidget) -> None:
        """Scroll to a card, to its head where the whole has no room."""
        if card.height() > self._area.viewport().height():
            self._area.verticalScrollBar().setValue(card.y())
        else:
            self._area.ensureWidgetVisible(card)

    def memory(self) -> dict[str, Any]:
        """Come back with what was typed and not saved."""
        return {"typed": self.village.typed()} if self.village.changed() else {}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Fill the cards; only those whose tables changed, so that what is half typed elsewhere stays."""
        if not kinds or kinds & {"setting", "area"}:
            self.village.fill()
            self.paper_look.fill()
        if not kinds or kinds & {"worker", "area", "patch_part"}:
            self.workers.fill()
            self.keys.fill()
        if not kinds or "catalog_option" in kinds:
            self.key_groups.fill()
        if not kinds or kinds & {"catalog_option", "setting"}:
            self.quiz.fill()
        if not kinds or kinds & {"campaign", "visit"}:
            self.keeping.fill()
        self.look.fill()
        if not kinds:
            self.copies.fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides under each other where they do not fit beside each other."""
        super().resizeEvent(event)
        narrow = self.content_width() < WIDE
        self._sides.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
