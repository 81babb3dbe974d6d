"""How the rows of a sheet are painted: signed rows on soft ground, the row at hand with a bar and a frame."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from outreach.vocabulary import AppState
from outreach.wording import tr
from ui import theme
from ui.pages.receipts.entries import Entry
from ui.pages.receipts.sheet_model import Part, SheetModel
from ui.pages.receipts.wordings import sign_words, state_after
from ui.widgets.button import paint_icon_at
from ui.widgets.glyph import paint_state
from ui.widgets.text import draw_line

PAD = 12
BAR = 4


class SheetPaint(QStyledItemDelegate):
    """Paints one cell after the other; the view tells which row is at hand."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        model, view = index.model(), option.widget  # type: ignore[attr-defined]
        assert isinstance(model, SheetModel) and isinstance(view, QTableView)
        entry = model.entries[index.row()]
        at_hand = index.row() == view.currentIndex().row()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)  # type: ignore[attr-defined]
        painter.fillRect(rect, theme.color("soft" if entry.signed else "paper" if hovered else "raised"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.setFont(theme.font(15))
        self._cell(painter, rect, entry, model, index.column(), at_hand)
        if at_hand:
            self._at_hand(painter, rect, index.column(), model.columnCount(), view.hasFocus())
        painter.restore()

    def _cell(
        self, painter: QPainter, rect: QRect, entry: Entry, model: SheetModel, column: int, at_hand: bool
    ) -> None:
        text = model.words(entry, column)
        inner = rect.adjusted(theme.px(PAD) // 2, 0, -theme.px(PAD) // 2, 0)
        if column == model.sign_column:
            self._signature(painter, inner, entry)
        elif column == model.app_column:
            quiet = entry.app in (None, AppState.BASIC_PHONE, AppState.UNWILLING)
            _centred(painter, inner, text, "muted" if quiet else "ink")
        elif column >= Part.FIRST_HANDOUT:
            self._tick(painter, inner, text)
        elif column == Part.NUMBER:
            painter.setFont(theme.font(15, bold=at_hand))
            draw_line(painter, inner, text, "accent" if at_hand else "muted", right=True)
        elif column == Part.SIGNER:
            self._signer(painter, inner, entry)
        else:
            draw_line(painter, inner, text, right=column == Part.DOOR)

    def _tick(self, painter: QPainter, rect: QRect, text: str) -> None:
        if text == "✓":
            edge = theme.px(20)
            box = QRectF(rect)
            painter.translate(0, rect.y())
            paint_icon_at(painter, box.center().x() - edge / 2, rect.height(), "check", "accent", edge)
            painter.translate(0, -rect.y())
        else:
            _centred(painter, rect, text, "muted" if text == "—" else "ink")

    def _signer(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        draw_line(painter, rect, entry.signed_by)
        if entry.relation:
            offset = painter.fontMetrics().horizontalAdvance(entry.signed_by)
            offset += theme.px(10) if entry.signed_by else 0
            painter.setFont(theme.font(13))
            draw_line(
                painter, rect.adjusted(min(offset, rect.width() // 2), 0, 0, 0), entry.relation, "muted"
            )

    def _signature(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        edge = theme.px(16)
        state, tries = state_after(entry)
        box = QRectF(rect.x(), rect.center().y() - edge / 2 + 1, edge, edge)
        paint_state(painter, box, state, tries, unit=edge / 16)
        rest = rect.adjusted(edge + theme.px(8), 0, 0, 0)
        tone = "ink" if entry.signed else "warn" if entry.spoken else "muted"
        words = sign_words(entry)
        draw_line(painter, rest, words, tone)
        if entry.locked:
            rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(words) + theme.px(6))
            painter.setFont(theme.font(13))
            if rest.width() >= painter.fontMetrics().horizontalAdvance(tr("kept")):
                draw_line(painter, rest, tr("kept"), "muted")

    def _at_hand(self, painter: QPainter, rect: QRect, column: int, columns: int, focused: bool) -> None:
        accent = theme.color("accent")
        if column == Part.NUMBER:
            painter.fillRect(QRect(rect.x(), rect.y(), BAR, rect.height()), accent)
        if not focused:
            return
        painter.setPen(QPen(accent, 2))
        painter.drawLine(rect.x(), rect.y() + 1, rect.right() + 1, rect.y() + 1)
        painter.drawLine(rect.x(), rect.bottom(), rect.right() + 1, rect.bottom())
        if column == columns - 1:
            painter.drawLine(rect.right(), rect.y(), rect.right(), rect.bottom())


def _centred(painter: QPainter, rect: QRect, text: str, token: str) -> None:
    painter.setPen(theme.color(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
