"""The commands that others script against keep their names, fields and exit codes (COMMANDS.md)."""

import json
from pathlib import Path

import pytest

from outreach.cli.word_makers import PERIOD_HELP
from tests.support.commands import Commands


@pytest.fixture
def command(village, capsys, monkeypatch) -> Commands:
    village.close()
    return Commands(capsys, monkeypatch, village.path)


def visit_line(**changes: object) -> bytes:
    line = {
        "household": "1",
        "at": "2026-11-18T10:30",
        "workers": ["王芳", "赵强"],
        "outcome": "met",
        "people": ["all"],
        "topics": ["brushing"],
        "handouts": {"leaflet": 1},
        "signoff": {"kind": "signature", "by": "孙一妹", "relation": "妻", "receipt": "R-1"},
        "app_installed": ["李建国"],
        "follow_up": "2026-11-25",
        "note": "好",
    }
    return json.dumps({**line, **changes}, ensure_ascii=False).encode() + b"\n"


def test_new_makes_a_ledger_once(capsys, monkeypatch, tmp_path):
    command = Commands(capsys, monkeypatch, tmp_path / "新.doorbook")
    words = ("new", "--village-name", "周新庄村", "--village-code", "320623101224", "--township", "洋口镇")
    assert command(*words).code == 0
    again = command(*words)
    assert (again.code, again.document["error"]) == (1, "ledger_exists")
    assert "新.doorbook" in again.err
    assert command("household", "list").document == []


def test_the_ledger_must_be_named(capsys, monkeypatch):
    from outreach.cli import main

    monkeypatch.delenv("DOORBOOK_LEDGER", raising=False)
    assert main(["--json", "coverage"]) == 1
    assert json.loads(capsys.readouterr().out)["error"] == "ledger_not_named"


def test_wrong_usage_is_two_and_says_so_in_chinese(command):
    for words in (("nothing",), ("visit",), ("search",), ("search", "x", "--limit", "0"), ("new",)):
        done = command(*words)
        assert (done.code, done.out) == (2, "")
        assert "命令写得不对" in done.err


def test_wrong_usage_names_what_is_missing_or_wrong_without_english(command):
    for words, said in (
        (("search",), "还缺 姓名、拼音、门牌、尾号"),
        (("catalog", "more"), "不认得 more"),
        (("household", "phone", "1", "--why", "none"), "--why 不能写“none”"),
        (("search", "x", "--limit", "0"), "--limit 不能写“0”"),
        (("tally", "week"), f"week 后面还缺哪一期：{PERIOD_HELP}"),
        (("activity", "sent-out", "Month"), f"Month 后面还缺哪一期：{PERIOD_HELP}"),
        (("search", "x", "--limit"), "--limit 后面要写内容"),
    ):
        assert f"命令写得不对（{said}）。加 -h 看写法。" in command(*words).err


def test_a_missing_ledger_is_the_disk_at_fault(capsys, monkeypatch, tmp_path):
    done = Commands(capsys, monkeypatch, tmp_path / "gone")("coverage")
    assert (done.code, done.document["error"]) == (3, "ledger_missing")
    assert list(tmp_path.iterdir()) == []


def test_a_campaign_starts_and_is_listed(command):
    done = command(
        "campaign", "start", "冬季", "--from", "2026-12-01", "--to", "2026-12-31", "--deadline", "2026-12-20"
    )
    assert done.code == 0
    first = command("campaign", "list").document[0]
    assert (first["name"], first["from"], first["to"], first["deadline"]) == (
        "冬季", "2026-12-01", "2026-12-31", "2026-12-20",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("秋季反诈入户宣传", "--from", "2026-12-01", "--to", "2026-12-31"), "campaign_name_taken"),
        (("冬季", "--from", "2026-12-31", "--to", "2026-12-01"), "campaign_dates_wrong"),
        (("冬季", "--from", "2026-13-01", "--to", "2026-12-01"), "date_wrong"),
        ((" ", "--from", "2026-12-01", "--to", "2026-12-31"), "campaign_name_missing"),
    ],
)
def test_a_wrong_campaign_is_one_sentence(command, words, error):
    done = command("campaign", "start", *words)
    assert (done.code, done.document["error"]) == (1, error)
    assert done.err.strip().endswith("。")


def test_the_catalog_has_topics_scams_handouts_and_activities(command):
    rows = command("catalog").document
    assert {"topic", "scam", "handout", "activity"} <= {row["kind"] for row in rows}
    assert {"code", "label", "unit", "source", "year"} <= set(rows[0])
    assert len({row["code"] for row in rows}) == len(rows)


def test_households_are_listed_with_code_and_state(command):
    rows = command("household", "list").document
    assert len(rows) == 12
    assert rows[0] | {"code": ""} == rows[0] | {
        "no": "1", "code": "", "group": "1", "door": "1", "head": "李建国", "members": 2, "unit": "resident",
        "state": "not_visited", "last_visit": None,
    }  # fmt: skip
    assert {row["unit"] for row in rows} == {"resident", "tenant", "empty", "shop"}
    assert [row["no"] for row in command("household", "list", "--group", "2组").document] == [
        "5",
        "6",
        "7",
        "8",
    ]
    assert [row["no"] for row in command("household", "list", "--state", "excluded").document] == ["10"]
    assert command("household", "list", "--group", "99").document["error"] == "group_unknown"
    assert command("household", "list", "--state", "done").document["error"] == "state_unknown"


def test_visits_are_acknowledged_one_by_one_and_bad_lines_are_passed_over(command):
    bad = (
        b"{\n[1]\n\xff\xfe\n" + visit_line(household="99") + visit_line(outcome="seen") + visit_line(extra=1)
    )
    done = command(
        "visit",
        "log",
        stdin=visit_line() + bad + b"\n" + visit_line(household=2, signoff=None, app_installed=[]),
    )
    assert done.code == 1
    assert [line.get("error", "saved") for line in done.lines] == [
        "saved", "line_not_json", "line_not_json", "line_not_json", "unit_unknown", "code_wrong",
        "field_unknown", "saved",
    ]  # fmt: skip
    assert [line["line"] for line in done.lines] == [1, 2, 3, 4, 5, 6, 7, 9]
    listed = command("visit", "list", "--household", "1").document
    assert listed[0]["id"] == done.lines[0]["saved"]
    assert listed[0] | {
        "household": "1", "at": "2026-11-18T10:30", "outcome": "met", "voided": False,
        "workers": ["王芳", "赵强"], "people": ["李建国", "孙一妹"], "handouts": {"leaflet": 1},
        "follow_up": "2026-11-25", "note": "好",
    } == listed[0]  # fmt: skip
    assert listed[0]["signoff"] == {"kind": "signature", "by": "孙一妹", "relation": "妻", "receipt": "R-1"}


@pytest.mark.parametrize(
    "change",
    [
        {"at": "yesterday"},
        {"at": None},
        {"workers": "王芳"},
        {"people": ["没有这人"]},
        {"app_installed": ["没有这人"]},
        {"topics": ["no_such"]},
        {"handouts": {"leaflet": "1"}},
        {"handouts": {"leaflet": True}},
        {"handouts": ["leaflet"]},
        {"signoff": {"kind": "stamp"}},
        {"signoff": "signature"},
        {"follow_up": "2026-02-30"},
        {"note": "\ud800"},
        {"note": "a\0b"},
        {"household": None},
        {"household": ["1"]},
        {"outcome": "nobody_home"},
        {"outcome": ["met"]},
        {"campaign": "没有这个专项行动"},
    ],
)
def test_a_wrong_field_is_one_chinese_sentence_without_anybodys_name(command, change):
    line = json.dumps({**json.loads(visit_line()), **change}).encode()
    done = command("visit", "log", stdin=line)
    assert done.code == 1
    assert set(done.lines[0]) == {"error", "line", "message"}
    assert "没有这人" not in done.lines[0]["message"]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in done.lines[0]["message"])
    assert command("visit", "list").document == []


def test_a_household_is_named_by_number_or_code(command):
    code = command("household", "list").document[4]["code"]
    assert command("visit", "log", stdin=visit_line(household=code, app_installed=[], signoff={})).code == 0
    assert [row["household"] for row in command("visit", "list").document] == ["5"]


def test_topics_are_named_by_code_or_label(command):
    assert command("visit", "log", stdin=visit_line(topics=["刷单返利"])).code == 0
    assert command("visit", "list").document[0]["topics"] == ["brushing"]


def test_a_void_needs_a_reason_and_shows_in_the_list(command):
    saved = command("visit", "log", stdin=visit_line()).lines[0]["saved"]
    assert command("visit", "void", saved).code == 2
    assert command("visit", "void", saved, "--reason", "记错").code == 0
    assert command("visit", "list").document[0]["voided"] is True
    assert command("visit", "void", saved, "--reason", "记错").document["error"] == "already_void"
    assert command("visit", "void", "no-such-id", "--reason", "记错").document["error"] == "visit_unknown"


def test_coverage_adds_up(command):
    command(
        "visit",
        "log",
        stdin=visit_line() + visit_line(household="5", outcome="phone", signoff=None, app_installed=[]),
    )
    document = command("coverage", "--by", "group").document
    assert document | {
        "registered": 10, "excluded": 1, "incomers": 1, "due": 10, "reached": 1, "signed": 1, "phone": 1,
        "rate": 0.1,
    } == document  # fmt: skip
    assert [group["group"] for group in document["groups"]] == ["1", "2", "3"]
    assert sum(group["due"] for group in document["groups"]) == 10
    assert len(document["not_reached"]) == 9
    assert "1" not in document["not_reached"]


def test_search_says_what_was_found_and_why(command):
    (hit,) = command("search", "ljg").document["hits"]
    assert (
        hit | {"kind": "household", "no": "1", "household": "1", "name": "李建国", "why": "initials"} == hit
    )
    hits = command("search", "孙", "--limit", "3").document["hits"]
    assert [hit["kind"] for hit in hits] == ["person"] * 3
    code = command("household", "list").document[0]["code"]
    assert command("search", code).document["hits"][0]["no"] == "1"
    (unit,) = command("search", "13800000012").document["hits"]
    assert (unit["kind"], unit["no"], unit["household"]) == ("unit", "12", None)


def test_scans_open_what_is_ours_and_name_what_is_not(command, capsys, monkeypatch, tmp_path):
    code = command("household", "list").document[0]["code"]
    done = command("scan", code.lower())
    assert (done.code, done.document[0]["status"], done.document[0]["household"]) == (0, "open", "1")
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    done = command("scan", code, wrong, "你好")
    assert (done.code, [row["status"] for row in done.document]) == (1, ["open", "unknown", "unknown"])
    other = Commands(capsys, monkeypatch, tmp_path / "other.doorbook")
    other("new", "--village-name", "别村")
    assert other("scan", code).document[0]["status"] == "forged"


def test_backup_restore_and_check(command, tmp_path):
    digest = command("check").document
    assert (digest["ok"], digest["problems"]) == (True, [])
    copy = command("backup").document["file"]
    command("visit", "log", stdin=visit_line())
    assert command("check").document["content"] != digest["content"]
    assert command("restore", copy).code == 0
    assert command("check").document["content"] == digest["content"]
    assert command("backup", "--to", str(tmp_path / "no such")).document["error"] == "folder_missing"
    assert Path(command("backup", "--to", str(tmp_path)).document["file"]).parent == tmp_path


def test_check_of_a_damaged_ledger_is_its_own_document(command):
    command.ledger.write_bytes(b"x" * 9000)
    done = command("check")
    assert (done.code, done.document["ok"]) == (3, False)
    assert len(done.document["problems"]) == 1


def test_the_content_does_not_depend_on_the_order_it_came_in(command, tmp_path):
    empty = command("backup", "--to", str(tmp_path)).document["file"]
    one, two = visit_line(), visit_line(household="2", app_installed=[], signoff={"kind": "fingerprint"})
    command("visit", "log", stdin=one + two)
    first = command("check").document["content"]
    command("restore", empty)
    command("visit", "log", stdin=two + one)
    assert command("check").document["content"] == first


def test_without_json_people_read_chinese(command):
    for words in (
        ("household", "list"),
        ("coverage", "--by", "group"),
        ("campaign", "list"),
        ("search", "李"),
        ("check",),
    ):
        done = command(*words, json_=False)
        assert done.code == 0
        assert any("\u4e00" <= letter <= "\u9fff" for letter in done.out)
