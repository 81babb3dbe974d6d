"""Members as people type them, one a line: relation, name and perhaps a phone, in any order."""

from __future__ import annotations

import re

from outreach.register_rows import RegisterPerson

_RELATION_WORDS = (
    "妻 妻子 夫 丈夫 配偶 子 儿子 长子 次子 三子 女 女儿 长女 次女 三女 儿媳 媳妇 女婿 其他 "
    "父 父亲 母 母亲 爷爷 奶奶 祖父 祖母 外公 外婆 外祖父 外祖母 公公 婆婆 岳父 岳母 "
    "孙 孙子 孙女 外孙 外孙女 孙媳 曾孙 兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹 侄子 侄女"
)
RELATIONS = frozenset(_RELATION_WORDS.split())
_PARTS = re.compile(r"[\s,，、;；:：]+")
_PHONE = re.compile(r"[\d-]{7,}")


def read_members(text: str) -> tuple[RegisterPerson, ...]:
    """Read one member a line; a line without any name is left out."""
    people = (_read(line) for line in text.splitlines())
    return tuple(person for person in people if person is not None)


def _read(line: str) -> RegisterPerson | None:
    parts = [part for part in _PARTS.split(line.strip()) if part]
    phone = next((part for part in parts if _PHONE.fullmatch(part)), "")
    words = [part for part in parts if part != phone]
    relation = next((part for part in words if part in RELATIONS), "") if len(words) > 1 else ""
    rest = [part for nth, part in enumerate(words) if part != relation or nth != words.index(relation)]
    if not rest:
        return None
    if not relation and len(rest) > 1:
        relation = rest.pop()
    return RegisterPerson("", "".join(rest), relation, phone=phone.replace("-", ""))
