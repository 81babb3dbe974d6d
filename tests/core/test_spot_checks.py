"""Spot checks: a sample anybody can draw again, over groups and workers; results, interval, findings."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.actions.spot_checks import (
    CHECKED_AHEAD,
    NOTHING_TO_CHECK,
    SAID_MISSING,
    SIZE_WRONG,
    add_suspicious,
    close_finding,
    draw_spot_check,
    enter_result,
    put_off_finding,
)
from outreach.actions.visits import void_visit
from outreach.errors import UserMistake
from outreach.printing.pages import page_count, page_text
from outreach.printing.papers import print_paper
from outreach.queries import suspicions as strange
from outreach.queries.content import content_digest
from outreach.queries.sampling import allocate, population, sample
from outreach.queries.spot_checks import SpotCheckSummary, findings, spot_check, spot_checks, wilson
from outreach.queries.suspicions import suspicions
from outreach.vocabulary import CheckResult, EntrySource, Outcome, SignOff, SuspicionKind
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import NOW, campaign_id, log


def visits(village: Workspace) -> None:
    """Log 24 visits: two at each of twelve doors, by two workers, each typed up in its hour."""
    for nth in range(24):
        who = ["王芳"] if nth % 3 else ["赵强", "王芳"]
        at = datetime(2026, 11, 3 + nth // 2, 9 + nth % 8, nth)
        village.now = lambda at=at: at
        log(village, str(nth % 12 + 1), Outcome.MET if nth % 5 else Outcome.NOBODY_HOME, at=at, workers=who)
    village.now = lambda: NOW


def drawn(village: Workspace, seed: int = 7, size: int = 10) -> SpotCheckSummary:
    check = village.ask(spot_check, village.run(draw_spot_check, seed, size))
    assert check is not None
    return check


def test_the_same_seed_in_the_same_ledger_draws_the_same_visits(village: Workspace) -> None:
    visits(village)
    first, again, other = drawn(village), drawn(village), drawn(village, seed=8)
    ids = [[row.visit.id for row in check.rows] for check in (first, again, other)]
    assert ids[0] == ids[1] != ids[2]
    assert len(set(ids[0])) == 10
    assert (first.number, again.number, first.population) == (1, 2, 24)


def test_void_visits_are_not_drawn_and_a_small_ledger_gives_all_it_has(village: Workspace) -> None:
    with pytest.raises(UserMistake) as caught:
        village.run(draw_spot_check, 1, 5)
    assert caught.value.code == NOTHING_TO_CHECK
    kept, wrong = log(village, "1"), log(village, "2")
    village.run(void_visit, wrong, "没去")
    assert [row.visit.id for row in drawn(village, size=30).rows] == [kept]
    with pytest.raises(UserMistake) as caught:
        village.run(draw_spot_check, 1, 0)
    assert caught.value.code == SIZE_WRONG


def test_every_group_and_worker_is_in_a_sample_that_is_large_enough(village: Workspace) -> None:
    visits(village)
    found = village.ask(population, campaign_id(village))
    shares = Counter(
        stratum for stratum, ids in found.strata.items() for chosen in sample(found, 3, 9) if chosen in ids
    )
    assert set(shares) == set(found.strata)
    assert sum(shares.values()) == 9


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(1, 120), st.integers(0, 99))
def test_shares_add_up_stay_within_their_stratum_and_follow_its_size(
    numbers: list[int], size: int, seed: int
) -> None:
    sizes = {(str(nth), ""): n for nth, n in enumerate(numbers)}
    shares = allocate(sizes, size, Random(seed))
    assert sum(shares.values()) == min(size, sum(numbers))
    assert all(0 <= shares[stratum] <= sizes[stratum] for stratum in sizes)
    if size >= len(sizes):
        assert min(shares.values()) >= 1
        quotas = {s: min(size, sum(numbers)) * n / sum(numbers) for s, n in sizes.items()}
        assert all(shares[s] <= max(1, int(quotas[s]) + 1) for s in sizes)


def test_results_add_up_to_a_rate_with_its_interval(village: Workspace) -> None:
    visits(village)
    check = drawn(village)
    results = [CheckResult.AGREES] * 6 + list(CheckResult)
    for row, result in zip(check.rows, results, strict=True):
        said = "说没人来过" if result is CheckResult.DIFFERS else ""
        village.run(enter_result, row.id, result, said, date(2026, 11, 18), "李督查")
    check = village.ask(spot_check, check.id)  # type: ignore[assignment]
    assert (check.agreement.agrees, check.agreement.answered, check.left) == (7, 8, 0)
    assert round(check.agreement.low, 4) == 0.5291
    assert round(check.agreement.high, 4) == 0.9776
    assert village.ask(spot_checks)[0].left == 0


@pytest.mark.parametrize(
    ("agrees", "answered", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (27, 30, 0.7438, 0.9654)],
)
def test_the_interval_is_wilsons(agrees: int, answered: int, low: float, high: float) -> None:
    found = wilson(agrees, answered)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_what_differs_is_followed_until_it_is_closed_and_undo_takes_it_back(village: Workspace) -> None:
    visits(village)
    check = drawn(village)
    before = village.ask(content_digest)
    row = check.rows[0]
    with pytest.raises(UserMistake) as caught:
        village.run(enter_result, row.id, CheckResult.DIFFERS)
    assert caught.value.code == SAID_MISSING
    with pytest.raises(UserMistake) as caught:
        village.run(enter_result, row.id, CheckResult.AGREES, "", date(2026, 11, 19))
    assert caught.value.code == CHECKED_AHEAD
    village.run(enter_result, row.id, CheckResult.DIFFERS, "说没人来过")
    (finding,) = village.ask(findings)
    assert (finding.due, finding.said) == (NOW.date() + timedelta(days=7), "说没人来过")
    village.run(enter_result, row.id, CheckResult.AGREES)
    assert village.ask(findings) == (), "corrected before anybody answered"
    village.run(enter_result, row.id, CheckResult.DIFFERS, "说没人来过")
    (finding,) = village.ask(findings)
    village.run(put_off_finding, finding.id, date(2026, 12, 1))
    village.run(close_finding, finding.id, "重新上门，补了回执")
    assert village.ask(findings, True) == ()
    for _ in range(5):
        village.undo()
    assert village.ask(content_digest) == before
    assert village.ask(findings) == ()


def test_nothing_is_strange_in_ordinary_visits(village: Workspace) -> None:
    visits(village)
    assert village.ask(suspicions, campaign_id(village)) == ()


def test_patterns_are_found_each_with_whose_and_which(
    village: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strange, "DOORS_AN_HOUR", 10)
    now = campaign_id(village)
    for no in ("1", "2", "3"):
        log(village, no, signoff=SignOff.PROXY, signed_by="周会计", relation="邻居", workers=["甲"])
    log(village, "4", signoff=SignOff.SIGNATURE, workers=["甲"])
    log(village, "5", Outcome.NOBODY_HOME, at=datetime(2026, 11, 16, 23, 10), workers=["甲"])
    for nth in range(24):
        at = datetime(2026, 11, 17, 9, 2 * nth)
        log(village, str(nth % 12 + 1), at=at, workers=["乙"], source=EntrySource.FORM)
    by_kind = {row.kind: row for row in village.ask(suspicions, now)}
    assert set(by_kind) == set(SuspicionKind) - {SuspicionKind.LATE_IN_BULK, SuspicionKind.SAME_PHOTO}
    fast = by_kind[SuspicionKind.TOO_FAST]
    assert (fast.who, fast.day, fast.count) == ("乙", date(2026, 11, 17), 24)
    assert (by_kind[SuspicionKind.ONE_HAND].who, by_kind[SuspicionKind.ONE_HAND].count) == ("周会计", 3)
    assert by_kind[SuspicionKind.AT_NIGHT].count == 1
    met = by_kind[SuspicionKind.EVERYBODY_MET]
    assert (met.who, met.count) == ("乙", 24)


def test_a_day_typed_up_late_in_one_sitting_is_seen_and_a_sheet_at_noon_is_not(village: Workspace) -> None:
    for no in range(1, 12):
        log(village, str(no), day=3, source=EntrySource.SHEET, workers=[f"甲{no}"])
    (row,) = village.ask(suspicions, campaign_id(village))
    assert (row.kind, row.who, row.day, row.count) == (SuspicionKind.LATE_IN_BULK, "王芳", NOW.date(), 11)


def test_strange_visits_join_a_check_and_leave_its_rate_alone(village: Workspace) -> None:
    visits(village)
    check = drawn(village, size=5)
    known = [row.visit.id for row in check.rows]
    more = [log(village, "1", workers=["丙"]), known[0]]
    assert village.run(add_suspicious, check.id, more, SuspicionKind.AT_NIGHT) == 1
    check = village.ask(spot_check, check.id)  # type: ignore[assignment]
    assert [row.picked_for for row in check.rows] == [""] * 5 + ["at_night"]
    village.run(enter_result, check.rows[5].id, CheckResult.DIFFERS, "没来过")
    again = village.ask(spot_check, check.id)
    assert again is not None and again.agreement.answered == 0


def test_the_sheet_prints_thirty_rows_on_three_pages(village: Workspace, tmp_path: Path) -> None:
    visits(village)
    for no in range(1, 10):
        log(village, str(no), day=17)
    check = drawn(village, size=30)
    village.run(enter_result, check.rows[0].id, CheckResult.DIFFERS, "说没人来过")
    target = tmp_path / "check.pdf"
    made = print_paper(village, "spot-check", target)
    assert made.pages == page_count(target.read_bytes()) == 3
    text = page_text(target.read_bytes(), 1).replace(" ", "")
    about = "33次走访按组和走访人分层抽30次，种子7"
    for words in ("反诈入户宣传抽查表（1）", about, "相符", "记不清", "说没人来过"):
        assert words in text


def test_the_commands_draw_enter_and_close(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, village: Workspace, tmp_path: Path
) -> None:
    visits(village)
    village.close()
    run = Commands(capsys, monkeypatch, village.path)
    check = run("spot-check", "draw", "--seed", "42", "--size", "6").document
    again = run("spot-check", "draw", "--seed", "42", "--size", "6").document
    assert [row["visit"] for row in check["rows"]] == [row["visit"] for row in again["rows"]]
    assert check["suspicious"] == [] and check["agreement"]["rate"] is None
    assert run("spot-check", "result", "1", "1", "agrees").document["left"] == 5
    assert run("spot-check", "result", "1", "2", "differs").document["error"] == "said_missing"
    assert run("spot-check", "result", "1", "2", "differs", "--said", "没来过", "--by", "李督查").code == 0
    assert run("spot-check", "result", "1", "9", "agrees").document["error"] == "check_row_unknown"
    assert run("spot-check", "list").document[1]["agreement"]["answered"] == 2
    assert len(run("spot-check", "list", "1").document) == 6
    assert run("spot-check", "findings", "--open").document[0]["said"] == "没来过"
    assert run("spot-check", "close", "1-2", "--reply", "补讲了").code == 0
    assert run("spot-check", "findings", "--open").document == []
    target = tmp_path / "check.pdf"
    assert run("print", "spot-check", "--check", "1", "--out", str(target)).document["pages"] == 1
