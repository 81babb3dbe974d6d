"""The sheet on the desk: its rows, the sentence read from it, what was done by hand; no Qt here."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from outreach.actions.type_up import RowEntry
from outreach.queries.type_up import HandoutColumn, TypeUpPage
from outreach.scanning.phrase_words import Said
from outreach.scanning.phrases import Reading, read_phrase
from outreach.vocabulary import SIGNED, AppState, Outcome, SignOff
from ui.pages.receipts.entries import Entry, Hand, entry_of, form_of

KEEP = ""
UNSIGNED: dict[str, Outcome | SignOff | None] = {
    KEEP: None,
    Outcome.NOBODY_HOME.value: Outcome.NOBODY_HOME,
    SignOff.REFUSED.value: SignOff.REFUSED,
}
"""What rows without a signature can be recorded as: nothing, nobody home, refused to sign."""


@dataclass
class Desk:
    """One page being typed up."""

    sheet: TypeUpPage
    phrase: str = ""
    unsigned: str = KEEP
    reading: Reading = field(default_factory=Reading)
    hands: dict[str, Hand] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[HandoutColumn, ...]:
        """Give the handouts shown: those with a box on the paper, then the campaign's others."""
        return (*self.sheet.columns, *self.sheet.other)

    def put(self, sheet: TypeUpPage) -> None:
        """Take the same page as it is in the ledger now."""
        self.sheet = sheet
        self.reading = self._read(self.phrase)

    def say(self, phrase: str) -> None:
        """Take the sentence as it is now; what it says anew of a row wins over what was done by hand."""
        before = {row.number: row.said for row in self.reading.rows}
        self.phrase = phrase
        self.reading = self._read(phrase)
        numbers = {row.line.number: row.line.id for row in self.sheet.rows}
        for row in self.reading.rows:
            hand = self.hands.get(numbers[row.number])
            if hand is not None:
                hand = _yield_to(hand, before.get(row.number, Said()), row.said)
                self.hands[numbers[row.number]] = hand

    def _read(self, phrase: str) -> Reading:
        relations = {relation for row in self.sheet.rows for _, _, relation in row.line.members if relation}
        return read_phrase(
            phrase,
            [row.line.number for row in self.sheet.rows],
            sorted(relations - {"户主"}),
            {column.code: column.label for column in self.columns},
        )

    def entries(self) -> tuple[Entry, ...]:
        """Give every row as it stands."""
        said = {row.number: row.said for row in self.reading.rows}
        return tuple(
            entry_of(
                row,
                said.get(row.line.number),
                self.hands.get(row.line.id, Hand()),
                self.columns,
                UNSIGNED[self.unsigned],
            )
            for row in self.sheet.rows
        )

    # By hand

    def mark(self, row_id: str, outcome: Outcome | None, signoff: SignOff | None, void: bool = False) -> None:
        """Say what came of a row."""
        self._change(row_id, outcome=outcome, signoff=signoff, void=void)

    def toggle_signed(self, entry: Entry) -> None:
        """Sign a row, or take its signature back."""
        if entry.signed:
            self.mark(entry.row.line.id, None, SignOff.NONE)
        else:
            self.mark(entry.row.line.id, Outcome.MET, SignOff.SIGNATURE)

    def toggle_new_app(self, entry: Entry) -> None:
        """Say that the app was newly installed, or take it back."""
        on = entry.app_said and entry.app is AppState.NEW
        self.set_app(entry.row.line.id, None if on else AppState.NEW)

    def set_app(self, row_id: str, app: AppState | None) -> None:
        """Say what was done about the app; None says nothing of it."""
        self._change(row_id, app=app, no_app=app is None)

    def toggle_handout(self, entry: Entry, nth: int) -> None:
        """Give or take back one handout of a row."""
        column = self.columns[nth]
        count = 0 if entry.handouts.get(column.code) else max(1, column.usual)
        hand = self.hands.get(entry.row.line.id, Hand())
        self._change(entry.row.line.id, handouts={**hand.handouts, column.code: count})

    def set_signer(self, row_id: str, name: str, relation: str) -> None:
        """Say who signed; the head's own signature has no relation."""
        self._change(row_id, signer=name, relation=relation)

    def set_day(self, row_id: str, on: date | None) -> None:
        """Give one row its own day."""
        self._change(row_id, on=on)

    def leave_rest(self) -> None:
        """Say that all rows nobody spoke of are not signed."""
        for entry in self.entries():
            if not entry.spoken and not entry.locked:
                self.mark(entry.row.line.id, None, SignOff.NONE)

    def _change(self, row_id: str, **what: Any) -> None:
        self.hands[row_id] = replace(self.hands.get(row_id, Hand()), **what)

    # Saving

    def forms(self, only: str = "") -> list[RowEntry]:
        """Give what is to be saved: rows that something is said of, of one row if asked."""
        return [
            form_of(entry)
            for entry in self.entries()
            if entry.spoken and not entry.locked and only in ("", entry.row.line.id)
        ]

    def clear(self) -> None:
        """Forget what was said and done: it is saved, or not wanted."""
        self.phrase, self.reading, self.unsigned = "", Reading(), KEEP
        self.hands.clear()

    def is_blank(self) -> bool:
        """Tell whether nothing is said or done."""
        return not self.phrase and not self.hands

    def draft(self) -> dict[str, Any] | None:
        """Give what is half done as plain data, None if nothing is."""
        if self.is_blank():
            return None
        hands = {row: _plain(hand) for row, hand in self.hands.items()}
        return {"phrase": self.phrase, "unsigned": self.unsigned, "hands": hands}

    def take_draft(self, draft: dict[str, Any]) -> None:
        """Go on where a draft stopped; rows that are no longer on the page are left out."""
        self.say(str(draft.get("phrase", "")))
        self.unsigned = draft.get("unsigned", KEEP) if draft.get("unsigned") in UNSIGNED else KEEP
        known = {row.line.id for row in self.sheet.rows}
        self.hands = {row: _hand(hand) for row, hand in draft.get("hands", {}).items() if row in known}


def _yield_to(hand: Hand, before: Said, now: Said) -> Hand:
    """Take out of a hand's doing what the sentence has just said otherwise."""
    if (now.outcome, now.signoff, now.void, now.relation) != (
        before.outcome,
        before.signoff,
        before.void,
        before.relation,
    ):
        hand = replace(hand, outcome=None, signoff=None, void=False)
        if now.relation or now.signoff not in SIGNED:
            hand = replace(hand, signer=None, relation=None)
    if now.app is not None and now.app != before.app:
        hand = replace(hand, app=None, no_app=False)
    told = {code for code, count in now.handouts.items() if before.handouts.get(code) != count}
    return replace(hand, handouts={code: n for code, n in hand.handouts.items() if code not in told})


def _plain(hand: Hand) -> dict[str, Any]:
    plain = {name: value for name, value in asdict(hand).items() if value}
    return plain | ({"on": hand.on.isoformat()} if hand.on else {})


def _hand(kept: dict[str, Any]) -> Hand:
    return Hand(
        outcome=Outcome(kept["outcome"]) if kept.get("outcome") else None,
        signoff=SignOff(kept["signoff"]) if kept.get("signoff") else None,
        void=bool(kept.get("void")),
        signer=kept.get("signer"),
        relation=kept.get("relation"),
        app=AppState(kept["app"]) if kept.get("app") else None,
        no_app=bool(kept.get("no_app")),
        handouts=dict(kept.get("handouts", {})),
        on=date.fromisoformat(kept["on"]) if kept.get("on") else None,
    )
