"""Who can open the ledger: pass phrase, PINs of this computer, the recovery code at the township."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.workers import set_access
from outreach.errors import DoorbookError
from outreach.progress import Report
from outreach.queries.village import WorkerRow, village, workers
from outreach.rights import Right, may
from outreach.vocabulary import LABELS, Access
from outreach.wording import tr
from ui import theme
from ui.dialogs.form import FormDialog
from ui.dialogs.unlock import secret_line
from ui.page import Context
from ui.pages.settings.lost_laptop import LostLaptop
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.field import Field
from ui.widgets.line import DropDown
from ui.widgets.text import Elided, Text

MINUTES = (5, 10, 30)


class KeysCard(Card):
    """The ways in, and what can be set; whoever may not change them sees them only."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("Who can open the ledger"))
        self.ctx = ctx
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.body.addLayout(self.rows)
        self.buttons: dict[str, Button] = {}
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, words, deed in (
            ("pin", tr("Give a PIN"), self.ask_pin),
            ("passphrase", tr("Set the pass phrase"), self.ask_passphrase),
            ("recovery", tr("Recovery code"), self.make_recovery),
        ):
            button = self.buttons[name] = Button(words, name=f"settings.key_{name}")
            button.clicked.connect(deed)
            line.addWidget(button)
        line.addStretch(1)
        self.body.addSpacing(8)
        self.body.addLayout(line)
        self.minutes = ChoiceRow(
            [Option(str(count), tr("{n} min", n=count)) for count in MINUTES], name="settings.lock_minutes"
        )
        self.minutes.chosen.connect(self._set_minutes)
        self.field = Field(tr("Blank the screen when nobody is there"), self.minutes)
        lost = Button(tr("If the computer is lost"), "quiet", name="settings.lost_laptop", icon="help")
        lost.clicked.connect(lambda: LostLaptop(self).open())
        self.body.addSpacing(12)
        self.body.addWidget(self.field)
        self.body.addSpacing(4)
        self.body.addWidget(lost)

    def fill(self) -> None:
        """Read the ways in."""
        workspace = self.ctx.workspace
        clear(self.rows)
        names = {row.id: row for row in workspace.ask(workers)}
        for slot in workspace.keyring.rows():
            self.rows.addWidget(self._row(slot.kind, names.get(slot.worker), slot.here))
            self.rows.addWidget(rule())
        allowed = may(workspace.access, Right.KEYS)
        for button in self.buttons.values():
            button.setVisible(allowed)
        self.field.setVisible(workspace.guarded)
        self.minutes.choose(str(self.ctx.settings["lock_minutes"]))

    def _row(self, kind: str, worker: WorkerRow | None, here: bool) -> QWidget:
        line = QWidget()
        line.setMinimumHeight(theme.px(40))
        parts = QHBoxLayout(line)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(16)
        title, note = _words(kind, worker, here)
        parts.addWidget(Text(title, bold=True))
        parts.addWidget(Elided(note, tone="muted"), 1)
        if kind != "raw" and may(self.ctx.workspace.access, Right.KEYS):
            which = worker.id if worker else kind
            away = Button(tr("Take away"), "quiet", name=f"settings.key_remove.{which}")
            away.clicked.connect(lambda: self._remove(kind, worker))
            parts.addWidget(away)
        return line

    def _remove(self, kind: str, worker: WorkerRow | None) -> None:
        ring = self.ctx.workspace.keyring
        rows = self.ctx.workspace.ask(workers)
        heads = frozenset(r.id for r in rows if r.active and r.access is Access.ADMINISTRATOR)
        self._do(lambda: ring.remove_pin(worker.id, heads) if worker else ring.remove(kind, heads))

    def _do(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except DoorbookError as problem:
            self.ctx.trouble(problem)
        self.fill()

    def _set_minutes(self, code: str) -> None:
        self.ctx.settings["lock_minutes"] = int(code)

    # What is asked

    def ask_pin(self) -> None:
        """Ask whose PIN, as what they open the ledger, and the PIN twice."""
        form = PinForm(self.ctx, self)
        form.accepted.connect(self.fill)
        form.open()

    def ask_passphrase(self) -> None:
        """Ask for the pass phrase twice."""
        form = PassphraseForm(self.ctx, self)
        form.accepted.connect(self.fill)
        form.open()

    def make_recovery(self) -> None:
        """Ask where the page with the new code goes, then make it; the old one is void from then on."""
        place = self.ctx.workspace.ask(village)
        name = tr("Recovery code of {village}", village=place.name)
        title = tr("Where does the page go?")
        file, _ = QFileDialog.getSaveFileName(self, title, f"{name}.pdf", "PDF (*.pdf)")
        if file:
            self.write_recovery(Path(file))

    def write_recovery(self, file: Path) -> None:
        """Make a new recovery code, try it, and write the page for the township."""
        workspace = self.ctx.workspace

        def work(report: Report) -> Path:
            from outreach.printing.recovery_sheet import write_recovery

            write_recovery(workspace, file)
            return file

        self.ctx.tasks.run(tr("Making the recovery code"), work, done=self._made, failed=self.ctx.trouble)

    def _made(self, file: Path) -> None:
        self.fill()
        words = tr("Tried and written: {name}. Print it, then delete the file.", name=file.name)
        self.ctx.toast(words, undo=False)


class PinForm(FormDialog):
    """A worker, a role, a PIN twice."""

    def __init__(self, ctx: Context, parent: QWidget) -> None:
        note = tr("A PIN works on this computer only. Whoever has one works in their own name.")
        super().__init__("pin_form", tr("Give a PIN"), tr("Set the PIN"), self._set, parent, note)
        self._ctx = ctx
        self._rows = [row for row in ctx.workspace.ask(workers) if row.active]
        self.worker = DropDown(name="pin_worker")
        for row in self._rows:
            self.worker.addItem(row.name, row.id)
        self.access = DropDown(name="pin_access")
        for access in Access:
            self.access.addItem(tr(LABELS[access]), access.value)
        self.worker.currentIndexChanged.connect(self._show_access)
        self.pin, self.again = secret_line("pin_new"), secret_line("pin_again")
        self.add("worker", tr("Name"), self.worker)
        self.add("access", tr("Opens it as"), self.access)
        self.add("pin", tr("New PIN, at least six digits"), self.pin)
        self.add("again", tr("Once more"), self.again)
        if not any(slot.kind in ("pin", "passphrase") for slot in ctx.workspace.keyring.rows()):
            self.access.setCurrentIndex(list(Access).index(Access.ADMINISTRATOR))
        else:
            self._show_access()

    def _show_access(self) -> None:
        nth = self.worker.currentIndex()
        if 0 <= nth < len(self._rows):
            self.access.setCurrentIndex(list(Access).index(self._rows[nth].access))

    def _set(self) -> None:
        same(self.pin.text(), self.again.text())
        row = self._rows[self.worker.currentIndex()]
        access = Access(self.access.currentData())
        ring = self._ctx.workspace.keyring
        ring.add_pin(row.id, row.name, self.pin.text(), administrator=access is Access.ADMINISTRATOR)
        if access is not row.access:
            self._ctx.workspace.run(set_access, row.name, access)


class PassphraseForm(FormDialog):
    """The pass phrase twice."""

    def __init__(self, ctx: Context, parent: QWidget) -> None:
        note = tr("Whoever knows it is the administrator. Without it and the recovery code nobody gets in.")
        title = tr("Set the pass phrase")
        super().__init__("passphrase_form", title, title, self._set, parent, note)
        self._ctx = ctx
        self.new, self.again = secret_line("passphrase_new"), secret_line("passphrase_again")
        self.add("passphrase", tr("New pass phrase"), self.new)
        self.add("again", tr("Once more"), self.again)

    def _set(self) -> None:
        same(self.new.text(), self.again.text())
        self._ctx.workspace.keyring.set_passphrase(self.new.text())


def same(one: str, other: str) -> None:
    """See that both are the same. Raises UserMistake."""
    from outreach.errors import UserMistake
    from outreach.workspace import NOT_THE_SAME

    if one != other:
        raise UserMistake(NOT_THE_SAME, field="again")


def _words(kind: str, worker: WorkerRow | None, here: bool) -> tuple[str, str]:
    if kind == "pin":
        name = worker.name if worker else tr("somebody who left")
        access = tr(LABELS[worker.access]) if worker else ""
        place = tr("on this computer") if here else tr("on another computer")
        return name, tr("PIN, {access}, {place}", access=access, place=place)
    return {
        "raw": (tr("Anybody"), tr("The key lies beside the ledger: set a PIN or pass phrase.")),
        "passphrase": (tr("Pass phrase"), tr("opens it on every computer")),
        "recovery": (tr("Recovery code"), tr("on the page kept at the township")),
    }[kind]
