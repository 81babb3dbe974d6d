"""Every village of the country is found offline, by whatever people type of it."""

from __future__ import annotations

import subprocess
import sys
import time
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from outreach.collecting import no_collecting
from outreach.divisions import find_townships, find_villages, village_by_code
from outreach.divisions.book import book
from outreach.divisions.names import as_listed, everyday
from outreach.divisions.spelling import cuts
from outreach.queries.village import VillageRow, village
from outreach.workspace import Workspace
from tests.support.commands import Commands, Done

NewLedger = Callable[..., tuple[Done, VillageRow | None]]

CODE = "320623101224"


@pytest.mark.parametrize(
    "typed",
    [
        "洋口镇 周新庄",
        "周新庄 洋口",
        "洋口周新庄",
        "洋口镇周新庄村",
        "如东 周新庄",
        "周新庄，江苏省",
        "周新庄村民委员会 南通市",
        "江苏省南通市如东县洋口镇周新庄村委会",
        "江苏如东洋口周新庄",
        "yangkou zxz",
        "YANGKOU ZhouXinZhuang",
        "洋口 zxz",
        "洋口zxz",
        "zhouxinzhuang rudong",
        "320623101224",
        "320623101224000123",
        "３２０６２３１０１２２４",
    ],
)
def test_the_village_comes_first(typed: str) -> None:
    assert find_villages(typed, 5)[0].code == CODE


@pytest.mark.parametrize(
    "typed",
    ["周新庄", "周新庄村", "周新庄村委会", "周新庄村民委员会", "周新庄社区居委会", "周新庄村村民委员会"],
)
def test_the_ending_may_be_left_out_or_be_another(typed: str) -> None:
    assert {row.code for row in find_villages(typed, 3)} == {CODE, "410102010202", "411425108219"}


@pytest.mark.parametrize(
    "typed", ["zhouxinzhuang", "zxz", "zhouxzhuang", "zxzc", "zhou xin zhuang", "zhouxinzhuan"]
)
def test_pinyin_finds_it_among_those_that_sound_alike(typed: str) -> None:
    assert CODE in {row.code for row in find_villages(typed, 1000)}


def test_what_is_typed_in_full_comes_before_what_only_begins_so() -> None:
    names = [row.name for row in find_villages("xian", 8)]
    assert "西安村" in names
    assert "向村" not in names


def test_syllables_may_stand_apart() -> None:
    assert find_villages("sheng li", 5)[0].name == "胜利村"
    assert find_villages("周 新庄", 5)[0].code == CODE


def test_a_first_letter_after_the_township_narrows_it_down() -> None:
    names = [row.name for row in find_villages("yangkou z", 60) if row.code.startswith("320623")]
    assert set(names[:3]) == {"周新庄村", "闸西村", "张埭村"}


def test_a_row_says_where_it_is() -> None:
    row = village_by_code(CODE)
    assert row is not None
    assert (row.name, row.listed, row.township) == ("周新庄村", "周新庄村委会", "洋口镇")
    assert (row.county, row.city, row.province) == ("如东县", "南通市", "江苏省")
    assert row == find_villages(CODE)[0]


def test_what_is_no_city_is_not_shown_as_one() -> None:
    assert [row.city for row in find_villages("东城区 多福巷")] == [""]


@pytest.mark.parametrize("code", ["", "32062310122", "999999999999", "32062310122四", "周新庄"])
def test_an_unknown_code_is_no_village(code: str) -> None:
    assert village_by_code(code) is None


def test_the_beginning_of_a_code_lists_what_it_holds() -> None:
    assert {row.township for row in find_villages("320623101", 50)} == {"洋口镇"}
    assert all(row.code.startswith("3206231012") for row in find_villages("3206231012", 50))


def test_a_township_alone_lists_its_villages_before_names_that_only_begin_so() -> None:
    assert find_villages("如东县 洋口镇")[0].township == "洋口镇"
    assert {row.township for row in find_villages("洋口镇", 10)} == {"洋口镇"}


def test_the_whole_name_comes_before_its_beginning_and_that_before_its_middle() -> None:
    names = [row.name for row in find_villages("新庄 如东县", 100)]
    exact, begins = names.index("新庄村"), [n for n, name in enumerate(names) if name.startswith("新庄")]
    inside = [nth for nth, name in enumerate(names) if "新庄" in name and not name.startswith("新庄")]
    assert exact == min(begins)
    assert max(begins) < min(inside)


def test_townships_are_found_in_the_same_ways() -> None:
    for typed in ("洋口", "洋口镇", "如东 洋口", "如东洋口镇", "yangkou", "320623101", CODE):
        assert "320623101" in [row.code for row in find_townships(typed)], typed
    row = find_townships("如东 洋口镇")[0]
    assert (row.name, row.county, row.city, row.province) == ("洋口镇", "如东县", "南通市", "江苏省")


@pytest.mark.parametrize("typed", ["", "   ", "，。", "\0", "ABCXYZQ", "㋿", "龘龘龘", "''", "9999"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert find_villages(typed) == ()
    assert find_townships(typed) == ()


def test_rare_characters_are_kept() -> None:
    assert any("𣒍" in row.name for row in find_villages("𣒍"))


def test_the_whole_list_is_there() -> None:
    here = book()
    assert len(here.township_codes) == 41_352
    assert len(here.village_codes) == len(here.village_endings) == here.first_village[-1] == 620_573
    assert here.villages.text.count("\0") == 620_573 + 1


@example(207)  # 铁道部住宅区第二、二社区: the mark belongs to the name
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 620_572))
def test_any_village_is_found_by_township_and_name(nth: int) -> None:
    here = book()
    township = bisect_right(here.first_village, nth) - 1
    code = f"{here.township_codes[township]}{here.village_codes[nth]:03}"
    row = village_by_code(code)
    assert row is not None
    found = find_villages(f"{row.county} {row.township} {row.name}", 10)
    assert code in [one.code for one in found if one.name == row.name]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60) | st.text("新庄村镇 abzhuo'0123（）", max_size=40))
def test_anything_may_be_typed(text: str) -> None:
    assert len(find_villages(text, 5)) <= 5


@given(st.text("村民委员会社区居嘎查庄李", min_size=1, max_size=14))
def test_the_listed_name_can_always_be_had_back(listed: str) -> None:
    assert as_listed(*everyday(listed)) == listed


def test_letters_are_cut_as_people_mean_them() -> None:
    syllables = book().alphabet.syllables
    assert cuts("zhouxinzhuang", syllables)[0] == ("zhou", "xin", "zhuang")
    assert cuts("zxz", syllables) == [("z", "x", "z")]
    assert set(cuts("xian", syllables)) >= {("xian",), ("xi", "an")}
    assert ("zh", "z") in cuts("zhz", syllables)
    assert ("z", "h", "z") in cuts("zhz", syllables)


def test_it_is_quick() -> None:
    find_villages("新庄")
    took = []
    for typed in ("z", "zh", "zhou", "zhoux", "zhouxin", "张", "新庄", "洋口周新庄", "洋口 zxz", "xzc"):
        with no_collecting():  # the garbage of other tests is not the finder's
            begun = time.process_time()
            find_villages(typed)
            took.append(time.process_time() - begun)
    assert sorted(took)[len(took) // 2] < 0.05
    assert max(took) < 0.2


def test_nothing_is_read_before_the_first_question() -> None:
    told = "import outreach.divisions as d, outreach.divisions.book as b; print(b.book.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


@pytest.fixture
def new_ledger(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> NewLedger:
    """Runs `new` with some words; gives exit code, what was said on standard error, and the village made."""
    path = tmp_path / "新.ledger"

    def run(*words: str) -> tuple[Done, VillageRow | None]:
        done = Commands(capsys, monkeypatch, path)("new", *words)
        if not path.exists():
            return done, None
        with Workspace.open(path) as workspace:
            return done, workspace.ask(village)

    return run


def test_a_new_ledger_takes_its_names_from_the_code(new_ledger: NewLedger) -> None:
    done, row = new_ledger("--village-code", CODE)
    assert row is not None
    assert (done.code, done.err) == (0, "")
    assert (row.name, row.township, row.county, row.code) == ("周新庄村", "洋口镇", "如东县", CODE)


def test_names_given_win(new_ledger: NewLedger) -> None:
    done, row = new_ledger("--village-code", CODE, "--village-name", "别村", "--township", "别镇")
    assert row is not None
    assert (done.code, row.name, row.township, row.county) == (0, "别村", "别镇", "如东县")
    assert done.err.count("。") == 1
    assert "洋口镇周新庄村" in done.err


def test_another_ending_is_no_contradiction(new_ledger: NewLedger) -> None:
    done, row = new_ledger("--village-code", CODE, "--village-name", "周新庄社区")
    assert row is not None
    assert (done.code, done.err, row.name) == (0, "", "周新庄社区")


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("--village-code", "999999999999"), 1, "village_code_unknown"),
        (("--village-code", "123"), 1, "village_code_wrong"),
        (("--village-code", "123", "--village-name", "周新庄村"), 1, "village_code_wrong"),
        ((), 2, ""),
    ],
)
def test_without_a_name_the_code_must_be_known(
    new_ledger: NewLedger, words: tuple[str, ...], code: int, error: str
) -> None:
    done, row = new_ledger(*words)
    assert (done.code, row) == (code, None)
    assert (done.document["error"] if error else "") == error
    assert done.err.strip()


def test_an_unknown_code_with_a_name_is_kept(new_ledger: NewLedger) -> None:
    done, row = new_ledger("--village-code", "320623101999", "--village-name", "新村")
    assert row is not None
    assert (done.code, done.err, row.name, row.code, row.township) == (0, "", "新村", "320623101999", "")
