"""The papers whose words can be edited, by the name under which the ledger keeps what was changed."""

from __future__ import annotations

from typing import Any

from outreach.printing.leaflet_content import DESIGNS, leaflet_words, print_data


def words_of_paper(name: str) -> dict[str, Any]:
    """Give the built-in words of a paper (`PaperKind.words_of`); not to be changed."""
    design = name.removeprefix("leaflet-")
    return leaflet_words(design) if design in DESIGNS else _with_scams(dict(print_data(name)))


def _with_scams(data: dict[str, Any]) -> dict[str, Any]:
    """Put the words a paper needs of each scam in place of its code; `fields` says which."""
    scams, fields = print_data("scams")["scams"], data.pop("fields", [])
    chosen, more = data.pop("rows", []), data.pop("more", [])
    if chosen:
        data["rows"] = [_row(code, scams[code], fields, code in chosen) for code in (*chosen, *more)]
    return data


def _row(code: str, scam: dict[str, Any], fields: list[str], shown: bool) -> dict[str, Any]:
    return {"code": code, "shown": shown, **{field: scam[field] for field in fields}}
