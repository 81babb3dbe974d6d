"""Names as they are written, without the padding, remarks and aliases that stand in their cells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.values import EDGES, NOTHING, squeezed

WHOLE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]{2,20}")
LOST = re.compile(r"[?？\ufffd□■▯]")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
MASKED = re.compile(r"^[^*＊]{1,3}[*＊×]{1,3}[^*＊]{0,2}$")
BRACKETS = re.compile(r"\s*[(（\[【〔〈《]([^()（）\[\]【】〔〕〈〉《》]*)[)）\]】〕〉》]\s*")
CALLED = re.compile(r"^(?:曾用名|又名|别名|小名|原名|乳名|外号|也叫|化名)[:：]?")
BETWEEN_IDEOGRAPHS = re.compile(
    r"(?<=[^\x00-\xff])[\s\u3000\u200b\ufeff]+(?=[^\x00-\xff])|(?<=·)\s+|\s+(?=·)"
)
BABY = re.compile(
    r"(?:未|待|尚未|还未|暂未)(?:取|起|命|定)名?字?|新生(?:儿|婴儿)|婴儿|宝宝|小孩|.{1,4}之[子女]|.?无名氏?"
)
NOBODY = re.compile(r"[xX×]{2,}|不详|不明|未知|待查|待补|待定|暂缺|.?某某?|同上")
ODD = re.compile(r"[名某之]|^(?:不[详明]|未知|待[查补定]|暂缺|同上|(?:新生)?(?:婴儿|宝宝)|新生儿|小孩)$")
"""What a text of ideograms must be looked at closer for."""
LONGEST = 60
PEOPLE_SIGNS = "·•・‧∙．.●"


class NameReading(NamedTuple):
    """A name as it will be kept, the alias and other remarks beside it, and what was found."""

    value: str = ""
    alias: str = ""
    remark: str = ""
    kind: ProblemKind | None = None
    action: Action = Action.FIX


NONE = NameReading()


def read_name(text: str) -> NameReading:
    """Read a name cell's text, already trimmed."""
    if not text or text in NOTHING:
        return NONE
    return NameReading(text) if WHOLE.fullmatch(text) and not ODD.search(text) else _read(text)


@lru_cache(maxsize=1_000)
def _read(text: str) -> NameReading:
    beside = [part.strip(EDGES) for part in BRACKETS.findall(text)]
    name = BRACKETS.sub("", text).strip(EDGES) if beside else text
    tidy = BETWEEN_IDEOGRAPHS.sub("", name)
    if not tidy:
        return NameReading(text, kind=ProblemKind.NAME_PLACEHOLDER, action=Action.ASK)
    if LOST.search(tidy):
        return NameReading(tidy, kind=ProblemKind.NAME_LOST_CHARACTER, action=Action.REJECT)
    if MASKED.search(tidy):
        return NameReading(tidy, kind=ProblemKind.NAME_MASKED)
    if len(tidy) > LONGEST:
        return NameReading(tidy, kind=ProblemKind.NAME_TOO_LONG, action=Action.ASK)
    if BABY.fullmatch(tidy):
        return NameReading(tidy, kind=ProblemKind.NAME_PLACEHOLDER)
    if NOBODY.fullmatch(tidy) or tidy.isdigit():
        return NameReading(tidy, kind=ProblemKind.NAME_PLACEHOLDER, action=Action.ASK)
    aliases = [CALLED.sub("", part) for part in beside if _is_alias(part)]
    remark = "，".join(part for part in beside if part and not _is_alias(part))
    return NameReading(tidy, "、".join(aliases), remark, _kind(name, tidy, bool(aliases)))


def _kind(name: str, tidy: str, has_alias: bool) -> ProblemKind | None:
    if has_alias:
        return ProblemKind.NAME_ALIAS
    if tidy != name:
        return ProblemKind.NAME_PADDED
    return ProblemKind.NAME_PRIVATE if PRIVATE.search(tidy) else None


def _is_alias(text: str) -> bool:
    return bool(CALLED.match(text)) or (bool(WHOLE.fullmatch(text)) and not REMARKS.search(text))


REMARKS = re.compile(
    r"死|亡|故|去世|迁|搬|户主|妻|夫|子|女|媳|婿|父|母|外出|打工|务工|出嫁|已|未|学生|低保|五保|残疾|代|租"
)


def name_key(name: str) -> str:
    """Give what two spellings of one name share: no spaces, one kind of middle dot, no capitals."""
    key = squeezed(name)
    if key.isalpha():
        return key.casefold()
    for sign in PEOPLE_SIGNS[1:]:
        key = key.replace(sign, "·")
    return key.casefold()
