"""A village's own words of a paper: shown as they are kept or typed so far, and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from outreach.actions.paper_words import edit_paper
from outreach.printing.editable import slots
from outreach.printing.editable_papers import words_of_paper
from outreach.queries.paper_words import paper_words
from outreach.wording import tr
from ui.page import Context
from ui.pages.printing.words_panel import WordsPanel


class OwnWords:
    """Fills the panel and keeps what it says; `kept()` is told when it is in the ledger."""

    def __init__(self, ctx: Context, panel: WordsPanel, kept: Callable[[], object]) -> None:
        self._ctx, self._panel, self._kept = ctx, panel, kept

    def show(self, name: str, typed: Mapping[str, str] | None = None) -> None:
        """Show the words of a paper: what was typed and not kept yet, else what the ledger has."""
        kept = self._ctx.workspace.ask(paper_words, name) if typed is None else typed
        self._panel.show_words(slots(words_of_paper(name)), kept)

    def keep(self, name: str) -> None:
        """Keep the words in the ledger, to be undone like everything."""
        words = self._panel.words()
        self._ctx.tasks.run(
            tr("Keeping the words"),
            lambda report: self._ctx.workspace.run(edit_paper, name, words),
            done=lambda _: self._told(),
        )

    def _told(self) -> None:
        self._ctx.toast(tr("The words are kept, for every print from now on."))
        self._kept()
