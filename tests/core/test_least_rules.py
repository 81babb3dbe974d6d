"""“At least” rules are checked in their running period; people and vehicles sent out are counted once."""

from datetime import date, datetime

import pytest

from outreach.actions.activities import ActivityForm, record_activity, void_activity
from outreach.actions.chat_groups import ChatGroupForm, keep_chat_group, set_day_vehicles
from outreach.actions.least_rules import RuleForm, change_rule
from outreach.actions.stock import MovementForm, check_upkeep, record_movement
from outreach.actions.visits import void_visit
from outreach.actions.workers import USUAL_REASON, keep_worker
from outreach.catalog import CatalogKind, catalog, least_rules
from outreach.errors import UserMistake
from outreach.periods import PeriodKind, containing
from outreach.queries.least_rules import RuleRow, rule_rows, term_of
from outreach.queries.sent_out import sent_out
from outreach.queries.upkeep import posted_things
from outreach.queries.village import workers
from outreach.vocabulary import MovementKind, RulePer, UpkeepCondition
from tests.support.ledgers import log

SATURDAY = date(2026, 11, 21)
WEEK = containing(PeriodKind.WEEK, SATURDAY)


def did(village, kind: str, day: int = 18, month: int = 11, **more) -> str:
    return village.run(record_activity, ActivityForm(kind, date(2026, month, day), **more))


def told(village, code: str, today: date = SATURDAY) -> RuleRow:
    (row,) = (row for row in village.ask(rule_rows, today) if row.code == code)
    return row


def test_each_group_must_get_its_push_this_week(village):
    assert not told(village, "wechat_weekly").applies, "no groups, nothing to ask for"
    village.run(keep_chat_group, ChatGroupForm("全村群", "王芳"))
    village.run(keep_chat_group, ChatGroupForm("3组群", "赵强"))
    did(village, "wechat_group", 15, groups=["全村群", "3组群"])
    assert told(village, "wechat_weekly").missing == ("3组群", "全村群"), "last week's does not count"
    push = did(village, "wechat_group", 17, groups=["全村群"])
    row = told(village, "wechat_weekly")
    assert (row.done, row.needed, row.short, row.missing) == (1, 2, 1, ("3组群",))
    assert row.pressing
    assert not told(village, "wechat_weekly", date(2026, 11, 17)).pressing, "there is time until Sunday"
    village.run(void_activity, push, "没发")
    assert told(village, "wechat_weekly").short == 2


def test_times_are_counted_in_month_term_and_year(village):
    did(village, "sms", 2)
    did(village, "sms", 30, 10)
    row = told(village, "sms_monthly")
    assert (row.done, row.needed, row.first, row.last) == (1, 2, date(2026, 11, 1), date(2026, 11, 30))
    did(village, "class_meeting", 10, 9)
    did(village, "parents_meeting", 3)
    assert told(village, "school_term").short == 0
    assert told(village, "school_term", date(2027, 2, 20)).short == 2
    did(village, "training", 3, 3)
    assert (told(village, "training_year").done, told(village, "training_year").short) == (1, 2)


def test_the_terms_lie_between_their_first_days():
    assert term_of(date(2026, 9, 1)) == (date(2026, 9, 1), date(2027, 1, 31))
    assert term_of(date(2027, 1, 31)) == (date(2026, 9, 1), date(2027, 1, 31))
    assert term_of(date(2027, 2, 1)) == (date(2027, 2, 1), date(2027, 8, 31))


def test_a_screen_that_waits_longer_than_a_minute_is_named(village):
    assert not told(village, "screen_gap").applies
    did(village, "led_screen", 5, place="村委会", gap_seconds=45)
    did(village, "led_screen", 6, place="超市门口", gap_seconds=90)
    row = told(village, "screen_gap")
    assert (row.done, row.needed, row.missing, row.pressing) == (1, 2, ("超市门口",), True)
    did(village, "led_screen", 8, place="超市门口", gap_seconds=60)
    assert told(village, "screen_gap").short == 0


def test_what_hangs_is_looked_at_every_month(village):
    form = MovementForm(MovementKind.POST, "banner", 2, at=datetime(2026, 10, 3), place="桥头")
    up = village.run(record_movement, form)
    assert told(village, "upkeep_monthly").missing == ("桥头 横幅",)
    village.run(check_upkeep, up, UpkeepCondition.DAMAGED, on=date(2026, 11, 20))
    assert told(village, "upkeep_monthly").short == 0
    (thing,) = village.ask(posted_things)
    assert (thing.needs_mending, thing.stands) == (True, True)
    village.run(check_upkeep, up, UpkeepCondition.TAKEN_DOWN, on=date(2026, 11, 21))
    assert not told(village, "upkeep_monthly").applies


def test_a_rule_can_be_changed_added_and_switched_off(village):
    changed = RuleForm("短信每月四次", ["sms"], 4, RulePer.MONTH, code="sms_monthly")
    village.run(change_rule, changed)
    assert (told(village, "sms_monthly").label, told(village, "sms_monthly").short) == ("短信每月四次", 4)
    own = village.run(change_rule, RuleForm("宣传车每周两趟", ["van"], 2, RulePer.WEEK))
    assert told(village, own).short == 2
    village.run(change_rule, RuleForm("宣传车每周两趟", ["van"], 2, RulePer.WEEK, active=False, code=own))
    assert told(village, own).short == 0
    village.undo()
    assert told(village, own).short == 2
    with pytest.raises(UserMistake, match="rule_kinds"):
        village.run(change_rule, RuleForm("什么", ["leaflet"], 2, RulePer.WEEK))
    with pytest.raises(UserMistake, match="rule_least"):
        village.run(change_rule, RuleForm("什么", ["van"], 0, RulePer.WEEK))


def test_the_rules_of_the_plans_name_kinds_and_periods_that_exist():
    kinds = {entry.code for entry in catalog() if entry.kind is CatalogKind.ACTIVITY} | {"upkeep"}
    assert all(set(rule.kinds) <= kinds and rule.per in set(RulePer) for rule in least_rules())
    assert len({rule.code for rule in least_rules()}) == len(least_rules())


def test_a_worker_counts_once_a_day_for_visits_and_once_an_activity(village):
    for no in "123":
        log(village, no, day=17, workers=["王芳", "赵强"])
    log(village, "4", day=17, workers=["王芳"])
    log(village, "1", day=18, workers=["王芳"])
    village.run(void_visit, log(village, "2", day=19, workers=["刘敏"]), "记错")
    did(village, "market_day", 17, workers=["王芳"], others=2, vehicles=1)
    did(village, "van", 18, workers=["赵强"], quantity=3)
    did(village, "wechat_group", 18, workers=["王芳"])
    village.run(set_day_vehicles, date(2026, 11, 17), 1)
    found = village.ask(sent_out, WEEK)
    assert (found.visit_people, found.activity_people, found.people) == (3, 4, 7)
    assert (found.visit_vehicles, found.activity_vehicles, found.vehicles) == (1, 4, 5)
    assert [(row.worker, row.days, row.activities, row.doors) for row in found.workers] == [
        ("王芳", 2, 1, 5), ("赵强", 1, 1, 3),
    ]  # fmt: skip
    assert [(row.day.day, row.people, row.doors) for row in found.days] == [(18, 2, 1), (17, 5, 4)]
    assert sum(row.people for row in found.days) == found.people
    assert village.ask(sent_out, WEEK.previous()).people == 0


def test_a_day_crossing_midnight_or_the_end_of_the_week_counts_where_it_was(village):
    log(village, "1", at=datetime(2026, 11, 22, 23, 59))
    log(village, "1", at=datetime(2026, 11, 23, 0, 0))
    assert village.ask(sent_out, WEEK).people == 1
    assert village.ask(sent_out, WEEK.following()).people == 1


def test_a_workers_phone_is_kept_with_its_reason(village):
    village.run(keep_worker, "赵强", "社区民警", "13900000126", phone_reason="印在联系卡上")
    village.run(keep_worker, "刘敏", "村干部", "13900000127")
    village.run(keep_worker, "王芳", "网格员")
    kept = {row.name: row.phone_reason for row in village.ask(workers)}
    assert kept == {"赵强": "印在联系卡上", "刘敏": USUAL_REASON, "王芳": ""}
