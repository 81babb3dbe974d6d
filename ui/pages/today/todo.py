"""What is to be done now: only what the ledger really knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.places import group_label
from outreach.queries.receipts import LONG_OUT_DAYS
from outreach.queries.sheets import SheetPageRow
from outreach.wording import tr
from ui import theme, words
from ui.pages.today.books_todo import low_words, rule_words
from ui.pages.today.plan_todo import peak_parts, step_parts, task_parts
from ui.pages.today.reading import TodaySummary
from ui.pages.today.reports_todo import late_words, next_words
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.text import Elided, IconMark, Text

NAMED = 3
COPY_OUT = "copy_out"
"""What is done on the page itself."""


@dataclass(frozen=True)
class ToDo:
    """One thing to do: its mark, words, what the button says and where it goes."""

    code: str
    icon: str
    token: str
    title: str
    detail: str
    button: str
    page: str
    args: dict[str, Any] = field(default_factory=dict)


def to_dos(day: TodaySummary) -> list[ToDo]:
    """Give what is to be done, the most pressing first."""
    looks = (
        _cases, _late_reports, _plan, _tasks, _findings, _call_backs, _half_filled, _sheets_back, _slips_out,
        _first_sheets, _copy_out, _next_report, _peaks, _tally, _low_stock, _rules,
    )  # fmt: skip
    return [one for one in (look(day) for look in looks) if one is not None]


def _cases(day: TodaySummary) -> ToDo | None:
    rows = day.cases
    if not rows:
        return None
    title = tr("{n} cases to look into", n=len(rows))
    detail = _named([f"{words.day_words(row.happened_on)} {row.place} {row.kind_label}" for row in rows])
    where = {"case_id": rows[0].id}
    return ToDo("cases", "search", "warn", title, detail, tr("Trace back"), "cases", where)


def _findings(day: TodaySummary) -> ToDo | None:
    rows = day.findings
    if not rows:
        return None
    late = any(row.due < day.today for row in rows)
    title = tr("{n} findings wait for an answer", n=len(rows))
    detail = _named([f"{row.visit.place} {row.said}" for row in rows])
    return ToDo("findings", "check", "warn" if late else "accent", title, detail, tr("Answer"), "checks")


def _plan(day: TodaySummary) -> ToDo | None:
    return _of_plan("plan", step_parts(day.plans), tr("See the plan"))


def _tasks(day: TodaySummary) -> ToDo | None:
    return _of_plan("tasks", task_parts(day.plans), tr("See the tasks"))


def _peaks(day: TodaySummary) -> ToDo | None:
    return _of_plan("peaks", peak_parts(day.plans.peaks), tr("See the dates"))


def _of_plan(code: str, parts: tuple[Any, ...] | None, button: str) -> ToDo | None:
    if parts is None:
        return None
    icon, token, title, detail, where = parts
    return ToDo(code, icon, token, title, detail, button, "campaign", where)


def _late_reports(day: TodaySummary) -> ToDo | None:
    late = [row for row in day.owed if row.is_late]
    if not late:
        return None
    title, detail = late_words(late, day.now)
    where = {"report": late[0].id}
    return ToDo("late_reports", "warn", "warn", title, detail, tr("Hand in"), "outbox", where)


def _next_report(day: TodaySummary) -> ToDo | None:
    coming = next((row for row in day.owed if not row.is_late), None)
    if coming is None:
        return None
    title, detail = next_words(coming, day.now)
    where = {"report": coming.id}
    return ToDo("next_report", "report", "accent", title, detail, tr("See it"), "outbox", where)


def _call_backs(day: TodaySummary) -> ToDo | None:
    due = day.due
    if not due.now:
        return None
    detail = _named(due.heads)
    if due.late:
        detail = tr("{n} overdue: {names}", n=due.late, names=detail)
    title = tr("{n} call-backs due", n=due.now)
    tone = "warn" if due.late else "accent"
    first = {"unit_id": due.first, "order": "due"}
    return ToDo("call_backs", "clock", tone, title, detail, tr("See call-backs"), "visit", first)


def _half_filled(day: TodaySummary) -> ToDo | None:
    rows = day.half_filled
    if not rows:
        return None
    title = tr("{n} visits half typed up", n=len(rows))
    detail = _named([f"{row.place} {row.head}" for row in rows])
    where = {"unit_id": rows[0].id}
    return ToDo("half_filled", "edit", "accent", title, detail, tr("Finish"), "visit", where)


def _sheets_back(day: TodaySummary) -> ToDo | None:
    rows = day.sheets_back
    if not rows:
        return None
    title = tr("{n} sheets back, not typed up", n=len(rows))
    detail = _named([_sheet_words(row) for row in rows])
    where = {"page_id": rows[0].id}
    return ToDo("sheets_back", "slip", "accent", title, detail, tr("Type up"), "receipts", where)


def _slips_out(day: TodaySummary) -> ToDo | None:
    rows = day.slips_out
    if not rows:
        return None
    title = tr("{n} slips out for more than {days} days", n=len(rows), days=LONG_OUT_DAYS)
    detail = _named(list(dict.fromkeys(row.worker for row in rows if row.worker)))
    where = {"view": "slips"}
    return ToDo("slips_out", "slip", "warn", title, detail, tr("See the slips"), "receipts", where)


def _first_sheets(day: TodaySummary) -> ToDo | None:
    if day.sheets or day.coverage.total.left == 0:
        return None
    detail = tr("They are signed at the door and typed up in the evening.")
    title = tr("No sign-off sheets printed yet")
    return ToDo("print", "print", "accent", title, detail, tr("Print them"), "printing", {"paper": "signoff"})


def _copy_out(day: TodaySummary) -> ToDo | None:
    if not day.copies.stick_is_due(day.today):
        return None
    out = day.copies.outside
    days = (day.today - out.date()).days if out else 0
    title = tr("No copy on a stick for {n} days", n=days) if out else tr("Never copied to a stick")
    detail = tr("Put the stick in and copy: if this computer breaks or is stolen, all of it is there.")
    return ToDo(COPY_OUT, "usb", "warn", title, detail, tr("Copy to a stick"), "today")


def _tally(day: TodaySummary) -> ToDo | None:
    if not day.latest or day.owed:
        return None
    first, last = (words.day_words(end, day.today) for end in (day.week.first, day.week.last))
    detail = tr("{first} to {last}", first=first, last=last)
    if day.office:
        detail = tr("{week}, goes to {office}", week=detail, office=day.office)
    title = tr("Weekly tally, week {n}", n=int(day.week.code[-2:]))
    return ToDo("tally", "report", "accent", title, detail, tr("See it"), "reports")


def _low_stock(day: TodaySummary) -> ToDo | None:
    if not (low := day.needs.low):
        return None
    title, detail = low_words(low, day.coverage.total.left)
    where = {"code": low[0].code, "receive": True}
    return ToDo("stock", "stack", "accent", title, detail, tr("Handouts came in"), "handouts", where)


def _rules(day: TodaySummary) -> ToDo | None:
    if not (rules := day.needs.rules):
        return None
    title, detail = rule_words(rules)
    where = {"view": "rules"}
    return ToDo("rules", "horn", "warn", title, detail, tr("See the rules"), "activities", where)


def _sheet_words(row: SheetPageRow) -> str:
    group = group_label(row.group)
    return tr("{group} page {page} ({n} households)", group=group, page=row.page, n=row.rows)


def _named(names: Sequence[str]) -> str:
    shown = "、".join(names[:NAMED])
    return shown if len(names) <= NAMED else tr("{names} and others", names=shown)


class ToDoCard(Card):
    """`chosen(ToDo)` when a button is pressed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("To do now"))
        self.flush()
        self._height = 44
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.body.addLayout(self.rows)
        self.body.addStretch(1)

    def set_dense(self, dense: bool) -> None:
        """Take lower rows from the next `fill` on."""
        self._height = 40 if dense else 44
        self.title.setFixedHeight(theme.px(self._height))

    def fill(self, wanted: Sequence[ToDo]) -> None:
        """Show these."""
        clear(self.rows)
        for one in wanted:
            self.rows.addWidget(rule())
            self.rows.addWidget(self._line(one))
        if not wanted:
            self.rows.addWidget(rule())
            nothing = Text(tr("Nothing presses just now."), tone="muted")
            nothing.setContentsMargins(16, 0, 16, 0)
            nothing.setFixedHeight(theme.px(self._height))
            self.rows.addWidget(nothing)

    def _line(self, one: ToDo) -> QWidget:
        holder = QWidget()
        holder.setFixedHeight(theme.px(self._height) - 1)
        line = QHBoxLayout(holder)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(12)
        line.addWidget(IconMark(one.icon, one.token))
        line.addWidget(Text(one.title, bold=True))
        line.addWidget(Elided(one.detail, tone="muted"), 1)
        button = Button(one.button, name=f"today.do_{one.code}", small=True)
        button.clicked.connect(lambda: self.chosen.emit(one))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return holder
