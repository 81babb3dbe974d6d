"""The columns of one table by field, for each member that its rows hold."""

from __future__ import annotations

from collections import defaultdict

from outreach.roster.layout import Column

OF_HEAD = {
    "name": "head_name",
    "id_no": "head_id",
    "phone": "head_phone",
    "sex": "head_sex",
    "birth": "head_birth",
}
PERSONAL = ("name", "relation", "sex", "birth", "age", "id_no", "phone", "other_phone", "status", "alias")


class TableColumns:
    """Places of each field by slot: slot 0 is the row's person or head, the others are further members."""

    def __init__(self, columns: tuple[Column, ...], wide: bool) -> None:
        self.columns = columns
        self.heads_only = False
        """Whether the table names heads of households and nobody else."""
        slots: dict[int, dict[str, list[int]]] = {0: self._places(0)}
        numbers = sorted({column.slot for column in columns if column.slot and column.field == "name"})
        if not wide or not numbers:
            slots[0] = self._places(None)
            self._name_from_others(slots[0])
        else:
            slots |= {number: self._places(number) for number in numbers}
            if "head_name" in slots[0]:
                self._take_from_head(slots[0])
            else:
                slots[0] |= slots.pop(numbers[0])
        self.slots = slots

    def _places(self, slot: int | None) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for column in self.columns:
            if slot is None or column.slot == slot:
                places[column.field].append(column.index)
        return dict(places)

    def headings_of(self, slot: int) -> dict[str, str]:
        """Give the heading of each field, and of each single column under field and place."""
        by_place = {column.index: column.heading for column in self.columns}
        headings: dict[str, str] = {}
        for field, places in self.slots[slot].items():
            headings[field] = by_place[places[0]]
            headings |= {f"{field}{place}": by_place[place] for place in places}
        return headings

    def kin_of(self, slot: int) -> str:
        """Tell what a member is to the head where the headings say it."""
        return next((column.kin for column in self.columns if slot and column.slot == slot), "")

    def _name_from_others(self, places: dict[str, list[int]]) -> None:
        """Lists of heads or of shops name people under other headings."""
        if "name" in places:
            return
        if "contact" in places and ("unit_name" in places or "head_name" not in places):
            places["name"] = places["contact"]
        else:
            self.heads_only = True
            self._take_from_head(places)

    def _take_from_head(self, places: dict[str, list[int]]) -> None:
        for field, own in OF_HEAD.items():
            if own in places:
                places[field] = places.pop(own)
