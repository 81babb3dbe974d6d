"""One household traced back from a day: the answer in large type, why not, and every call before."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.back_trace import BackTraceSummary, TraceVisit
from outreach.queries.cases import CaseRow
from outreach.queries.trace_words import answer, kind_answer, reasons
from outreach.vocabulary import LABELS, SIGNED
from outreach.wording import tr
from ui import words
from ui.pages.cases.columns import who_words
from ui.widgets.button import Button
from ui.widgets.card import Card, Notice, clear, rule
from ui.widgets.flow import FlowLayout
from ui.widgets.money import yuan_words
from ui.widgets.picture_tile import PictureTile
from ui.widgets.text import Elided, Text
from ui.work.pictures import Reader

THUMB = 96


class TraceCard(Card):
    """`household_asked()` opens the household's card, `photo_asked(PhotoRow)` a photo of one of its calls."""

    household_asked = Signal()
    photo_asked = Signal(object)

    def __init__(self, reader: Reader) -> None:
        super().__init__(tr("Back-trace"))
        self._reader = reader
        self._tiles: dict[str, list[PictureTile]] = {}
        self.setObjectName("cases.trace")
        self.open_button = Button(tr("Open the household"), "quiet", name="cases.household", small=True)
        self.open_button.clicked.connect(self.household_asked)
        self.head.addWidget(self.open_button)
        self.body.setSpacing(8)

    def show_case(self, row: CaseRow, trace: BackTraceSummary | None) -> None:
        """Show a case with the trace of its household, None for an outsider."""
        self._begin(f"{tr('Case {no}', no=row.number)}  {who_words(row)}", trace is not None)
        for line in _facts(row):
            self.body.addWidget(Text(line, tone="muted", wrap=True))
        if trace is None:
            self.body.addWidget(Text(tr("The victim is not of this village: no door to trace."), wrap=True))
        else:
            self._fill(trace)
        if not row.is_open:
            self._say_end(row)
        self.body.addStretch(1)

    def show_household(self, trace: BackTraceSummary) -> None:
        """Show the trace of a household without a case."""
        self._begin(f"{trace.place} {trace.head}".strip(), True)
        self._fill(trace)
        self.body.addStretch(1)

    def _begin(self, title: str, has_household: bool) -> None:
        clear(self.body)
        self._tiles = {}
        self.title.setText(title)
        self.open_button.setVisible(has_household)

    def _say_end(self, row: CaseRow) -> None:
        if row.voided:
            self.body.addWidget(Notice(tr("Void: {reason}", reason=row.void_reason)))
            return
        who = row.responsible or "—"
        self.body.addWidget(rule())
        self.body.addWidget(Text(tr("What was done: {what}", what=row.done), wrap=True))
        self.body.addWidget(Text(tr("Answers for it: {who}", who=who), step=13, tone="muted"))

    def _fill(self, trace: BackTraceSummary) -> None:
        day = words.day_words(trace.before)
        self.body.addWidget(Text(tr("Before {day}:", day=day), step=13, tone="muted"))
        said = Text(answer(trace, tr), 18, "accent" if trace.reached else "warn", bold=True, wrap=True)
        said.setObjectName("cases.answer")
        self.body.addWidget(said)
        if about := kind_answer(trace, tr):
            self.body.addWidget(Text(about, tone="ink" if trace.this_kind else "warn", wrap=True))
        for reason in reasons(trace, tr):
            self.body.addWidget(Text(reason, wrap=True))
        for note in _notes(trace):
            self.body.addWidget(Text(note, step=13, tone="muted", wrap=True))
        for row in trace.visits:
            self.body.addWidget(rule())
            self.body.addWidget(_call(row, trace.kind_label))
            if row.pictures:
                self.body.addWidget(self._pictures(row))
        self._reader.read_small([shown for row in trace.visits for shown in row.pictures], self._got)
        self._got()

    def _pictures(self, row: TraceVisit) -> QWidget:
        """Show the photos of a call and of its slip; a click shows one large."""
        holder = QWidget()
        flow = FlowLayout(holder, gap=8, line_gap=8)
        for shown in row.pictures:
            words = shown.caption or tr(LABELS[shown.of])
            tile = PictureTile(f"cases.photo_{shown.id}", words, edge=THUMB)
            tile.setCheckable(False)
            tile.clicked.connect(lambda _=False, row=shown: self.photo_asked.emit(row))
            tile.opened.connect(lambda row=shown: self.photo_asked.emit(row))
            self._tiles.setdefault(shown.file, []).append(tile)
            flow.addWidget(tile)
        return holder

    def _got(self) -> None:
        for file, tiles in self._tiles.items():
            for tile in tiles if file in self._reader.small else ():
                tile.show_picture(self._reader.small[file])


def _facts(row: CaseRow) -> Iterator[str]:
    loss = tr("loss {amount}", amount=yuan_words(row.loss))
    parts = [words.day_words(row.happened_on), row.kind_label, loss]
    if row.source:
        parts.append(row.source)
    yield " · ".join(parts)
    if row.note:
        yield row.note


def _notes(trace: BackTraceSummary) -> Iterator[str]:
    if trace.same_day:
        yield tr("{n} calls on that very day do not count.", n=len(trace.same_day))
    if trace.elsewhere:
        first = trace.elsewhere[0]
        day = words.day_words(first.at.date())
        yield tr("Somebody of this household was told at {place} on {day}.", place=first.place, day=day)


def _call(row: TraceVisit, kind: str) -> QWidget:
    """One call: when, what came of it and who went; what was explained; who signed; typed up when."""
    visit = row.visit
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.setSpacing(12)
    head.addWidget(Text(tr(LABELS[visit.outcome]), bold=row.reached, tone="accent" if row.reached else "ink"))
    head.addWidget(Text(words.moment_words(visit.at)))
    head.addWidget(Elided("、".join(visit.workers), tone="muted"), 1)
    column.addLayout(head)
    topics = sorted((label for _, label in visit.topics), key=lambda label: label != kind)
    lines = [tr("{what}: {text}", what=tr("explained"), text="、".join(topics))] if topics else []
    signed = [tr(LABELS[visit.signoff])] if visit.signoff in SIGNED else []
    if visit.receipt:
        signed.append(tr("slip {no}", no=visit.receipt))
    if row.photos:
        signed.append(tr("{n} photos", n=row.photos))
    if signed:
        lines.append("，".join(signed))
    entered = words.moment_words(visit.entered_at)
    lines.append(tr("typed up {moment} by {who}", moment=entered, who=visit.entered_by or "—"))
    for line in lines:
        column.addWidget(Text(line, step=13, tone="muted", wrap=True))
    if row.typed_after:
        column.addWidget(Text(tr("Typed up only after that day: ask for the paper."), 13, "warn", wrap=True))
    return holder
