"""活动: the ledger of everything but visits, its rules, the WeChat groups, people and vehicles sent out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from outreach.actions.activities import void_activity
from outreach.actions.chat_groups import ChatGroupForm, keep_chat_group, set_day_vehicles
from outreach.actions.least_rules import RuleForm, change_rule
from outreach.errors import DoorbookError
from outreach.periods import Period, PeriodKind
from outreach.queries.activities import (
    ActivityRow,
    ChatGroupRow,
    activities,
    activity_kinds,
    chat_groups,
    kind_totals,
)
from outreach.queries.evidence import photo_numbers
from outreach.queries.least_rules import RuleRow, rule_rows
from outreach.queries.sent_out import DayOutRow, sent_out
from outreach.queries.village import village
from outreach.vocabulary import PhotoOf
from outreach.wording import tr
from ui.page import Context, Page
from ui.pages.activities.form_view import FormView, VoidDialog
from ui.pages.activities.groups import GroupDialog, GroupsView, form_of
from ui.pages.activities.ledger import LedgerView
from ui.pages.activities.out import OutView, TripsDialog
from ui.pages.activities.period import PeriodLine
from ui.pages.activities.rules import RuleDialog, RulesView
from ui.widgets.button import Button
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.headline import Headline
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Elided
from ui.work.photos import Whose, show_photos

if TYPE_CHECKING:
    from outreach.workspace import Workspace

LEDGER, RULES, GROUPS, OUT, FORM = "ledger", "rules", "groups", "out", "form"
KINDS = frozenset({
    "activity", "activity_worker", "activity_handout", "activity_topic", "activity_group", "chat_group",
    "least_rule", "outing_day", "visit", "visit_worker", "worker", "catalog_option", "stock_movement",
    "upkeep_check", "campaign", "photo",
})  # fmt: skip


class ActivitiesPage(Page):
    """Ctrl+N logs one; Enter corrects the current one."""

    id = "activities"
    kinds = KINDS

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._view, self._wanted = LEDGER, ""
        self._width = 0
        self.headline = Headline(tr("Activities"))
        self.views = ChoiceRow(
            [Option(LEDGER, tr("Ledger")), Option(RULES, tr("At least")), Option(GROUPS, tr("WeChat groups")),
             Option(OUT, tr("Sent out"))],
            name="activities.views", code=LEDGER,
        )  # fmt: skip
        self.views.setAccessibleName(tr("What is shown"))
        now = ctx.workspace.now().date()
        self.period = PeriodLine(ctx.commands, now, ctx.workspace.ask(village).week_starts)
        new = Button(tr("Log an activity"), "primary", name="activities.new", icon="plus", keys="Ctrl+N")
        new.does(ctx.commands["activities.new"])
        self.headline.left.addWidget(self.views)
        self.headline.right.addWidget(self.period)
        self.headline.right.addWidget(new)
        self.about = Elided("", step=13, tone="muted")
        self.ledger, self.rules = LedgerView(ctx), RulesView()
        self.groups, self.out = GroupsView(ctx), OutView(ctx)
        self.form = FormView(ctx)
        self._shown = {
            LEDGER: self.ledger, RULES: self.rules, GROUPS: self.groups, OUT: self.out, FORM: self.form,
        }  # fmt: skip
        self._either = OnlyOne(*self._shown.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addWidget(self.about)
        column.addWidget(self._either, 1)
        self._connect()

    @staticmethod
    def waiting(workspace: Workspace) -> int:
        """Count the rules that press."""
        return sum(row.pressing for row in workspace.ask(rule_rows, workspace.now().date()))

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.period.changed.connect(lambda: self.refresh(frozenset({"activity"})))
        self.ctx.commands["activities.new"].triggered.connect(lambda: self.log())
        self.ctx.commands["activities.save"].triggered.connect(self._save)
        self.ledger.opened.connect(self._correct)
        self.ledger.void_asked.connect(self._void)
        self.ledger.photos_asked.connect(self._show_photos)
        self.rules.log_asked.connect(lambda kind: self.log(kind))
        self.rules.change_asked.connect(self._change_rule)
        self.rules.switched.connect(self._switch_rule)
        self.groups.push_asked.connect(lambda name: self.log("wechat_group", [name]))
        self.groups.change_asked.connect(self._change_group)
        self.groups.kept.connect(self._keep_group)
        self.out.trips_asked.connect(self._trips)
        self.form.left.connect(lambda: self.show_view(self.views.code()))
        self.form.saved.connect(self._saved)

    # What is shown

    def open(self, view: str = "", kind: str = "", typed: Any = None, shown: Any = None, **args: Any) -> None:
        """Show a view, the form for a kind, or `activity_id`; `typed`, `shown` come back after a new look."""
        if args.get("activity_id"):
            self._wanted, view, shown = args["activity_id"], LEDGER, shown or ("", None)
        if shown:
            self.period.show_code(*shown)
        if view:
            self.views.choose(view)
            self._view = view
        if kind:
            self.log(kind)
        elif typed:
            self.log()
            self.form.put(typed)

    def memory(self) -> dict[str, Any]:
        """Give view, period, and the form as it is typed."""
        typed = self.form.typed() if self._view == FORM else None
        period = self.period.period
        return {
            "view": self.views.code(), "typed": typed,
            "shown": (period.kind.value, period.first) if period else ("", None),
        }  # fmt: skip

    def _show_photos(self, whose: Whose) -> None:
        shown = self.memory()["shown"]
        show_photos(self.ctx, whose, self.id, activity_id=whose.record_id, shown=shown)

    def show_view(self, view: str) -> None:
        """Show the ledger, the rules, the groups, who was sent out, or the form."""
        self._view = view
        if view != FORM:
            self.views.choose(view)
        if view == OUT:
            everything = Period(date(1950, 1, 1), date(2199, 12, 31), PeriodKind.YEAR)
            self.out.show_sum(self.ctx.workspace.ask(sent_out, self.period.period or everything))
        self._either.show_one(self._shown[view])
        self.period.setVisible(view in (LEDGER, OUT))
        self.about.setVisible(view in (LEDGER, OUT))

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read everything again; the form keeps what is typed."""
        ask, period = self.ctx.workspace.ask, self.period.period
        self.about.set_text(self.period.label())
        photos = ask(photo_numbers, PhotoOf.ACTIVITY)
        self.ledger.show_rows(ask(activities, period), ask(kind_totals, period), photos)
        if self._wanted:
            self.ledger.table.go_to(self._wanted)
            self._wanted = ""
        self.rules.show_rules(ask(rule_rows, self._today()))
        self.groups.show_rows(ask(chat_groups))
        self.show_view(self._view)
        if not kinds and self._view == LEDGER:
            self.ledger.table.setFocus()

    def _today(self) -> date:
        return self.ctx.workspace.now().date()

    # What the user does

    def log(self, kind: str = "", groups: list[str] | None = None) -> None:
        """Open the empty form, of a kind if one is named."""
        self.form.begin(kind, groups)
        self.show_view(FORM)
        self.form.start()

    def _correct(self, activity_id: str) -> None:
        self.form.correct(activity_id)
        self.show_view(FORM)
        self.form.start()

    def _save(self) -> None:
        if self._view == FORM:
            self.form.save()

    def _saved(self, words: str) -> None:
        self.show_view(LEDGER)
        self.ctx.toast(words)
        self.ledger.table.setFocus()

    def _void(self, row: ActivityRow) -> None:
        def save(reason: str) -> None:
            self.ctx.workspace.run(void_activity, row.id, reason)
            self.ctx.toast(tr("Void now: {what}", what=row.label))

        VoidDialog(row, save, self).open()

    def _change_rule(self, row: RuleRow | None) -> None:
        kinds = self.ctx.workspace.ask(activity_kinds)
        RuleDialog(row, kinds, lambda form: self.ctx.workspace.run(change_rule, form), self).open()

    def _switch_rule(self, row: RuleRow) -> None:
        form = RuleForm(row.label, row.kinds, row.least, row.per, row.each_group, not row.active, row.code)
        self._run(change_rule, form)

    def _change_group(self, row: ChatGroupRow | None) -> None:
        def save(form: ChatGroupForm) -> None:
            self.ctx.workspace.run(keep_chat_group, form, row.id if row else None)

        GroupDialog(row, self.ctx.workspace.recorder, self._today(), save, self).open()

    def _keep_group(self, group_id: str, changes: dict[str, Any]) -> None:
        """Change a group as it stands in the ledger by now."""
        row = next(row for row in self.ctx.workspace.ask(chat_groups) if row.id == group_id)
        self._run(keep_chat_group, replace(form_of(row), **changes), group_id)

    def _trips(self, row: DayOutRow | None) -> None:
        TripsDialog(row, lambda day, trips: self.ctx.workspace.run(set_day_vehicles, day, trips), self).open()

    def _run(self, action: Any, *values: Any) -> None:
        try:
            self.ctx.workspace.run(action, *values)
        except DoorbookError as problem:
            self.ctx.trouble(problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the totals away, and put the fields under each other, where the text is large."""
        super().resizeEvent(event)
        if self._width != (width := self.content_width()):
            self._width = width
            self.ledger.fit(width)
            self.form.fit(width)
