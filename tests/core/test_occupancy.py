"""Who lives behind a door is said with day and by whom; who is away stays due and comes up when back."""

from datetime import date

import pytest

from outreach.actions.exclusions import exclude_households
from outreach.actions.occupancy import OccupancyForm, set_occupancy
from outreach.actions.visits import void_visit
from outreach.coverage.summary import coverage_summary
from outreach.errors import UserMistake
from outreach.printing.pages import page_text
from outreach.queries.content import content_digest
from outreach.queries.doors import doors
from outreach.queries.households import unit_id_of
from outreach.queries.occupancy import OccupancyRow, occupancies, unit_ids_by_occupancy
from outreach.queries.record_history import record_history
from outreach.queries.today import follow_ups
from outreach.vocabulary import ExclusionReason, Occupancy, Outcome, UnitKind
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, log, states
from tests.support.printing import prepared

SPRING = date(2027, 2, 3)
DAY = date(2026, 11, 18)


def unit(village, no):
    return village.ask(unit_id_of, no)


def say(village, *numbers, state=Occupancy.AWAY, **fields):
    form = OccupancyForm(state, fields.pop("since", DAY), fields.pop("said_by", "村会计"), **fields)
    village.run(set_occupancy, [unit(village, no) for no in numbers], form)


def total(village):
    return village.ask(coverage_summary, campaign_id(village)).total


def due(village, until=SPRING):
    return [(row.head, row.due, row.away) for row in village.ask(follow_ups, campaign_id(village), until)]


def words_on(made):
    return "".join(page_text(made.pdf, 1).split())


def test_who_is_away_stays_due_and_comes_up_on_the_day_they_are_back(village):
    before = total(village).due
    say(village, "1", "2", back_on=SPRING, note="在外打工")
    assert total(village).due == before and states(village)["1"] == "not_visited"
    assert due(village, date(2027, 2, 2)) == []
    assert due(village) == [("李建国", SPRING, True), ("单春生", SPRING, True)]
    assert village.ask(occupancies)[unit(village, "1")] == OccupancyRow(
        Occupancy.AWAY, DAY, SPRING, "在外打工", "村会计"
    )
    village.undo()
    assert village.ask(occupancies).keys() == {unit(village, "10")} and due(village) == []


def test_who_was_told_by_phone_is_still_to_be_told_in_person_when_back(village):
    say(village, "1", "2", back_on=date(2026, 11, 25))
    log(village, "1", Outcome.PHONE, 20)
    assert [row[0] for row in due(village)] == ["李建国", "单春生"]
    log(village, "2", Outcome.NOBODY_HOME, 25)
    assert [row[0] for row in due(village)] == ["李建国"]


def test_who_was_met_is_not_away_until_that_visit_is_void(village):
    say(village, "1", since=date(2026, 11, 10), back_on=date(2026, 11, 28))
    visit = log(village, "1", Outcome.MET, 16)
    assert unit(village, "1") not in village.ask(occupancies)
    village.run(void_visit, visit, "记错了门")
    assert village.ask(occupancies)[unit(village, "1")].state is Occupancy.AWAY


def test_a_house_let_out_leaves_its_owners_out_and_adds_the_incomers(village):
    before = total(village)
    say(village, "1", state=Occupancy.RENTED_OUT, incomer="钱新来")
    after = total(village)
    assert (after.excluded, after.incomers) == (before.excluded + 1, before.incomers + 1)
    assert after.due == before.due
    (new,) = (row for row in village.ask(doors, None).rows if row.head == "钱新来")
    assert (new.kind, new.place) == (UnitKind.TENANT, "1组1号")
    row = village.ask(occupancies)[unit(village, "1")]
    assert (row.state, row.counted) == (Occupancy.RENTED_OUT, False)
    village.undo()
    assert (total(village).due, total(village).incomers) == (before.due, before.incomers)
    say(village, "1", state=Occupancy.RENTED_OUT, owners_count=True)
    assert total(village).excluded == before.excluded


def test_what_was_said_before_ends_with_what_is_said_now(village):
    say(village, "1", state=Occupancy.DEMOLISHED)
    assert states(village)["1"] == "excluded"
    say(village, "1", back_on=SPRING)
    assert states(village)["1"] == "not_visited"
    assert village.ask(unit_ids_by_occupancy, Occupancy.AWAY) == {unit(village, "1")}
    say(village, "1", "10", state=Occupancy.OCCUPIED, said_by="")
    assert village.ask(occupancies) == {}
    assert states(village)["10"] == "not_visited"


@pytest.mark.parametrize(
    ("numbers", "field", "fields"),
    [
        (["1"], "said_by", {"said_by": " "}),
        (["1"], "back_on", {"back_on": date(2026, 11, 1)}),
        (["1", "2"], "incomer", {"state": Occupancy.RENTED_OUT, "incomer": "钱新来"}),
        (["12"], "state", {}),
    ],
)
def test_what_does_not_go_together_is_said_at_its_field(village, numbers, field, fields):
    digest = village.ask(content_digest)
    with pytest.raises(UserMistake) as caught:
        say(village, *numbers, **fields)
    assert caught.value.field == field
    assert village.ask(content_digest) == digest


def test_the_history_of_a_household_tells_who_lived_there(village):
    say(village, "1", back_on=SPRING)
    (row,) = village.ask(record_history, unit(village, "1"))[:1]
    assert row.lines == ("居住情况：外出",)
    say(village, "1", state=Occupancy.OCCUPIED, said_by="")
    assert "截止记为“2026-11-18”" in village.ask(record_history, unit(village, "1"))[0].lines


def test_the_list_of_exclusions_is_printed_by_reason_with_who_said_so(village):
    village.run(exclude_households, [unit(village, "3")], ExclusionReason.NAME_ONLY, DAY, "组长老李")
    log(village, "5", Outcome.MOVED_AWAY)
    made = prepared(village, "exclusions")
    text = words_on(made)
    assert made.pages == 1 and not made.warnings
    for words in ("不计入应访户名单", "不计3户", "登记10户−不计3户+新来1户=应访8户", "组长老李", "仇志强"):
        assert words in text, words
    assert text.index("空户") < text.index("已搬走") < text.index("挂名户")
    assert "审核人" in text and "上门时见到" in text
    one = words_on(prepared(village, "exclusions", "1组"))
    assert "仇志强" in one and "张德明" not in one and "登记4户−不计1户" in one
    with pytest.raises(UserMistake) as caught:
        say(village, "10", state=Occupancy.OCCUPIED)
        prepared(village, "exclusions", "3")
    assert caught.value.code == "nobody_excluded"


def test_the_commands_say_list_and_print_it(village, capsys, monkeypatch, tmp_path):
    path = village.path
    village.close()
    command = Commands(capsys, monkeypatch, path)
    done = command("household", "occupancy", "away", "1", "2", "--back", "2027-02-03", "--said-by", "村会计")
    assert done.document == {"households": ["1", "2"], "occupancy": "away"}
    rows = command("household", "list", "--occupancy", "away").document
    assert [(row["no"], row["occupancy"], row["back_on"], row["state"]) for row in rows] == [
        ("1", "away", "2027-02-03", "not_visited"),
        ("2", "away", "2027-02-03", "not_visited"),
    ]
    assert [row["no"] for row in command("household", "list", "--kind", "shop").document] == ["12"]
    command("household", "occupancy", "name_only", "3", "--since", "2026-11-03", "--said-by", "组长")
    assert command("exclusion", "list", "--group", "1组").document == [
        {
            "no": "3", "group": "1", "door": "3", "head": "仇志强", "reason": "name_only",
            "since": "2026-11-03", "said_by": "组长", "by_visit": False,
        }
    ]  # fmt: skip
    assert [row["no"] for row in command("exclusion", "list").document] == ["3", "10"]
    assert command("household", "occupancy", "away", "1").code == 1
    assert command("household", "occupancy", "away", "77", "--said-by", "组长").code == 1
    made = command("print", "exclusions", "--out", str(tmp_path / "不计.pdf"))
    assert made.document["pages"] == 1 and made.document["batch"] is None
