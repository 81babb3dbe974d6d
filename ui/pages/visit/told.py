"""Who was told, what was explained, what was given: chips and counters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from outreach.queries.campaigns import CampaignRow, OptionRow
from outreach.queries.visit_door import ALL, VisitDoorSummary
from outreach.vocabulary import Outcome
from outreach.wording import tr
from ui import theme
from ui.pages.visit.chip_group import ChipGroup
from ui.pages.visit.defaults import SHOWN, usual_handouts
from ui.pages.visit.topics_dialog import TopicsDialog
from ui.widgets.chip import Chip
from ui.widgets.choice import Option
from ui.widgets.counter import Counter
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Text


class PeopleChips(ChipGroup):
    """The members present; a letter toggles one, A switches all on."""

    def __init__(self) -> None:
        self._count = Text("", step=13, tone="muted")
        super().__init__("visit.people", tail=self._count)
        self.changed.connect(self._count_again)

    def show_door(self, door: VisitDoorSummary, on: Sequence[str]) -> None:
        """Show the members of a door, those in `on` as told (silently)."""
        options = [
            Option(row.id, f"{row.name} {row.relation}".strip(), door.letters.get(row.id, ""))
            for row in door.members
        ]
        self.set_options(options, on)
        self._count_again()

    def press(self, key: str) -> bool:
        """Answer a letter; False if it means nobody here."""
        if key.upper() == ALL and self.chips:
            self.set_all(True)
            return True
        return self.toggle_key(key.upper())

    def _count_again(self) -> None:
        told, of = len(self.codes()), len(self.chips)
        nobody = tr("Nobody is in the register here.")
        self._count.setText(tr("{n}/{of} people", n=told, of=of) if of else nobody)
        self._count.setFixedHeight(theme.px(32))
        self._count.updateGeometry()


class TopicChips(ChipGroup):
    """The campaign's first topics with digits, what else was chosen, and the way to the rest."""

    def __init__(self) -> None:
        self.more = Chip("", name="visit.more_topics", dashed=True)
        super().__init__("visit.topics", tail=self.more)
        self.more.clicked.connect(self.open_rest)
        self._all: dict[str, OptionRow] = {}
        self._campaign: list[str] = []

    def set_catalog(self, campaign: CampaignRow, rest: Sequence[OptionRow]) -> None:
        """Say what the campaign explains and what the catalog has besides."""
        self._campaign = [option.code for option in campaign.topics]
        self._all = {option.code: option for option in (*campaign.topics, *rest)}

    def show_codes(self, on: Sequence[str]) -> None:
        """Show the first topics and everything that is on (silently)."""
        shown = self._campaign[:SHOWN]
        shown += [code for code in on if code not in shown and code in self._all]
        keys = {code: str(place) for place, code in enumerate(shown[:9], 1)}
        self.set_options([Option(code, self._all[code].label, keys.get(code, "")) for code in shown], on)
        left = len([code for code in self._campaign if code not in shown])
        self.more.setText(tr("{n} more topics", n=left) if left else tr("More"))
        self.more.setAccessibleName(self.more.text())
        self.more.updateGeometry()

    def open_rest(self) -> None:
        """Open the list of everything that is not shown as a chip."""
        rest = [option for code, option in self._all.items() if code not in self.chips]
        dialog = TopicsDialog(rest, [], self)

        def take() -> None:
            self.show_codes([*self.codes(), *dialog.chosen()])
            self.changed.emit()

        dialog.accepted.connect(take)
        dialog.open()


class SlimCounter(Counter):
    """A counter that lets four of the usual handouts stand in one line."""

    def sizeHint(self) -> QSize:
        """Give a little less air than usual."""
        usual = super().sizeHint()
        return QSize(usual.width() - theme.px(6), usual.height())


class Handouts(QWidget):
    """A counter a handout of the campaign, the usual counts to begin with."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("visit.handouts")
        self.setProperty("ring", "none")
        self.counters: dict[str, Counter] = {}
        self._flow = FlowLayout(self)
        self._campaign: CampaignRow | None = None
        self._touched = False

    def set_campaign(self, campaign: CampaignRow) -> None:
        """Make the counters of a campaign."""
        before = self._campaign.handouts if self._campaign else None
        self._campaign = campaign
        if before == campaign.handouts:
            return
        self._flow.clear()
        self.counters = {}
        for option in campaign.handouts:
            counter = SlimCounter(option.label, option.unit, name=f"visit.handout.{option.code}", parent=self)
            counter.changed.connect(self._by_user)
            counter.show()
            self.counters[option.code] = counter
            self._flow.addWidget(counter)
        self._flow.invalidate()

    def show_counts(self, counts: dict[str, int], outcome: Outcome) -> None:
        """Show these counts (silently); counts other than the usual ones stay when the outcome changes."""
        usual = usual_handouts(self._campaign, outcome) if self._campaign else {}
        self._touched = counts != usual
        self._set(counts)

    def follow(self, outcome: Outcome) -> None:
        """Show what is usual for another outcome, unless the counts were typed."""
        if not self._touched and self._campaign:
            self._set(usual_handouts(self._campaign, outcome))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard on the first counter."""
        if self.counters:
            next(iter(self.counters.values())).setFocus(reason)

    def counts(self) -> dict[str, int]:
        """Give the counts by code."""
        return {code: counter.value() for code, counter in self.counters.items()}

    def _set(self, counts: dict[str, int]) -> None:
        for code, counter in self.counters.items():
            counter.set_value(counts.get(code, 0))

    def _by_user(self) -> None:
        self._touched = True
        self.changed.emit()
