"""How names are read in pinyin: all readings of polyphones, surnames by their own readings first."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from itertools import islice, product

SURNAMES = {
    "单": ("shan",), "仇": ("qiu",), "曾": ("zeng",), "解": ("xie",), "查": ("zha",), "区": ("ou",),
    "朴": ("piao",), "翟": ("zhai", "di"), "覃": ("qin", "tan"), "缪": ("miao",), "盖": ("ge", "gai"),
    "乐": ("yue", "le"), "员": ("yun",), "种": ("chong",), "秘": ("bi",), "繁": ("po",), "折": ("she",),
    "冼": ("xian",), "洗": ("xian",), "黑": ("he", "hei"), "牟": ("mou", "mu"), "宿": ("su",),
    "隗": ("wei", "kui"), "郗": ("xi", "chi"), "句": ("gou",), "召": ("shao",), "那": ("na",),
    "祭": ("zhai",), "华": ("hua",), "任": ("ren",), "宁": ("ning",), "应": ("ying",), "葛": ("ge",),
    "纪": ("ji",), "车": ("che",), "逄": ("pang",), "訾": ("zi",), "谌": ("chen", "shen"),
    "尉": ("wei", "yu"), "万": ("wan", "mo"), "俟": ("qi", "si"), "长": ("zhang", "chang"),
    "洪": ("hong",), "贾": ("jia",), "石": ("shi",), "曲": ("qu",), "沈": ("shen",), "不": ("fou",),
    "都": ("du",), "卜": ("bu",), "适": ("kuo", "shi"), "燕": ("yan",), "撒": ("sa",), "哈": ("ha",),
    "干": ("gan",), "卢": ("lu",), "吕": ("lv", "lu"), "尹": ("yin",), "柏": ("bai", "bo"),
    "能": ("nai", "neng"), "叶": ("ye",), "相": ("xiang",), "重": ("chong", "zhong"),
}  # fmt: skip
"""First character of a name -> its readings as a surname, the usual one first."""

MOST = 8
"""So many readings of one name are kept: polyphone names have few that anybody would type."""


def readings(name: str) -> list[tuple[str, ...]]:
    """Give the readings of a name, one syllable a character, the likeliest first, at most `MOST`.

    Characters without pinyin (letters, middle dots) are read as themselves or left out.
    """
    choices = [_surname(name[:1]), *map(_character, name[1:])]
    return list(islice(product(*filter(None, choices)), MOST))


def spoken(name: str) -> tuple[tuple[str, str], ...]:
    """Give what one types to say a name, each of its readings without blanks, with its initials."""
    rest = _spoken(name[1:])
    first = _surname(name[:1])
    if not first:
        return rest
    said = ((syllable + whole, syllable[0] + initials) for syllable in first for whole, initials in rest)
    return tuple(islice(said, MOST))


@lru_cache(maxsize=20_000)
def _spoken(given: str) -> tuple[tuple[str, str], ...]:
    """Many have the same given name, so that each is put together once."""
    choices = islice(product(*filter(None, map(_character, given))), MOST)
    return tuple(("".join(said), "".join([syllable[0] for syllable in said])) for said in choices)


@cache
def _surname(character: str) -> tuple[str, ...]:
    return SURNAMES.get(character) or _character(character)


@cache
def _character(character: str) -> tuple[str, ...]:
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    for unneeded in ("PYPINYIN_NO_PHRASES", "PYPINYIN_NO_DICT_COPY"):
        os.environ.setdefault(unneeded, "true")  # single characters need no phrases
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return tuple(dict.fromkeys(found[0][:3])) if found else ()
