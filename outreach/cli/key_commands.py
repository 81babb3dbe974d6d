"""key list, passphrase, add-pin, remove, recovery: who can open the ledger."""

from __future__ import annotations

import argparse
from pathlib import Path

from outreach.actions.workers import WORKER_UNKNOWN, set_access
from outreach.cli.ledger_file import PASSPHRASE_FILE, PIN_FILE, open_ledger, said_in
from outreach.cli.output import Output
from outreach.cli.words import readable
from outreach.errors import UserMistake
from outreach.queries.village import WorkerRow, workers
from outreach.rights import Right
from outreach.vocabulary import LABELS, Access
from outreach.wording import zh
from outreach.workspace import Workspace

KINDS = {"raw": "钥匙文件（谁拿到都能打开）", "passphrase": "口令", "pin": "PIN", "recovery": "恢复码"}


def key_list(options: argparse.Namespace, output: Output) -> None:
    """List the ways in; the secrets themselves are nowhere."""
    with open_ledger(options) as workspace:
        names = {row.id: row for row in workspace.ask(workers)}
        rows = workspace.keyring.rows()
    found: list[dict[str, object]] = []
    for row in rows:
        worker = names.get(row.worker)
        found.append(
            {
                "kind": row.kind,
                "worker": worker.name if worker else None,
                "role": str(worker.access) if worker else None,
                "here": row.here,
            }
        )
    output.document(found, [_line(row) for row in found])


def _line(row: dict[str, object]) -> str:
    if row["kind"] != "pin":
        return KINDS[str(row["kind"])]
    role = zh(LABELS[Access(str(row["role"]))]) if row["role"] else "已不在册"
    return f"PIN　{row['worker'] or ''}（{role}）　{'本机' if row['here'] else '另一台电脑'}"


def key_passphrase(options: argparse.Namespace, output: Output) -> None:
    """Set the pass phrase; the key file alone opens nothing any more."""
    new = said_in(options.new_file, "DOORBOOK_NEW_PASSPHRASE", PASSPHRASE_FILE, "passphrase")
    with open_ledger(options) as workspace:
        workspace.keyring.set_passphrase(new)
    output.document({"passphrase": True}, ["口令设好了。下一步：key recovery 做恢复码，交乡镇保管。"])


def key_add_pin(options: argparse.Namespace, output: Output) -> None:
    """Set a worker's PIN on this computer, and the role in which the worker opens the ledger."""
    new = said_in(options.new_file, "DOORBOOK_NEW_PIN", PIN_FILE, "pin")
    with open_ledger(options) as workspace:
        workspace.require(Right.KEYS, "add_pin")
        worker = worker_named(workspace, options.name)
        access = Access(options.role) if options.role else worker.access
        workspace.keyring.add_pin(
            worker.id, worker.name, new, administrator=access is Access.ADMINISTRATOR
        )
        if access is not worker.access:
            workspace.run(set_access, worker.name, access)
    said = f"{worker.name} 的 PIN 设好了，身份：{zh(LABELS[access])}。只在这台电脑上有用。"
    output.document({"worker": worker.name, "role": str(access)}, [said])


def key_remove(options: argparse.Namespace, output: Output) -> None:
    """Take a way in away: a worker's PINs, the pass phrase or the recovery code."""
    with open_ledger(options) as workspace:
        if options.what in ("passphrase", "recovery"):
            workspace.keyring.remove(options.what, administrators(workspace))
        else:
            worker = worker_named(workspace, options.what)
            workspace.keyring.remove_pin(worker.id, administrators(workspace))
    lines = [f"收回了：{options.what}。"]
    if options.what not in ("passphrase", "recovery"):
        lines.append("带走的备份照样打得开：请收回U盘和电脑；口令也知道的，用 key passphrase 换一个。")
    output.document({"removed": options.what}, lines)


def key_recovery(options: argparse.Namespace, output: Output) -> None:
    """Make a new recovery code, tried once; on a page to be kept at the township, or on the screen."""
    from outreach.printing.recovery_sheet import write_recovery

    with open_ledger(options) as workspace:
        if options.out:
            write_recovery(workspace, Path(options.out))
            file = readable(options.out)
            output.document({"file": file}, [f"恢复码印在：{file}（已试开，旧的不能用了）"])
            return
        code = workspace.keyring.make_recovery()
    lines = [f"恢复码（已试开）：{code}", "旧的恢复码不能用了。请打印封存，交乡镇保管。"]
    output.document({"code": code}, lines)


def worker_named(workspace: Workspace, name: str) -> WorkerRow:
    """Find a worker by name. Raises UserMistake."""
    for row in workspace.ask(workers):
        if row.name == name.strip():
            return row
    raise UserMistake(WORKER_UNKNOWN, field="worker", name=name.strip())


def administrators(workspace: Workspace) -> frozenset[str]:
    """Give the ids of the workers who are village administrators."""
    return frozenset(r.id for r in workspace.ask(workers) if r.active and r.access is Access.ADMINISTRATOR)
