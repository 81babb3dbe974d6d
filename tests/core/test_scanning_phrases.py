"""照着纸念一句: what people say while they turn over a stack of signed sheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.scanning.phrases import Reading, Trouble, read_phrase, row_list
from outreach.vocabulary import AppState, Outcome, SignOff

HANDOUTS = {"leaflet": "宣传单", "card": "警民联系卡", "fan": "扇子"}


def read(text: str, rows: int | list[int] = 13) -> Reading:
    return read_phrase(text, rows, handouts=HANDOUTS)


def rows_with(reading: Reading, signoff: SignOff | None = None, outcome: Outcome | None = None) -> list[int]:
    return [
        row.number
        for row in reading.rows
        if (signoff is None or row.said.signoff is signoff)
        and (outcome is None or row.said.outcome is outcome)
    ]


ELEVEN = [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 13]


@pytest.mark.parametrize(
    "phrase",
    [
        "1-13 已签，除 7、12",
        "1到13都签了 7和12没签",
        "１－１３已签，除７、１２",
        "1~13 签了，除了 7,12",
        "一到十三都签了，除了七和十二",
        "第1行至第13行已签收。7、12未签",
        "除7、12外全签",
        "全签，除 7、12",
        "7、12没签，其余都签了",
        "13户都签了，除 7、12",
        "签了的有1—6、8–11、13；没签的有7、12",
    ],
)
def test_a_signed_page_with_two_doors_missing_is_said_in_many_ways(phrase: str) -> None:
    reading = read(phrase)
    assert not reading.problems
    assert rows_with(reading, SignOff.SIGNATURE, Outcome.MET) == ELEVEN
    assert rows_with(reading, SignOff.NONE) == [7, 12]


def test_what_is_said_of_single_rows() -> None:
    reading = read(
        "4 新装，11 代签，3 妻签，5、6 没发扇子，7 未遇，12 拒签，8 按手印，9 联系卡2张，10 作废，13 老人机"
    )
    said = {row.number: row.said for row in reading.rows}
    assert not reading.problems
    assert said[4].app is AppState.NEW
    assert said[4].signoff is None
    assert said[11].signoff is SignOff.PROXY
    assert (said[3].signoff, said[3].relation) == (SignOff.SIGNATURE, "妻")
    assert said[5].handouts == said[6].handouts == {"fan": 0}
    assert said[7].outcome is Outcome.NOBODY_HOME
    assert said[12].signoff is SignOff.REFUSED
    assert said[8].signoff is SignOff.FINGERPRINT
    assert said[9].handouts == {"card": 2}
    assert said[10].void
    assert said[13].app is AppState.BASIC_PHONE


def test_an_exception_with_a_word_of_its_own() -> None:
    reading = read("1-13已签，除7、12未遇")
    assert rows_with(reading, outcome=Outcome.NOBODY_HOME) == [7, 12]
    assert rows_with(reading, SignOff.SIGNATURE) == ELEVEN


def test_later_words_win_and_add() -> None:
    reading = read("全签 3妻子代签 新装")
    third = {row.number: row.said for row in reading.rows}[3]
    assert (third.signoff, third.relation, third.app) == (SignOff.PROXY, "妻子", AppState.NEW)
    assert len(reading.rows) == 13


def test_a_later_page_goes_by_its_printed_numbers() -> None:
    reading = read("14-26 已签，除 20", list(range(14, 27)))
    assert rows_with(reading, SignOff.NONE) == [20]
    assert len(rows_with(reading, SignOff.SIGNATURE)) == 12


@pytest.mark.parametrize(
    ("phrase", "trouble", "words"),
    [
        ("张三签了", Trouble.WORDS, "张"),
        ("2户没人", Trouble.WORDS, "2户"),
        ("3 妻", Trouble.WORDS, "妻"),
        ("1-30 已签", Trouble.NOT_ON_PAGE, "14–30"),
        ("7", Trouble.NOTHING_SAID, "7"),
        ("已签", Trouble.NO_ROWS, "已签"),
        ("1-3-5 已签", Trouble.WORDS, "-"),
        ("除 7、12", Trouble.WORDS, "除"),
    ],
)
def test_what_is_not_understood_is_said_back(phrase: str, trouble: Trouble, words: str) -> None:
    problem = read(phrase).problems[0]
    assert (problem.trouble, problem.words) == (trouble, words)
    assert words in problem.sentence()


def test_a_clause_with_a_strange_word_changes_no_row() -> None:
    reading = read("1、2 签了，张三签了")
    assert rows_with(reading) == [1, 2]


@given(st.text(alphabet="1234567890一二十-~、，。,除了全都没签未遇妻代扇子其余外 \n号行户x", max_size=40))
def test_any_sentence_gets_an_answer_within_the_page(text: str) -> None:
    reading = read(text)
    assert {row.number for row in reading.rows} <= set(range(1, 14))
    assert all(problem.sentence() for problem in reading.problems)


def test_a_very_long_sentence_is_not_read_in_part_without_saying_so() -> None:
    assert Trouble.TOO_LONG in {problem.trouble for problem in read("1已签，" * 1000).problems}


def test_row_lists_are_short() -> None:
    assert row_list([3, 1, 2, 8, 10, 11]) == "1–3、8、10–11"


def test_traditional_characters_say_the_same() -> None:
    assert read_phrase("1-13 已簽，除 7、12，4 新裝", 13) == read_phrase("1-13 已签，除 7、12，4 新装", 13)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("1-13q c7 12;4xz", "1-13 已签，除 7、12，4 新装"),
        ("1-13Q C7、12;4XZ", "1-13 已签，除 7、12，4 新装"),
        ("qbq", "全部签"),
        ("1-5q;6dq;7jq;8wy;9sy", "1-5 签。6 代签。7 拒签。8 未遇。9 手印"),
        ("1-4q;qymq", "1-4 签。其余没签"),
        ("3yz;4lrj;5bz;6zf;7dh", "3 已装。4 老人机。5 不装。6 作废。7 电话"),
    ],
)
def test_first_letters_say_the_same_without_an_input_method(short, long):
    assert read_phrase(short, 13) == read_phrase(long, 13)
    assert read_phrase(short, 13).problems == ()


def test_raw_pinyin_is_not_taken_for_first_letters():
    reading = read_phrase("1-13 yiqian", 13)
    assert reading.rows == () and reading.problems


@pytest.mark.parametrize(
    ("phrase", "answers"),
    [
        ("1-13q c7 12;4dd3", {4: (3, 0)}),
        ("4 已签 答对3/5", {4: (3, 5)}),
        ("1-3 已签，4 答对五题，5 答4题", {4: (5, 0), 5: (4, 0)}),
        ("1-3q dd4/5;2dd2/5", {1: (4, 5), 2: (2, 5), 3: (4, 5)}),
    ],
)
def test_answers_of_the_quiz_are_said_with_their_numbers(phrase, answers):
    reading = read(phrase)
    assert reading.problems == ()
    assert {row.number: row.said.quiz for row in reading.rows if row.said.quiz} == answers
