"""doors + activities + posted + spoilt + left = received, whatever is done, corrected and undone."""


from datetime import date

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from outreach.actions.activities import ActivityForm, correct_activity, record_activity, void_activity
from outreach.actions.stock import (
    void_movement,
)
from outreach.actions.visits import void_visit
from outreach.queries.stock import held_rows
from tests.support.ledgers import log, small_village
from tests.support.stock import equation, move, stock

NUMBER = st.integers(1, 30)
WHO = st.sampled_from(["王芳", "赵强"])


class Bookkeeping(RuleBasedStateMachine):
    """Does anything in any order beside a plain account of the pieces, and takes any of it back."""

    @initialize()
    def open(self):
        import tempfile
        from pathlib import Path

        self.place = tempfile.TemporaryDirectory()
        self.village = small_village(Path(self.place.name))
        self.account = dict.fromkeys(("received", "doors", "activities", "posted", "damaged"), 0)
        self.standing: list[tuple[str, str, dict[str, int]]] = []
        self.past: list[tuple[dict, list, tuple]] = []

    def _remember(self):
        self.past.append((dict(self.account), list(self.standing), self.figures()))

    def figures(self):
        row = stock(self.village)
        hands = [(hand.worker, hand.in_hand, hand.over_used) for hand in self.village.ask(held_rows)]
        return equation(row), row.held, row.shelf, tuple(hands)

    @rule(count=NUMBER, kind=st.sampled_from(["receive", "post", "damage"]))
    def move(self, count, kind):
        self._remember()
        name = {"receive": "received", "post": "posted", "damage": "damaged"}[kind]
        key = move(self.village, kind, count, place="村口" if kind == "post" else "")
        self.account[name] += count
        self.standing.append(("movement", key, {name: count}))

    @rule(count=NUMBER, who=WHO, kind=st.sampled_from(["out", "back", "count"]))
    def carry(self, count, who, kind):
        self._remember()
        move(self.village, kind, count, worker="" if kind == "count" else who)

    @rule(count=NUMBER, no=st.sampled_from("1234"), who=WHO, day=st.integers(14, 18))
    def give_at_a_door(self, count, no, who, day):
        self._remember()
        key = log(self.village, no, day=day, handouts={"leaflet": count}, workers=[who])
        self.account["doors"] += count
        self.standing.append(("visit", key, {"doors": count}))

    @rule(given=NUMBER, up=st.integers(0, 9), who=WHO)
    def give_and_put_up_at_an_activity(self, given, up, who):
        self._remember()
        gone = {"handouts": {"leaflet": given}, "posted": {"leaflet": up} if up else {}}
        form = ActivityForm("market_day", date(2026, 11, 17), "集市", workers=[who], **gone)
        key = self.village.run(record_activity, form)
        self.account["activities"] += given
        self.account["posted"] += up
        self.standing.append(("activity", key, {"activities": given, "posted": up}))

    @precondition(lambda self: any(kind == "activity" for kind, *_ in self.standing))
    @rule(given=NUMBER)
    def correct_an_activity(self, given):
        self._remember()
        place = next(n for n, (kind, *_) in enumerate(self.standing) if kind == "activity")
        _, key, was = self.standing.pop(place)
        form = ActivityForm("market_day", date(2026, 11, 17), "集市", handouts={"leaflet": given})
        new = self.village.run(correct_activity, key, form)
        for name, count in was.items():
            self.account[name] -= count
        self.account["activities"] += given
        self.standing.append(("activity", new, {"activities": given}))

    @precondition(lambda self: self.standing)
    @rule(place=st.integers(0, 30))
    def void(self, place):
        self._remember()
        kind, key, counts = self.standing.pop(place % len(self.standing))
        action = {"movement": void_movement, "visit": void_visit, "activity": void_activity}[kind]
        self.village.run(action, key, "记错")
        for name, count in counts.items():
            self.account[name] -= count

    @precondition(lambda self: self.past)
    @rule()
    def undo(self):
        self.village.undo()
        self.account, self.standing, before = self.past.pop()
        assert self.figures() == before

    @invariant()
    def it_adds_up(self):
        row = stock(self.village)
        told = self.account
        gone = told["doors"] + told["activities"] + told["posted"] + told["damaged"]
        assert equation(row) == (
            told["received"], told["doors"], told["activities"], told["posted"], told["damaged"],
            told["received"] - gone,
        )  # fmt: skip
        assert row.doors + row.activities + row.posted + row.damaged + row.left == row.received
        assert row.held + row.shelf == row.left
        assert row.held >= 0

    def teardown(self):
        if hasattr(self, "village"):
            self.village.close()
            self.place.cleanup()


TestBookkeeping = Bookkeeping.TestCase
TestBookkeeping.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, derandomize=True,
    suppress_health_check=list(HealthCheck), database=None,
)  # fmt: skip
