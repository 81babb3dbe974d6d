"""What `new` is told: names that are left out come from the list of division codes."""

from __future__ import annotations

import argparse
import sys

from outreach.actions.ledger import VILLAGE_CODE_WRONG, LedgerForm
from outreach.divisions import DivisionRow, village_by_code
from outreach.divisions.names import bare, everyday
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_to_store
from outreach.wording import mark

CODE_DIGITS = 12
VILLAGE_CODE_UNKNOWN = declare(
    "village_code_unknown",
    mark("This code is not in the list of 2023: check it, or give --village-name too."),
)


def ledger_form(options: argparse.Namespace) -> LedgerForm:
    """Give the form; names given win over those of the code. Raises UserMistake."""
    code, name = fit_to_store(options.village_code).strip(), fit_to_store(options.village_name).strip()
    row = village_by_code(code) if code else None
    if not name and row is None:
        raise UserMistake(
            VILLAGE_CODE_UNKNOWN if len(code) == CODE_DIGITS else VILLAGE_CODE_WRONG, field="village_code"
        )
    if row is not None and name and _core(name) != _core(row.name):
        _notice(row)
    return LedgerForm(
        village_name=name or (row.name if row else ""),
        village_code=code,
        township=fit_to_store(options.township).strip() or (row.township if row else ""),
        county=fit_to_store(options.county).strip() or (row.county if row else ""),
        keep=tuple(word.strip() for word in options.keep.split(",") if word.strip()),
    )


def _core(name: str) -> str:
    return bare(everyday("".join(name.split()))[0])


def _notice(row: DivisionRow) -> None:
    place = f"{row.county}{row.township}{row.name}"
    print(f"代码 {row.code} 在名录里是{place}，村名按您写的，请核对代码。", file=sys.stderr)
