"""Spot checks: drawn, entered row by row; what does not agree is a finding, followed until closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select

from outreach.actions.act import Act
from outreach.actions.known import known, place_of
from outreach.actions.visits import open_campaign_id
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.model import Finding, SpotCheck, SpotCheckRow, Unit, Visit, new_id
from outreach.queries.sampling import population, sample
from outreach.vocabulary import CheckResult, SuspicionKind
from outreach.wording import mark

NOTHING_TO_CHECK = declare(
    "nothing_to_check", mark("No visit of the open campaign is logged yet: log visits first, then draw.")
)
SIZE_WRONG = declare("sample_size_wrong", mark("The sample must be 1 to 500 visits: correct the number."))
SEED_WRONG = declare("seed_wrong", mark("The seed must be a whole number from 0 to {most}: correct it."))
ROW_UNKNOWN = declare(
    "check_row_unknown", mark("There is no such row in this spot check: look at its number again.")
)
CHECK_UNKNOWN = declare("check_unknown", mark("There is no such spot check: look it up in the list."))
SAID_MISSING = declare(
    "said_missing", mark("What was said instead is missing: write it in a few words, then save.")
)
CHECKED_AHEAD = declare("checked_ahead", mark("This day is still to come: correct the day of the check."))
FINDING_UNKNOWN = declare("finding_unknown", mark("There is no such finding: look it up in the list."))
REPLY_MISSING = declare(
    "reply_missing", mark("The reply is missing: say what was put right, then close the finding.")
)
MOST_SEED, MOST_ROWS = 2_147_483_647, 500
DAYS_TO_REPLY = 7


def draw_spot_check(act: Act, seed: int, size: int) -> str:
    """Draw a sample of the open campaign's visits; gives the check's id. Raises UserMistake."""
    if not 1 <= size <= MOST_ROWS:
        raise UserMistake(SIZE_WRONG, field="size")
    if not 0 <= seed <= MOST_SEED:
        raise UserMistake(SEED_WRONG, field="seed", most=MOST_SEED)
    campaign_id = open_campaign_id(act)
    found = population(act.session, campaign_id)
    if not found.size:
        raise UserMistake(NOTHING_TO_CHECK, field="size")
    number = (act.session.scalar(select(func.max(SpotCheck.no))) or 0) + 1
    check = SpotCheck(
        id=new_id(),
        no=number,
        campaign_id=campaign_id,
        seed=seed,
        size=size,
        population=found.size,
        drawn_at=act.now,
        drawn_by=act.by,
        counter=act.counter,
    )
    act.session.add(check)
    _add_rows(act, check, sample(found, seed, size), "", 0)
    act.describe(mark("Draw spot check {no}"), no=number)
    return check.id


def add_suspicious(act: Act, check_id: str, visit_ids: Sequence[str], kind: SuspicionKind) -> int:
    """Put visits of a suspicious pattern into a check, after those drawn by chance; gives how many."""
    check = _check(act, check_id)
    rows = select(SpotCheckRow.visit_id).where(SpotCheckRow.check_id == check.id)
    known = list(act.session.scalars(rows))
    new = [visit_id for visit_id in dict.fromkeys(visit_ids) if visit_id not in set(known)]
    _add_rows(act, check, new[: MOST_ROWS - len(known)], kind.value, len(known))
    act.describe(mark("Add {n} visits to spot check {no}"), n=len(new), no=check.no)
    return len(new)


def enter_result(
    act: Act, row_id: str, result: CheckResult, said: str = "", on: date | None = None, by: str = ""
) -> None:
    """Enter what was said at the door; what differs opens a finding. Raises UserMistake."""
    row = act.session.get(SpotCheckRow, row_id)
    if row is None:
        raise UserMistake(ROW_UNKNOWN, field="row")
    on = on or act.now.date()
    if on > act.now.date():
        raise UserMistake(CHECKED_AHEAD, field="on")
    said = fit_to_store(fit_length(said, 500, "said"), "said")
    if result is CheckResult.DIFFERS and not said:
        raise UserMistake(SAID_MISSING, field="said")
    row.result, row.said, row.checked_on = result.value, said, on
    row.checked_by = fit_to_store(fit_length(by or act.by, 100, "by"), "by")
    _settle_finding(act, row, result)
    check = act.session.get_one(SpotCheck, row.check_id)
    act.describe(mark("Enter row {row} of spot check {no}"), row=row.number, no=check.no)


def close_finding(act: Act, finding_id: str, reply: str) -> None:
    """Close a finding with the reply: what was put right. Raises UserMistake."""
    finding = act.session.get(Finding, finding_id)
    if finding is None or finding.closed_on is not None:
        raise UserMistake(FINDING_UNKNOWN, field="finding")
    finding.reply = fit_to_store(fit_length(reply, 2000, "reply"), "reply")
    if not finding.reply:
        raise UserMistake(REPLY_MISSING, field="reply")
    finding.closed_on, finding.closed_by = act.now.date(), act.by
    act.describe(mark("Close the finding at {place}"), place=_place(act, finding.visit_id))


def put_off_finding(act: Act, finding_id: str, due: date) -> None:
    """Set another day by which a finding has to be answered. Raises UserMistake."""
    finding = act.session.get(Finding, finding_id)
    if finding is None or finding.closed_on is not None:
        raise UserMistake(FINDING_UNKNOWN, field="finding")
    finding.due = due
    act.describe(mark("Set the day of the finding at {place}"), place=_place(act, finding.visit_id))


def _add_rows(act: Act, check: SpotCheck, visit_ids: Sequence[str], picked_for: str, after: int) -> None:
    for number, visit_id in enumerate(visit_ids, start=after + 1):
        row = SpotCheckRow(check_id=check.id, number=number, visit_id=visit_id, picked_for=picked_for)
        act.session.add(row)


def _settle_finding(act: Act, row: SpotCheckRow, result: CheckResult) -> None:
    """Open a finding for what differs; take it back where the result was corrected before any reply."""
    finding = act.session.scalar(select(Finding).where(Finding.row_id == row.id))
    if result is CheckResult.DIFFERS and finding is None:
        due = act.now.date() + timedelta(days=DAYS_TO_REPLY)
        new = Finding(row_id=row.id, visit_id=row.visit_id, opened_on=act.now.date(), due=due)
        act.session.add(new)
    elif result is not CheckResult.DIFFERS and finding is not None and finding.closed_on is None:
        act.session.delete(finding)


def _check(act: Act, check_id: str) -> SpotCheck:
    return known(act, SpotCheck, check_id, CHECK_UNKNOWN, "check")


def _place(act: Act, visit_id: str) -> str:
    unit = act.session.get_one(Unit, act.session.get_one(Visit, visit_id).unit_id)
    return place_of(act, unit)
