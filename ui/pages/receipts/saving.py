"""Saving an open sheet: the whole page at once, or one row by a scan; one action each, one undo."""

from __future__ import annotations

from outreach.actions.type_up import RowEntry, type_up_page
from outreach.errors import DoorbookError
from outreach.places import place_label
from outreach.vocabulary import LABELS, Outcome, SheetState, SignOff
from outreach.wording import tr
from ui.error_messages import show_at_fields
from ui.page import Context
from ui.pages.receipts.entries import Entry
from ui.pages.receipts.sheet_view import SheetView
from ui.pages.receipts.wordings import given_words, sheet_title
from ui.words import day_words


def save_page(ctx: Context, view: SheetView) -> None:
    """Record what is said of the open sheet; a sheet that is done gives way to the next one."""
    desk = view.desk
    if desk is None or not ctx.commands["receipts.save"].isEnabled():
        return
    forms, draft = desk.forms(), desk.draft()
    saved = _run(ctx, view, forms)
    if saved is None:
        return
    if saved and draft is not None:
        view.saved[view.page_id()] = ({form.row_id for form in forms if form.outcome}, draft)
    title = sheet_title(desk.sheet.page)
    desk.clear()
    view.keep_draft()
    view.reload()
    words = tr("{sheet}: {n} households noted down", sheet=title, n=saved)
    if desk.sheet.page.state is SheetState.DONE:
        following = view.next_open()
        if following:
            view.opened.emit(following)
            words = tr("{words}, next sheet", words=words)
        else:
            words = tr("{words}; every sheet of this print is typed up", words=words)
    ctx.toast(words)


def scan_row(ctx: Context, view: SheetView, unit_id: str) -> bool:
    """Sign the row of a scanned household at once; False if it is not on the open sheet."""
    entry = next((entry for entry in view.entries if entry.row.line.unit_id == unit_id), None)
    if entry is None or view.desk is None:
        return False
    view.table.go_to(entry.row.line.id)
    if entry.locked:
        _say_already(ctx, entry)
        return True
    row = entry.row.line.id
    kept = view.desk.hands.get(row)
    if not entry.signed:
        view.desk.mark(row, Outcome.MET, SignOff.SIGNATURE)
    entry = next(found for found in view.desk.entries() if found.row.line.id == row)
    saved = _run(ctx, view, view.desk.forms(only=row))
    view.desk.hands.pop(row, None)
    if saved is None and kept is not None:
        view.desk.hands[row] = kept
    view.reload()
    if saved is not None:
        _say_saved(ctx, view, entry)
    return True


def _run(ctx: Context, view: SheetView, forms: list[RowEntry]) -> int | None:
    """Do the action; gives how many visits were made, None if something is wrong (and said)."""
    panel = view.panel
    panel.day_field.show_problem("")
    day = None if panel.day.is_wrong() else panel.day.value()
    if day is None:
        panel.day_field.show_problem(tr("Which day? Write it like 11-20."))
        panel.day.setFocus()
        return None
    try:
        return len(ctx.workspace.run(type_up_page, view.page_id(), forms, day, panel.workers))
    except DoorbookError as problem:
        if not show_at_fields(problem, {"on": panel.day_field, "workers": panel.who_field}):
            ctx.trouble(problem)
        return None


def _name(entry: Entry, group: str) -> str:
    return f"{entry.row.line.head} {place_label(group, entry.row.line.door)}"


def _say_saved(ctx: Context, view: SheetView, entry: Entry) -> None:
    assert view.desk is not None
    parts = [tr("row {rows}, place", rows=entry.row.line.number), _who_signed(entry)]
    parts.append(given_words(view.desk.columns, entry))
    name = _name(entry, view.desk.sheet.page.group)
    ctx.band("saved", tr("{name} noted down", name=name), "，".join(filter(None, parts)), undo=True)


def _who_signed(entry: Entry) -> str:
    if entry.signoff is not SignOff.SIGNATURE:
        return tr(LABELS[entry.signoff or SignOff.NONE])
    if not entry.relation:
        return tr("signed in person")
    return tr("{name} signed, {relation}", name=entry.signed_by or entry.relation, relation=entry.relation)


def _say_already(ctx: Context, entry: Entry) -> None:
    recorded = entry.row.recorded
    assert recorded is not None
    detail = f"{day_words(recorded.at.date())} {'、'.join(recorded.workers)}"
    ctx.band(
        "already",
        tr("{name} was noted down before", name=entry.row.line.head + " " + entry.row.line.place),
        detail,
    )
