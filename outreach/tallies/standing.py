"""The figures that stand at a moment: how many doors, and how far they have come (DOMAIN 13.1, 13.2)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import wraps

from outreach.queries.knowing import newest_of, quiz_answers
from outreach.tallies.reading import Reading, Standing
from outreach.tallies.windows import Entry, Window
from outreach.vocabulary import HOUSEHOLD_KINDS, REACHED, HouseholdState, UnitKind

HOUSEHOLDS = tuple(kind for kind in UnitKind if kind in HOUSEHOLD_KINDS)
UNIT_KINDS = tuple(kind for kind in UnitKind if kind not in HOUSEHOLD_KINDS)


def registered(kinds: Iterable[UnitKind]) -> Standing:
    """Units of these kinds in the register."""
    wanted = tuple(kinds)

    def lines(reading: Reading, window: Window) -> list[Entry]:
        return reading.registered(wanted)

    return lines


def at_the_end(standing: Standing) -> Standing:
    """Read lines once for all windows that end together: of these nothing else counts."""

    @wraps(standing)
    def lines(reading: Reading, window: Window) -> list[Entry]:
        whole = window.whole()
        return reading.once((standing, whole), lambda: standing(reading, whole))

    return lines


@at_the_end
def excluded(reading: Reading, window: Window) -> list[Entry]:
    """Households that are not due at the end of the window, each with what excludes it."""
    why = reading.excluded(window.ends)
    return [
        Entry(unit, why[unit].visit_id, why[unit].since, 1)
        for unit, state in reading.households(window.campaign_id, window.ends)
        if state is HouseholdState.EXCLUDED
    ]


@at_the_end
def due(reading: Reading, window: Window) -> list[Entry]:
    """Households that are to be reached, as at the end of the window."""
    return [
        reading.plain[unit]
        for unit, state in reading.households(window.campaign_id, window.ends)
        if state is not HouseholdState.EXCLUDED
    ]


def reached(states: tuple[HouseholdState, ...], kinds: tuple[UnitKind, ...] = HOUSEHOLDS) -> Standing:
    """Units that came to one of these states within the window, less those that are not due any more."""

    def lines(reading: Reading, window: Window) -> list[Entry]:
        after = reading.standing_at(window.whole(), states, kinds)
        if window.starts is None:
            return list(after.values())
        start = Window(window.campaign_id, None, window.starts)
        before = reading.standing_at(start, states, kinds)
        came = [entry for unit, entry in after.items() if unit not in before]
        why = reading.excluded(window.ends)
        gone = [unit for unit in before if unit not in after]
        left = [Entry(unit, why[unit].visit_id, why[unit].since, -1) for unit in gone]
        return came + left

    return lines


def stopped_at(state: HouseholdState) -> Standing:
    """Households visited to this effect within the window that stand no further at its end."""

    def lines(reading: Reading, window: Window) -> list[Entry]:
        steps = reading.steps(window)
        return [
            Entry(unit, step.visit_id, step.at, 1)
            for unit, now in reading.households(window.campaign_id, window.ends)
            if now is state and (step := steps.get(unit, {}).get(state))
        ]

    return lines


@at_the_end
def not_visited(reading: Reading, window: Window) -> list[Entry]:
    """Due households at which nobody has called yet."""
    return [
        reading.plain[unit]
        for unit, state in reading.households(window.campaign_id, window.ends)
        if state is HouseholdState.NOT_VISITED
    ]


@at_the_end
def left(reading: Reading, window: Window) -> list[Entry]:
    """Due households still to be reached."""
    far = (*REACHED, HouseholdState.EXCLUDED)
    states = reading.households(window.campaign_id, window.ends)
    return [reading.plain[unit] for unit, state in states if state not in far]


def persons(reading: Reading, window: Window) -> list[Entry]:
    """Everybody in the register who is still there, the lines by unit."""
    return reading.present


def quiz_asked(reading: Reading, window: Window) -> list[Entry]:
    """Households whose newest answers of the quiz at the door fall into the window."""
    return _quizzed(reading, window, only_passed=False)


def quiz_passed(reading: Reading, window: Window) -> list[Entry]:
    """Those of them whose newest answers pass."""
    return _quizzed(reading, window, only_passed=True)


def _quizzed(reading: Reading, window: Window, *, only_passed: bool) -> list[Entry]:
    latest = Window(window.campaign_id, None, reading.latest(window))
    asked = (latest.campaign_id, latest.ends)
    answers = reading.once(("quiz", latest), lambda: quiz_answers(reading.session, *asked))
    rows = reading.once(("quizzed", window.whole()), lambda: newest_of(answers, window.ends))
    return [
        Entry(row.unit_id, row.visit_id, row.at, 1)
        for row in rows
        if (row.passed or not only_passed) and (window.starts is None or row.at >= window.starts)
    ]
