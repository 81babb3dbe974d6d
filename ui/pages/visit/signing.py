"""How the household signed, and who did: a choice, then a member of the household or a name typed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from outreach.queries.households import MemberRow
from outreach.wording import tr
from ui import theme
from ui.pages.visit.entry import FAMILY, FINGERPRINT, PROXY, SELF, SIGN_WAYS
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.line import DropDown, LineEdit

BY_MEMBER = (SELF, FAMILY, FINGERPRINT)


class LooseChoice(ChoiceRow):
    """A choice that can be taken back: by a click on the chosen part, Delete or Backspace."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the part under the pointer, or take the choice back."""
        before = self.code()
        super().mousePressEvent(event)
        if before and self.code() == before:
            self.pick("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the choice back by Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.pick("")
        else:
            super().keyPressEvent(event)


def sign_choice() -> ChoiceRow:
    """Make the row of ways to sign."""
    ways = [Option(code, tr(words)) for code, (words, _) in SIGN_WAYS.items()]
    return ChoiceRow(ways, name="visit.signoff")


class SignerField(QStackedWidget):
    """Who signed: a member chosen, or with 代签 a name and what they are to the household, typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("visit.signer_field")
        self.members = DropDown(name="visit.signer")
        self.members.setAccessibleName(tr("Who signed"))
        self.members.activated.connect(lambda _index: self.changed.emit())
        self.other = LineEdit(name="visit.signer_name", hint=tr("Name, relation"))
        self.other.setAccessibleName(tr("Who signed"))
        self.other.textEdited.connect(lambda _text: self.changed.emit())
        self.addWidget(self.members)
        self.addWidget(self.other)
        self.setFixedHeight(theme.px(36))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def signer(self) -> str:
        """Give the person id chosen, or what is typed."""
        if self.currentWidget() is self.other:
            return self.other.text().strip()
        return str(self.members.currentData() or "")

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard where the signer is chosen or typed."""
        self.currentWidget().setFocus(reason)

    def show_way(self, sign: str, rows: Sequence[MemberRow], signer: str) -> None:
        """Offer who can have signed this way (silently); without `signer` the likeliest."""
        self.setEnabled(sign in (*BY_MEMBER, PROXY))
        self.members.clear()
        if sign == PROXY:
            self.other.setText("" if signer in {row.id for row in rows} else signer)
            self.setCurrentWidget(self.other)
            return
        self.setCurrentWidget(self.members)
        if sign not in BY_MEMBER:
            return
        for row in signers(sign, rows):
            self.members.addItem(_words(sign, row), row.id)
        self.members.setCurrentIndex(max(0, self.members.findData(signer)))


def signers(sign: str, rows: Sequence[MemberRow]) -> list[MemberRow]:
    """Tell which members can have signed this way: for the family everybody but the head comes first."""
    if sign == FAMILY and len(rows) > 1:
        return [*rows[1:]]
    return list(rows)


def _words(sign: str, row: MemberRow) -> str:
    return f"{row.name} {tr('in person') if sign == SELF else row.relation}".strip()
