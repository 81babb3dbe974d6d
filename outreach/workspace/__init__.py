"""An open ledger: run(action), ask(query), undo(), listeners. The only way in."""

from outreach.workspace.copies import COPY_AFTER_CHANGES
from outreach.workspace.opened import NOT_THE_SAME, Workspace, open_checked
from outreach.workspace.restoring import backup_contents, list_backups, restore_backup, workers_with_pin

__all__ = [
    "COPY_AFTER_CHANGES",
    "NOT_THE_SAME",
    "Workspace",
    "backup_contents",
    "list_backups",
    "open_checked",
    "restore_backup",
    "workers_with_pin",
]
