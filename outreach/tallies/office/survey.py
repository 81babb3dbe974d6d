"""What of an office's workbook stays as it is when it is refilled, and what would not."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.tallies.office.package import OfficeBook, has_macros
from outreach.wording import mark, zh

PARTS = (
    ("xl/media/", mark("Pictures")),
    ("xl/charts/", mark("Charts: they show the new numbers once the file is opened")),
    ("xl/drawings/vmldrawing", mark("Comments and pictures in headers")),
    ("xl/comments", mark("Comments")),
    ("xl/drawings/drawing", mark("Shapes and text boxes")),
    ("xl/tables/", mark("Table ranges")),
    ("xl/pivottables/", mark("Pivot tables: refresh them once the file is opened")),
    ("xl/externallinks/", mark("Links to other workbooks, with what was last read from them")),
    ("xl/cellimages", mark("Pictures in cells")),
    ("xl/embeddings/", mark("Embedded objects")),
    ("xl/activex/", mark("Controls")),
    ("xl/vbaproject.bin", mark("Macros: the filled file needs a name that ends in .xlsm")),
    ("customxml/", mark("Data of other programs")),
)
MARKS = (
    (b"<mergeCell ", mark("Merged cells")),
    (b"<f", mark("Formulas: results that hang on filled cells are worked out anew")),
    (b"<dataValidation ", mark("Rules for entries")),
    (b"<conditionalFormatting", mark("Conditional formats and data bars")),
    (b"sparkline", mark("Sparklines")),
    (b"<sheetProtection", mark("Protection of sheets")),
    (b"<pageSetup", mark("Page set-up")),
    (b"<rowBreaks", mark("Page breaks")),
    (b"<headerFooter", mark("Headers and footers")),
    (b"<hyperlink ", mark("Links")),
)
FORMULA_LOST = mark("{cell} on sheet “{sheet}”: its formula gives way to a number")
SIGNATURE_LOST = mark("The digital signature: it holds for the unfilled file only")
STYLES_KEPT = mark("Fonts, borders, widths and number formats")


@dataclass(frozen=True)
class Survey:
    """Two lists in Chinese: what is kept, what would be lost."""

    kept: tuple[str, ...]
    lost: tuple[str, ...]


def survey(book: OfficeBook, filled: list[tuple[str, str]]) -> Survey:
    """Look through a workbook; `filled` are the cells of the map, as sheet and cell."""
    from outreach.tallies.office.sheet import place_of

    names = [name.casefold() for name in book.parts]
    kept = [zh(STYLES_KEPT)]
    kept += [zh(words) for start, words in PARTS if any(name.startswith(start) for name in names)]
    sheets = [book.parts[part] for part in book.sheets.values()]
    kept += [zh(words) for sign, words in MARKS if any(sign in data for data in sheets)]
    lost = [
        zh(FORMULA_LOST, cell=cell, sheet=sheet)
        for sheet, cell in dict.fromkeys(filled)
        if (found := book.sheet(sheet).cells.get(place_of(cell))) is not None and found.formula is not None
    ]
    if any(name.startswith("_xmlsignatures/") for name in names):
        lost.append(zh(SIGNATURE_LOST))
    return Survey(tuple(dict.fromkeys(kept)), tuple(lost))


def needs_xlsm(book: OfficeBook, target: str) -> bool:
    """Tell whether a file of this name would not open with the workbook's macros in it."""
    return has_macros(book) and not target.casefold().endswith(".xlsm")
