"""python -m tests.support.release_ledger: keep a ledger of today's schema, for every later version to open.

Run it once when a version goes out; then add the schema to RELEASED in outreach/storage/migrate.py. With
--newer it makes the ledger that is newer than any schema instead. Nothing that is there is overwritten.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach.actions.activities import ActivityForm, record_activity
from outreach.actions.cases import CaseForm, add_case
from outreach.actions.receipts_back import SlipForm, return_receipt
from outreach.queries.households import unit_id_of
from outreach.storage import keys
from outreach.storage.database import connect
from outreach.storage.migrate import STEPS
from outreach.vocabulary import Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import log, small_village
from tests.support.old_ledgers import LEDGERS, NEWER, OldLedger, counted
from tests.support.receipts import slips_for

PASSPHRASE = "柳河村的台账"
NO_SCHEMA = "9999"


def fill(village: Workspace) -> OldLedger:
    """Do a little of everything in the small village, under a pass phrase."""
    log(village, "1", signoff=SignOff.SIGNATURE, topics=["answer_96110"])
    log(village, "2", Outcome.NOBODY_HOME)
    log(village, "3", day=17, note="下午再来")
    slip, _ = slips_for(village, "4", None)
    village.run(return_receipt, slip.code, SlipForm())
    village.run(record_activity, ActivityForm("market_day", date(2026, 11, 17)))
    case = CaseForm(date(2026, 11, 17), "brushing", unit_id=village.ask(unit_id_of, "2"), loss=12_800)
    village.run(add_case, case)
    village.keyring.set_passphrase(PASSPHRASE)
    return counted(village, PASSPHRASE)


def keep(folder: Path) -> Path:
    """Keep the ledger, its key file and its figures in a folder; gives the ledger."""
    target = folder / f"{STEPS[-1]}.doorbook"
    with TemporaryDirectory() as work, small_village(Path(work)) as village:
        figures, path = fill(village), village.path
        village.close()
        _copy(path, target)
    words = json.dumps(asdict(figures), ensure_ascii=False, indent=1)
    target.with_suffix(".json").write_text(words + "\n", encoding="utf-8")
    return target


def keep_newer(folder: Path) -> Path:
    """Keep a ledger of a schema that there is not; gives the ledger."""
    target = folder / NEWER.name
    with TemporaryDirectory() as work:
        small_village(Path(work)).close()
        path = Path(work) / "village.doorbook"
        connection = connect(path, keys.read_key(path))
        connection.execute(f"UPDATE alembic_version SET version_num = '{NO_SCHEMA}'")
        connection.close()
        _copy(path, target)
    return target


def _copy(path: Path, target: Path) -> None:
    if target.exists():
        sys.exit(f"{target} is there already: nothing was changed.")
    shutil.copyfile(path, target)
    shutil.copyfile(keys.key_file(path), keys.key_file(target))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newer", action="store_true", help="the ledger newer than any schema")
    parser.add_argument("--to", type=Path, default=LEDGERS, help="the folder, tests/data/ledgers as a rule")
    options = parser.parse_args()
    made = (keep_newer if options.newer else keep)(options.to)
    print(made)
    if not options.newer:
        print(f'Add "{STEPS[-1]}" to RELEASED in outreach/storage/migrate.py.')


if __name__ == "__main__":
    main()
