"""FAULTS 12, 33, 45: slots lost, broken or of the first format; the recovery code and the copies of them."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from pathlib import Path

import pytest

from outreach.actions.ledger import LedgerForm
from outreach.actions.workers import keep_worker, set_access
from outreach.errors import StorageProblem, UserMistake
from outreach.queries.audit import audit_rows
from outreach.queries.village import workers
from outreach.storage import key_files, keys
from outreach.storage.database import connect
from outreach.storage.recovery_codes import looks_like_code, make_code, read_code
from outreach.vocabulary import Access
from outreach.workspace import Workspace

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


def code_in(call) -> str:
    try:
        call()
    except StorageProblem as problem:
        return problem.code
    return ""


# The pass phrase


def test_a_recovery_code_says_which_group_has_a_slip():
    code = make_code()
    assert len(read_code(code)) == 16
    assert looks_like_code(code.replace("-", " "))
    assert read_code(code.replace("-", "")) == read_code(code)
    groups = code.split("-")
    wrong = groups[4][:5] + str((int(groups[4][5]) + 1) % 10)
    with pytest.raises(UserMistake) as problem:
        read_code("-".join([*groups[:4], wrong, *groups[5:]]))
    assert (problem.value.code, problem.value.values["group"]) == ("recovery_group", 5)
    with pytest.raises(UserMistake):
        read_code("-".join(groups[:7]))


def test_every_single_slip_and_every_exchange_of_neighbours_is_noticed():
    seed = 7
    choice = random.Random(seed)
    for _ in range(300):
        code = make_code().replace("-", "")
        place = choice.randrange(47)
        if place % 6 < 5 and code[place] != code[place + 1]:
            exchanged = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            with pytest.raises(UserMistake):
                read_code(exchanged)
        digit = str((int(code[place]) + choice.randrange(1, 10)) % 10)
        with pytest.raises(UserMistake):
            read_code(code[:place] + digit + code[place + 1 :])


@pytest.mark.parametrize("damage", ["deleted", "emptied", "cut", "flipped"])
def test_a_lost_or_damaged_slot_file_opens_with_the_recovery_code(guarded, damage):
    """FAULTS 45: a second copy of the slots lies beside each backup."""
    with Workspace.open(guarded, recorder="王芳", pin=PIN) as opened:
        code = opened.keyring.make_recovery()
        opened.keep_copy()
    file = keys.key_file(guarded)
    data = file.read_bytes()
    if damage == "deleted":
        file.unlink()
    else:
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        file.write_bytes({"emptied": b"", "cut": data[:middle], "flipped": flipped}[damage])
    assert refused(guarded) in ("key_missing", "key_broken")
    with Workspace.open(guarded, passphrase=code) as opened:
        assert opened.access is Access.ADMINISTRATOR
        assert opened.ask(audit_rows)[0].name == "opened_by_recovery"
    with Workspace.open(guarded, recorder="王芳", pin=PIN):
        pass  # the slots were put back


def test_a_new_recovery_code_replaces_the_old_one(guarded):
    with Workspace.open(guarded, recorder="王芳", pin=PIN) as opened:
        old, new = opened.keyring.make_recovery(), opened.keyring.make_recovery()
    assert refused(guarded, passphrase=old) == "recovery_wrong"
    Workspace.open(guarded, passphrase=new).close()


def test_every_flipped_byte_of_the_key_file_is_noticed_or_harmless(guarded):
    """FAULTS 33."""
    file = keys.key_file(guarded)
    data = file.read_bytes()
    for place in range(0, len(data), 7):
        file.write_bytes(data[:place] + bytes([data[place] ^ 0x11]) + data[place + 1 :])
        assert code_in(lambda: key_files.read(file)) in ("key_broken", "")


def test_a_pass_phrase_set_later_shuts_the_bare_key_out_of_every_copy_here(village):
    village.keep_copy()
    key = keys.read_key(village.path)
    village.keyring.set_passphrase("清水桥头三棵树")
    village.close()
    for file in (keys.key_file(village.path), *key_files.spare_files(village.path)):
        assert key not in file.read_text()
    assert refused(village.path) == "passphrase_needed"
    assert refused(village.path, passphrase="错的口令") == "passphrase_wrong"
    Workspace.open(village.path, passphrase="清水桥头三棵树").close()


def test_a_ledger_of_the_first_format_opens_and_is_renewed_with_its_pass_phrase(tmp_path):
    path = tmp_path / "old.doorbook"
    made = Workspace.create(path, LedgerForm("柳河村"), passphrase="旧的口令")
    salt = "00112233445566778899aabbccddeeff"
    cost = {"n": 2**15, "r": 8, "p": 1}
    old = hashlib.scrypt("旧的口令".encode(), salt=bytes.fromhex(salt), maxmem=2**26, dklen=32, **cost)
    made.close()
    connection = connect(path, keys.read_key(path, "旧的口令"))
    connection.execute(f"PRAGMA rekey = \"x'{old.hex()}'\"")
    connection.close()
    first = {"version": 1, "kind": "scrypt", "salt": salt, **cost}
    keys.key_file(path).write_text(json.dumps(first | {"check": key_files.proof_of(old.hex())}))
    assert refused(path, passphrase="别的口令") == "passphrase_wrong"
    with Workspace.open(path, passphrase="旧的口令") as opened:
        assert code_of(opened.keyring.make_recovery) == "key_file_old"
        opened.keyring.set_passphrase("新的口令")
    assert json.loads(keys.key_file(path).read_text())["version"] == 2
    Workspace.open(path, passphrase="新的口令").close()


def test_a_bare_key_lost_is_taken_from_the_newest_copy(village):
    village.keep_copy()
    village.close()
    keys.key_file(village.path).unlink()
    with Workspace.open(village.path) as opened:
        assert opened.ask(audit_rows)[0].name == "opened_by_raw"


def test_a_copy_with_all_its_slots_opens_elsewhere_by_pass_phrase(village, tmp_path):
    village.keyring.set_passphrase("清水桥头三棵树")
    copy = village.keep_copy()
    there = tmp_path / "there"
    there.mkdir()
    for file in (copy, keys.key_file(copy)):
        shutil.copy(file, there / file.name)
    Workspace.open(there / copy.name, passphrase="清水桥头三棵树").close()
