"""Who goes to the doors: name, role, phone with its reason; one who left is kept but not offered any more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.patches import set_patch
from outreach.actions.workers import USUAL_REASON, keep_worker
from outreach.errors import DoorbookError
from outreach.queries.areas import area_tree
from outreach.queries.patches import PatchRow, patches
from outreach.queries.village import WorkerRow, workers
from outreach.wording import tr
from ui import theme
from ui.dialogs.patch import PatchForm
from ui.error_messages import show_at_fields
from ui.page import Context
from ui.pages.settings.leave_form import LeaveForm, needs_asking
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.field import Field
from ui.widgets.line import LineEdit
from ui.widgets.text import Elided, Text


class WorkersCard(Card):
    """The workers, and a line to add one."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("Who goes to the doors"))
        self.ctx = ctx
        labels = {
            "name": tr("Name"), "role": tr("Role"), "phone": tr("Phone"),
            "phone_reason": tr("Why it is kept"),
        }  # fmt: skip
        self.lines = {name: LineEdit(name=f"settings.worker_{name}") for name in labels}
        self.lines["phone_reason"].setPlaceholderText(USUAL_REASON)
        self.fields = {
            "workers" if name == "name" else name: Field(labels[name], self.lines[name]) for name in labels
        }
        add = QHBoxLayout()
        add.setSpacing(8)
        for field in self.fields.values():
            add.addWidget(field, 1)
        button = Button(tr("Add or change"), name="settings.worker_add", icon="plus")
        button.clicked.connect(self.add)
        self.lines["name"].returnPressed.connect(self.focusNextChild)
        self.lines["role"].returnPressed.connect(self.focusNextChild)
        self.lines["phone"].returnPressed.connect(self.add)
        self.lines["phone_reason"].returnPressed.connect(self.add)
        add.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(add)
        self.body.addSpacing(8)
        self._patches: dict[str, PatchRow] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    def fill(self) -> None:
        """Read the workers."""
        clear(self._rows)
        found = self.ctx.workspace.ask(workers)
        self._patches = {patch.worker_id: patch for patch in self.ctx.workspace.ask(patches)}
        for row in found:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(row))
        if not found:
            text = tr("Nobody yet. A name typed on a visit is added here by itself.")
            self._rows.addWidget(Text(text, tone="muted", wrap=True))

    def _row(self, row: WorkerRow) -> QWidget:
        line = QWidget()
        line.setMinimumHeight(theme.px(40))
        parts = QHBoxLayout(line)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(16)
        parts.addWidget(Elided(row.name, bold=row.active), 1)
        parts.addWidget(Text(row.role, tone="muted"), 1)
        parts.addWidget(_phone(row), 2)
        patch = self._patches.get(row.id)
        own = Elided(_patch_words(patch), tone="muted")
        parts.addWidget(own, 2)
        give = Button(tr("Patch"), "quiet", name=f"settings.worker_patch.{row.id}")
        give.clicked.connect(lambda: self._give(row, patch))
        parts.addWidget(give)
        if not row.active:
            give.hide()
        change = Button(tr("Change"), "quiet", name=f"settings.worker_change.{row.id}")
        change.clicked.connect(lambda: self._take(row))
        words = tr("Has left") if row.active else tr("Is back")
        leave = Button(words, "quiet", name=f"settings.worker_leave.{row.id}")
        leave.clicked.connect(lambda: self._turn(row))
        parts.addWidget(change)
        parts.addWidget(leave)
        return line

    def _turn(self, row: WorkerRow) -> None:
        """Let somebody leave, or be back; whoever has a way in loses it."""
        if row.active and needs_asking(self.ctx, row):
            LeaveForm(self.ctx, row, self).open()
        else:
            self._keep(row.name, row.role, row.phone, not row.active, row.phone_reason)

    def _give(self, row: WorkerRow, patch: PatchRow | None) -> None:
        areas = self.ctx.workspace.ask(area_tree)

        def save(area_ids: list[str]) -> None:
            self.ctx.workspace.run(set_patch, row.id, area_ids)
            self.ctx.toast(tr("{name} answers for {n} areas now", name=row.name, n=len(area_ids)))

        PatchForm(row.name, areas, patch, save, self).open()

    def _take(self, row: WorkerRow) -> None:
        for name, line in self.lines.items():
            line.setText(getattr(row, name))
        self.lines["role"].setFocus()

    def add(self) -> None:
        """Add the worker typed, or correct the one of that name."""
        name, role, phone, reason = (line.text() for line in self.lines.values())
        if self._keep(name, role, phone, True, reason):
            for line in self.lines.values():
                line.clear()
            self.lines["name"].setFocus()

    def _keep(self, name: str, role: str, phone: str, active: bool, reason: str) -> bool:
        try:
            self.ctx.workspace.run(keep_worker, name, role, phone, active, reason)
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields):
                self.ctx.trouble(problem)
            return False
        for field in self.fields.values():
            field.show_problem("")
        return True


def _phone(row: WorkerRow) -> QWidget:
    """The phone, and under it why it is kept."""
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 4, 0, 4)
    lines.setSpacing(0)
    if row.phone:
        lines.addWidget(Text(row.phone, tone="muted"))
        lines.addWidget(Text(row.phone_reason, step=13, tone="muted", wrap=True))
    return holder


def _patch_words(patch: PatchRow | None) -> str:
    """Say what a worker answers for."""
    if patch is None:
        return ""
    singly = [tr("{n} households singly", n=patch.singly)] if patch.singly else []
    return "、".join([*patch.areas, *singly])
