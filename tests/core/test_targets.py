"""Target and difference in the catalogue of figures: what the plan asks for by the end of a period."""

from __future__ import annotations

from datetime import date

from outreach.actions.campaign_steps import StepForm, keep_step
from outreach.periods import parse
from outreach.tallies.catalogue import catalogue
from outreach.tallies.tally import tally
from outreach.vocabulary import Measure, StepKind
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id, log

WEEK = parse("week", "2026-W47", 0)


def asked(village: Workspace, code: str, group: str | None = None) -> int | float:
    return village.ask(tally, WEEK).row(code, group).value


def phase(village: Workspace, name: str, first: int, last: int, target: int) -> None:
    days = (date(2026, 11, last), date(2026, 11, first))
    form = StepForm(StepKind.PHASE, name, *days, Measure.REACHED, target)
    village.run(keep_step, campaign_id(village), form)


def test_without_phases_every_due_household_is_the_target(village: Workspace) -> None:
    log(village, "1", day=17)
    assert (asked(village, "target"), asked(village, "target_gap")) == (10, 9)


def test_the_phase_begun_last_says_how_many(village: Workspace) -> None:
    phase(village, "前半", 2, 15, 30)
    phase(village, "后半", 16, 30, 75)
    log(village, "1", day=17)
    log(village, "2", day=18)
    assert (asked(village, "target"), asked(village, "target_gap")) == (8, 6)  # 75 % of 10, rounded up
    assert (asked(village, "target", "1"), asked(village, "target_gap", "1")) == (3, 1)
    assert village.ask(tally, WEEK).row("target").last == 3  # the week before stood in the first phase


def test_before_the_first_such_phase_nothing_is_asked_and_more_than_asked_is_no_gap(
    village: Workspace,
) -> None:
    phase(village, "集中入户", 25, 30, 100)
    log(village, "1", day=17)
    assert (asked(village, "target"), asked(village, "target_gap")) == (0, 0)


def test_the_catalogue_says_what_they_are(village: Workspace) -> None:
    figures = {figure.code: figure for figure in village.ask(lambda session: catalogue(session, None))}
    assert (figures["target"].name, figures["target_gap"].name) == ("目标", "差额")
    assert figures["target_gap"].denominator == "due"
