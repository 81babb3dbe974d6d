"""Reads a summary back that somebody changed: their sentences, with the fields still in them, are kept."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from outreach.errors import UserMistake, declare
from outreach.roster.archive import open_archive, read_entry
from outreach.roster.container import FileKind, look
from outreach.tallies.brief.document import SENTENCE
from outreach.wording import mark

NOT_A_BRIEF = declare(
    "not_a_brief",
    mark("“{name}” is no summary made here: open the one that was made, change it, save it and choose it."),
)
PART = "word/document.xml"
MOST = 2_000


def sentences_in(path: Path) -> dict[tuple[str, str], str]:
    """Give the sentences of an edited summary by tone and code, with fields. Raises UserMistake."""
    if look(path) is not FileKind.ZIP:
        raise UserMistake(NOT_A_BRIEF, field="file", name=path.name)
    with open_archive(path) as archive:
        root = _document(archive, path.name)
    found = {
        _place(tag): _text(control)
        for control in root.iter()
        if _local(control) == "sdt" and (tag := _tag(control)).startswith(SENTENCE)
    }
    if not found:
        raise UserMistake(NOT_A_BRIEF, field="file", name=path.name)
    return {place: text for place, text in found.items() if text.strip() and len(text) <= MOST}


def _place(tag: str) -> tuple[str, str]:
    tone, _, code = tag.removeprefix(SENTENCE).partition(":")
    return tone, code


def _document(archive: zipfile.ZipFile, name: str) -> Element:
    if PART not in archive.namelist():
        raise UserMistake(NOT_A_BRIEF, field="file", name=name)
    try:
        root: Element = fromstring(read_entry(archive, PART, name))
    except (DefusedXmlException, ParseError, ValueError) as problem:
        raise UserMistake(NOT_A_BRIEF, field="file", name=name) from problem
    return root


def _text(control: Element) -> str:
    """Give the words of a sentence; a list's numbers go back to the one field that made them."""
    parts: list[str] = []
    content = next((child for child in control if _local(child) == "sdtContent"), None)
    for child in content if content is not None else ():
        if _local(child) == "sdt":
            parts.append(f"{{{_tag(child)}}}")
        else:
            parts += [part.text or "" for part in child.iter() if _local(part) == "t"]
    return "".join(parts)


def _tag(control: Element) -> str:
    about = next((child for child in control if _local(child) == "sdtPr"), None)
    for part in about if about is not None else ():
        if _local(part) == "tag":
            return next((value for key, value in part.items() if key.endswith("}val")), "")
    return ""


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
