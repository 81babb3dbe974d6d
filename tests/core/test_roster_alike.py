"""Names are compared as a clerk would: variants, homophones, lost signs, one wrong sign, brothers."""

import json

import pytest

from outreach.readings import readings
from outreach.roster.alike import FILE, Likeness, likeness


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("李晓东", "李 晓东", Likeness.SAME),
        ("阿依古丽·买买提", "阿依古丽.买买提", Likeness.SAME),
        ("王国强", "王囯強", Likeness.VARIANT),
        ("𠮷小川", "吉小川", Likeness.VARIANT),
        ("于长顺", "於長順", Likeness.VARIANT),
        ("黄䶮", "黄?", Likeness.VARIANT),
        ("张*", "张伟", Likeness.VARIANT),
        ("李晓东", "李小东", Likeness.SOUND),
        ("单丽", "山莉", Likeness.SOUND),
        ("曾宪明", "增宪明", Likeness.SOUND),
        ("王建国", "王建军", Likeness.CLOSE),
        ("王小建国", "王建国", Likeness.CLOSE),
        ("王建国", "李秀英", Likeness.NOT),
        ("?", "李", Likeness.NOT),
        ("", "", Likeness.NOT),
    ],
)
def test_how_alike_two_names_are(one: str, other: str, alike: Likeness) -> None:
    assert likeness(one, other) is alike
    assert likeness(other, one) is alike


def test_the_signs_of_a_family_are_read_alike_and_stand_in_one_family_only() -> None:
    families = " ".join(json.loads(FILE.read_text(encoding="utf-8"))["families"]).split()
    signs = "".join(families)
    assert len(signs) == len(set(signs))
    apart = [f for f in families for sign in f[1:] if read(sign) and not read(sign) & read(f[0])]
    assert apart == []


def read(sign: str) -> set[str]:
    """Give the readings of a sign that does not stand first in a name."""
    return {syllables[-1] for syllables in readings("我" + sign) if len(syllables) == 2}
