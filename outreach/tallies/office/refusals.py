"""Why an office's workbook or its map is not taken: one sentence each, with the next step."""

from __future__ import annotations

from outreach.errors import declare
from outreach.wording import mark

NOT_XLSX = declare(
    "template_not_xlsx",
    mark("“{name}” is no .xlsx workbook: open it, save it as .xlsx and choose that."),
)
TOO_BIG = declare(
    "template_too_big",
    mark("“{name}” is too big for a form: delete what does not belong to the form, then choose it again."),
)
SAME_FILE = declare(
    "template_same_file",
    mark("The office's own file is never written over: choose another name for the filled one."),
)
NEEDS_XLSM = declare(
    "template_needs_xlsm",
    mark("“{name}” has macros: give the filled file a name that ends in .xlsm, too."),
)
MAP_UNREADABLE = declare(
    "map_unreadable", mark("“{name}” is no map of cells: choose the file that goes with the office's form.")
)
MAP_EMPTY = declare("map_empty", mark("The map names no cell: say first which figure belongs where."))
MAP_ENTRY = declare(
    "map_entry",
    mark("Entry {n} of the map cannot be read at “{part}”: correct it there, then try again."),
)
SHEET_MISSING = declare(
    "map_sheet_missing",
    mark("The workbook has no sheet “{sheet}”, it has {known}: correct the map, or learn the form anew."),
)
CELL_WRONG = declare(
    "map_cell_wrong", mark("“{cell}” is no cell of a sheet: write it like B5, then try again.")
)
IN_MERGE = declare(
    "map_in_merge",
    mark("{cell} on sheet “{sheet}” lies inside the merged cell {merge}: take {first} instead."),
)
SHARED_FORMULA = declare(
    "map_shared_formula",
    mark("{cell} on sheet “{sheet}” holds a formula that other cells need: choose another cell."),
)
IN_ARRAY = declare(
    "map_in_array",
    mark("{cell} on sheet “{sheet}” is worked out by the formula in {first}: choose another cell."),
)
TABLE_HEADING = declare(
    "map_table_heading",
    mark("{cell} on sheet “{sheet}” is the heading of a table: choose a cell below it."),
)
TWICE = declare(
    "map_twice", mark("{cell} on sheet “{sheet}” is filled twice by the map: take one of the two out.")
)
NO_BLANK = declare(
    "map_no_blank",
    mark("{cell} on sheet “{sheet}” has no blank number {n}: look at the cell, then correct the map."),
)
GROUP_UNKNOWN = declare(
    "map_group_unknown",
    mark("The map names group “{group}”, this village has {known}: correct the map, then try again."),
)
RANK_OF_ALL = declare(
    "map_rank_of_all",
    mark("{cell} on sheet “{sheet}” asks for the rank of the whole village: choose a group for it."),
)
NO_GROUP_LABELS = declare(
    "map_no_group_labels",
    mark("Sheet “{sheet}” names no group of this village in {where}: correct the pattern of the map."),
)
