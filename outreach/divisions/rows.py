"""What a look-up among the divisions gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """One village or community: 12-digit code, the name people say, and where it is.

    `listed` is the name as the statistical list has it (周新庄村委会); `city` is "" where there is none.
    """

    code: str
    name: str
    township: str
    county: str
    city: str
    province: str
    listed: str


@dataclass(frozen=True, slots=True)
class TownshipRow:
    """One township or street: 9-digit code, name and where it is; `city` is "" where there is none."""

    code: str
    name: str
    county: str
    city: str
    province: str
