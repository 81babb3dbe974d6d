"""Activities other than visits: each in the unit of its kind, with people, vehicles, groups and materials."""

from datetime import date

import pytest

from outreach.actions.activities import ActivityForm, record_activity, void_activity
from outreach.actions.campaigns import add_option, rename_option
from outreach.actions.chat_groups import ChatGroupForm, keep_chat_group
from outreach.catalog import CatalogKind, catalog
from outreach.errors import UserMistake
from outreach.periods import PeriodKind, containing
from outreach.queries.activities import activities, activity, activity_kinds, chat_groups, kind_totals
from outreach.queries.content import content_digest
from outreach.vocabulary import ActivityManner
from tests.support.ledgers import campaign_id

WEEK = containing(PeriodKind.WEEK, date(2026, 11, 18))


def form(kind: str = "market_day", day: int = 17, **more) -> ActivityForm:
    return ActivityForm(kind, date(2026, 11, day), **more)


def test_everything_said_of_an_activity_is_kept(village):
    village.run(keep_chat_group, ChatGroupForm("全村群", "王芳", "全村", 180))
    key = village.run(
        record_activity,
        form(
            place="桥头集市", theme="守好钱袋子", organiser="村委会、派出所", workers=["王芳", "张三"],
            others=3, vehicles=1, audience=120, handouts={"leaflet": 200, "fan": 0}, posted={"banner": 2},
            topics=["brushing"], groups=["全村群"], cost=12_050, note="下了雨",
        ),
    )  # fmt: skip
    row = village.ask(activity, key)
    assert (row.label, row.unit, row.quantity, row.manner) == ("集市、圩日、街子天", "场", 1, "gathering")
    assert (row.place, row.organiser, row.workers, row.staff) == (
        "桥头集市", "村委会、派出所", ("王芳", "张三"), 5,
    )  # fmt: skip
    assert row.handouts == (("leaflet", "宣传单", 200, "份"),)
    assert row.posted == (("banner", "横幅", 2, "条"),)
    assert (row.groups, [code for code, _ in row.topics]) == (("全村群",), ["brushing"])
    assert (row.audience, row.vehicles, row.cost, row.entered_by) == (120, 1, 12_050, "王芳")
    assert row.campaign == "秋季反诈入户宣传"


def test_undo_takes_back_all_of_it(village):
    village.run(keep_chat_group, ChatGroupForm("全村群", "王芳"))
    before = village.ask(content_digest)
    key = village.run(
        record_activity,
        form(
            place="村口", workers=["新来的"], handouts={"leaflet": 2}, posted={"banner": 1},
            topics=["brushing"], groups=["全村群"],
        ),
    )  # fmt: skip
    done = village.ask(content_digest)
    village.run(void_activity, key, "记错")
    assert village.undo().text == "作废 11-17 集市、圩日、街子天"
    assert village.ask(content_digest) == done
    assert village.undo().text == "登记 11-17 集市、圩日、街子天"
    assert village.ask(content_digest) == before


def test_kinds_add_up_in_their_own_units(village):
    village.run(record_activity, form("loudspeaker", quantity=1.5))
    village.run(record_activity, form("loudspeaker", 18, quantity=0.5))
    village.run(record_activity, form("hang_banner", quantity=4, place="桥头"))
    village.run(record_activity, form("hang_banner", 9, quantity=6, place="桥头"))
    void = village.run(record_activity, form("lecture", audience=30))
    village.run(void_activity, void, "没办成")
    assert [(row.label, row.quantity, row.unit) for row in village.ask(kind_totals, WEEK)] == [
        ("悬挂横幅标语", 4, "条"), ("大喇叭（村村通）", 2, "小时"),
    ]  # fmt: skip
    assert [row.quantity for row in village.ask(kind_totals)] == [10, 2]
    assert len(village.ask(activities)) == 5
    assert len(village.ask(activities, void=False)) == 4


def test_trips_of_the_van_are_its_vehicles_unless_given_apart(village):
    first = village.run(record_activity, form("van", quantity=3))
    second = village.run(record_activity, form("van", quantity=3, vehicles=2))
    assert [village.ask(activity, key).vehicles for key in (first, second)] == [3, 2]


def test_an_activity_before_any_campaign_belongs_to_none(village):
    early = village.run(record_activity, ActivityForm("lecture", date(2026, 9, 1)))
    assert village.ask(activity, early).campaign == ""
    named = ActivityForm("lecture", date(2026, 9, 1), campaign_id=campaign_id(village))
    assert village.ask(activity, village.run(record_activity, named)).campaign == "秋季反诈入户宣传"


def test_each_group_has_one_who_answers_and_its_pushes(village):
    group = village.run(keep_chat_group, ChatGroupForm("全村群", "王芳", members=180))
    other = village.run(keep_chat_group, ChatGroupForm("3组群", "赵强"))
    village.run(record_activity, form("wechat_group", 16, groups=["全村群", "3组群"]))
    village.run(record_activity, form("wechat_group", 18, groups=["全村群"]))
    assert [(row.name, row.pushes, row.last_push.day) for row in village.ask(chat_groups)] == [
        ("3组群", 1, 16), ("全村群", 2, 18),
    ]  # fmt: skip
    village.run(keep_chat_group, ChatGroupForm("3组群", "赵强", closed_on=date(2026, 11, 18)), other)
    assert [row.id for row in village.ask(chat_groups, closed=False)] == [group]
    with pytest.raises(UserMistake, match="chat_group_taken"):
        village.run(keep_chat_group, ChatGroupForm("全村群", "刘敏"))
    with pytest.raises(UserMistake, match="chat_group_responsible"):
        village.run(keep_chat_group, ChatGroupForm("新群", " "))


@pytest.mark.parametrize(
    ("wrong", "error", "field"),
    [
        (form("leaflet"), "activity_kind", "kind"),
        (form(quantity=0), "quantity_wrong", "quantity"),
        (form(audience=-1), "number_wrong", "audience"),
        (form(handouts={"leaflet": -1}), "number_wrong", "handouts"),
        (form(handouts={"market_day": 1}), "handout_unknown", "handouts"),
        (form(topics=["leaflet"]), "activity_topic", "topics"),
        (form(groups=["没有的群"]), "chat_group_unknown", "groups"),
        (form(posted={"banner": 1}), "place_missing", "place"),
        (ActivityForm("lecture", date(1200, 1, 1)), "activity_day", "on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(village, wrong, error, field):
    with pytest.raises(UserMistake, match=error) as refused:
        village.run(record_activity, wrong)
    assert refused.value.field == field


def test_every_kind_of_the_catalog_says_its_unit_and_how_it_works(village):
    kinds = [entry for entry in catalog() if entry.kind is CatalogKind.ACTIVITY]
    assert all(entry.unit and entry.manner in set(ActivityManner) for entry in kinds)
    assert [row.code for row in village.ask(activity_kinds)] == [entry.code for entry in kinds]


def test_a_kind_of_ones_own_has_its_unit_and_manner(village):
    code = village.run(add_option, "activity", "反诈骑行", "趟", ActivityManner.ROUNDS)
    key = village.run(record_activity, form(code, quantity=2, workers=["王芳"]))
    assert (village.ask(activity, key).unit, village.ask(activity, key).manner) == ("趟", "rounds")
    village.run(rename_option, code, "反诈骑行队", "次")
    assert (village.ask(activity, key).label, village.ask(activity, key).unit) == ("反诈骑行队", "次")
    with pytest.raises(UserMistake, match="option_taken"):
        village.run(rename_option, code, "宣传车", "次")
    village.undo()
    assert village.ask(activity, key).label == "反诈骑行"
