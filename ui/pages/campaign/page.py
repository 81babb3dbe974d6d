"""The campaign page: those there are on the left, the form of one on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.campaigns import close_campaign, correct_campaign, start_campaign
from outreach.coverage.rounds import rounds_compared
from outreach.errors import DoorbookError
from outreach.queries.campaigns import CampaignRow, campaigns
from outreach.wording import tr
from ui import theme, words
from ui.error_messages import show_at_fields
from ui.page import Context, Page
from ui.pages.campaign.compared import RoundsCompared
from ui.pages.campaign.form import CampaignFields
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, scrolled
from ui.widgets.headline import Headline
from ui.widgets.text import Text, elide

LIST_WIDTH = 280


class CampaignPage(Page):
    """Start a campaign, correct it, close it."""

    id = "campaign"
    kinds = frozenset({"campaign", "campaign_choice", "catalog_option", "visit", "unit", "exclusion"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._shown: str | None = None
        self._clean: dict[str, Any] = {}
        self._kept: dict[str | None, dict[str, Any]] = {}
        self._rows: tuple[CampaignRow, ...] = ()
        self.headline = Headline(tr("Campaign"))
        self.new_button = Button(tr("New campaign"), name="campaign.new", icon="plus")
        self.new_button.clicked.connect(lambda: self.show_one(None))
        self.headline.right.addWidget(self.new_button)
        self.fields = CampaignFields(ctx)
        self.save_button = Button("", "primary", name="campaign.save", keys="Ctrl+Enter")
        self.save_button.does(ctx.commands["campaign.save"])
        ctx.commands["campaign.save"].triggered.connect(self.save)
        self.close_button = Button(tr("Close this campaign"), name="campaign.close")
        self.close_button.clicked.connect(self.close_or_open)
        self._lay_out()

    def _lay_out(self) -> None:
        self.list_card = Card(tr("Campaigns"))
        self.list_card.setFixedWidth(theme.px(LIST_WIDTH))
        self.list_card.flush()
        self.compared = RoundsCompared()
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.list_card, 1)
        side.addWidget(self.compared)
        form_card = Card(padding=0)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(24, 16, 24, 16)
        inner.addWidget(self.fields)
        inner.addStretch(1)
        form_card.body.addWidget(scrolled(content))
        parts = QHBoxLayout()
        parts.setSpacing(16)
        parts.addLayout(side)
        parts.addWidget(form_card, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        column.addLayout(parts, 1)
        column.addLayout(buttons)

    def open(self, **args: Any) -> None:
        """Show the campaign `campaign_id`, the form of a new one (`new`), or the open one."""
        self._rows = self.ctx.workspace.ask(campaigns)
        self._keep_typed()
        self._kept |= args.get("kept", {})
        wanted = args.get("campaign_id") or (self._rows[0].id if self._rows else None)
        self.show_one(None if args.get("new") else wanted)

    def can_leave(self) -> bool:
        """Keep what is typed until the page is shown again."""
        self._keep_typed()
        return True

    def memory(self) -> dict[str, Any]:
        """Come back to the same campaign, with what was typed."""
        self._keep_typed()
        return {"campaign_id": self._shown, "new": self._shown is None, "kept": self._kept}

    def _keep_typed(self) -> None:
        if self._clean and self.fields.typed() != self._clean:
            self._kept[self._shown] = self.fields.typed()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Fill the list; the form keeps what is typed, and follows what was changed or undone elsewhere."""
        self._rows = self.ctx.workspace.ask(campaigns)
        if kinds:
            self._follow()
        clear(self.list_card.body)
        for row in self._rows:
            self.list_card.body.addWidget(_entry(row, row.id == self._shown, self.show_one))
        if not self._rows:
            text = Text(tr("No campaign yet. Fill in the form on the right."), tone="muted", wrap=True)
            text.setContentsMargins(16, 0, 16, 16)
            self.list_card.body.addWidget(text)
        self.list_card.body.addStretch(1)
        shown = self._shown
        self.compared.fill(self.ctx.workspace.ask(rounds_compared, shown) if shown else ())

    def _follow(self) -> None:
        row = next((row for row in self._rows if row.id == self._shown), None)
        if row is None and self._shown is not None:
            self._clean = {}
            self.show_one(self._rows[0].id if self._rows else None)
        elif row != self.fields.row and self.fields.typed() == self._clean:
            self._clean = {}
            self.show_one(self._shown)

    def show_one(self, campaign_id: str | None) -> None:
        """Show one campaign in the form, None for a new one; what was typed of it before is put back."""
        self._keep_typed()
        row = next((row for row in self._rows if row.id == campaign_id), None)
        self._shown = row.id if row else None
        self.fields.show_campaign(row)
        self._clean = self.fields.typed()
        if self._shown in self._kept:
            self.fields.put(self._kept.pop(self._shown))
        self.save_button.set_text(tr("Save the campaign") if row else tr("Start the campaign"))
        self.close_button.setVisible(row is not None)
        if row is not None:
            self.close_button.set_text(tr("Open it again") if row.closed else tr("Close this campaign"))
        self.refresh(frozenset())
        if row is None:
            self.fields.name.setFocus()

    def save(self) -> None:
        """Start or correct; problems stand at their field."""
        workspace = self.ctx.workspace
        was = self._shown
        try:
            form = self.fields.form()
            if self._shown is None:
                self._shown = workspace.run(start_campaign, form)
            else:
                workspace.run(correct_campaign, self._shown, form)
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields.fields):
                self.ctx.trouble(problem)
            return
        self._clean = {}
        self._kept.pop(was, None)
        self.refresh(frozenset())
        self.show_one(self._shown)
        self.ctx.toast(tr("Campaign saved: {name}", name=form.name.strip()))

    def close_or_open(self) -> None:
        """Close the campaign shown, or open it again."""
        row = next((row for row in self._rows if row.id == self._shown), None)
        if row is None:
            return
        self.ctx.workspace.run(close_campaign, row.id, not row.closed)
        self.refresh(frozenset())
        self.show_one(row.id)
        said = tr("Open again: {name}", name=row.name) if row.closed else tr("Closed: {name}", name=row.name)
        self.ctx.toast(said)


def _entry(row: CampaignRow, on: bool, show: Any) -> QWidget:
    entry = QFrame()
    entry.setProperty("surface", "soft" if on else "")
    column = QVBoxLayout(entry)
    column.setContentsMargins(8, 4, 8, 8)
    column.setSpacing(0)
    room = theme.px(LIST_WIDTH) - 48
    shown = elide(QFontMetrics(theme.font(15)), row.name, room)
    button = Button(shown, "quiet", name=f"campaign.show.{row.id}")
    button.setAccessibleName(row.name)
    button.setToolTip(row.name if shown != row.name else "")
    button.clicked.connect(lambda: show(row.id))
    column.addWidget(button)
    state = tr("closed") if row.closed else tr("under way")
    days = f"{words.day_words(row.starts, row.starts)} – {words.day_words(row.ends, row.ends)}"
    line = Text(f"{days}  {state}", step=13, tone="muted")
    line.setContentsMargins(8, 0, 0, 0)
    column.addWidget(line)
    return entry
