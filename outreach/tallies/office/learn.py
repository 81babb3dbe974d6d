"""Learns the form of an office, and fills it with a period's figures, from its file or from the ledger."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.actions.forms import LearnedForm, learn_form
from outreach.files import PART, PREFIX, write_whole
from outreach.periods import Period
from outreach.queries.campaigns import campaigns
from outreach.queries.forms import FormRow, form, form_file, forms
from outreach.queries.village import village
from outreach.tallies.catalogue import Counts, Figure, catalogue
from outreach.tallies.office.choices import chosen_from_lists
from outreach.tallies.office.group_labels import GroupLabels
from outreach.tallies.office.labels import labels, what_moved
from outreach.tallies.office.mapping import CellEntry, OfficeMap, map_of
from outreach.tallies.office.package import OfficeBook, open_form
from outreach.tallies.office.refill import check_name, entries_of, refill, stale_rates, write_filled
from outreach.tallies.office.survey import survey
from outreach.tallies.office.values import Filling
from outreach.tallies.tally import TallySheet, figure_of
from outreach.tallies.tally import tally as count
from outreach.wording import mark, zh
from outreach.workspace import Workspace

RATE_BARE = mark("{cell} on sheet “{sheet}” is not formatted as per cent: it would show 0.787, not 78.7%.")
FROM_A_LIST = mark(
    "{cell} on sheet “{sheet}” takes only what is on its list: look whether a figure is meant there."
)
GROUPS_LEFT_OUT = mark("The form has no place for {groups}: look whether that is meant.")


@dataclass(frozen=True)
class Learned:
    """What came of learning: how many cells, what is kept, what would be lost, what to look at."""

    cells: int
    kept: tuple[str, ...]
    lost: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """A filled form: the figures in it, what would be lost, and what to look at before it goes out."""

    sheet: TallySheet
    lost: tuple[str, ...]
    warnings: tuple[str, ...]


def look_at_form(workspace: Workspace, path: Path, wanted: OfficeMap) -> Learned:
    """Check a form with its map; nothing is remembered. Raises UserMistake naming the cell that is wrong."""
    return _checked(workspace, open_form(path), wanted)[0]


def learn(workspace: Workspace, path: Path, wanted: OfficeMap) -> Learned:
    """Check a form with its map and remember both. Raises UserMistake naming the cell that is wrong."""
    return _remember(workspace, open_form(path), path.name, path.read_bytes(), wanted)


def learn_again(workspace: Workspace, name: str, wanted: OfficeMap) -> Learned:
    """Remember another map for a form that the ledger has. Raises UserMistake."""
    known = workspace.ask(form, name)
    data = workspace.ask(form_file, known.id)
    return _remember(workspace, remembered_book(workspace, known), name, data, wanted)


def _remember(
    workspace: Workspace, book: OfficeBook, name: str, data: bytes, wanted: OfficeMap
) -> Learned:
    learned, entries = _checked(workspace, book, wanted)
    said = json.dumps(wanted.as_json(), ensure_ascii=False)
    beside = json.dumps(labels(book, entries), ensure_ascii=False)
    workspace.run(learn_form, LearnedForm(name, data, said, beside))
    return learned


def fill(
    workspace: Workspace,
    period: Period,
    form_path: Path,
    wanted: OfficeMap | None,
    target: Path,
    *,
    preparer: str | None = None,
    on: date | None = None,
) -> Filled:
    """Fill a copy of a form that lies in a file; without a map, with the one learned for that file's name."""
    known = _known(workspace, form_path.name, wanted)
    if wanted is None:
        wanted = map_of(json.loads(workspace.ask(form, form_path.name).map))
    book = open_form(form_path)
    filled = _fill(workspace, period, book, wanted, known, preparer, on)
    write_filled(book, target, form_path)
    return filled


def fill_learned(
    workspace: Workspace,
    period: Period,
    name: str,
    target: Path,
    *,
    preparer: str | None = None,
    on: date | None = None,
) -> Filled:
    """Fill a copy of a form that the ledger remembers. Raises UserMistake."""
    data, filled = learned_bytes(workspace, period, name, target.name, preparer=preparer, on=on)
    write_whole(target, data)
    return filled


def learned_bytes(
    workspace: Workspace,
    period: Period,
    name: str,
    target_name: str,
    *,
    preparer: str | None = None,
    on: date | None = None,
) -> tuple[bytes, Filled]:
    """Give a filled copy of a form that the ledger remembers, to be written as `target_name`."""
    known = workspace.ask(form, name)
    book = remembered_book(workspace, known)
    filled = _fill(workspace, period, book, map_of(json.loads(known.map)), known, preparer, on)
    check_name(book, target_name)
    return book.bytes(), filled


def remembered_book(workspace: Workspace, known: FormRow) -> OfficeBook:
    """Open a form as the ledger remembers it."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, suffix=PART) as folder:
        path = Path(folder) / "form.xlsx"
        path.write_bytes(workspace.ask(form_file, known.id))
        book = open_form(path)
    book.name = known.name
    return book


def _fill(
    workspace: Workspace,
    period: Period,
    book: OfficeBook,
    wanted: OfficeMap,
    known: FormRow | None,
    preparer: str | None,
    on: date | None,
) -> Filled:
    sheet = workspace.ask(count, period)
    entries = entries_of(book, wanted, GroupLabels(sheet.groups, sheet.village))
    moved = what_moved(json.loads(known.labels), book, entries) if known is not None else []
    seen = survey(book, [(entry.sheet, entry.cell) for entry in entries])
    who = workspace.recorder if preparer is None else preparer
    refill(book, entries, Filling(sheet, who, on or workspace.now().date()))
    return Filled(sheet, seen.lost, (*moved, *_groups_left_out(entries, sheet.groups)))


def _checked(
    workspace: Workspace, book: OfficeBook, wanted: OfficeMap
) -> tuple[Learned, list[CellEntry]]:
    place, figures = workspace.ask(village), _figures(workspace)
    entries = entries_of(book, wanted, GroupLabels(place.groups, place))
    for entry in entries:
        if entry.figure is not None:
            figure_of(figures, entry.figure)
    seen = survey(book, [(entry.sheet, entry.cell) for entry in entries])
    rates = frozenset(figure.code for figure in figures if figure.counts is Counts.RATE)
    bare = [zh(RATE_BARE, cell=e.cell, sheet=e.sheet) for e in stale_rates(book, entries, rates)]
    listed = [zh(FROM_A_LIST, cell=e.cell, sheet=e.sheet) for e in chosen_from_lists(book, entries)]
    warnings = (*bare, *listed, *_groups_left_out(entries, place.groups))
    return Learned(len(entries), seen.kept, seen.lost, warnings), entries


def _figures(workspace: Workspace) -> tuple[Figure, ...]:
    known = workspace.ask(campaigns)
    return workspace.ask(catalogue, known[0] if known else None)


def _groups_left_out(entries: Sequence[CellEntry], groups: Sequence[str]) -> list[str]:
    """Say which groups have no cell, where the form asks for groups at all."""
    from outreach.places import group_label

    named = {entry.group for entry in entries if entry.group is not None}
    left = [group_label(group) for group in groups if group not in named]
    return [zh(GROUPS_LEFT_OUT, groups="、".join(left))] if named and left else []


def _known(workspace: Workspace, name: str, wanted: OfficeMap | None) -> FormRow | None:
    """Give the form as it was learned: with this very map, else of this name."""
    known = workspace.ask(forms)
    if wanted is not None:
        said = json.dumps(wanted.as_json(), ensure_ascii=False)
        by_map = next((row for row in known if row.map == said), None)
        if by_map is not None:
            return by_map
    return next((row for row in known if row.name == name), None)
