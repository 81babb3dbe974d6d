"""The summary of a period as it reads now, in a tone and a length; saved for Word, learned from, packed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from outreach.errors import UserMistake
from outreach.progress import Report
from outreach.queries.campaign_spans import campaign_spans
from outreach.queries.village import village
from outreach.tallies.brief.sentences import LENGTHS, TONES, Length, Tone
from outreach.tallies.file_names import report_name
from outreach.wording import tr
from ui import theme
from ui.dialogs.make_report import documents
from ui.page import Context
from ui.pages.outbox.period_pick import PeriodPick
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Text

SUFFIX = ".docx"
BRIEF = "反诈入户宣传工作简报"


class BriefView(QWidget):
    """Drafts off the window's thread; what is shown stays until the new text is there."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx, self._turn = ctx, 0
        week_starts = ctx.workspace.ask(village).week_starts
        self.period = PeriodPick(
            ctx.workspace.now().date(), week_starts, lambda: ctx.workspace.ask(campaign_spans)
        )
        tones = [Option(tone.value, tr(label)) for tone, label in TONES.items()]
        lengths = [Option(length.value, tr(label)) for length, label in LENGTHS.items()]
        self.tone = ChoiceRow(tones, name="outbox.tone", code=Tone.FORMAL.value)
        self.tone.setAccessibleName(tr("Tone"))
        self.length = ChoiceRow(lengths, name="outbox.length", code=Length.MIDDLE.value)
        self.length.setAccessibleName(tr("Length"))
        self.text = QPlainTextEdit()
        self.text.setObjectName("outbox.brief_text")
        self.text.setAccessibleName(tr("The summary as it reads now"))
        self.text.setReadOnly(True)
        self.text.setProperty("bare", True)
        self.text.setFont(theme.font(15))
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setMinimumHeight(theme.px(150))
        self._lay_out()
        self.period.changed.connect(self.read)
        self.tone.chosen.connect(lambda _: self.read())
        self.length.chosen.connect(lambda _: self.read())

    def _lay_out(self) -> None:
        top, foot = QWidget(), QWidget()
        choices, deeds = FlowLayout(top, gap=12, line_gap=8), FlowLayout(foot, gap=8, line_gap=8)
        for part in (self.period, self.tone, self.length):
            choices.addWidget(part)
        keys = self._ctx.commands.keys("outbox.package")
        save = Button(tr("Save for Word"), "primary", name="outbox.brief_save", icon="disk", small=True)
        learn = Button(tr("Learn from an edited one"), name="outbox.brief_learn", icon="in", small=True)
        all_of_it = tr("Pack it all for the office")
        pack = Button(all_of_it, name="outbox.pack", icon="folder", keys=keys, small=True)
        save.clicked.connect(self.save)
        learn.clicked.connect(self.learn)
        pack.does(self._ctx.commands["outbox.package"])
        for button in (save, learn, pack):
            deeds.addWidget(button)
        card = Card()
        card.body.setSpacing(8)
        how = tr("To be read here: save it for Word, change it there and read it back, next month follows.")
        card.body.addWidget(Text(how, step=13, tone="muted", wrap=True))
        card.body.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(top)
        column.addWidget(foot)
        column.addWidget(card, 1)

    def read(self) -> None:
        """Draft the summary anew."""
        self._turn += 1
        turn, period, workspace = self._turn, self.period.period, self._ctx.workspace
        (tone, length), today = self._chosen(), workspace.now().date()

        def work(report: Report) -> tuple[int, str]:
            from outreach.tallies.brief.making import draft

            return turn, workspace.ask(draft, period, tone, length, today=today).words()

        self._ctx.tasks.run(tr("Drafting"), work, done=self._show, failed=self._cannot)

    def _chosen(self) -> tuple[Tone, Length]:
        return Tone(self.tone.code()), Length(self.length.code())

    def _show(self, found: tuple[int, str]) -> None:
        turn, text = found
        if turn == self._turn:
            self.text.setPlainText(text or tr("Nothing was done in this period yet."))

    def _cannot(self, problem: Exception) -> None:
        if isinstance(problem, UserMistake):
            self.text.setPlainText(problem.sentence())
        else:
            self._ctx.trouble(problem)

    # What the user does

    def save(self) -> None:
        """Save the summary for Word where the user says."""
        workspace, period = self._ctx.workspace, self.period.period
        proposal = report_name(workspace.ask(village).name, period, BRIEF) + SUFFIX
        kind = f"{tr('Word documents')} (*{SUFFIX})"
        title = tr("Where does the summary go?")
        text, _ = QFileDialog.getSaveFileName(self, title, str(documents() / proposal), kind)
        if not text:
            return
        target = Path(text if text.lower().endswith(SUFFIX) else text + SUFFIX)
        tone, length = self._chosen()

        def work(report: Report) -> Path:
            from outreach.tallies.brief.making import make_brief

            make_brief(workspace, period, target, tone=tone, length=length)
            return target

        def done(written: Path) -> None:
            self._ctx.toast(tr("Saved as {name}", name=written.name), undo=False)

        self._ctx.tasks.run(tr("Saving the file"), work, done=done, failed=self._ctx.trouble)

    def learn(self) -> None:
        """Keep the sentences that somebody changed in a saved summary."""
        kind = f"{tr('Word documents')} (*{SUFFIX})"
        text, _ = QFileDialog.getOpenFileName(self, tr("Which summary was edited?"), str(documents()), kind)
        if not text:
            return
        workspace = self._ctx.workspace

        def work(report: Report) -> int:
            from outreach.tallies.brief.making import learn_from

            return learn_from(workspace, Path(text))

        self._ctx.tasks.run(tr("Reading the summary"), work, done=self._learned, failed=self._ctx.trouble)

    def _learned(self, changed: int) -> None:
        self._ctx.toast(tr("{n} sentences are written that way from now on", n=changed), undo=bool(changed))
        self.read()

    def pack(self) -> None:
        """Put workbooks, summary and list of the period into one folder and a zip."""
        into = QFileDialog.getExistingDirectory(self, tr("Where does the folder go?"), str(documents()))
        if not into:
            return
        workspace, period = self._ctx.workspace, self.period.period
        tone, length = self._chosen()

        def work(report: Report) -> tuple[str, int]:
            from outreach.tallies.monthly import make_package

            made = make_package(workspace, period, Path(into), tone=tone, length=length)
            return made.folder.name, len(made.files)

        def done(made: tuple[str, int]) -> None:
            self._ctx.toast(tr("Packed {n} files: {name}, and a zip beside it", name=made[0], n=made[1]))

        self._ctx.tasks.run(tr("Packing"), work, done=done, failed=self._ctx.trouble)
