"""The usual ways to print the same sign-off sheets: platypus, WeasyPrint, LibreOffice.

WeasyPrint is no part of the project: it is looked for here, and in the Python that PEERS names, for instance
one of an environment made for it: `python -m venv peers` and `peers/bin/pip install weasyprint`.
"""

from __future__ import annotations

import base64
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from reportlab.lib.units import mm

from benchmarks.clock import seconds
from outreach.printing.signoff import SignOffJob, SignOffRow

PEERS = "DOORBOOK_PEERS"
"""Names the Python that has WeasyPrint where this one has not."""
ROWS = 13
BOXES = 5
WEASYPRINT = """
import sys, time, weasyprint
start = time.perf_counter()
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2])
print(time.perf_counter() - start)
"""
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
LAYOUT = """
<office:automatic-styles>
<style:page-layout style:name="lying"><style:page-layout-properties fo:page-width="297mm"
 fo:page-height="210mm" fo:margin="9mm" style:print-orientation="landscape"/></style:page-layout>
<style:style style:name="row" style:family="table-row"><style:table-row-properties
 style:row-height="13mm"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties
 fo:border="0.2mm solid #9E9E9E"/></style:style>
<style:style style:name="sheet" style:family="table"><style:table-properties
 fo:break-after="page"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="lying"/></office:master-styles>
"""


def platypus(job: SignOffJob, target: Path) -> None:
    """Draw a table a page, its codes as pictures."""
    from reportlab.platypus import Image, PageBreak, SimpleDocTemplate, Table

    story: list[object] = []
    style = [("GRID", (0, 0), (-1, -1), 0.5, "#9E9E9E"), ("FONT", (0, 0), (-1, -1), "Bare-Regular", 10)]
    for page in _pages(job):
        rows = [[Image(BytesIO(_picture(row.code)), 28, 28), *_words(row)] for row in page]
        story += [Table(rows, rowHeights=36, style=style), PageBreak()]
    SimpleDocTemplate(str(target), pagesize=(297 * mm, 210 * mm), topMargin=30, bottomMargin=20).build(story)


def find_weasyprint() -> str | None:
    """Give a Python that has WeasyPrint."""
    there = os.environ.get(PEERS, "")
    if there and Path(there).is_file():
        return there
    return sys.executable if importlib.util.find_spec("weasyprint") else None


def weasyprint(python: str, job: SignOffJob, folder: Path) -> float:
    """Draw a page of HTML a sheet; gives the seconds, without the start of the program."""
    source = folder / "sheets.html"
    tables = ("".join(f"<tr>{_html_row(row)}</tr>" for row in page) for page in _pages(job))
    sheet = "@page{size:A4 landscape;margin:9mm} table{width:100%;break-after:page} td{height:12mm}"
    body = "".join(f"<table border=1>{rows}</table>" for rows in tables)
    head = f"<meta charset=utf-8><style>{sheet}</style>"
    source.write_text(f"<html>{head}<body>{body}</body></html>", encoding="utf-8")
    command = [python, "-c", WEASYPRINT, str(source), str(folder / "weasy.pdf")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return float(done.stdout.split()[-1])


def libre_office(program: str, job: SignOffJob, folder: Path) -> float:
    """Convert a document that is filled in already, a table a page, as a mail merge leaves it; gives seconds.

    The start of the program is measured with an empty document and taken away.
    """
    for name, tables in (("empty", ""), ("sheets", "".join(map(_table, _pages(job))))):
        body = f"<office:body><office:text>{tables}<text:p/></office:text></office:body>"
        kind = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"'
        text = f'<?xml version="1.0"?><office:document {NAMES} {kind}>{LAYOUT}{body}</office:document>'
        (folder / f"{name}.fodt").write_text(text, encoding="utf-8")
    command = [program, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]

    def convert(name: str) -> None:
        words = [*command, "--outdir", str(folder), str(folder / f"{name}.fodt")]
        subprocess.run(words, check=True, capture_output=True)

    convert("empty")  # the first start makes the profile
    start = seconds(lambda: convert("empty"))
    return max(0.001, seconds(lambda: convert("sheets")) - start)


def _pages(job: SignOffJob) -> Iterator[tuple[SignOffRow, ...]]:
    run = job.runs[0]
    return (run.rows[page * ROWS : (page + 1) * ROWS] for page in range(len(run.page_codes)))


def _words(row: SignOffRow) -> list[str]:
    return [str(row.number), f"{row.group}组{row.door}号", row.head, "", *["□"] * BOXES, "", ""]


def _picture(text: str) -> bytes:
    import qrcode

    made, kept = qrcode.QRCode(box_size=4, border=0), BytesIO()
    made.add_data(text)
    made.make_image().save(kept, "PNG")
    return kept.getvalue()


def _html_row(row: SignOffRow) -> str:
    picture = base64.b64encode(_picture(row.code)).decode()
    cells = "".join(f"<td>{words}" for words in _words(row))
    return f"<td><img width=38 src='data:image/png;base64,{picture}'>{cells}"


def _table(rows: tuple[SignOffRow, ...]) -> str:
    return f'<table:table table:style-name="sheet">{_columns()}{"".join(map(_row, rows))}</table:table>'


@cache
def _columns() -> str:
    return f'<table:table-column table:number-columns-repeated="{7 + BOXES}"/>'


def _row(row: SignOffRow) -> str:
    data = base64.b64encode(_picture(row.code)).decode()
    code = (
        '<draw:frame text:anchor-type="as-char" svg:width="10mm" svg:height="10mm"><draw:image>'
        f"<office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
    )
    texts = "".join(map(_cell, [code, *_words(row)]))
    return f'<table:table-row table:style-name="row">{texts}</table:table-row>'


def _cell(content: str) -> str:
    return f'<table:table-cell table:style-name="cell"><text:p>{content}</text:p></table:table-cell>'
