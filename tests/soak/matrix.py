"""Every cell of role and action, and of role and uncommon query, is tried in the core."""

from __future__ import annotations

from outreach.errors import UserMistake
from outreach.queries.audit import audit_rows
from outreach.rights import QUERIES, may, right_of
from outreach.vocabulary import Access
from outreach.workspace import Workspace
from tests.soak.results import Result, workplace
from tests.support.every_action import actions
from tests.support.ledgers import small_village


def matrix(seed: int) -> Result:
    """An action that is let in fails for want of its arguments; one that is refused leaves a line."""
    result = Result("role × action matrix", seed)
    with workplace() as folder, small_village(folder) as village:
        for access in Access:
            for name in sorted(actions()):
                _try_action(village, access, name, result)
            for name in QUERIES:
                _try_query(village, access, name, result)
    return result


def _try_action(village: Workspace, access: Access, name: str, result: Result) -> None:
    village.access = access
    before = len(village.ask(_lines))
    allowed = may(access, right_of(name))
    try:
        village.run(actions()[name], **{"no such argument": 1})
        result.fail(f"{name} as {access} did something")
    except TypeError:
        tried = True
    except UserMistake as refusal:
        tried = refusal.code != "forbidden"
    rows = village.ask(_lines)
    noted = len(rows) == before + 1 and (rows[0].name, rows[0].result) == (name, "refused")
    if tried is not allowed or (not allowed and not noted):
        result.fail(f"{name} as {access}: let in {tried}, noted {noted}")
    result.count("let in" if tried else "refused and noted")
    result.done += 1


def _try_query(village: Workspace, access: Access, name: str, result: Result) -> None:
    village.access = access
    query = type("Query", (), {"__call__": lambda self, session: 1, "__name__": name})()
    try:
        tried = village.ask(query) == 1
    except UserMistake:
        tried = False
    if tried is not may(access, QUERIES[name]):
        result.fail(f"{name} as {access}")
    result.count("let in" if tried else "refused and noted")
    result.done += 1


def _lines(session):  # type: ignore[no-untyped-def]
    return audit_rows(session, 10_000)
