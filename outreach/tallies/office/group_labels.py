"""Which group of the village a form's label names: 1组, 第一组, 二组（河东）, 柳河村第三村民小组."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.queries.village import VillageRow
from outreach.roster.groups import group_name
from outreach.roster.values import squeezed

KINDS = "村民委员会|居民委员会|村委会|居委会|村委|居委|社区|村|居"
UPPER = "街道办事处|街道|镇|乡"


class GroupLabels:
    """Reads labels of the groups of one village; the village's own name may stand before them."""

    def __init__(self, groups: Sequence[str], village: VillageRow | None = None) -> None:
        self.groups = tuple(groups)
        self._known = {group_name(group): group for group in groups}
        self._before = re.compile(_names(village) if village is not None else "")

    def named(self, text: str) -> str | None:
        """Give the group that a label names, as the village writes it."""
        words = squeezed(text)
        found = self._known.get(group_name(words))
        if found is None and (end := self._end_of_village(words)):
            found = self._known.get(group_name(words[end:]))
        return found

    def _end_of_village(self, words: str) -> int:
        before = self._before.match(words)
        return before.end() if before is not None else 0


def _names(village: VillageRow) -> str:
    """Give the pattern of the village's name, with or without the township's before it and its ending."""
    upper = re.sub(f"(?:{UPPER})$", "", squeezed(village.township))
    own = re.sub(f"(?:{KINDS})$", "", squeezed(village.name))
    if not own:
        return ""
    ending = "?" if len(own) > 1 else ""
    return rf"(?:{re.escape(upper)}(?:{UPPER})?)?{re.escape(own)}(?:{KINDS}){ending}[-—、.·:：]?"
