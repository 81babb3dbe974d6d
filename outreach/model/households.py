"""Households and the other units behind a door, and why some are not due (DOMAIN R1-R38, 13.2)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class Unit(Record):
    """One household, shop, school ...; `position` is its place in walking order within the village.

    `name` is what a shop or school is called; `head` repeats the head's name for lists and papers. A unit
    that was merged stays as closed: `merged_into_id` is the standing unit that has its people and visits.
    `area_id` is its group, by which all is counted; `inner_area_id` the building, entrance or grid it is in
    besides, which holds unless that lies inside another group (`queries.areas`).
    """

    __tablename__ = "unit"

    no: Mapped[str] = mapped_column(String(40), unique=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    area_id: Mapped[str] = mapped_column(reference("area.id"), index=True)
    inner_area_id: Mapped[str | None] = mapped_column(reference("area.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    door: Mapped[str] = mapped_column(String(100), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    name: Mapped[str] = mapped_column(String(300), default="")
    head: Mapped[str] = mapped_column(String(1000), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(String(1000), default="")
    position: Mapped[int] = mapped_column(default=0, index=True)
    merged_into_id: Mapped[str | None] = mapped_column(reference("unit.id"))

    __table_args__ = (
        Index(
            "ix_unit_merged_into",
            merged_into_id,
            sqlite_where=merged_into_id.is_not(None),
            postgresql_where=merged_into_id.is_not(None),
        ),
    )


class SetAside(Record):
    """Two records that look alike and are not the same: people or units, the smaller id first."""

    __tablename__ = "set_aside"
    __table_args__ = (UniqueConstraint("one_id", "other_id"),)

    one_id: Mapped[str] = mapped_column(String(36))
    other_id: Mapped[str] = mapped_column(String(36))


class Exclusion(Record):
    """A reason, with its date and who said so, for which a household is not due; open until `ended_on`."""

    __tablename__ = "exclusion"

    unit_id: Mapped[str] = mapped_column(reference("unit.id"), index=True)
    reason: Mapped[str] = mapped_column(String(20))
    since: Mapped[date]
    said_by: Mapped[str] = mapped_column(String(100), default="")
    visit_id: Mapped[str | None] = mapped_column(reference("visit.id"), index=True)
    ended_on: Mapped[date | None]
    ended_by_visit_id: Mapped[str | None] = mapped_column(reference("visit.id"))


class OccupancyEntry(Record):
    """A household that is away until about `back_on`, or has let its house; open until `ended_on`.

    It stays due: only an `Exclusion` takes a household out of the count. `note` says why, in words.
    """

    __tablename__ = "occupancy_entry"

    unit_id: Mapped[str] = mapped_column(reference("unit.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    since: Mapped[date]
    back_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(200), default="")
    said_by: Mapped[str] = mapped_column(String(100), default="")
    ended_on: Mapped[date | None]


class Contact(Record):
    """The contact person of a shop, enterprise, school, institution or venue (DOMAIN R38), one a unit."""

    __tablename__ = "contact"

    unit_id: Mapped[str] = mapped_column(reference("unit.id"), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    post: Mapped[str] = mapped_column(String(100), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    wechat: Mapped[str] = mapped_column(String(100), default="")
