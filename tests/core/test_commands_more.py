"""What clerks' scripts send besides the ordinary: odd words, odd lines, empty variables, long texts."""

import json
from pathlib import Path

import pytest

from outreach.cli.words import readable
from tests.support.commands import Commands

ODD = "\udcff\udcfe"
"""What the system hands over for two bytes that are no UTF-8."""


@pytest.fixture
def command(village, capsys, monkeypatch) -> Commands:
    village.close()
    return Commands(capsys, monkeypatch, village.path)


def line(**changes: object) -> bytes:
    usual = {"household": "1", "at": "2026-11-18T10:30", "workers": ["王芳"], "outcome": "met"}
    return json.dumps({**usual, **changes}, ensure_ascii=False).encode() + b"\n"


@pytest.mark.parametrize(
    "words",
    [
        ("search", ODD),
        ("household", "list", "--group", ODD),
        ("visit", "list", "--household", ODD),
        ("visit", "void", ODD, "--reason", "错"),
        ("visit", "void", "x", "--reason", ODD),
        ("tally", "week", ODD),
        ("campaign", "start", ODD, "--from", "2026-12-01", "--to", "2026-12-31"),
        ("roster", "check", "x.csv", "--column", ODD),
        ("--as", ODD, "visit", "list"),
    ],
)
def test_a_word_that_is_no_text_is_refused_in_one_sentence(command, words):
    done = command(*words)
    assert (done.code, done.document["error"]) == (1, "text_unfit")


def test_utf8_words_are_understood_in_any_locale():
    assert readable("韩伟".encode().decode("ascii", "surrogateescape")) == "韩伟"
    assert readable("韩伟") == "韩伟"
    assert readable(ODD) == ODD


@pytest.mark.parametrize(
    "words",
    [
        ("backup", "--to", ""),
        ("restore", ""),
        ("roster", "import", " "),
        ("roster", "export", "--out", ""),
        ("tally", "week", "2026-W47", "--out", ""),
        ("print", "signoff", "--out", ""),
        ("demo", "--out", ""),
    ],
)
def test_an_unset_variable_for_a_path_is_wrong_usage(command, words):
    before = command.ledger.read_bytes()
    done = command(*words)
    assert (done.code, done.out) == (2, "")
    assert "命令写得不对" in done.err
    assert command.ledger.read_bytes() == before


def test_a_period_is_two_words_however_they_are_quoted(command):
    assert command("tally", "week 2026-W47").document["period"]["code"] == "2026-W47"
    assert command("tally", "week", "2026-W47", "2026-W48").document["error"] == "period_wrong"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--handouts", "leaflet=" + "9" * 5000), "handouts_wrong"),
        (("--handouts", "leaflet=²"), "handouts_wrong"),
        (("--handouts", "brushing=1"), "option_unknown"),
        (("--topics", "leaflet"), "option_unknown"),
        (("--theme", "长" * 301), "text_too_long"),
    ],
)
def test_a_campaign_takes_topics_as_topics_and_handouts_as_handouts(command, words, error):
    done = command("campaign", "start", "冬季", "--from", "2026-12-01", "--to", "2026-12-31", *words)
    assert (done.code, done.document["error"]) == (1, error)
    assert len(command("campaign", "list").document) == 1


def test_a_word_given_twice_counts_once(command):
    done = command(
        "campaign", "start", "冬季", "--from", "2026-12-01", "--to", "2026-12-31",
        "--topics", "brushing, brushing", "--handouts", "leaflet=2,leaflet=1",
    )  # fmt: skip
    assert (done.document["topics"], done.document["handouts"]) == (["brushing"], {"leaflet": 1})


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"topics": ["leaflet"]}, "visit_option_unknown"),
        ({"handouts": {"brushing": 1}}, "visit_option_unknown"),
        ({"handouts": []}, "field_wrong"),
        ({"signoff": []}, "field_wrong"),
        ({"signoff": ""}, "field_wrong"),
        ({"signoff": {"by": "张三"}}, "code_wrong"),
        ({"signoff": {"kind": "signature", "realtion": "妻"}}, "field_unknown"),
        ({"signoff": {"kind": "signature", "relation": "长" * 41}}, "text_too_long"),
        ({"signoff": {"kind": "signature", "receipt": "R" * 41}}, "text_too_long"),
        ({"workers": ["王" * 101]}, "text_too_long"),
        ({"people": ["all", "没有这人"]}, "person_unknown"),
        ({"outcome": "refused", "people": ["李建国"]}, "nobody_told"),
        ({"at": "0001-01-01T00:00"}, "field_wrong"),
        ({"at": "9999-12-31T23:59"}, "field_wrong"),
        ({"at": "0001-01-01T00:00+14:00"}, "field_wrong"),
    ],
)
def test_a_line_that_would_lose_something_is_refused(command, change, error):
    done = command("visit", "log", stdin=line(**change))
    assert (done.code, done.lines[0]["error"]) == (1, error)
    assert command("visit", "list").document == []


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-11-18T10:30+08:00", "2026-11-18T10:30"),
        ("2026-11-18T17:00Z", "2026-11-19T01:00"),
        ("2026-11-18", "2026-11-18T00:00"),
    ],
)
def test_a_moment_of_another_zone_is_brought_to_the_villages(command, written, kept):
    command("visit", "log", stdin=line(at=written))
    assert command("visit", "list").document[0]["at"] == kept


@pytest.mark.parametrize(
    ("signoff", "kept"),
    [
        ({"kind": "signature"}, ("李建国", "户主")),
        ({"kind": "signature", "relation": "妻"}, ("", "妻")),
        ({"kind": "proxy", "by": "赵强", "relation": "邻居"}, ("赵强", "邻居")),
        ({"kind": "refused", "by": "孙一妹"}, ("孙一妹", "")),
    ],
)
def test_who_signed_or_would_not_is_kept_as_told(command, signoff, kept):
    command("visit", "log", stdin=line(signoff=signoff))
    row = command("visit", "list").document[0]["signoff"]
    assert (row["by"], row["relation"]) == kept


def test_a_long_text_is_refused_not_cut(command, capsys, monkeypatch, tmp_path):
    saved = command("visit", "log", stdin=line()).lines[0]["saved"]
    done = command("visit", "void", saved, "--reason", "长" * 301)
    assert (done.code, done.document["error"]) == (1, "text_too_long")
    assert command("--as", "长" * 101, "visit", "list").document["error"] == "text_too_long"
    other = Commands(capsys, monkeypatch, tmp_path / "other.doorbook")
    assert other("new", "--village-name", "村" * 101).document["error"] == "text_too_long"
    assert not list(tmp_path.glob("other*"))


def test_a_wrong_pass_phrase_is_the_users_to_mend(capsys, monkeypatch, tmp_path):
    command = Commands(capsys, monkeypatch, tmp_path / "a.doorbook")
    word = tmp_path / "word.txt"
    word.write_text("芝麻 开门\r\n", encoding="utf-8-sig")
    monkeypatch.setenv("DOORBOOK_PASSPHRASE", "芝麻 开门")
    assert command("new", "--village-name", "柳河村").code == 0
    assert command("check").code == 0
    monkeypatch.setenv("DOORBOOK_PASSPHRASE", "芝麻")
    for words in (("check",), ("household", "list"), ("restore", str(command.ledger))):
        done = command(*words)
        assert (done.code, done.document["error"]) == (1, "passphrase_wrong")
    monkeypatch.setenv("DOORBOOK_PASSPHRASE", ODD)
    assert command("check").document["error"] == "text_unfit"
    assert command("check", "--passphrase-file", str(word)).code == 0


def test_a_flipped_bit_is_said_of_the_ledger(command):
    data = bytearray(command.ledger.read_bytes())
    data[len(data) // 2] ^= 1
    command.ledger.write_bytes(data)
    done = command("check")
    assert (done.code, done.document["ok"]) == (3, False)
    assert "损坏" in done.document["problems"][0]


def test_coverage_counts_every_state_even_those_nobody_is_in(command):
    states = command("coverage").document["states"]
    assert states["signed"] == 0
    assert sum(states.values()) == 11
    assert len(states) == 8


def test_a_paper_that_cannot_be_written_leaves_no_trace(command, tmp_path):
    before = command.ledger.read_bytes()
    for words in (("print", "signoff"), ("tally", "week", "2026-W47"), ("roster", "export")):
        done = command(*words, "--out", str(tmp_path))
        assert (done.code, done.document["error"]) == (3, "cannot_write")
    assert command.ledger.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []


def test_restoring_tells_a_missing_file_from_one_that_is_no_backup(command, tmp_path):
    before = command.ledger.read_bytes()
    assert command("restore", str(tmp_path / "gone")).document["error"] == "backup_missing"
    assert command("restore", str(tmp_path)).document["error"] == "backup_missing"
    text = tmp_path / "text.ledger"
    text.write_bytes(b"no ledger" * 1000)
    done = command("restore", str(text))
    assert (done.code, done.document["error"]) == (3, "backup_bad")
    assert command.ledger.read_bytes() == before
    assert list(tmp_path.glob("*.aside*")) == []


def test_a_backup_without_its_key_opens_with_the_ledgers(command, tmp_path):
    copy = Path(command("backup").document["file"])
    content = command("check").document["content"]
    Path(f"{copy}.key").unlink()
    command("visit", "log", stdin=line())
    done = command("restore", str(copy))
    assert done.code == 0
    assert command("check").document["content"] == content
    aside = Commands(command.capsys, command.monkeypatch, Path(done.document["aside"]))
    assert len(aside("visit", "list").document) == 1


def test_a_lost_ledger_is_not_begun_anew_beside_its_copies(command):
    command("backup")
    command.ledger.unlink()
    Path(f"{command.ledger}.key").unlink()
    done = command("new", "--village-name", "周新庄村")
    assert (done.code, done.document["error"]) == (1, "ledger_lost")
    assert not command.ledger.exists()


def roster(folder: Path, name: str, kinds: dict[str, str]) -> str:
    lines = [f"{no},1,{'赵钱孙'[int(no) - 1]}甲,户主,{kind}" for no, kind in kinds.items()]
    (folder / name).write_text("\n".join(["户号,组,姓名,与户主关系,住户类型", *lines]), encoding="utf-8")
    return str(folder / name)


def test_a_roster_says_anew_which_houses_are_empty(capsys, monkeypatch, tmp_path):
    command = Commands(capsys, monkeypatch, tmp_path / "a.doorbook")
    command("new", "--village-name", "甲村")
    old = roster(tmp_path, "old.csv", {"1": "空户", "2": "常住", "3": "常住"})
    new = roster(tmp_path, "new.csv", {"1": "常住", "2": "空户", "3": "常住"})
    command("roster", "import", old)
    command("campaign", "start", "秋季", "--from", "2026-11-01", "--to", "2026-12-31")
    command("visit", "log", stdin=line(household="3", outcome="empty_house"))

    def excluded() -> list[str]:
        return [row["no"] for row in command("household", "list", "--state", "excluded").document]

    assert excluded() == ["1", "3"]
    command("roster", "import", new)
    assert excluded() == ["2", "3"]
    coverage = command("coverage").document
    assert (coverage["registered"], coverage["excluded"], coverage["due"]) == (3, 2, 1)
    command("roster", "import", old)
    assert excluded() == ["1", "3"]
