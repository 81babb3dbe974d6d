"""The ways of looking for what was typed, and the one statement that asks several of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import cast

from sqlalchemy import (
    ColumnElement,
    Dialect,
    Integer,
    Select,
    String,
    bindparam,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from outreach.codes import ParsedCode, read_code
from outreach.model import SearchKey
from outreach.model.search import KeyKind
from outreach.places import numbers_key

LAST = chr(0x10FFFF)
_TAIL = 3
_TEXT, _NUMBER = String(), Integer()
_PARTS = {KeyKind.NAME_PART: KeyKind.NAME, KeyKind.DOOR_PART: KeyKind.DOOR}
_ORDER = {KeyKind.PINYIN: 1, KeyKind.INITIALS: 1, KeyKind.DOOR: 1, KeyKind.DOOR_PART: 1}
_ORDER |= {KeyKind.PHONE: 2, KeyKind.ID: 2}
Found = tuple[int, int, int, int]
"""Rank, place, kind and entry of a key; the least is the likeliest."""


class Round(IntEnum):
    """How well a key agrees with what was typed; a worse round is asked only where a better gave too few."""

    WHOLE = 0
    BEGINNING = 1
    ELSEWHERE = 2


@dataclass(frozen=True)
class Look:
    """One way of looking: keys of a kind that are `text`, go on after it, or either (elsewhere in a name)."""

    round: Round
    kind: KeyKind
    text: str

    @property
    def values(self) -> tuple[str, ...]:
        """Give what stands for itself in the statement."""
        return (self.text,) if self.round is Round.WHOLE else (self.text, self.text + LAST)


def looks(text: str, wanted: str) -> Iterator[Look]:
    """Give every way of looking for a text, `wanted` being how keys would write it; a paper code has one."""
    parsed = read_code(text)
    if isinstance(parsed, ParsedCode):
        yield Look(Round.WHOLE, KeyKind.CODE, parsed.text.lower())
        return
    yield Look(Round.WHOLE, KeyKind.CODE, wanted.replace("-", ""))
    if not re.search(r"\d\s+\d", text):
        yield Look(Round.WHOLE, KeyKind.NO, wanted)
    kinds = [KeyKind.NAME, KeyKind.DOOR]
    if wanted.isascii() and wanted.isalpha():
        kinds += [KeyKind.PINYIN, KeyKind.INITIALS]
    for kind in kinds:
        yield Look(Round.WHOLE, kind, wanted)
        if kind is not KeyKind.PINYIN or len(wanted) > 1:  # one letter begins the same readings and initials
            yield Look(Round.BEGINNING, kind, wanted)
    for kind in (KeyKind.NAME_PART, KeyKind.DOOR_PART):
        yield Look(Round.ELSEWHERE, kind, wanted)
    if any(letter.isdigit() for letter in wanted):
        yield Look(Round.WHOLE, KeyKind.DOOR, numbers_key(text))
        if len(wanted) >= _TAIL:
            for kind in (KeyKind.PHONE, KeyKind.ID):
                yield Look(Round.WHOLE, kind, wanted[::-1])
                yield Look(Round.ELSEWHERE, kind, wanted[::-1])


def look_up(session: Session, asked: Iterable[Look], most: int) -> list[Found]:
    """Give the first keys in walking order that each way of looking finds, `most` of each."""
    asked = tuple(asked)
    connection = session.connection()
    statement = _statement(connection.dialect, tuple((look.round, look.kind) for look in asked), most)
    values = tuple(value for look in asked for value in look.values)
    return cast("list[Found]", connection.exec_driver_sql(statement, values).fetchall())


@cache
def _statement(dialect: Dialect, asked: tuple[tuple[Round, KeyKind], ...], most: int) -> str:
    """Write the look-up once for these ways of looking; their values stand for themselves."""
    parts = [_one(*look, most).subquery() for look in asked]
    return str(union_all(*map(select, parts)).compile(dialect=dialect))


def _one(nearness: Round, kind: KeyKind, most: int) -> Select[int, int, int, int]:
    """Write one way of looking: in the order of its index where the value is known, so nothing is sorted."""
    rank = nearness * 3 + _ORDER.get(kind, 0)
    why = int(_PARTS.get(kind, kind))
    columns = (_number(rank).label("rank"), SearchKey.place, _number(why).label("why"), SearchKey.entry_id)
    wanted = select(*columns).where(SearchKey.kind == _number(kind))
    value, first, last = SearchKey.value, bindparam(None, type_=_TEXT), bindparam(None, type_=_TEXT)
    if nearness is Round.WHOLE:
        wanted = wanted.where(value == first)
    else:
        begins = value > first if nearness is Round.BEGINNING else value >= first
        wanted = wanted.where(begins, value < last)
    return wanted.order_by(SearchKey.place).limit(_number(most)).offset(_number(0))


def _number(number: int) -> ColumnElement[int]:
    """Write a number into the statement itself, so that SQLite sees which key is the index's first."""
    return literal_column(str(int(number)), type_=_NUMBER)
