"""The national statistical division codes, looked up offline: every village by name, pinyin or code."""

from outreach.divisions.find import find_townships, find_villages, village_by_code
from outreach.divisions.rows import DivisionRow, TownshipRow

__all__ = ["DivisionRow", "TownshipRow", "find_townships", "find_villages", "village_by_code"]
