"""Key groups: the list edited, people and households ticked; police files stay out (DOMAIN R11-R26)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from outreach.actions.act import Act
from outreach.actions.households import people_of
from outreach.actions.known import MEMBER_UNKNOWN, known_unit, place_of
from outreach.catalog import CatalogKind
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.model import CatalogOption, KeyMark, Person, Unit
from outreach.privacy import NAMED_FROM
from outreach.queries.households import age_on
from outreach.storage.portions import chunks
from outreach.wording import mark

KEY_GROUP_UNKNOWN = declare(
    "key_group_unknown", mark("There is no key group “{group}”: choose one of the list ({known}).")
)
KEY_GROUP_NAME_MISSING = declare(
    "key_group_name_missing", mark("The key group has no name yet: type what it is called.")
)
KEY_GROUP_TAKEN = declare(
    "key_group_taken", mark("There is a key group of this name already: choose it, or type another name.")
)
AGES_WRONG = declare(
    "ages_wrong", mark("An age band goes from a younger to an older age, 0 to 150: correct the ages.")
)
POLICE_DATA = declare(
    "police_data",
    mark("Files on persons suspected or punished are the police's own: leave them out of this ledger."),
)
CHILD_NOT_TICKED = declare(
    "child_not_ticked",
    mark("Children under 14 are counted only, never listed by name: tick the whole household instead."),
)
POLICE_WORDS = (
    *("涉诈", "前科", "两卡", "帮信", "刑满", "吸毒", "嫌疑", "在逃"),
    *("涉詐", "兩卡", "幫信", "刑滿"),
)
OWN = "自定"
OLDEST = 150


@dataclass(frozen=True)
class KeyGroupForm:
    """A group as it is typed; ages in full years, both included, None for no limit."""

    label: str
    age_from: int | None = None
    age_to: int | None = None


def add_key_group(act: Act, form: KeyGroupForm) -> str:
    """Add a key group of one's own; gives its permanent code. Raises UserMistake."""
    count = act.session.scalar(select(func.count()).select_from(CatalogOption)) or 0
    option = CatalogOption(code=f"own_key_group_{count + 1}", kind=CatalogKind.KEY_GROUP.value, label="")
    option.list_name, option.position = OWN, 1000 + count
    _fill(act, option, form)
    act.describe(mark("Add the key group {name}"), name=option.label)
    act.session.add(option)
    return option.code


def correct_key_group(act: Act, code: str, form: KeyGroupForm) -> None:
    """Give a key group another name or age band; its code stays. Raises UserMistake."""
    option = _known(act, code)
    _fill(act, option, form)
    act.describe(mark("Change the key group {name}"), name=option.label)


def retire_key_group(act: Act, code: str, retired: bool = True) -> None:
    """Use a key group no more, or again; what was ticked stays. Raises UserMistake."""
    option = _known(act, code)
    option.retired_on = act.now.date() if retired else None
    words = mark("Use the key group {name} no more") if retired else mark("Use the key group {name} again")
    act.describe(words, name=option.label)


def mark_key_group(
    act: Act, code: str, unit_ids: Sequence[str], *, person_ids: Sequence[str] = (), on: bool = True
) -> None:
    """Tick a key group for whole households and for people, or take the ticks away. Raises UserMistake."""
    option = _known(act, code)
    for unit_id in unit_ids:
        known_unit(act, unit_id)
    _no_child(act, person_ids)
    _tick(act, code, [(unit_id, None) for unit_id in unit_ids], on)
    _tick(act, code, [(None, person_id) for person_id in person_ids], on)
    label = mark("Tick {n} as {name}") if on else mark("Take the tick {name} from {n}")
    act.describe(label, n=len(unit_ids) + len(person_ids), name=option.label)


def keep_key_marks(act: Act, unit_id: str, marks: Iterable[tuple[str, str]]) -> None:
    """Let exactly these ticks stand in a household: (code, person id, "" for all). Raises UserMistake."""
    unit = known_unit(act, unit_id)
    people = {person.id for person in people_of(act, unit_id)}
    wanted = set(marks)
    if not {person_id for _, person_id in wanted if person_id} <= people:
        raise UserMistake(MEMBER_UNKNOWN, field="people")
    standing: dict[tuple[str, str], list[KeyMark]] = {}
    for row in _marks_of(act, unit_id, people):
        standing.setdefault((row.code, row.person_id or ""), []).append(row)
    for code in {code for code, _ in wanted}:
        _known(act, code)
    _no_child(act, [person_id for key in wanted - set(standing) if (person_id := key[1])])
    for row in (row for key, rows in standing.items() if key not in wanted for row in rows):
        act.session.delete(row)
    for code, person_id in sorted(wanted - set(standing)):
        act.session.add(
            KeyMark(code=code, unit_id=None if person_id else unit_id, person_id=person_id or None)
        )
    act.describe(mark("Tick key groups at {place}"), place=place_of(act, unit))


def _marks_of(act: Act, unit_id: str, people: set[str]) -> list[KeyMark]:
    closed = select(Unit.id).where(Unit.merged_into_id == unit_id)
    whole = (KeyMark.unit_id == unit_id) | KeyMark.unit_id.in_(closed)
    wanted = select(KeyMark).where(whole | KeyMark.person_id.in_(people))
    return list(act.session.scalars(wanted))


def _tick(act: Act, code: str, targets: Sequence[tuple[str | None, str | None]], on: bool) -> None:
    marks = act.session.scalars(select(KeyMark).filter_by(code=code))
    rows = {(row.unit_id, row.person_id): row for row in marks}
    for target in dict.fromkeys(targets):
        if on and target not in rows:
            act.session.add(KeyMark(code=code, unit_id=target[0], person_id=target[1]))
        elif not on and target in rows:
            act.session.delete(rows[target])


def _no_child(act: Act, person_ids: Sequence[str]) -> None:
    """Refuse ticks on people under 14. Raises UserMistake."""
    for some in chunks(person_ids):
        wanted = select(Person.birth).where(Person.id.in_(some))
        ages = [age_on(birth, act.now.date()) for birth in act.session.scalars(wanted)]
        if any(age is not None and age < NAMED_FROM for age in ages):
            raise UserMistake(CHILD_NOT_TICKED, field="people")


def _fill(act: Act, option: CatalogOption, form: KeyGroupForm) -> None:
    label = fit_to_store(fit_length(form.label, 100, "label"), "label")
    if not label:
        raise UserMistake(KEY_GROUP_NAME_MISSING, field="label")
    if any(word in label for word in POLICE_WORDS):
        raise UserMistake(POLICE_DATA, field="label")
    same = select(CatalogOption.code).where(
        CatalogOption.kind == CatalogKind.KEY_GROUP, CatalogOption.label == label
    )
    if act.session.scalar(same.where(CatalogOption.code != option.code)):
        raise UserMistake(KEY_GROUP_TAKEN, field="label")
    ages = [age for age in (form.age_from, form.age_to) if age is not None]
    if ages != sorted(ages) or not all(0 <= age <= OLDEST for age in ages):
        raise UserMistake(AGES_WRONG, field="ages")
    option.label, option.age_from, option.age_to = label, form.age_from, form.age_to


def _known(act: Act, code: str) -> CatalogOption:
    wanted = select(CatalogOption).where(CatalogOption.kind == CatalogKind.KEY_GROUP)
    options = {option.code: option for option in act.session.scalars(wanted)}
    if code not in options:
        raise UserMistake(KEY_GROUP_UNKNOWN, field="key_group", group=code, known="、".join(options))
    return options[code]
