"""What stands in the form: plain values that can be kept as a draft, compared, and made into a visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, time
from typing import Any

from outreach.actions.visits import VisitForm
from outreach.queries.households import MemberRow
from outreach.queries.visit_door import VisitDoorSummary
from outreach.vocabulary import AppState, Outcome, SignOff
from outreach.wording import mark
from ui.pages.visit.quiz import read_quiz

SELF, FAMILY, FINGERPRINT, PROXY, REFUSED, NONE = (
    "self",
    "family",
    "fingerprint",
    "proxy",
    "refused",
    "none",
)
SIGN_WAYS = {
    SELF: (mark("Signed by oneself"), SignOff.SIGNATURE),
    FAMILY: (mark("Signed by family"), SignOff.SIGNATURE),
    FINGERPRINT: (mark("Fingerprint"), SignOff.FINGERPRINT),
    PROXY: (mark("Signed by another"), SignOff.PROXY),
    REFUSED: (mark("Refused to sign"), SignOff.REFUSED),
    NONE: (mark("Not signed"), SignOff.NONE),
}
"""How it was signed, as people say it: words and the code kept."""

OUTCOMES = (
    Outcome.MET,
    Outcome.PHONE,
    Outcome.NOBODY_HOME,
    Outcome.REFUSED,
    Outcome.MOVED_AWAY,
    Outcome.EMPTY_HOUSE,
    Outcome.LEAFLET_ONLY,
)
"""In the order of their digits."""

ASKED = {
    Outcome.MET: ("people", "topics", "quiz", "handouts", "signoff", "app"),
    Outcome.PHONE: ("people", "topics", "quiz", "app"),
    Outcome.REFUSED: ("topics", "handouts"),
    Outcome.LEAFLET_ONLY: ("handouts",),
}
"""What an outcome asks besides when, who went, note and call-back."""


@dataclass
class Entry:
    """The form's content: codes and ids, days and times as typed; `signer` a person id or a typed name."""

    day: str = ""
    time: str = ""
    workers: list[str] = field(default_factory=list)
    outcome: str = Outcome.MET.value
    people: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    handouts: dict[str, int] = field(default_factory=dict)
    sign: str = NONE
    signer: str = ""
    app: str = ""
    note: str = ""
    follow_up: str = ""
    quiz: str = ""

    def asks(self, part: str) -> bool:
        """Tell whether the outcome asks for this part."""
        return part in ASKED.get(Outcome(self.outcome), ())

    def to_json(self) -> dict[str, Any]:
        """Give plain values to keep."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Entry:
        """Read what was kept; what an older version kept otherwise falls back to the default."""
        plain = cls()
        for place in fields(cls):
            value = kept.get(place.name)
            if isinstance(value, type(getattr(plain, place.name))):
                setattr(plain, place.name, value)
        if plain.outcome not in OUTCOMES:
            plain.outcome = Outcome.MET.value
        plain.sign = plain.sign if plain.sign in SIGN_WAYS else NONE
        return plain


def visit_form(
    entry: Entry, door: VisitDoorSummary, campaign_id: str, questions: Sequence[str] = ()
) -> VisitForm:
    """Make the visit of an entry that can be read; `questions` are the codes of the quiz as on the card."""
    present = {row.id: row for row in door.members}
    told = [person for person in entry.people if person in present] if entry.asks("people") else []
    sign = entry.sign if entry.asks("signoff") else NONE
    signed_by, relation = _signer(entry.signer, present) if sign not in (REFUSED, NONE) else ("", "")
    follow_up = date.fromisoformat(entry.follow_up) if entry.follow_up else None
    return VisitForm(
        unit_id=door.unit_id,
        at=datetime.combine(date.fromisoformat(entry.day), time.fromisoformat(entry.time)),
        workers=tuple(entry.workers),
        outcome=Outcome(entry.outcome),
        people=told if entry.asks("people") else None,
        topics=tuple(entry.topics) if entry.asks("topics") else (),
        handouts=dict(entry.handouts) if entry.asks("handouts") else {},
        signoff=SIGN_WAYS[sign][1],
        signed_by=signed_by,
        relation=relation,
        app=_app(entry, door, told),
        note=entry.note,
        follow_up=follow_up,
        quiz=read_quiz(entry.quiz, questions) if entry.asks("quiz") else None,
        campaign_id=campaign_id,
    )


def app_owner(entry: Entry, door: VisitDoorSummary) -> MemberRow | None:
    """Tell under whose name the app is noted: the member who signed, else the first who was told."""
    told = [row for row in door.members if row.id in entry.people]
    signed = entry.sign in (SELF, FAMILY, FINGERPRINT)
    return next((row for row in told if signed and row.id == entry.signer), told[0] if told else None)


def _signer(signer: str, present: Mapping[str, MemberRow]) -> tuple[str, str]:
    if signer in present:
        return present[signer].name, present[signer].relation
    name, _, relation = signer.strip().partition(" ")
    return name, relation.strip()


def _app(entry: Entry, door: VisitDoorSummary, told: list[str]) -> dict[str, AppState]:
    owner = app_owner(entry, door)
    if not entry.app or not entry.asks("app") or owner is None or owner.id not in told:
        return {}
    return {owner.id: AppState(entry.app)}
