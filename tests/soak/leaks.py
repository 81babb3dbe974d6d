"""Planted names, phones and ID numbers are looked for in every byte of every file that was written."""

from __future__ import annotations

import logging
import os
import random
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from unittest import mock

from outreach.actions.campaigns import CampaignForm, start_campaign
from outreach.actions.ledger import LedgerForm
from outreach.actions.register import apply_register_update
from outreach.periods import PeriodKind, containing
from outreach.queries.households import unit_id_of
from outreach.register_rows import AddHousehold, RegisterHousehold, RegisterPerson, RegisterUpdate
from outreach.tallies.details import report
from outreach.tallies.workbook import report_bytes
from outreach.workspace import Workspace
from tests.soak.kills import child, end
from tests.soak.results import Result, chance, workplace
from tests.support.ledgers import log

HAN = "甄闫郗邸亓仝隗郏鄢璩桑桂濮牛寿通边扈燕冀"
CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
PHRASE = "清水桥头三棵树"


def plaintext(seed: int, count: int) -> Result:
    """So many names, phones and ID numbers each, in all that a year writes: history, drafts, copies, logs."""
    result = Result("plaintext of planted values", seed)
    dice = chance(seed, result.what)
    planted = {
        "name": _planted(count, lambda: "".join(dice.choices(HAN, k=4))),
        "phone": _planted(count, lambda: f"1390000{dice.randrange(10_000):04}"),
        "ID number": _planted(
            count, lambda: f"3206231{dice.randrange(940, 999)}0715{dice.randrange(10**4):04}"
        ),
    }
    with workplace() as folder, mock.patch.dict(os.environ, DOORBOOK_CONFIG=str(folder / "config")):
        _write(folder, planted["name"], planted["phone"], planted["ID number"], dice)
        files = [file for file in folder.rglob("*") if file.is_file()]
        data = b"\n".join(os.fsencode(file.name) + b"\n" + file.read_bytes() for file in files)
    result.count("files", len(files))
    result.count("KB", len(data) // 1024)
    for kind, values in planted.items():
        result.done += len(values)
        found = sum(len(_found(data, [value.encode(coding) for value in values])) for coding in CODINGS)
        result.count("found", found)
        if found:
            result.fail(f"{found} of kind {kind} stand in plain text")
    return result


def _found(data: bytes, values: list[bytes]) -> set[bytes]:
    """Give those of the values that stand in the data, in one pass: by how they begin, then whole."""
    shared = os.path.commonprefix(values)
    heads = {shared} if shared else {value[:2] for value in values}
    pattern = re.compile(b"(?=" + b"|".join(map(re.escape, heads)) + b")")
    wanted, length = set(values), len(values[0])
    places = (match.start() for match in pattern.finditer(data))
    return {piece for place in places if (piece := data[place : place + length]) in wanted}


def _planted(count: int, make: Callable[[], str]) -> list[str]:
    values: set[str] = set()
    while len(values) < count:
        values.add(make())
    return sorted(values)


def _write(folder: Path, names: list[str], phones: list[str], ids: list[str], dice: random.Random) -> None:
    (folder / "config").mkdir()
    (folder / "stick").mkdir()
    path = folder / "v.doorbook"
    form = LedgerForm("周新庄村", keep=("id_no", "phone"))
    with Workspace.create(path, form, recorder="王芳", passphrase=PHRASE) as workspace:
        workspace.run(apply_register_update, RegisterUpdate("花名册", _households(names, phones, ids)))
        today = workspace.now().date()
        workspace.run(start_campaign, CampaignForm("秋季", today - timedelta(days=60), today))
        workspace.keep_draft("visit", {"who": names, "phones": phones, "ids": ids})
        workspace.seal(" ".join((*names, *phones, *ids)).encode())
        workspace.keep_copy()
        workspace.copy_to(folder / "stick")
        workspace.erase("本人要求", units=[workspace.ask(unit_id_of, "1") or ""])
        workspace.undoable()
        workspace.keyring.make_recovery()
        workspace.keyring.add_pin("w", names[0], "730518", administrator=True)
        workspace.keep_copy()
    _die_while_writing(path, names, dice)
    _die_while_exporting(path, folder / "temporary", dice)
    _report_a_bug(folder / "config", names[0], phones[0])


def _households(names: list[str], phones: list[str], ids: list[str]) -> tuple[AddHousehold, ...]:
    adds = []
    for number, (name, phone, id_no) in enumerate(zip(names, phones, ids, strict=True)):
        people = (RegisterPerson("", name, "户主", "男", "1975-06-09", id_no, phone),)
        household = RegisterHousehold("", str(number), "1", str(number), members=people)
        adds.append(AddHousehold(f"n{number}", household))
    return tuple(adds)


def _die_while_writing(path: Path, names: list[str], dice: random.Random) -> None:
    """What a killed program leaves, its journal too, is searched as well."""

    def work(pipe: int) -> None:
        with Workspace.open(path, recorder=names[1], passphrase=PHRASE) as workspace:
            os.write(pipe, b"open")
            for number in range(10**6):
                log(workspace, str(2 + number % 9), note=names[number % len(names)])

    number, pipe = child(work)
    assert os.read(pipe, 4) == b"open"
    time.sleep(0.2 + dice.random() * 0.1)
    end(number)
    os.close(pipe)
    journal = path.with_name(path.name + "-journal")
    if journal.is_file():  # the next opening settles it
        shutil.copy(journal, path.with_name("left-by-the-killed"))


def _die_while_exporting(path: Path, temporary: Path, dice: random.Random) -> None:
    """A program that is killed while it makes the week's workbook leaves nothing in the temporary folder."""
    temporary.mkdir()

    def work(pipe: int) -> None:
        with (
            mock.patch.object(tempfile, "tempdir", str(temporary)),
            Workspace.open(path, passphrase=PHRASE) as workspace,
        ):
            found = workspace.ask(report, containing(PeriodKind.YEAR, workspace.now().date()), None)
            os.write(pipe, b"open")
            for _ in range(10**6):
                report_bytes(found, "王芳", workspace.now().date())

    number, pipe = child(work)
    assert os.read(pipe, 4) == b"open"
    time.sleep(0.3 + dice.random() * 0.3)
    end(number)
    os.close(pipe)


def _report_a_bug(folder: Path, name: str, phone: str) -> None:
    """A bug whose message holds a name is logged and reported."""
    from ui.error_messages import keep_log, record_bug

    keep_log(folder)
    try:
        raise KeyError(name, phone)
    except KeyError as problem:
        (folder / "report.txt").write_text(record_bug(problem), encoding="utf-8")
    for handler in logging.getLogger("doorbook").handlers[:]:
        logging.getLogger("doorbook").removeHandler(handler)
        handler.close()
