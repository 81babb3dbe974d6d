"""The “at least” rules: how far each is in its running period, what is missing, and changing one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.least_rules import RULE_LEAST, RuleForm
from outreach.errors import UserMistake
from outreach.queries.activities import ActivityKindRow
from outreach.queries.least_rules import RuleRow
from outreach.vocabulary import LABELS, RulePer
from outreach.wording import tr
from ui import theme, words
from ui.dialogs.form import FormDialog
from ui.widgets.button import Button
from ui.widgets.card import scrolled
from ui.widgets.chip import Chip
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.flow import FlowLayout
from ui.widgets.line import CheckBox, LineEdit
from ui.widgets.rows import RowsView, row_button
from ui.widgets.text import Elided, IconMark, Text


class RulesView(RowsView):
    """`changed(RuleRow or None)` to change one or add one, `switched(RuleRow)`, `log_asked(kind)`."""

    change_asked = Signal(object)
    switched = Signal(object)
    log_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        add = Button(tr("Add a rule"), name="activities.rule_add", icon="plus", small=True)
        add.clicked.connect(lambda: self.change_asked.emit(None))
        said = tr("Counted by entries, in the period that runs today. Change what your plan asks for.")
        self.above.setSpacing(12)
        self.above.addWidget(Text(said, step=13, tone="muted", wrap=True), 1)
        self.above.addWidget(add)

    def show_rules(self, rows: Sequence[RuleRow]) -> None:
        """Show the rules, those switched off last."""
        self.put([self._line(nth, row) for nth, row in enumerate(rows)])

    def _line(self, nth: int, row: RuleRow) -> QWidget:
        holder = QWidget()
        holder.setMinimumHeight(theme.px(52))
        line = QHBoxLayout(holder)
        line.setContentsMargins(16, 4, 12, 4)
        line.setSpacing(12)
        off = not row.active or not row.applies
        icon, token = ("minus", "muted") if off else ("warn", "warn") if row.short else ("check", "accent")
        line.addWidget(IconMark(icon, token))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Elided(row.label, tone="muted" if off else "ink", bold=not off))
        column.addWidget(Text(standing(row), step=13, tone="warn" if row.short else "muted", wrap=True))
        line.addLayout(column, 1)
        for button in self._buttons(nth, row):
            line.addWidget(button)
        return holder

    def _buttons(self, nth: int, row: RuleRow) -> list[Button]:
        name = f"activities.rule_{{}}_{nth}"
        text = tr("Switch off") if row.active else tr("Switch on")
        change, turn = partial(self.change_asked.emit, row), partial(self.switched.emit, row)
        buttons = [
            row_button(tr("Change"), row.label, change, name=name.format("change")),
            row_button(text, row.label, turn, name=name.format("turn")),
        ]
        if row.short and row.kinds != ("upkeep",):
            log = name.format("log")
            ask = partial(self.log_asked.emit, row.kinds[0])
            buttons.insert(0, row_button(tr("Log one"), row.label, ask, name=log, kind="secondary"))
        return buttons


def standing(row: RuleRow) -> str:
    """Say how far a rule is in its running period."""
    if not row.active:
        return tr("switched off")
    if not row.applies:
        return tr("nothing yet that it could be about")
    first, last = words.short_day(row.first), words.short_day(row.last)
    done = tr("{done} of {needed}", done=row.done, needed=row.needed)
    said = tr("{first} to {last}: {done}", first=first, last=last, done=done)
    if not row.short:
        return said
    missing = "、".join(row.missing[:3])
    if missing:
        return tr("{said}, still missing: {names}", said=said, names=missing)
    return tr("{said}, {n} still missing, {days} days left", said=said, n=row.short, days=row.days_left)


class RuleDialog(FormDialog):
    """Changes a rule or makes one; `save(form)`."""

    def __init__(
        self, row: RuleRow | None, kinds: Sequence[ActivityKindRow], save: Callable[[RuleForm], object],
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        title, note = (tr("Change the rule"), row.source) if row else (tr("Add a rule"), "")
        super().__init__("rule", title, tr("Save"), lambda: save(self.form()), parent, note)
        self._row = row
        self.label = LineEdit(name="rule_label", hint=tr("for instance: the van goes round twice a week"))
        self.label.setText(row.label if row else "")
        self.least = LineEdit(name="rule_least")
        self.least.setText(str(row.least if row else 1))
        options = [Option(per.value, tr(LABELS[per])) for per in RulePer]
        self.per = ChoiceRow(options, name="rule_per", code=row.per.value if row else RulePer.WEEK.value)
        apart = bool(row and row.each_group)
        self.each = CheckBox(tr("Every WeChat group by itself"), name="rule_each", on=apart)
        chosen = row.kinds if row else ()
        self.kinds = QWidget()
        self.kinds.setObjectName("rule_kinds")
        flow = FlowLayout(self.kinds, gap=6, line_gap=6)
        self.chips = {}
        for kind in sorted(kinds, key=lambda kind: kind.code not in chosen):
            chip = Chip(kind.label, name=f"rule_kind_{kind.code}", on=kind.code in chosen, height=28)
            self.chips[kind.code] = chip
            flow.addWidget(chip)
        area = scrolled(self.kinds)
        area.setObjectName("rule_kinds_area")
        area.setFixedHeight(theme.px(140))
        self.add("label", tr("What is asked for"), self.label)
        self.add("least", tr("At least how often"), self.least)
        self.add("per", tr("In which period"), self.per)
        self.body.addWidget(self.each)
        if row is None or row.kinds != ("upkeep",):
            self.add("kinds", tr("What counts"), area)
        self.label.setFocus()

    def form(self) -> RuleForm:
        """Give what is typed. Raises UserMistake."""
        text = self.least.text().strip()
        if not (text.isascii() and text.isdigit()) or len(text) > 3:
            raise UserMistake(RULE_LEAST, field="least")
        upkeep = self._row is not None and self._row.kinds == ("upkeep",)
        return RuleForm(
            label=self.label.text(),
            kinds=["upkeep"] if upkeep else [code for code, chip in self.chips.items() if chip.isChecked()],
            least=int(text),
            per=RulePer(self.per.code()),
            each_group=self.each.isChecked(),
            active=self._row.active if self._row else True,
            code=self._row.code if self._row else None,
        )
