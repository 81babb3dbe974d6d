"""stock and activity as commands: names and fields are kept for those who script them (COMMANDS.md)."""

import json

import pytest

from tests.support.commands import Commands


@pytest.fixture
def command(village, capsys, monkeypatch) -> Commands:
    village.close()
    return Commands(capsys, monkeypatch, village.path)


def leaflet(command: Commands) -> dict[str, object]:
    return next(row for row in command("stock", "list").document if row["code"] == "leaflet")


def test_the_stock_list_has_its_fields_and_adds_up(command):
    bought = ("--edition", "秋季版", "--cost", "120.50", "--from", "县印刷厂")
    command("stock", "receive", "leaflet", "500", *bought)
    command("stock", "out", "leaflet", "100", "--worker", "王芳")
    command("stock", "back", "leaflet", "20", "--worker", "王芳")
    command("stock", "post", "leaflet", "5", "--place", "村口宣传栏")
    command("stock", "damage", "leaflet", "3", "--note", "淋湿")
    line = {"household": "1", "at": "2026-11-18T10:30", "outcome": "met", "handouts": {"leaflet": 2}}
    command("visit", "log", stdin=json.dumps(line).encode())
    line = {"kind": "market_day", "date": "2026-11-18", "handouts": {"leaflet": 50}}
    command("activity", "log", stdin=json.dumps(line).encode())
    row = leaflet(command)
    names = ("code", "unit", "received", "doors", "activities", "posted", "damaged", "left")
    assert tuple(row[name] for name in names) == ("leaflet", "份", 500, 2, 50, 5, 3, 440)
    assert (row["held"], row["shelf"], row["cost"]) == (80, 360, 120.5)
    said = command("stock", "list", json_=False).out
    assert "宣传单\t入户 2 + 活动 50 + 张贴 5 + 损耗 3 + 剩余 440 = 收到 500 份" in said
    assert "宣传单页" not in said


def test_a_wrong_entry_is_voided_with_a_reason(command):
    saved = command("stock", "receive", "leaflet", "500").document["saved"]
    assert command("stock", "void", saved, "--reason", "点错了").code == 0
    assert leaflet(command)["received"] == 0
    (row,) = command("stock", "log", "leaflet").document
    assert (row["id"], row["voided"], row["void_reason"]) == (saved, True, "点错了")
    assert command("stock", "void", saved, "--reason", "再来").document["error"] == "movement_void"


def test_a_count_shows_the_difference(command):
    command("stock", "receive", "leaflet", "500", "--at", "2026-11-10")
    done = command("stock", "count", "leaflet", "480", "--at", "2026-11-18T20:00")
    assert (done.document["counted"], done.document["difference"]) == (480, -20)
    assert "少 20 份" in command("stock", "list", json_=False).out


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("receive", "没有", "1"), "handout_unknown"),
        (("receive", "leaflet", "-1"), "pieces_wrong"),
        (("receive", "leaflet", "1", "--at", "昨天"), "stock_moment"),
        (("receive", "leaflet", "1", "--cost", "很贵"), "money_wrong"),
    ],
)
def test_wrong_words_of_the_stock_are_one_sentence(command, words, error):
    done = command("stock", *words)
    assert (done.code, done.document["error"]) == (1, error)


def test_activities_are_logged_line_by_line_and_listed(command):
    lines = [
        {
            "kind": "大喇叭（村村通）", "at": "2026-11-18T07:00", "quantity": 1.5, "place": "全村",
            "theme": "防刷单", "topics": ["brushing"],
        },
        {"kind": "van", "date": "2026-11-18", "quantity": 2, "workers": ["王芳"], "audience": 90},
        {"kind": "没有的", "date": "2026-11-18"},
        {"kind": "van", "date": "昨天"},
        {"kind": "van", "date": "2026-11-18", "sun": 1},
        {"kind": "van", "date": "2026-11-18", "quantity": "三"},
    ]  # fmt: skip
    done = command("activity", "log", stdin=b"\n".join(json.dumps(line).encode() for line in lines))
    assert done.code == 1
    assert [answer.get("error", "saved") for answer in done.lines] == [
        "saved", "saved", "activity_kind", "field_wrong", "field_unknown", "field_wrong",
    ]  # fmt: skip
    second, first = command("activity", "list").document
    assert (first["kind"], first["quantity"], first["unit"], first["topics"]) == (
        "loudspeaker", 1.5, "小时", ["brushing"],
    )  # fmt: skip
    assert (second["vehicles"], second["workers"], second["audience"]) == (2, ["王芳"], 90)
    assert command("activity", "void", second["id"], "--reason", "记错").code == 0
    assert command("activity", "list").document[0]["voided"] is True


def test_the_catalog_names_the_kinds_of_activity(command):
    kinds = {row["code"]: row for row in command("catalog").document if row["kind"] == "activity"}
    assert (kinds["van"]["unit"], kinds["loudspeaker"]["unit"], kinds["led_screen"]["unit"]) == (
        "车次", "小时", "块",
    )  # fmt: skip
    assert kinds["posters"]["label"] == "张贴海报、提示"


def test_groups_rules_and_who_went_out(command):
    command("activity", "group", "全村群", "--responsible", "王芳", "--members", "180")
    command("activity", "group", "全村群", "--members", "182", "--checked", "2026-11-18")
    (group,) = command("activity", "groups").document
    assert (group["responsible"], group["members"], group["checked"]) == ("王芳", 182, "2026-11-18")
    push = {"kind": "wechat_group", "date": "2026-11-18", "groups": ["全村群"]}
    fair = {"kind": "market_day", "date": "2026-11-18", "workers": ["王芳"], "others": 2, "vehicles": 1}
    command("activity", "log", stdin=b"\n".join(json.dumps(line).encode() for line in (push, fair)))
    command("activity", "vehicles", "2026-11-18", "2")
    out = command("activity", "sent-out", "week", "2026-W47").document
    assert (out["people"], out["vehicles"], out["workers"][0]["name"]) == (3, 3, "王芳")
    rules = {row["code"]: row for row in command("activity", "rules").document}
    assert (rules["sms_monthly"]["needed"], rules["sms_monthly"]["per"]) == (2, "month")
    command("stock", "post", "banner", "2", "--place", "村口")
    (hangs,) = command("stock", "posted").document
    assert command("stock", "look", hangs["id"], "--condition", "missing").code == 0
    assert command("stock", "posted").document[0]["condition"] == "missing"


def test_kinds_of_ones_own(command):
    bag = command("stock", "kind", "布袋", "--unit", "个").document["code"]
    command("stock", "receive", bag, "30")
    assert next(row for row in command("stock", "list").document if row["code"] == bag)["unit"] == "个"
    ride = command("activity", "kind", "反诈骑行", "--unit", "趟", "--manner", "rounds").document["code"]
    command("activity", "log", stdin=json.dumps({"kind": ride, "date": "2026-11-18"}).encode())
    assert command("activity", "list").document[0]["unit"] == "趟"


@pytest.mark.parametrize("name", ["at", "on", "date"])
def test_an_activity_takes_its_day_under_any_usual_name(command, name):
    for value in ("2026-11-18", "2026-11-18T09:30"):
        line = {"kind": "market_day", name: value, "handouts": {"宣传单": 5}}
        command("activity", "log", stdin=json.dumps(line).encode())
    rows = command("activity", "list").document
    assert [(row["date"], row["handouts"]) for row in rows] == [("2026-11-18", {"leaflet": 5})] * 2


def test_a_day_said_twice_or_not_at_all_is_answered_in_a_sentence(command):
    lines = [
        {"kind": "market_day", "at": "2026-11-18", "on": "2026-11-19"},
        {"kind": "market_day", "place": "集市"},
    ]
    done = command("activity", "log", stdin="\n".join(map(json.dumps, lines)).encode())
    assert done.code == 1
    assert [line["error"] for line in done.lines] == ["said_twice", "field_wrong"]
    assert done.lines[0]["message"] == "“at”和“on”是一个意思，请只留一个。"
    assert "“at”" in done.lines[1]["message"]


def test_a_handout_is_named_by_code_or_label_and_the_day_by_any_name(command):
    command("stock", "receive", "宣传单", "500", "--on", "2026-11-10")
    command("stock", "out", "leaflet", "20", "--worker", "王芳", "--date", "2026-11-11")
    command("stock", "limit", "宣传单", "30")
    assert (leaflet(command)["received"], leaflet(command)["held"], leaflet(command)["low"]) == (500, 20, 30)
    assert len(command("stock", "log", "宣传单").document) == 2


def test_a_case_is_told_in_natural_fields_and_who_it_is_about_is_asked_for(command):
    done = command("case", "add", "--on", "2026-11-10", "--kind", "刷单返利", "--household", "3")
    assert done.code == 0 and done.document["saved"]
    line = {"at": "2026-11-11", "kind": "brushing", "loss": 2000}
    done = command("case", "add", stdin=json.dumps(line).encode())
    assert done.lines[0]["error"] == "whose_case"
    assert "户号" in done.lines[0]["message"]
