"""Planted names, phones and ID numbers are looked for in every byte of every file that was written."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

from outreach.actions.ledger import LedgerForm
from outreach.actions.register import apply_register_update
from outreach.queries.households import unit_id_of
from outreach.register_rows import AddHousehold, RegisterHousehold, RegisterPerson, RegisterUpdate
from outreach.workspace import Workspace
from tests.soak.results import Result, chance, workplace

HAN = "甄闫郗邸亓仝隗郏鄢璩桑桂濮牛寿通边扈燕冀"
CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def plaintext(seed: int, count: int) -> Result:
    """A third names, a third phones, a third ID numbers; history, drafts, backups, keys, settings."""
    result = Result("plaintext of planted values", f"{count}, 0 found", seed)
    dice = chance(seed, result.what)
    names, phones, ids = set[str](), set[str](), set[str]()
    while len(names) < count - 2 * (count // 3):
        names.add("".join(dice.choices(HAN, k=4)))
    while len(phones) < count // 3:
        phones.add(f"1390000{dice.randrange(10_000):04}")
    while len(ids) < count // 3:
        ids.add(f"3206231{dice.randrange(940, 999)}0715{dice.randrange(10**4):04}")
    with workplace() as folder, mock.patch.dict(os.environ, DOORBOOK_CONFIG=str(folder / "config")):
        _write(folder / "v.doorbook", sorted(names), sorted(phones), sorted(ids))
        data = b"\n".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
        for value in (*names, *phones, *ids):
            result.done += 1
            if any(value.encode(coding) in data for coding in CODINGS):
                kind = "name" if value in names else "phone" if value in phones else "ID number"
                result.fail(f"a {kind} stands in plain text")
        result.note = f"{len(data) // 1024} KB searched"
    return result


def _write(path: Path, names: list[str], phones: list[str], ids: list[str]) -> None:
    path.parent.joinpath("config").mkdir()
    form = LedgerForm("周新庄村", keep=("id_no", "phone"))
    with Workspace.create(path, form, recorder="王芳", passphrase="清水桥头三棵树") as workspace:
        adds = []
        for number, name in enumerate(names):
            phone = phones[number] if number < len(phones) else ""
            id_no = ids[number] if number < len(ids) else ""
            people = (RegisterPerson("", name, "户主", "男", "1975-06-09", id_no, phone),)
            household = RegisterHousehold("", str(number), "1", str(number), members=people)
            adds.append(AddHousehold(f"n{number}", household))
        workspace.run(apply_register_update, RegisterUpdate("花名册", tuple(adds)))
        workspace.keep_draft("visit", {"who": names, "phones": phones})
        workspace.keep_copy()
        workspace.erase("本人要求", units=[workspace.ask(unit_id_of, "1") or ""])
        workspace.undoable()
        workspace.keyring.make_recovery()
        workspace.keyring.add_pin("w", names[0], "730518", administrator=True)
        workspace.keep_copy()
