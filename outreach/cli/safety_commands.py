"""new, demo, backup, restore, check."""

from __future__ import annotations

import argparse
from pathlib import Path

from outreach.actions.mending import mend
from outreach.cli.ledger_file import ledger_path, open_ledger, passphrase, pin, recorder
from outreach.cli.new_ledger import ledger_form
from outreach.cli.output import Output
from outreach.cli.words import readable
from outreach.demo import do_the_whole_job
from outreach.errors import StorageProblem
from outreach.evidence.store import StoreSummary, check_store, mend_store
from outreach.queries.audit import audit_contradiction
from outreach.queries.content import content_digest
from outreach.queries.newest_entry import clock_trouble
from outreach.queries.soundness import findings
from outreach.storage.backups import BackupRow
from outreach.wording import zh
from outreach.workspace import Workspace, backup_contents, list_backups, restore_backup

BAD = 3


def new(options: argparse.Namespace, output: Output) -> None:
    """Make a ledger."""
    if not (options.village_name or options.village_code):
        options.usage_error("--village-name 和 --village-code 至少写一个")
    path = ledger_path(options)
    form = ledger_form(options)
    Workspace.create(path, form, recorder=recorder(options), passphrase=passphrase(options)).close()
    made = f"台账建好了：{readable(path.name)}。下一步：roster import 花名册。"
    output.document({"ledger": readable(str(path))}, [made])


def demo(options: argparse.Namespace, output: Output) -> None:
    """Build the demo village and do the whole main job into a folder."""
    made = do_the_whole_job(Path(options.out))
    output.document(made, [f"{name}：{value}" for name, value in made.items()])


def backup(options: argparse.Namespace, output: Output) -> None:
    """Make a verified copy, in the ledger's own folder or in another one."""
    with open_ledger(options) as workspace:
        file = workspace.copy_to(Path(options.to)) if options.to else workspace.keep_copy("asked")
    shown = readable(str(file))
    output.document({"file": shown}, [f"备份好了，已核对能打开：{shown}"])


def backups(options: argparse.Namespace, output: Output) -> None:
    """List the copies, the newest first, with what is in each and what going back to it would lose."""
    path = ledger_path(options)
    rows = [_backup(row, path, options) for row in list_backups(path.absolute())]
    output.document(rows, [_backup_line(row) for row in rows] or ["还没有备份。用 backup 做一份。"])


def _backup(row: BackupRow, ledger: Path, options: argparse.Namespace) -> dict[str, object]:
    document: dict[str, object] = {
        "file": readable(str(row.file)),
        "made": row.made_at.isoformat(timespec="seconds"),
        "bytes": row.size,
        "reason": row.reason,
    }
    try:
        inside, lost = backup_contents(
            row.file, ledger, passphrase=passphrase(options), pin=pin(options), worker=recorder(options)
        )
    except StorageProblem as problem:
        return document | {"ok": False, "message": problem.chinese()}
    return document | {
        "ok": True,
        "households": inside.households,
        "visits": inside.visits,
        "last_entry": inside.last_at.isoformat(timespec="seconds") if inside.last_at else None,
        "by": inside.last_by,
        "lost": {"changes": lost.changes, "visits": lost.visits} if lost.known else None,
    }


def _backup_line(row: dict[str, object]) -> str:
    if not row["ok"]:
        return f"{row['made']}　打不开，不能用：{row['file']}"
    lost = row["lost"]
    losing = f"，比现在少 {lost['changes']} 步" if isinstance(lost, dict) else ""
    return f"{row['made']}　{row['households']} 户 {row['visits']} 次走访{losing}：{row['file']}"


def restore(options: argparse.Namespace, output: Output) -> None:
    """Put a copy in the ledger's place; the old file is set aside."""
    path = ledger_path(options)
    aside = restore_backup(
        Path(options.file), path, passphrase=passphrase(options), pin=pin(options), worker=recorder(options)
    )
    lines = ["台账已从备份找回。"] + ([f"原来的文件留在：{readable(aside.name)}"] if aside else [])
    document = {"file": readable(str(path)), "aside": readable(str(aside)) if aside else None}
    output.document(document, lines)


def check(options: argparse.Namespace, output: Output) -> int:
    """Check the file and what hangs together in it; a file that does not open is an answer too.

    With --mend what is safe is mended first, after a copy was kept.
    """
    mended, fetched, store, clock = 0, 0, StoreSummary(0, (), (), ()), ""
    try:
        with open_ledger(options) as workspace:
            problems, clock = workspace.verify(), _clock(workspace)
            if not problems:
                mended = _mend(workspace) if options.mend else 0
                fetched = mend_store(workspace) if options.mend else 0
                store = check_store(workspace)
                problems = [row.sentence for row in workspace.ask(findings)] + store.problems()
                if bad := workspace.ask(audit_contradiction, workspace.known_heads()):
                    problems.append(bad.sentence)
            content = workspace.ask(content_digest)
    except StorageProblem as problem:
        problems, content = [problem.chinese()], None
    document = {"ok": not problems, "problems": problems, "content": content, "mended": mended}
    document["clock"] = clock or None
    document["photos"] = {
        "kept": store.kept,
        "missing": len(store.missing),
        "damaged": len(store.damaged),
        "orphans": len(store.orphans),
        "fetched": fetched,
        "list": _photos(store),
    }
    said = [f"修好了 {mended} 户，修之前留了备份。"] if mended else []
    said += [f"从备份找回 {fetched} 张照片。"] if fetched else []
    said += [f"有 {len(store.orphans)} 个照片文件没有主，用 photo tidy 清掉。"] if store.orphans else []
    said += [clock] if clock else []
    output.document(document, [*said, *(problems or ["台账完好。"])])
    return BAD if problems else 0


def _photos(store: StoreSummary) -> list[dict[str, str]]:
    """Name each photo that is missing or damaged, and each file that belongs to nothing."""
    bad = [("missing", row) for row in store.missing] + [("damaged", row) for row in store.damaged]
    rows = [
        {"state": state, "file": row.file, "of": row.of.value, "record": row.record_id, "day": f"{row.day}"}
        for state, row in bad
    ]
    return rows + [{"state": "orphan", "file": name} for name in store.orphans]


def _clock(workspace: Workspace) -> str:
    found = workspace.ask(clock_trouble, workspace.now())
    return zh(found) if found else ""


def _mend(workspace: Workspace) -> int:
    if not any(row.mendable for row in workspace.ask(findings)):
        return 0
    workspace.keep_copy("mend")
    return workspace.run(mend)
