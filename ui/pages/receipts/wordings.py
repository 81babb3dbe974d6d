"""How rows and sheets are said on this page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from outreach.places import group_label
from outreach.queries.sheets import SheetPageRow
from outreach.queries.type_up import HandoutColumn
from outreach.scanning.phrases import row_list
from outreach.vocabulary import LABELS, HouseholdState, Outcome, SheetState, SignOff
from outreach.wording import tr
from ui.pages.receipts.desk import Desk
from ui.pages.receipts.entries import Entry
from ui.words import day_words

STATES = {
    Outcome.MET: HouseholdState.TOLD,
    Outcome.PHONE: HouseholdState.TOLD_BY_PHONE,
    Outcome.NOBODY_HOME: HouseholdState.NOBODY_HOME,
    Outcome.REFUSED: HouseholdState.REFUSED,
    Outcome.LEAFLET_ONLY: HouseholdState.LEAFLET_ONLY,
    Outcome.MOVED_AWAY: HouseholdState.EXCLUDED,
    Outcome.EMPTY_HOUSE: HouseholdState.EXCLUDED,
}
"""Said apart, for the code of a refused signature is that of a refused visit."""


@dataclass(frozen=True)
class ReadLine:
    """One line of what was understood: mark, bold part, words, rows at the right; a note under it."""

    icon: str
    token: str
    strong: str
    words: str
    rows: str = ""
    note: str = ""


def sign_words(entry: Entry) -> str:
    """Say what a row comes to."""
    if entry.void:
        return tr("Void row")
    if entry.signed:
        return (
            tr("Has signed")
            if entry.signoff is SignOff.SIGNATURE
            else tr(LABELS[entry.signoff or SignOff.PROXY])
        )
    if entry.outcome is Outcome.MET and entry.signoff is SignOff.REFUSED:
        return tr(LABELS[SignOff.REFUSED])
    if entry.outcome is not None:
        return tr(LABELS[entry.outcome])
    return tr(LABELS[SignOff.NONE]) if entry.unsigned else tr("Not said yet")


def state_after(entry: Entry) -> tuple[HouseholdState, int]:
    """Give the state, with its tries, that a row shows: what it will be, else what it is."""
    line = entry.row.line
    if entry.signed:
        return HouseholdState.SIGNED, 0
    if entry.outcome is None or entry.void:
        return line.state, line.tries
    tries = line.tries + 1 if entry.outcome is Outcome.NOBODY_HOME else 0
    return STATES[entry.outcome], tries


def reading_lines(desk: Desk, entries: Sequence[Entry]) -> list[ReadLine]:
    """Say back what will be saved, before it is saved; what was not understood comes last."""
    lines = []
    signed = [entry for entry in entries if entry.signed and (not entry.locked or entry.twice)]
    if signed:
        lines.append(_line("check", "accent", signed, tr("households signed"), _twice(signed)))
    left = [entry for entry in entries if entry.unsigned]
    if left:
        lines.append(_line("help", "warn", left, tr("households without signature")))
    for words, group in _others(entries).items():
        lines.append(_line("visit", "muted", group, words))
    rest = [entry for entry in entries if not entry.spoken and not entry.locked]
    if rest and not desk.is_blank():
        lines.append(_line("clock", "muted", rest, tr("households not spoken of")))
    lines += [ReadLine("warn", "danger", "", problem.sentence()) for problem in desk.reading.problems]
    return lines


def _line(icon: str, token: str, entries: Sequence[Entry], words: str, note: str = "") -> ReadLine:
    return ReadLine(icon, token, tr("{n} households", n=len(entries)), words, rows_words(entries), note)


def _twice(entries: Sequence[Entry]) -> str:
    again = [entry for entry in entries if entry.twice]
    if not again:
        return ""
    rows = row_list([entry.row.line.number for entry in again])
    return tr("row {rows} is recorded already, it will not be recorded twice", rows=rows)


def _others(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Sort what is neither signed nor merely unsigned by its words."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.spoken and not entry.signed and not entry.unsigned:
            found.setdefault(sign_words(entry), []).append(entry)
    return found


def rows_words(entries: Sequence[Entry]) -> str:
    """Say which rows: 1–6、8–11、13 行."""
    return tr("row {rows}", rows=row_list([entry.row.line.number for entry in entries]))


def sum_words(columns: Sequence[HandoutColumn], entries: Sequence[Entry]) -> list[str]:
    """Say how much of each handout a page comes to, those with none left out, and new apps."""
    words = []
    for column in columns:
        count = sum(entry.handouts.get(column.code, 0) for entry in entries)
        if count:
            words.append(tr("{label} {n} {unit}", label=column.label, n=count, unit=column.unit))
    new = sum(1 for entry in entries if entry.app_said and entry.app is not None and entry.app.value == "new")
    if new:
        words.append(tr("{n} newly installed", n=new))
    answered = [entry for entry in entries if entry.quiz is not None and entry.counts]
    if answered:
        words.append(tr("{n} answered the quiz", n=len(answered)))
    return words


def quiz_words(entry: Entry) -> str:
    """Say how many questions one household answered right."""
    if entry.quiz is None:
        return ""
    right, asked = entry.quiz
    return tr("{n} of {of} right", n=right, of=asked) if asked else tr("{n} right", n=right)


def given_words(columns: Sequence[HandoutColumn], entry: Entry) -> str:
    """Say what one household was given: “宣传单、联系卡各 1 份”, counts told where they differ."""
    given = [(c.label, entry.handouts[c.code], c.unit) for c in columns if entry.handouts.get(c.code)]
    counts = {count for _, count, _ in given}
    if len(given) > 1 and counts == {1}:
        return tr("{labels}, one of each", labels="、".join(label for label, _, _ in given))
    return "、".join(tr("{label} {n} {unit}", label=label, n=n, unit=unit) for label, n, unit in given)


def sheet_title(page: SheetPageRow) -> str:
    """Say which sheet: 签收表 5组 第1页."""
    return tr("Sheet {group} page {page}", group=group_label(page.group), page=page.page)


def page_state_words(page: SheetPageRow, others_back: bool, today: date) -> tuple[str, str]:
    """Say where a sheet is, with the tone to say it in; `others_back` = others of its stack came back."""
    day = day_words(page.state_at.date(), today)
    if page.state is SheetState.DONE:
        return tr("typed up {day}", day=day), "muted"
    if page.state is SheetState.BACK:
        return (tr("partly typed up") if page.recorded else tr("back, to be typed up")), "ink"
    who = page.taken_by if page.state is SheetState.OUT else ""
    if others_back:
        return (tr("not come back, {who} has it", who=who) if who else tr("not come back")), "warn"
    if page.state is SheetState.OUT:
        return (tr("{who} took it {day}", who=who, day=day) if who else tr("taken out {day}", day=day)), "ink"
    return tr("not taken out yet"), "muted"
