"""What was printed before: looked at, printed once more whole or a page of it, saved as it was."""

from __future__ import annotations

from outreach.queries.sheets import batch_pdf
from outreach.wording import tr
from outreach.workspace import Workspace
from ui.pages.printing.delivery import Delivery
from ui.pages.printing.earlier import EarlierList
from ui.pages.printing.preview import Preview


class Again:
    """The chosen print of the list, in the preview."""

    def __init__(
        self, workspace: Workspace, earlier: EarlierList, preview: Preview, delivery: Delivery
    ) -> None:
        self._workspace, self._earlier = workspace, earlier
        self._preview, self._delivery = preview, delivery

    def show(self, batch_id: str) -> str:
        """Show a print; gives its words for the head. One that was erased tells so in place of its pages."""
        batch = self._earlier.batch(batch_id)
        if batch is None:
            self._preview.show_nothing(tr("Nothing printed yet"))
            return ""
        self._earlier.choose(batch_id)
        if pdf := self._workspace.ask(batch_pdf, batch_id):
            self._preview.show_pdf(pdf, batch.pages)
        else:
            words = tr("It named somebody whose data were erased; print it anew if it is still needed.")
            self._preview.show_nothing(tr("This print is not kept any more"), words)
        return f"{batch.title}，{tr('{n} pages', n=batch.pages)}"

    def print_all(self) -> None:
        """Print every page once more."""
        self._delivery.print_again(self._title(), self._preview.pdf, 1, self._preview.pages)

    def print_page(self) -> None:
        """Print the page that is shown once more."""
        page = self._preview.page
        self._delivery.print_again(self._title(), self._preview.pdf, page, page)

    def save(self) -> None:
        """Save it as a file."""
        self._delivery.save_again(self._title(), self._preview.pdf)

    def _title(self) -> str:
        batch = self._earlier.batch(self._earlier.code())
        return batch.title if batch is not None else ""
