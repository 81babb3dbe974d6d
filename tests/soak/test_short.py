"""The short form of each figure of the soak; `dev.py soak` does them at full length."""

from __future__ import annotations

import sys

import pytest

from tests.soak import clocks, damage, full_disk, fuzz_files, fuzz_text, kills, kills_inside, leaks, power
from tests.soak.results import Result

SEED = 1
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and a layer under the unix disk")


def held(result: Result) -> None:
    assert not result.bad, f"{result.what}, seed {result.seed}: {result.bad}"
    assert result.done


def test_faults_1_nothing_acknowledged_is_lost_to_kill_nine() -> None:
    held(kills.kill_while_logging(SEED, 5, 15))


@pytest.mark.parametrize("job", ["backup", "restore", "import", "export", "print"])
def test_faults_2_to_5_a_job_killed_is_undone_or_done(job: str) -> None:
    held(kills_inside.kill_inside(SEED, job, 2))


def test_faults_6_nothing_acknowledged_is_lost_to_a_power_cut() -> None:
    held(power.cuts(SEED, 60, visits=12))


def test_faults_6_the_control_loses_so_the_test_is_not_blind() -> None:
    held(power.control(SEED, 80, visits=12))


def test_faults_7_8_a_full_disk_loses_nothing() -> None:
    held(full_disk.full_disk(SEED, 1))


def test_faults_10_a_flipped_bit_is_noticed() -> None:
    held(damage.bit_flips(SEED, 15))


def test_faults_10_a_copy_costs_little_and_brings_a_damaged_ledger_back_at_once() -> None:
    """In the soak under three times the bare copy; of so small a ledger the disk's answer is most of it."""
    held(damage.copy_ratio(SEED, 200, most=15))


def test_faults_44_no_planted_value_is_found_in_any_file() -> None:
    held(leaks.plaintext(SEED, 30))


def test_faults_49_a_changed_audit_is_located() -> None:
    held(damage.tampering(SEED, 12))


def test_faults_22_23_25_the_order_stays_whatever_the_clock() -> None:
    held(clocks.clocks(SEED, 12))


def test_faults_26_to_31_broken_rosters_are_read_or_refused() -> None:
    held(fuzz_files.workbooks(SEED, 100))
    held(fuzz_files.texts(SEED, 200))


def test_faults_33_broken_backups_are_refused() -> None:
    held(fuzz_files.backup_files(SEED, 40))


def test_faults_34_37_41_hostile_text_stays_text() -> None:
    held(fuzz_text.codes(SEED, 200))
    held(fuzz_text.pdf(SEED, 50))
    held(fuzz_text.excel(SEED, 200))
    held(fuzz_text.word(SEED, 100))


def test_faults_2_14_15_old_schemas_come_up_whole_a_newer_one_is_refused() -> None:
    held(clocks.schemas(SEED, 1))
