"""The campaign page: those there are on the left, the form of one on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.campaigns import close_campaign, correct_campaign, start_campaign
from outreach.errors import DoorbookError
from outreach.queries.campaigns import CampaignRow, campaigns
from outreach.wording import tr
from ui import theme, words
from ui.error_messages import show_at_fields
from ui.page import Context, Page
from ui.pages.campaign.form import CampaignFields
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, scrolled
from ui.widgets.headline import Headline
from ui.widgets.text import Text


class CampaignPage(Page):
    """Start a campaign, correct it, close it."""

    id = "campaign"
    kinds = frozenset({"campaign", "campaign_choice", "catalog_option"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._shown: str | None = None
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
        self.list_card.setFixedWidth(theme.px(280))
        self.list_card.flush()
        form_card = Card(padding=0)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(24, 16, 24, 16)
        inner.addWidget(self.fields)
        inner.addStretch(1)
        form_card.body.addWidget(scrolled(content))
        parts = QHBoxLayout()
        parts.setSpacing(16)
        parts.addWidget(self.list_card)
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
        """Show the campaign `campaign_id`, the open one, or the form of a new one."""
        self._rows = self.ctx.workspace.ask(campaigns)
        wanted = args.get("campaign_id") or (self._rows[0].id if self._rows else None)
        self.show_one(None if args.get("new") else wanted)

    def memory(self) -> dict[str, Any]:
        """Come back to the same campaign."""
        return {"campaign_id": self._shown}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Fill the list; the form keeps what is typed."""
        self._rows = self.ctx.workspace.ask(campaigns)
        clear(self.list_card.body)
        for row in self._rows:
            self.list_card.body.addWidget(_entry(row, row.id == self._shown, self.show_one))
        if not self._rows:
            text = Text(tr("No campaign yet. Fill in the form on the right."), tone="muted", wrap=True)
            text.setContentsMargins(16, 0, 16, 16)
            self.list_card.body.addWidget(text)
        self.list_card.body.addStretch(1)

    def show_one(self, campaign_id: str | None) -> None:
        """Show one campaign in the form, None for a new one."""
        row = next((row for row in self._rows if row.id == campaign_id), None)
        self._shown = row.id if row else None
        self.fields.show_campaign(row)
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
    entry = QWidget()
    entry.setProperty("surface", "picked" if on else "")
    column = QVBoxLayout(entry)
    column.setContentsMargins(8, 4, 8, 8)
    column.setSpacing(0)
    button = Button(row.name, "quiet", name=f"campaign.show.{row.id}")
    button.clicked.connect(lambda: show(row.id))
    column.addWidget(button)
    state = tr("closed") if row.closed else tr("under way")
    days = f"{words.day_words(row.starts, row.starts)} – {words.day_words(row.ends, row.ends)}"
    line = Text(f"{days}  {state}", step=13, tone="muted")
    line.setContentsMargins(8, 0, 0, 0)
    column.addWidget(line)
    return entry
