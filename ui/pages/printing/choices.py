"""What is chosen for a paper: which doors, who goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from outreach.places import group_label
from outreach.printing.order import Doors, PaperOrder, patch_doors
from outreach.printing.paper_kinds import PaperKind
from outreach.queries.patches import PatchBook
from outreach.wording import tr
from ui import theme
from ui.pages.printing.option_fields import OptionFields
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.field import Field
from ui.widgets.line import DropDown
from ui.widgets.patch_box import PatchBox


class Choices(QWidget):
    """Group, doors, staff and what else a paper asks; `changed` tells of the user's choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._unit_ids: tuple[str, ...] = ()
        self._staff: tuple[str, ...] | None = None
        self._known: tuple[str, ...] = ()
        self._groups: tuple[str, ...] = ()
        self.selected = Chip("", name="printing.selected", closable=True)
        self.group = DropDown(name="printing.group")
        self.group_field = Field(tr("Which part"), self.group)
        self.patch = PatchBox(name="printing.patch")
        self.patch_field = Field(tr("Whose patch"), self.patch)
        self.doors = ChoiceRow(_doors(), name="printing.doors", code=Doors.ALL)
        self.doors_field = Field(tr("Which doors"), self.doors)
        self.staff = Button("", name="printing.staff", drop=True)
        self.staff.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.staff_field = Field(tr("Who goes, printed in the head"), self.staff)
        self.options = OptionFields()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        doors = (self.group_field, self.patch_field, self.doors_field)
        for part in (self.selected, self.options, *doors, self.staff_field):
            box.addWidget(part)
        self.options.changed.connect(self.changed)
        self.group.activated.connect(lambda _: self.changed.emit())
        self.patch.chosen.connect(self.changed)
        self.doors.chosen.connect(lambda _: self.changed.emit())
        self.selected.clicked.connect(self._drop_selected)
        self.staff.clicked.connect(self._offer_staff)

    def know(self, groups: Sequence[str], workers: Sequence[str], book: PatchBook) -> None:
        """Take the groups, workers and patches there are; what is chosen stays where it can."""
        self._known = tuple(workers)
        self.patch.show_book(book)
        if tuple(groups) != self._groups:
            now = self.group.currentData()
            self._groups = tuple(groups)
            self.group.clear()
            self.group.addItem(tr("The whole village"), None)
            for group in groups:
                self.group.addItem(group_label(group), group)
            self.group.setCurrentIndex(max(0, self.group.findData(now)))
        self._name_staff()

    def put(self, paper: PaperKind, choice: PaperOrder) -> None:
        """Show a choice silently."""
        self.options.put(paper, choice.options)
        self._unit_ids, self._staff = choice.unit_ids, choice.staff
        self.group.setCurrentIndex(max(0, self.group.findData(choice.group)))
        self.patch.want(choice.patch.who)
        self.doors.choose(choice.doors)
        self._name_staff()

    def choice(self, paper: PaperKind) -> PaperOrder:
        """Give what is chosen for a paper."""
        group = self.group.currentData() if paper.by_group else None
        doors, options = Doors(self.doors.code()), self.options.values(paper)
        patch = patch_doors(self.patch.book, self.patch.who() if paper.of_patch else "")
        return PaperOrder(group, self._unit_ids, doors, self._staff, options, patch=patch)

    def suit(self, paper: PaperKind) -> None:
        """Show what can be chosen for a paper."""
        picked = bool(self._unit_ids) and paper.by_door
        self.selected.setText(tr("{n} households picked", n=len(self._unit_ids)))
        self.selected.setAccessibleName(
            tr("{n} households picked, press to print all again", n=len(self._unit_ids))
        )
        self.selected.updateGeometry()
        self.selected.setVisible(picked)
        self.group_field.setVisible(paper.by_group and not picked)
        self.doors_field.setVisible(paper.by_door and not picked)
        self.patch_field.setVisible(paper.of_patch and not picked and bool(self.patch.book.rows))
        self.staff_field.setVisible(paper.by_door)
        self.options.suit(paper)

    def _drop_selected(self) -> None:
        self._unit_ids = ()
        self.changed.emit()

    def _name_staff(self) -> None:
        words = tr("whoever goes to the group") if self._staff is None else "、".join(self._staff)
        words = words or tr("left blank")
        room = theme.px(220)
        self.staff.set_text(self.staff.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))

    def _offer_staff(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("printing.staff_menu")
        usual = menu.addAction(tr("whoever goes to the group"))
        usual.setCheckable(True)
        usual.setChecked(self._staff is None)
        usual.triggered.connect(lambda: self._set_staff(None))
        menu.addSeparator()
        for name in self._known:
            entry = menu.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(name in (self._staff or ()))
            entry.triggered.connect(lambda on, who=name: self._toggle(who, on))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.staff.mapToGlobal(QPoint(0, self.staff.height() + 4)))

    def _toggle(self, name: str, on: bool) -> None:
        chosen = {*(self._staff or ()), name} if on else {*(self._staff or ())} - {name}
        self._set_staff(tuple(who for who in self._known if who in chosen))

    def _set_staff(self, staff: tuple[str, ...] | None) -> None:
        self._staff = staff
        self._name_staff()
        self.changed.emit()


def _doors() -> tuple[Option, ...]:
    return (
        Option(Doors.ALL, tr("All due")),
        Option(Doors.UNSIGNED, tr("Without signature")),
        Option(Doors.NOT_REACHED, tr("Not reached yet")),
    )
