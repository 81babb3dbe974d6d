"""Invents the three weeks of visits that bring each demo household to the state its letter says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from outreach.actions.visits import VisitForm
from outreach.catalog import CatalogKind, catalog
from outreach.queries.campaigns import CampaignRow
from outreach.queries.households import HouseholdRow
from outreach.vocabulary import AppState, EntrySource, Outcome, SignOff
from outreach.vocabulary.quiz import QuizResult

WEEK = date(2026, 11, 16)
OUTCOMES = {"S": Outcome.MET, "T": Outcome.MET, "P": Outcome.PHONE, "L": Outcome.LEAFLET_ONLY}
QUESTIONS = [entry.code for entry in catalog() if entry.kind is CatalogKind.QUESTION]
TEAMS = (("王芳",), ("赵强", "王芳"), ("王芳",), ("刘敏",), ("赵强",), ("王芳", "刘敏"))


class Rounds:
    """Makes the visit forms of the demo campaign, in the order of their time."""

    def __init__(
        self,
        data: dict[str, Any],
        campaign: CampaignRow,
        rows: dict[str, HouseholdRow],
        heads: dict[str, str],
        on_paper: dict[str, str],
    ) -> None:
        self.data = data
        self.campaign = campaign
        self.rows = rows
        self.heads = heads
        self.on_paper = on_paper
        self.chance = Random("走访")
        self.answers = Random("问答")

    def forms(self) -> list[VisitForm]:
        """Give all visits, the earliest first."""
        made = [form for key in self.rows for form in self._door(key)]
        return sorted(made, key=lambda form: (form.at, form.unit_id))

    def _door(self, key: str) -> Iterator[VisitForm]:
        group, door = key.split("-")
        letter = self.data["groups"][group][int(door) - 1]
        if letter in "123":
            for tried in range(int(letter)):
                last = tried + 1 == int(letter)
                yield self._form(key, self._try_at(key, int(letter) - tried), Outcome.NOBODY_HOME, last=last)
        elif letter in "STPL":
            if int(door) in self.data["signed_later"].get(group, ()):
                yield self._form(key, self._at(key, early=True), Outcome.MET, last=False)
                at = datetime.combine(WEEK + timedelta(days=3), time(19, 10 + int(door)))
                yield self._form(key, at, Outcome.MET, signed=True, last=True)
            else:
                yield self._form(key, self._at(key), OUTCOMES[letter], signed=letter == "S", last=True)

    def _at(self, key: str, *, early: bool = False) -> datetime:
        """Give a door's time: the last entries this evening, this week's doors this week, else before."""
        group, door = key.split("-")
        if key in self.data["last_entries"]:
            minutes = 3 * (len(self.data["last_entries"]) - 1 - self.data["last_entries"].index(key))
            return datetime.fromisoformat(self.data["evening"]) - timedelta(hours=1, minutes=minutes)
        week = self.data["this_week"][group]
        if int(door) in week and not early:
            day = WEEK + timedelta(days=week.index(int(door)) * 5 // len(week))
        else:
            day = date(2026, 11, 2) + timedelta(days=self._early_day(group, int(door)))
        return datetime.combine(day, time(15 + int(door) % 5, int(door) * 7 % 60))

    def _early_day(self, group: str, door: int) -> int:
        doors = list(self.data["groups"])
        share = (doors.index(group) + door / 40) / len(doors)
        return min(13, int(share * 14 + self.chance.random()))

    def _try_at(self, key: str, tries_left: int) -> datetime:
        if key in self.data["last_entries"]:
            return self._at(key)
        if key == "3-12":
            return datetime(2026, 11, 18, 19, 40) if tries_left == 1 else datetime(2026, 11, 12, 15, 10)
        day = WEEK + timedelta(days=2 - 4 * (tries_left - 1))
        return datetime.combine(day, time(15 if tries_left % 2 else 19, int(key.split("-")[1]) * 7 % 60))

    def _form(
        self, key: str, at: datetime, outcome: Outcome, *, signed: bool = False, last: bool
    ) -> VisitForm:
        row = self.rows[key]
        team = ("王芳",) if key in self.data["last_entries"] else TEAMS[self.chance.randrange(len(TEAMS))]
        if key == "3-12":
            team = ("王芳", "赵强") if last else ("王芳",)
        met = outcome is Outcome.MET
        given = {option.code: option.usual for option in self.campaign.handouts if option.usual}
        first = self.campaign.handouts[0].code
        due = self.data["follow_ups"].get(key) if last else None
        return VisitForm(
            unit_id=row.id,
            at=at,
            workers=team,
            outcome=outcome,
            topics=self._topics() if outcome in (Outcome.MET, Outcome.PHONE) else (),
            handouts=given if met else {first: 1} if outcome is Outcome.LEAFLET_ONLY else {},
            signoff=self._signoff() if signed else SignOff.NONE,
            receipt=f"LH-{int(key.split('-')[0]) * 1000 + int(key.split('-')[1])}" if signed else "",
            app=self._app(key) if met else {},
            quiz=self._quiz() if met else None,
            follow_up=date.fromisoformat(due) if due else None,
            note="说好周末回来" if outcome is Outcome.PHONE and due else "",
            source=EntrySource.DEMO,
            sheet_row_id=self.on_paper.get(row.id) if signed else None,
        )

    def _topics(self) -> tuple[str, ...]:
        codes = [option.code for option in self.campaign.topics]
        return tuple(codes[:3] + self.chance.sample(codes[3:], min(2, len(codes) - 3)))

    def _signoff(self) -> SignOff:
        return SignOff.FINGERPRINT if self.chance.random() < 0.1 else SignOff.SIGNATURE

    def _app(self, key: str) -> dict[str, AppState]:
        choice = self.chance.random()
        states = ((0.45, AppState.NEW), (0.7, AppState.HAD), (0.9, AppState.BASIC_PHONE))
        state = next((state for limit, state in states if choice < limit), None)
        return {self.heads[key]: state} if state else {}

    def _quiz(self) -> QuizResult | None:
        """Let one household in four answer the questions, now and then with what was wrong."""
        if self.answers.random() >= 0.25:
            return None
        wrong = self.answers.choice((0, 1, 1, 2, 3))
        missed = self.answers.sample(QUESTIONS, wrong)
        return QuizResult(5 - wrong, 5, tuple(missed) if self.answers.random() < 0.5 else ())
