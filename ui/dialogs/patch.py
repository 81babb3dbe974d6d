"""The small form that says for which areas one worker answers: the tree with a box to tick at each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from outreach.queries.areas import AreaRow
from outreach.queries.patches import PatchRow
from outreach.wording import tr
from ui import theme
from ui.dialogs.form import FormDialog

ID = Qt.ItemDataRole.UserRole
HEIGHT = 320


class PatchForm(FormDialog):
    """`save(area ids)`; what lies in a ticked area belongs to the patch with it."""

    def __init__(
        self,
        name: str,
        areas: Sequence[AreaRow],
        patch: PatchRow | None,
        save: Callable[[list[str]], object],
        parent: QWidget | None,
    ) -> None:
        note = tr("What lies in a ticked area belongs to the patch with it.")
        if patch is not None and patch.singly:
            note += "\n" + tr("{n} households given singly stay.", n=patch.singly)
        super().__init__(
            "patch", tr("The patch of {name}", name=name), tr("Save"), lambda: save(self.said()), parent, note
        )
        self.tree = QTreeWidget()
        self.tree.setObjectName("patch_areas")
        self.tree.setHeaderLabels([tr("Area"), tr("Households")])
        self.tree.setFont(theme.font())
        self.tree.setMinimumHeight(theme.px(HEIGHT))
        self.tree.setTabKeyNavigation(False)
        self._items: dict[str, QTreeWidgetItem] = {}
        for row in areas:
            around = self._items.get(row.parent_id or "", self.tree.invisibleRootItem())
            item = self._items[row.id] = QTreeWidgetItem(around, [row.label, str(row.households)])
            on = patch is not None and row.id in patch.area_ids
            item.setData(0, ID, row.id)
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.tree.expandAll()
        self.tree.setColumnWidth(0, theme.px(340))
        self.add("area", tr("Areas"), self.tree)
        self.tree.setCurrentIndex(self.tree.model().index(0, 0))
        self.tree.setFocus()

    def said(self) -> list[str]:
        """Give the ticked areas."""
        return [i for i, item in self._items.items() if item.checkState(0) == Qt.CheckState.Checked]
