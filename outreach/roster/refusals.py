"""Why a file is not read: one sentence each, with the next step."""

from __future__ import annotations

from outreach.errors import declare
from outreach.wording import mark

MISSING = declare(
    "roster_missing", mark("“{name}” was not found: check that the disk is plugged in and choose it again.")
)
NOT_A_FILE = declare("roster_not_a_file", mark("“{name}” is not a file: choose the roster itself."))
UNREADABLE = declare(
    "roster_unreadable", mark("“{name}” cannot be opened: close it elsewhere or copy it, then try again.")
)
EMPTY = declare("roster_empty", mark("“{name}” is empty: ask for the file again."))
PICTURE = declare(
    "roster_picture", mark("“{name}” is a picture, not a table: ask for the workbook that it was taken from.")
)
DOCUMENT = declare(
    "roster_document",
    mark("“{name}” is a document, not a table: copy its table into a workbook and choose that."),
)
PACKED = declare("roster_packed", mark("“{name}” is a packed archive: unpack it and choose what is in it."))
ENCRYPTED = declare(
    "roster_encrypted",
    mark("“{name}” has a password: open it, remove the password, save it and choose it again."),
)
DAMAGED = declare("roster_damaged", mark("“{name}” is damaged or cut off: copy it anew or ask for it again."))
UNSAFE = declare(
    "roster_unsafe",
    mark("“{name}” is built as no table program builds it and was not opened: ask for it again."),
)
FAR_CELL = declare(
    "roster_far_cell",
    mark("“{name}” has a cell far outside its table, at {place}: delete it, save and choose the file again."),
)
TOO_BIG = declare("roster_too_big", mark("“{name}” is too big to read: split it, for instance by group."))
TOO_SLOW = declare(
    "roster_too_slow", mark("Reading “{name}” took too long and was stopped: save it as CSV and import that.")
)
READER_DIED = declare(
    "roster_reader_died",
    mark("“{name}” could not be read: open it, save it as a new .xlsx workbook and choose that."),
)
UNKNOWN = declare(
    "roster_unknown", mark("“{name}” is no known kind of table: save it as .xlsx or CSV and choose that.")
)
NO_TABLE = declare(
    "roster_no_table",
    mark("No list of people was found in “{name}”: it needs a row of headings with names and more."),
)
LOCKED_TEXT = declare(
    "roster_text_encoding",
    mark("The characters of “{name}” cannot be made out: save it as “CSV UTF-8” and choose it again."),
)
