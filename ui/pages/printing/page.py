"""打印: the paper is seen before it is printed, and remembered only when it was printed or saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from outreach.errors import DoorbookError
from outreach.printing.jobs import Prepared
from outreach.printing.order import Doors, PaperOrder, PatchDoors
from outreach.printing.paper_kinds import PaperKind
from outreach.printing.papers import PAPERS, paper_kind
from outreach.queries.sheets import print_batches
from outreach.queries.village import village, workers
from outreach.wording import tr
from ui import theme
from ui.page import Context, Page
from ui.pages.printing.again import Again
from ui.pages.printing.correction import Correction
from ui.pages.printing.delivery import Delivery
from ui.pages.printing.own_words import OwnWords
from ui.pages.printing.preview import Preview
from ui.pages.printing.receiving import Receiving
from ui.pages.printing.remedies import remedy
from ui.pages.printing.side import EARLIER, NEW, WORDS, Side
from ui.widgets.text import Elided, Text
from ui.work.doors import read_patches
from ui.work.task import Job

SIDE_WIDTH = 356
PAUSE_MS = 150
TEST_PAGE = "test-page"


class PrintingPage(Page):
    """Side with the choices, preview beside it."""

    id = "printing"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.paper = PAPERS[0].code
        self.prepared: Prepared | None = None
        self._mode = NEW
        self._job: Job | None = None
        self._remedy = ""
        self.side = Side(ctx.commands)
        self.preview = Preview(ctx)
        self.summary = Elided("", tone="muted")
        self.delivery = Delivery(ctx, self, self._delivered)
        self.delivery.printed = self._offer
        self.own_words = OwnWords(ctx, self.side.words, self._leave_words)
        self.again = Again(ctx.workspace, self.side.earlier, self.preview, self.delivery)
        self.receiving = Receiving(ctx)
        self.correction = Correction(self.delivery.scales)
        self.side.body.insertWidget(3, self.receiving)
        self.side.inner.insertWidget(self.side.inner.indexOf(self.side.choices) + 1, self.correction)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._prepare)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Text(tr("Print"), step=24, bold=True))
        head.addWidget(self.summary, 1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.side)
        body.addWidget(self.preview, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addLayout(head)
        box.addLayout(body, 1)

    def _connect(self) -> None:
        self.side.papers.chosen.connect(self._choose_paper)
        self.side.choices.changed.connect(self._choice_changed)
        self.side.mode_chosen.connect(self._choose_mode)
        self.side.earlier.chosen.connect(self._show_batch)
        self.side.page_only.clicked.connect(self.again.print_page)
        self.side.edit.clicked.connect(lambda: self._edit_words())
        self.side.look.clicked.connect(lambda: self.ctx.navigate("settings", section="paper_look"))
        self.side.keep_words.clicked.connect(self._keep_words)
        self.side.leave_words.clicked.connect(self._leave_words)
        self.side.words.left.connect(self._leave_words)
        self.side.words.changed.connect(self._pause.start)
        self.side.smaller_type.clicked.connect(self._use_smaller_type)
        self.preview.begin.clicked.connect(lambda: self.ctx.navigate(self._remedy))
        self.ctx.commands["printing.print"].triggered.connect(self._print)
        self.ctx.commands["printing.save"].triggered.connect(self._save)

    # What is shown

    def open(self, **args: Any) -> None:
        """Show a paper: `paper` (its kind), `group`, `unit_ids`, `doors`; or an earlier print: `batch_id`."""
        if args.get("batch_id"):
            self._choose_mode(EARLIER, args["batch_id"])
            return
        if not args:
            return
        self._mode = NEW
        self.paper = paper_kind(args.get("paper", PAPERS[0].code)).code
        doors = Doors(args.get("doors", Doors.ALL))
        staff = args.get("staff")
        self._know()
        units, options = tuple(args.get("unit_ids", ())), args.get("options", {})
        patch = PatchDoors(args.get("patch", ""))
        order = PaperOrder(args.get("group"), units, doors, staff, options, patch=patch)
        self.side.choices.put(paper_kind(self.paper), order)
        if "typed" in args:
            self._edit_words(args["typed"])

    def memory(self) -> dict[str, Any]:
        """Remember what is chosen."""
        if self._mode == EARLIER:
            return {"batch_id": self.side.earlier.code()}
        choice = self.side.choices.choice(paper_kind(self.paper))
        kept = {"typed": self.side.words.words()} if self._mode == WORDS else {}
        return kept | {
            "paper": self.paper,
            "group": choice.group,
            "unit_ids": choice.unit_ids,
            "doors": choice.doors,
            "staff": choice.staff,
            "patch": choice.patch.who,
            "options": dict(choice.options),
        }

    def refresh(self, kinds: frozenset[str]) -> None:
        """Draw anew what depends on the ledger."""
        self._know()
        self.side.earlier.show_batches(list(self.ctx.workspace.ask(print_batches)))
        self.side.show_mode(self._mode)
        self._suit()
        if self._mode != EARLIER:
            self._prepare()

    def _know(self) -> None:
        names = [row.name for row in self.ctx.workspace.ask(workers) if row.active]
        ask = self.ctx.workspace.ask
        self.side.choices.know(ask(village).groups, names, read_patches(self.ctx.workspace))

    def _choose_paper(self, code: str) -> None:
        self.paper = code
        self.receiving.forget()
        self.preview.page = 1
        self._choice_changed()

    def _suit(self) -> None:
        self.side.suit(paper_kind(self.paper), self.paper)
        self.correction.show_printers(self._mode == NEW and self.paper == TEST_PAGE)

    def _choice_changed(self) -> None:
        self._suit()
        self._pause.start()

    def _choose_mode(self, mode: str, batch_id: str = "") -> None:
        self._mode = mode
        self.preview.page = 1
        self.refresh(frozenset())
        if mode == EARLIER:
            self._show_batch(batch_id or self.side.earlier.code() or self.side.earlier.first())

    # The words of a paper

    def _edit_words(self, typed: Mapping[str, str] | None = None) -> None:
        """Show the words of the paper for editing, the page following."""
        self.own_words.show(self._words_name(), typed)
        self._choose_mode(WORDS)
        self.side.words.begin()

    def _leave_words(self) -> None:
        self._choose_mode(NEW)
        self.side.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_words(self) -> None:
        name, self._mode = self._words_name(), NEW
        self.own_words.keep(name)

    def _words_name(self) -> str:
        kind = paper_kind(self.paper)
        return kind.words_of(self._order(kind))

    def _use_smaller_type(self) -> None:
        self.side.choices.options.put(paper_kind(self.paper), {"type": "small"})
        self._choice_changed()

    def _order(self, paper: PaperKind) -> PaperOrder:
        order = self.side.choices.choice(paper)
        return replace(order, words=self.side.words.words()) if self._mode == WORDS else order

    # A paper drawn anew

    def _prepare(self) -> None:
        """Draw the chosen paper off the window's thread; only the newest answer counts."""
        if self._job is not None and self._job.running:
            self._job.cancel()
        self._ready(None)
        self.preview.show_busy()
        paper, workspace = paper_kind(self.paper), self.ctx.workspace
        order = self._order(paper)
        self._job = job = self.ctx.tasks.run(
            tr("Setting the paper"),
            lambda report: paper.prepare(workspace, order, report),
            done=lambda prepared: self._drawn(prepared) if job is self._job else None,
            failed=lambda problem: self._not_drawn(problem) if job is self._job else None,
        )

    def _drawn(self, prepared: Prepared) -> None:
        self._ready(prepared)
        self.preview.show_pdf(prepared.pdf, prepared.pages)
        parts = [prepared.title, tr("{n} pages", n=prepared.pages)]
        rows = sum(len(page.rows) for page in prepared.record.pages) if prepared.record else 0
        if rows:
            parts.append(tr("{n} households", n=rows))
        self.summary.set_text("，".join(parts))
        paper = paper_kind(self.paper)
        picked = len(self.side.choices.choice(paper).unit_ids) if paper.by_door else 0
        self.side.show_warnings(
            prepared.warnings, max(0, picked - rows) if picked else 0, whole=bool(prepared.whole)
        )

    def _not_drawn(self, problem: Exception) -> None:
        self.summary.set_text("")
        self.side.show_warnings((), 0)
        self.preview.show_nothing(tr("Nothing to print"))
        if isinstance(problem, DoorbookError):
            self._remedy, words = remedy(problem)
            self.preview.show_nothing(tr("Nothing to print"), problem.sentence(), words)
        else:
            self.ctx.trouble(problem)

    def _ready(self, prepared: Prepared | None) -> None:
        self.prepared = prepared
        earlier = self._mode == EARLIER and bool(self.preview.pdf)
        for command in ("printing.print", "printing.save"):
            self.ctx.commands[command].setEnabled(prepared is not None or earlier)

    # A paper printed before

    def _show_batch(self, batch_id: str) -> None:
        self.side.show_warnings((), 0)
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.summary.set_text(self.again.show(batch_id))
        self._ready(None)
        self.side.page_only.setEnabled(bool(self.preview.pdf))

    # Onto paper or into a file

    def _print(self) -> None:
        if self._mode == EARLIER:
            self.again.print_all()
        elif self.prepared is not None:
            self._print_new(self.prepared)

    def _offer(self, kind: str, pages: int, copies: int) -> None:
        self.receiving.offer(kind, self.side.choices.choice(paper_kind(self.paper)).options, pages, copies)

    def _print_new(self, prepared: Prepared) -> None:
        """Print; a length measured on the test page corrects the printer it goes to, once."""
        kind = paper_kind(self.paper)
        options = self.side.choices.choice(kind).options
        measure = options["measure"].strip() if self.paper == TEST_PAGE else ""
        if self.delivery.print_new(prepared, measure) and measure:
            self.side.choices.options.put(kind, {"measure": ""})
            self._suit()

    def _save(self) -> None:
        if self._mode == EARLIER:
            self.again.save()
        elif self.prepared is not None:
            self.delivery.save_new(self.prepared)

    def _delivered(self, words: str) -> None:
        """Say what was done; a next print gets codes of its own, so it is drawn anew."""
        self.ctx.toast(words, undo=False)
        self.refresh(frozenset())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the side at its width, at most half of the page."""
        super().resizeEvent(event)
        self.side.setFixedWidth(min(theme.px(SIDE_WIDTH), (self.width() - 64) // 2))
