"""Every command of the window in one table: id, words, key, icon, and the page it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from outreach.wording import mark, tr

SHOWN = (("Return", "Enter"), ("+Up", "+↑"), ("+Down", "+↓"), ("+Left", "+←"), ("+Right", "+→"))
"""Keys as they are written on the keyboard."""


@dataclass(frozen=True)
class Command:
    """One thing that can be done; `keys` in Qt's portable spelling, several parted by a space."""

    id: str
    text: str
    keys: str = ""
    icon: str = ""
    page: str = ""


COMMANDS = (
    Command("search", mark("Find a household"), "Ctrl+K", "search"),
    Command("undo", mark("Undo"), "Ctrl+Z", "undo"),
    Command("help", mark("Keys"), "F1", "help"),
    Command("bigger", mark("Larger text"), "Ctrl++ Ctrl+=", "plus"),
    Command("smaller", mark("Smaller text"), "Ctrl+-", "minus"),
    Command("usual", mark("Text at 100 %"), "Ctrl+0"),
    Command("go.today", mark("Today"), "Alt+1", "today"),
    Command("go.households", mark("Households"), "Alt+2", "home"),
    Command("go.visit", mark("Visits"), "Alt+3", "visit"),
    Command("go.receipts", mark("Slips"), "Alt+4", "slip"),
    Command("go.handouts", mark("Handouts"), "Alt+5", "stack"),
    Command("go.activities", mark("Activities"), "Alt+6", "horn"),
    Command("go.printing", mark("Print"), "Alt+7", "print"),
    Command("go.reports", mark("Reports"), "Alt+8", "report"),
    Command("go.outbox", mark("Hand in"), "Alt+9", "out"),
    Command("go.settings", mark("Settings"), "Alt+0", "set"),
    Command("ledger.new", mark("New ledger"), "Ctrl+N", "plus", "first_run"),
    Command("ledger.open", mark("Open a ledger"), "Ctrl+O", "folder", "first_run"),
    Command("ledger.demo", mark("Demo village"), "Ctrl+D", "village", "first_run"),
    Command("ledger.restore", mark("From a backup"), "Ctrl+R", "disk", "first_run"),
    Command("today.next", mark("Go on with the next door"), "", "visit", "today"),
    Command("households.new", mark("Add a household"), "Ctrl+N", "plus", "households"),
    Command("households.import", mark("Import a roster"), "Ctrl+I", "in", "households"),
    Command("households.edit", mark("Change the household"), "F2", "edit", "households"),
    Command("households.chart", mark("List or wall chart"), "Ctrl+T", "grid", "households"),
    Command("households.areas", mark("Areas and patches"), "Ctrl+G", "grid", "households"),
    Command("households.earlier", mark("Walk one door earlier"), "Alt+Up", "", "households"),
    Command("households.later", mark("Walk one door later"), "Alt+Down", "", "households"),
    Command("households.print", mark("Print this list"), "Ctrl+P", "print", "households"),
    Command("areas.new", mark("Add an area inside"), "Ctrl+N", "plus", "areas"),
    Command("areas.rename", mark("Rename the area"), "F2", "edit", "areas"),
    Command("areas.move", mark("Put the area elsewhere"), "Ctrl+M", "right", "areas"),
    Command("areas.earlier", mark("One place earlier"), "Alt+Up", "", "areas"),
    Command("areas.later", mark("One place later"), "Alt+Down", "", "areas"),
    Command("areas.remove", mark("Remove the empty area"), "", "x", "areas"),
    Command("areas.back", mark("To the list"), "Alt+Left", "left", "areas"),
    Command("campaign.add", mark("Add to what is shown"), "Ctrl+N", "plus", "campaign"),
    Command("campaign.save", mark("Save the campaign"), "Ctrl+Return", "", "campaign"),
    Command("settings.save", mark("Save the village"), "Ctrl+Return", "", "settings"),
    Command("household.visit", mark("Log a visit"), "Ctrl+Return", "visit", "household"),
    Command("household.edit", mark("Change the household"), "F2", "edit", "household"),
    Command("household.member", mark("Add a member"), "Ctrl+N", "plus", "household"),
    Command("household.back", mark("To the list"), "Alt+Left", "left", "household"),
    Command("roster.choose", mark("Choose a file"), "Ctrl+O", "folder", "roster"),
    Command("roster.export", mark("Save the list of problems"), "Ctrl+S", "out", "roster"),
    Command("roster.apply", mark("Write the plan"), "Ctrl+Return", "", "roster"),
    Command("visit.save_next", mark("Save and next door"), "Ctrl+Return", "", "visit"),
    Command("visit.save", mark("Save"), "Ctrl+S", "", "visit"),
    Command("visit.nobody_next", mark("Nobody home, next door"), "F4", "", "visit"),
    Command("visit.card", mark("Open the household"), "F3", "", "visit"),
    Command("visit.doors", mark("Doors still to go"), "F6", "", "visit"),
    Command("checks.draw", mark("Draw a sample"), "Ctrl+N", "plus", "checks"),
    Command("checks.print", mark("Print the check sheet"), "Ctrl+P", "print", "checks"),
    Command("photos.add", mark("Add photos"), "Ctrl+N", "plus", "photos"),
    Command("photos.take", mark("Take from the phone"), "F4", "phone", "photos"),
    Command("photos.source", mark("Open what it belongs to"), "F3", "right", "photos"),
    Command("household.photos", mark("Photos of the last visit"), "F9", "copy", "household"),
    Command("activities.photos", mark("Photos"), "F9", "copy", "activities"),
    Command("receipts.photos", mark("Photos"), "F9", "copy", "receipts"),
    Command("cases.photos", mark("Photos"), "F9", "copy", "cases"),
    Command("photos.remove", mark("Take the photo off"), "Ctrl+Del", "x", "photos"),
    Command("cases.new", mark("Record a case"), "Ctrl+N", "plus", "cases"),
    Command("cases.dissuasion", mark("Record a dissuasion"), "Ctrl+Shift+N", "horn", "cases"),
    Command("cases.edit", mark("Correct the case"), "F2", "edit", "cases"),
    Command("cases.close", mark("Close the case"), "Ctrl+Return", "check", "cases"),
    Command("cases.print", mark("Print the back-trace"), "Ctrl+P", "print", "cases"),
    Command("cases.unheard", mark("Go to these doors"), "F6", "visit", "cases"),
    Command("receipts.save", mark("Save the page"), "Ctrl+Return", "", "receipts"),
    Command("receipts.previous", mark("Sheet before"), "Ctrl+PgUp", "left", "receipts"),
    Command("receipts.next", mark("Next sheet"), "Ctrl+PgDown", "right", "receipts"),
    Command("handouts.receive", mark("Handouts came in"), "F4", "in", "handouts"),
    Command("handouts.out", mark("Give some to a worker"), "F5", "out", "handouts"),
    Command("handouts.back", mark("A worker brings some back"), "F6", "undo", "handouts"),
    Command("handouts.post", mark("Put some up"), "F7", "pin", "handouts"),
    Command("handouts.damage", mark("Write some off"), "F8", "x", "handouts"),
    Command("handouts.count", mark("Count the shelf"), "F9", "list", "handouts"),
    Command("activities.new", mark("Log an activity"), "Ctrl+N", "plus", "activities"),
    Command("activities.save", mark("Save the activity"), "Ctrl+Return", "", "activities"),
    Command("activities.previous", mark("Period before"), "Ctrl+PgUp", "left", "activities"),
    Command("activities.next", mark("Period after"), "Ctrl+PgDown", "right", "activities"),
    Command("printing.print", mark("Print"), "Ctrl+P", "print", "printing"),
    Command("printing.save", mark("Save as PDF"), "Ctrl+S", "out", "printing"),
    Command("reports.save", mark("Save as workbook"), "Ctrl+S", "out", "reports"),
    Command("reports.print", mark("Print"), "Ctrl+P", "print", "reports"),
    Command("reports.forms", mark("The office's own form"), "Ctrl+G", "grid", "reports"),
    Command("office_form.open", mark("Choose a form"), "Ctrl+O", "folder", "office_form"),
    Command("office_form.save", mark("Remember the form"), "Ctrl+Return", "", "office_form"),
    Command("reports.previous", mark("Period before"), "Ctrl+PgUp", "left", "reports"),
    Command("reports.next", mark("Period after"), "Ctrl+PgDown", "right", "reports"),
    Command("reports.make", mark("Make the report"), "F4", "out", "reports"),
    Command("outbox.make", mark("Make the report"), "F4", "report", "outbox"),
    Command("outbox.carried", mark("Note that it was handed in"), "F5", "out", "outbox"),
    Command("outbox.answer", mark("Note the answer"), "F6", "check", "outbox"),
    Command("outbox.correct", mark("Make a corrected version"), "F7", "edit", "outbox"),
    Command("outbox.save", mark("Save the file as it went out"), "Ctrl+S", "disk", "outbox"),
    Command("outbox.open", mark("Save the file and open it"), "Ctrl+O", "folder", "outbox"),
    Command("outbox.package", mark("Pack it all for the office"), "F8", "folder", "outbox"),
    Command("outbox.duty", mark("Add to the schedule"), "Ctrl+N", "plus", "outbox"),
    Command("outbox.back", mark("To the list"), "Alt+Left", "left", "outbox"),
)


class Commands(QObject):
    """The actions of a window, by id; those of a page work only while that page is on screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {command.id: self._make(command) for command in COMMANDS}
        for command in COMMANDS:
            if not command.page:
                window.addAction(self._actions[command.id])

    def __getitem__(self, command: str) -> QAction:
        """Give a command's action."""
        return self._actions[command]

    def __contains__(self, command: object) -> bool:
        """Tell whether there is such a command."""
        return command in self._actions

    def keys(self, command: str) -> str:
        """Give a command's first key as it is shown, "" without one."""
        keys = self._actions[command].shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        for name, shown in SHOWN:
            keys = keys.replace(name, shown)
        return keys

    def give_to(self, page: QWidget, page_id: str) -> None:
        """Let a page's own commands answer their keys while the page can be seen."""
        for command in COMMANDS:
            if command.page == page_id:
                page.addAction(self._actions[command.id])

    def _make(self, command: Command) -> QAction:
        action = QAction(tr(command.text), self)
        action.setObjectName(f"command_{command.id}")
        action.setShortcuts([QKeySequence(keys) for keys in command.keys.split()])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action
