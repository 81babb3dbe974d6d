"""FAULTS 12, 33, 43, 45, 46: pass phrase, PINs, recovery code, and what becomes of lost or broken slots."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from outreach.actions.workers import keep_worker, set_access
from outreach.errors import StorageProblem, UserMistake
from outreach.queries.audit import audit_rows
from outreach.queries.village import workers
from outreach.storage import device, key_files, keys
from outreach.storage.keyring import check_pin
from outreach.vocabulary import Access
from outreach.workspace import Workspace
from tests.support.ledgers import log

PIN, OTHER = "730518", "294071"


@pytest.fixture
def guarded(village):
    """A village whose administrator 王芳 and worker 李强 have PINs on this computer."""
    village.run(keep_worker, "王芳")
    village.run(keep_worker, "李强")
    village.recorder = ""
    village.run(set_access, "王芳", Access.ADMINISTRATOR)
    ids = {row.name: row.id for row in village.ask(workers)}
    village.keyring.add_pin(ids["王芳"], "王芳", PIN, administrator=True)
    village.keyring.add_pin(ids["李强"], "李强", OTHER, administrator=False)
    village.close()
    return village.path


def refused(path: Path, **secret: str) -> str:
    with pytest.raises((UserMistake, StorageProblem)) as problem:
        Workspace.open(path, wait=0, **secret)
    return problem.value.code


def code_of(call) -> str:
    with pytest.raises(UserMistake) as problem:
        call()
    return problem.value.code


def test_each_opens_with_a_pin_in_their_own_role(guarded):
    with Workspace.open(guarded, recorder="王芳", pin=PIN) as opened:
        assert (opened.recorder, opened.access) == ("王芳", Access.ADMINISTRATOR)
    with Workspace.open(guarded, recorder="李强", pin=OTHER) as opened:
        assert (opened.recorder, opened.access) == ("李强", Access.WORKER)
        log(opened, "1")
        assert opened.ask(audit_rows)[0].access == "worker"
    assert refused(guarded) == "pin_needed"
    assert refused(guarded, recorder="王芳", pin=OTHER) == "pin_wrong"
    assert refused(guarded, recorder="赵六", pin=PIN) == "pin_not_here"
    assert keys.workers_here(guarded) == ("王芳", "李强")


def test_the_key_file_alone_opens_nothing_and_names_nobody(guarded):
    text = keys.key_file(guarded).read_text()
    assert "raw" not in text
    assert json.loads(text)["version"] == 2
    assert not any(name in text for name in ("王芳", "李强", "\\u738b"))


def test_a_pin_is_worth_nothing_on_another_computer(guarded, monkeypatch, tmp_path_factory):
    monkeypatch.setenv("DOORBOOK_CONFIG", str(tmp_path_factory.mktemp("elsewhere")))
    assert refused(guarded, recorder="王芳", pin=PIN) == "pin_not_here"


def test_a_slot_with_another_workers_name_on_it_opens_nothing(guarded):
    """FAULTS 33: slots are bound to their worker; exchanged ones are wrong ones."""
    file = keys.key_file(guarded)
    content = key_files.read(file)
    one, two = content.slots
    swapped = (type(one)(**{**vars(one), "worker": two.worker}), two)
    key_files.write(file, key_files.KeyFile(slots=swapped, proof=content.proof))
    assert refused(guarded, recorder="王芳", pin=PIN) == "pin_wrong"


def test_ten_wrong_pins_mean_waiting_through_restarts_and_changed_clocks(guarded):
    """FAULTS 43: the waiting is counted on the clock of the machine's running, not on the date."""
    clock = [1000.0]
    secret = keys.Secret(pin="000001", worker="王芳", clock=lambda: clock[0])
    waits = []
    for _ in range(10):
        while True:
            with pytest.raises(UserMistake) as problem:
                keys.open_key(guarded, secret)
            if problem.value.code == "pin_wrong":
                break
            waits.append(problem.value.values["seconds"])
            clock[0] += waits[-1]
    assert waits == sorted(waits) and len(waits) == 7 and waits[-1] > 600
    right = keys.Secret(pin=PIN, worker="王芳", clock=lambda: clock[0])
    assert code_of(lambda: keys.open_key(guarded, right)) == "pin_wait"
    clock[0] = 5.0  # the computer was started anew: what passed before does not count, what passes now does
    assert code_of(lambda: keys.open_key(guarded, right)) == "pin_wait"
    clock[0] = device.LONGEST_WAIT
    assert keys.open_key(guarded, right).wrong == 10
    assert keys.open_key(guarded, right).wrong == 0


def test_wrong_pins_are_written_down(guarded):
    for _ in range(2):
        assert refused(guarded, recorder="李强", pin="918273") == "pin_wrong"
    with Workspace.open(guarded, recorder="李强", pin=OTHER) as opened:
        assert opened.ask(audit_rows)[0].name == "wrong_pins_2"


def test_a_removed_worker_stays_out_the_others_get_in(guarded):
    """FAULTS 46, and neither a copy of the slots beside a backup lets the worker in again."""
    with Workspace.open(guarded, recorder="王芳", pin=PIN) as opened:
        opened.keep_copy()
        worker = next(row.id for row in opened.ask(workers) if row.name == "李强")
        admin = next(row.id for row in opened.ask(workers) if row.name == "王芳")
        opened.keyring.remove_pin(worker, frozenset({admin}))
        with pytest.raises(UserMistake) as problem:
            opened.keyring.add_pin(worker, "李强", "12345", administrator=False)
        assert problem.value.code == "pin_short"
    assert refused(guarded, recorder="李强", pin=OTHER) == "pin_not_here"
    keys.key_file(guarded).unlink()
    assert refused(guarded, recorder="李强", pin=OTHER) == "key_missing"
    for spare in key_files.spare_files(guarded):
        assert worker not in spare.read_text()


def test_a_worker_who_has_left_stays_out(guarded):
    with Workspace.open(guarded, recorder="王芳", pin=PIN) as opened:
        opened.run(keep_worker, "李强", active=False)
    assert refused(guarded, recorder="李强", pin=OTHER) == "pin_wrong"


def test_a_worker_may_not_change_the_keys(guarded):
    with Workspace.open(guarded, recorder="李强", pin=OTHER) as opened:
        for change in (
            lambda: opened.keyring.set_passphrase("一二三四五"),
            opened.keyring.make_recovery,
            lambda: opened.keyring.add_pin("x", "李强", "730518", administrator=True),
        ):
            assert code_of(change) == "forbidden"
        assert {row.result for row in opened.ask(audit_rows, 3)} == {"refused"}


def test_somebody_can_always_open_it(guarded):
    with Workspace.open(guarded, recorder="王芳", pin=PIN) as opened:
        ids = {row.name: row.id for row in opened.ask(workers)}
        admins = frozenset({ids["王芳"]})
        assert code_of(lambda: opened.keyring.remove_pin(ids["王芳"], admins)) == "last_way"
        opened.keyring.remove_pin(ids["李强"], admins)
        opened.keyring.remove_pin(ids["王芳"], admins)
    Workspace.open(guarded).close()  # no PIN is left: the key file beside the ledger opens it


def test_the_first_pin_is_an_administrators(village):
    assert code_of(lambda: village.keyring.add_pin("x", "李强", PIN, administrator=False)) == "first_pin"


@pytest.mark.parametrize("pin", ["111111", "123456", "654321", "12345", "abcdef", ""])
def test_a_pin_that_is_guessed_at_once_is_refused(pin):
    with pytest.raises(UserMistake):
        check_pin(pin)
    assert check_pin("７３０５１８") == PIN


# The recovery code
