"""Export: masked by default, names exactly, no formulas; and back in again without a change."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.register_rows import HEAD, Register, RegisterHousehold, RegisterPerson
from outreach.roster.addresses import short_village
from outreach.roster.check import plan_import
from outreach.roster.conditions import kind_of
from outreach.roster.export import export_people
from outreach.roster.reader_process import read_here
from outreach.roster.values import NOTHING
from outreach.vocabulary import UnitKind
from tests.support.roster_register import digest
from tests.support.roster_truth import read_people


def register(*people: RegisterPerson, **more: str) -> Register:
    numbered = tuple(one._replace(id=f"p{n}") for n, one in enumerate(people))
    household = RegisterHousehold("h1", "1", "3", members=numbered, **more)
    return Register("柳河村委会", keeps=frozenset({"id_no", "phone"}), households=(household,))


def test_numbers_are_masked_unless_asked(tmp_path: Path) -> None:
    person = RegisterPerson("", "王五", HEAD, "男", "1970-01-01", "410102197001010019", "13800005678")
    out = tmp_path / "a.csv"
    assert export_people(register(person), out) == 1
    line = read_people(out)[0]
    assert (line["id_no"], line["phone"]) == ("4101**********0019", "138****5678")
    export_people(register(person), out, unmasked=True)
    line = read_people(out)[0]
    assert (line["id_no"], line["phone"]) == ("410102197001010019", "13800005678")


def test_the_address_is_the_persons_the_households_or_made_up(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    export_people(register(RegisterPerson("", "王五"), RegisterPerson("", "李六", address="县城")), out)
    assert [line["address"] for line in read_people(out)] == ["柳河村3组1号", "县城"]
    export_people(register(RegisterPerson("", "王五"), door="8"), out)
    assert read_people(out)[0]["address"] == "柳河村3组8号"
    export_people(register(RegisterPerson("", "王五"), address="柳河村东头", door="8"), out)
    assert read_people(out)[0]["address"] == "柳河村东头"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("柳河村委会", "柳河村"),
        ("柳河村村民委员会", "柳河村"),
        ("东风社区居委会", "东风社区"),
        ("柳河村", "柳河村"),
    ],
)
def test_a_village_goes_by_its_short_name(name: str, short: str) -> None:
    assert short_village(name) == short


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-2", "@SUM(A1)", "\tx", "＝1"])
def test_no_name_becomes_a_formula(name: str, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    export_people(register(RegisterPerson("", name, HEAD)), out)
    with out.open(encoding="utf-8", newline="") as file:
        cells = list(csv.reader(file))[1]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "＝")) for cell in cells)
    assert cells[3] == "'" + name


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "a.csv"
    with pytest.raises(Exception, match="cannot_write"):
        export_people(register(RegisterPerson("", "王五")), target)
    assert not target.exists()


def is_a_name(text: str) -> bool:
    """Tell whether a roster takes the text as a name: cells saying NULL, 无 or 空户 hold none."""
    return text not in NOTHING and kind_of(text) is not UnitKind.EMPTY


LETTERS = st.characters(categories=["Lo", "Lu", "Ll", "Co"], exclude_characters="某名之")
NAMES = st.text(LETTERS, min_size=2, max_size=12).filter(is_a_name) | st.sampled_from(
    ["阿依古丽·买买提", "𠮷𬭶", "王\ue863", "=1+1", "-赵", "@钱", "张*", "Maria Lopez", "黄?"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(NAMES, min_size=1, max_size=6, unique=True))
def test_what_is_exported_comes_in_again_and_changes_nothing(names: list[str], tmp_path: Path) -> None:
    people = [RegisterPerson("", name, HEAD if n == 0 else "其他", "男", "") for n, name in enumerate(names)]
    before = register(*people)
    out = tmp_path / "a.csv"
    export_people(before, out)
    plan = plan_import(read_here(out), "a.csv", before, digest=digest)
    assert [person.name for household in plan.found for person in household.members] == names
    assert plan.changes == ()
