"""Writes a summary as a Word document: sentences and numbers are content controls that name their source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from outreach.tallies.brief.facts import Piece
from outreach.tallies.brief.sentences import Sentence

SENTENCE = "sentence:"
BODY, HEAD, TITLE = "仿宋", "黑体", "宋体"
INDENT, LINE, SIZE, FOOT = 32, 26, 16, 9
PICTURE_MM, WIDTH_MM = 72, 156


@dataclass(frozen=True)
class Photo:
    """A picture with what stands under it."""

    file: Path | bytes
    caption: str


@dataclass(frozen=True)
class Paragraph:
    """A head, or a paragraph of sentences with their pieces."""

    head: str
    sentences: Sequence[tuple[Sentence, Sequence[Piece]]]


@dataclass(frozen=True)
class BriefText:
    """A whole summary before it is laid out."""

    title: str
    under: str
    paragraphs: Sequence[Paragraph]
    signed: Sequence[str]
    """Who signs, and under it the day."""
    audit: str
    """The newest line of the audit then; it stands at the foot of every page."""
    photos: Sequence[Photo] = ()


def document_bytes(text: BriefText) -> bytes:
    """Give the .docx of a summary."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    made: Any = Document()
    _page(made, Mm)
    _foot(made, f"审计 {text.audit}", Mm)
    _line(made, text.title, TITLE, 22, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    under = _line(made, text.under, BODY, 14, WD_ALIGN_PARAGRAPH.CENTER)
    under.paragraph_format.space_after = Pt(LINE / 2)
    for paragraph in text.paragraphs:
        if paragraph.head:
            head = _line(made, paragraph.head, HEAD, SIZE, None)
            head.paragraph_format.first_line_indent = Pt(INDENT)
            head.paragraph_format.keep_with_next = True
        if paragraph.sentences:
            body = made.add_paragraph()
            _set(body, WD_ALIGN_PARAGRAPH.JUSTIFY)
            body.paragraph_format.first_line_indent = Pt(INDENT)
            for sentence, pieces in paragraph.sentences:
                body._p.append(_sentence(sentence, pieces))
    for nth, words in enumerate(text.signed):
        signed = _line(made, words, BODY, SIZE, WD_ALIGN_PARAGRAPH.RIGHT)
        signed.paragraph_format.space_before = Pt(0 if nth else LINE / 2)
        signed.paragraph_format.right_indent = Pt(2 * INDENT)
        signed.paragraph_format.keep_with_next = nth + 1 < len(text.signed)
    _photos(made, text.photos)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def _page(made: Any, mm: Any) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = mm(210), mm(297)
    section.top_margin, section.bottom_margin = mm(30), mm(25)
    section.left_margin, section.right_margin = mm(28), mm(26)
    made.core_properties.author = ""
    made.core_properties.comments = ""


def _foot(made: Any, text: str, mm: Any) -> None:
    """Put the page's number in the middle of the foot and the audit's line at the right."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    paragraph = made.sections[0].footer.paragraphs[0]
    stops = paragraph.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(mm(WIDTH_MM / 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(mm(WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("\t")
    for part in (_run("— ", BODY, FOOT), _page_number(), _run(" —", BODY, FOOT)):
        paragraph._p.append(part)
    paragraph.add_run("\t")
    paragraph._p.append(_run(text, BODY, FOOT))


def _page_number() -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(_run("1", BODY, FOOT))
    return field


def _line(made: Any, text: str, face: str, size: float, align: Any, bold: bool = False) -> Any:
    paragraph = made.add_paragraph()
    _set(paragraph, align)
    paragraph._p.append(_run(text, face, size, bold))
    return paragraph


def _set(paragraph: Any, align: Any) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)
    form.space_before = form.space_after = Pt(0)
    if align is not None:
        paragraph.alignment = align


def _sentence(sentence: Sentence, pieces: Iterable[Piece]) -> Any:
    """Give a sentence as a content control, its fields as controls in it."""
    return _control(f"{SENTENCE}{sentence.tone}:{sentence.code}", "", map(_piece, pieces))


def _piece(piece: Piece) -> Any:
    if not piece.field:
        return _run(piece.text)
    inside = map(_piece, piece.parts) if piece.parts else [_run(piece.text)]
    return _control(piece.field, piece.field, inside)


def _control(tag: str, alias: str, inside: Iterable[Any]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    control, about, content = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
    for name, value in (("w:alias", alias), ("w:tag", tag)):
        if value:
            part = OxmlElement(name)
            part.set(qn("w:val"), value)
            about.append(part)
    for element in inside:
        content.append(element)
    control.append(about)
    control.append(content)
    return control


def _run(text: str, face: str = BODY, size: float = SIZE, bold: bool = False) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run, look, fonts = (OxmlElement(name) for name in ("w:r", "w:rPr", "w:rFonts"))
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(kind), face if kind == "w:eastAsia" else "Times New Roman")
    look.append(fonts)
    if bold:
        look.append(OxmlElement("w:b"))
    for name in ("w:sz", "w:szCs"):
        part = OxmlElement(name)
        part.set(qn("w:val"), str(round(size * 2)))
        look.append(part)
    words = OxmlElement("w:t")
    words.text = _plain(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(look)
    run.append(words)
    return run


def _photos(made: Any, photos: Sequence[Photo]) -> None:
    """Lay pictures out two a row, each with its caption under it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    if not photos:
        return
    table = made.add_table(rows=0, cols=2)
    table.autofit = False
    for start in range(0, len(photos), 2):
        pair = photos[start : start + 2]
        pictures, captions = table.add_row().cells, table.add_row().cells
        for place, photo in enumerate(pair):
            source = BytesIO(photo.file) if isinstance(photo.file, bytes) else str(photo.file)
            paragraph = pictures[place].paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run().add_picture(source, width=Mm(PICTURE_MM))
            below = captions[place].paragraphs[0]
            below.alignment = WD_ALIGN_PARAGRAPH.CENTER
            below._p.append(_run(photo.caption, BODY, 12))


def _plain(text: str) -> str:
    """Show what XML cannot hold as the replacement character."""
    return "".join(
        letter if letter >= " " or letter in "\t\n" else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
