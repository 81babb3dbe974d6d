"""Addresses made up of village, group and door where the register has no full one."""

from __future__ import annotations

import re

from outreach.places import place_label
from outreach.register_rows import RegisterHousehold

COMMITTEE = re.compile(r"(?:村?村民委员会|居民委员会|村?委会|居委会)$")


def full_address(village: str, household: RegisterHousehold) -> str:
    """Give the household's address, made up of village, group and door where the register has none."""
    if household.address:
        return household.address
    return short_village(village) + place_label(household.group, household.door or household.no)


def short_village(name: str) -> str:
    """Give the village's everyday name: 柳河村 for 柳河村委会, 柳河村民委员会 or 柳河村村民委员会."""
    bare = COMMITTEE.sub("", name)
    return bare if bare == name or bare.endswith(("村", "社区", "屯", "庄")) else bare + "村"
