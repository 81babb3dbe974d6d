"""The doors of a ledger and who answers for them, read once for every page that shows them all."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from outreach.collecting import settle
from outreach.queries.doors import DoorsSummary, doors
from outreach.queries.patches import PatchBook, patch_book

if TYPE_CHECKING:
    from outreach.workspace import Workspace

MANY = 20_000
"""Doors that would hold the window up whenever Python looks for garbage among them."""
_newest: WeakKeyDictionary[Workspace, tuple[int, str | None, DoorsSummary]] = WeakKeyDictionary()
_books: WeakKeyDictionary[Workspace, tuple[int, PatchBook]] = WeakKeyDictionary()


def read_doors(workspace: Workspace, campaign_id: str | None) -> DoorsSummary:
    """Give every door in walking order; read again only after a commit. May be called from any thread."""
    changes = workspace.changes
    known = _newest.get(workspace)
    if known is not None and known[:2] == (changes, campaign_id):
        return known[2]
    found = workspace.ask(doors, campaign_id, known[2] if known is not None else None)
    _newest[workspace] = (changes, campaign_id, found)
    if len(found.rows) > MANY:
        settle()
    return found


def read_patches(workspace: Workspace) -> PatchBook:
    """Give who answers for which doors; read again only after a commit. May be called from any thread."""
    changes = workspace.changes
    known = _books.get(workspace)
    if known is not None and known[0] == changes:
        return known[1]
    book = workspace.ask(patch_book)
    _books[workspace] = (changes, book)
    return book
