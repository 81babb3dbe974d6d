"""What one row of a sheet will be recorded as: defaults under what was said under what was done by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from outreach.actions.type_up import RowEntry
from outreach.queries.type_up import HandoutColumn, TypeUpRow
from outreach.scanning.phrase_words import Said
from outreach.vocabulary import SIGNED, AppState, Outcome, SignOff
from outreach.vocabulary.quiz import QuizResult

SAME_RELATION = {
    "妻": "妻 妻子 老婆 爱人 媳妇 配偶",
    "夫": "夫 丈夫 老公 配偶",
    "父": "父 父亲 爸爸 爸 爹",
    "母": "母 母亲 妈妈 妈 娘",
    "子": "子 儿子 长子 次子 三子 独生子 之子",
    "女": "女 女儿 长女 次女 三女 独生女 之女",
    "孙": "孙 孙子 长孙 外孙",
    "孙女": "孙女 外孙女",
    "儿媳": "儿媳 儿媳妇 媳",
}
"""How a relation that is said may stand in the register."""


ANSWERING = (Outcome.MET, Outcome.PHONE)
"""Only where somebody was spoken to can questions have been answered."""


@dataclass(frozen=True)
class Hand:
    """What was done to one row by hand; None says nothing. `void` and `unsigned` are marks of their own."""

    outcome: Outcome | None = None
    signoff: SignOff | None = None
    void: bool = False
    signer: str | None = None
    relation: str | None = None
    app: AppState | None = None
    no_app: bool = False
    handouts: Mapping[str, int] = field(default_factory=dict)
    on: date | None = None

    @property
    def marked(self) -> bool:
        """Tell whether it says what came of the call."""
        return self.void or self.outcome is not None or self.signoff is not None


@dataclass(frozen=True)
class Entry:
    """One row as it stands on screen.

    `locked` = its signature is recorded, `twice` = and said once more, `unsigned` = said to be without one.
    """

    row: TypeUpRow
    outcome: Outcome | None = None
    signoff: SignOff | None = None
    void: bool = False
    signed_by: str = ""
    relation: str = ""
    handouts: Mapping[str, int] = field(default_factory=dict)
    app: AppState | None = None
    app_said: bool = False
    on: date | None = None
    locked: bool = False
    twice: bool = False
    unsigned: bool = False
    quiz: tuple[int, int] | None = None

    @property
    def signed(self) -> bool:
        """Tell whether the household signs, or has signed."""
        return self.signoff in SIGNED

    @property
    def spoken(self) -> bool:
        """Tell whether anything is said of the row."""
        return self.void or self.outcome is not None or self.signoff is not None

    @property
    def counts(self) -> bool:
        """Tell whether saving makes a visit of the row."""
        return not self.locked and not self.void and self.outcome is not None


def entry_of(
    row: TypeUpRow,
    said: Said | None,
    hand: Hand,
    columns: Sequence[HandoutColumn],
    unsigned: Outcome | SignOff | None,
) -> Entry:
    """Lay what is known of a row together; `unsigned` is what rows without a signature are recorded as."""
    recorded = row.recorded
    if recorded is not None and recorded.signed:
        return Entry(
            row,
            recorded.outcome,
            recorded.signoff,
            signed_by=recorded.signed_by,
            relation="" if recorded.relation == "户主" else recorded.relation,
            handouts=recorded.handouts,
            app=recorded.app or row.app_before,
            locked=True,
            twice=bool(said and (said.signoff or said.outcome)) or hand.marked,
        )
    said = said or Said()
    outcome, signoff, void = _mark(said, hand)
    without = not void and outcome is None and signoff is SignOff.NONE
    if without and unsigned is not None:
        outcome, signoff = _unsigned(unsigned)
    signed = signoff in SIGNED
    signed_by, relation = _signer(row, said, hand) if signed else ("", "")
    app = None if hand.no_app else hand.app or said.app
    return Entry(
        row,
        outcome,
        signoff,
        void,
        signed_by,
        relation,
        _handouts(outcome, signed, said, hand, columns),
        app or (row.app_before if signed else None),
        app is not None,
        hand.on,
        unsigned=without,
        quiz=said.quiz if outcome in ANSWERING else None,
    )


def form_of(entry: Entry) -> RowEntry:
    """Give an entry as the action takes it."""
    outcome = None if entry.void else entry.outcome
    person = _person(entry)
    return RowEntry(
        row_id=entry.row.line.id,
        outcome=outcome,
        signoff=entry.signoff or SignOff.NONE,
        signed_by=entry.signed_by or entry.relation,
        relation=entry.relation,
        handouts={code: count for code, count in entry.handouts.items() if count},
        app={person: entry.app} if entry.app_said and entry.app and person and outcome else {},
        on=entry.on,
        quiz=QuizResult(*entry.quiz) if entry.quiz and outcome else None,
    )


def _person(entry: Entry) -> str:
    """The app is the signer's; where that is no member, the head's."""
    members = entry.row.line.members
    named = [person for person, name, _ in members if name == entry.signed_by]
    return named[0] if named else members[0][0] if members else ""


def _mark(said: Said, hand: Hand) -> tuple[Outcome | None, SignOff | None, bool]:
    if hand.marked:
        return hand.outcome, hand.signoff, hand.void
    return said.outcome, said.signoff, said.void


def _unsigned(choice: Outcome | SignOff) -> tuple[Outcome, SignOff]:
    if isinstance(choice, SignOff):
        return Outcome.MET, choice
    return choice, SignOff.NONE


def _signer(row: TypeUpRow, said: Said, hand: Hand) -> tuple[str, str]:
    """Give name and relation of who signed; the head's own signature has no relation."""
    if hand.signer is not None:
        return hand.signer, hand.relation or ""
    if said.relation:
        return _member(row, said.relation), said.relation
    return row.line.head, ""


def _member(row: TypeUpRow, relation: str) -> str:
    """Find the one member who stands in this relation to the head; "" if there is none or several."""
    families = (words.split() for words in SAME_RELATION.values())
    alike = {word for family in families if relation in family for word in family}
    found = [name for _, name, register in row.line.members if register == relation]
    found = found or [name for _, name, register in row.line.members if register in alike]
    return found[0] if len(found) == 1 else ""


def _handouts(
    outcome: Outcome | None, signed: bool, said: Said, hand: Hand, columns: Sequence[HandoutColumn]
) -> dict[str, int]:
    given: dict[str, int] = {}
    if signed:
        given = {column.code: column.usual for column in columns if column.printed}
    elif outcome is Outcome.LEAFLET_ONLY and columns:
        given = {columns[0].code: columns[0].usual or 1}
    given |= said.handouts
    given |= hand.handouts
    return given if outcome is not None else {}
