"""How names of divisions are said every day, and how they stand in the statistical list."""

from __future__ import annotations

import re
from typing import NamedTuple


class Ending(NamedTuple):
    """What the list writes after a name, and what people say instead: 村委会 -> 村."""

    listed: str
    said: str


ENDINGS = (
    Ending("", ""),
    Ending("村委会", "村"),
    Ending("村民委员会", "村"),
    Ending("村村委会", "村"),
    Ending("村村民委员会", "村"),
    Ending("村民委会", "村"),
    Ending("村村民委会", "村"),
    Ending("村委员会", "村"),
    Ending("社区居委会", "社区"),
    Ending("社区居民委员会", "社区"),
    Ending("社区居民委会", "社区"),
    Ending("社区村委会", "社区"),
    Ending("社区村民委员会", "社区"),
    Ending("社区委员会", "社区"),
    Ending("社区委会", "社区"),
    Ending("居民委员会", "居委会"),
    Ending("居民委会", "居委会"),
    Ending("嘎查村委会", "嘎查"),
    Ending("嘎查村民委员会", "嘎查"),
    Ending("嘎查委员会", "嘎查"),
    Ending("嘎查委会", "嘎查"),
)
"""The first stands for names that are said as they are listed; places in this list are kept in the file."""

VILLAGE_TAILS = ("", "村", "社区", "居委会", "嘎查")
TOWNSHIP_TAILS = ("", "镇", "乡", "街道", "苏木", "街道办事处")
"""What a name may go on with and still be the name that was typed."""

_BY_LENGTH = sorted(range(1, len(ENDINGS)), key=lambda nth: -len(ENDINGS[nth].listed))
_BARE = re.compile(r"(?:村|社区|居委会|嘎查)$")
_UPPER = re.compile(
    r"(?:|省|市|县|区|旗|镇|乡|街道|苏木|地区|盟|林区|特区|新区|(?:街道)?办事处|街办"
    r"|[^市县]*(?:自治[区州县旗]|族乡|族镇|族苏木))"
)


def everyday(listed: str) -> tuple[str, int]:
    """Give the name as people say it, and which of `ENDINGS` it lost: 周新庄村委会 -> 周新庄村."""
    for nth in _BY_LENGTH:
        ending = ENDINGS[nth]
        if listed.endswith(ending.listed) and len(listed) > len(ending.listed):
            return listed.removesuffix(ending.listed) + ending.said, nth
    return listed, 0


def as_listed(said: str, nth: int) -> str:
    """Undo `everyday`."""
    ending = ENDINGS[nth]
    return said.removesuffix(ending.said) + ending.listed if nth else said


def bare(said: str) -> str:
    """Leave out 村, 社区 ... where something stays: 周新庄村 -> 周新庄."""
    return _BARE.sub("", said) or said


def is_upper_ending(rest: str) -> bool:
    """Tell whether this may follow what people call a province, city, county or township: 镇, 壮族自治区."""
    return _UPPER.fullmatch(rest) is not None
