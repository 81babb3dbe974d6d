"""The quiz at the door: answers are kept, counted over those who were asked, and taken back by undo."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from outreach.actions.quiz import (
    QuestionForm,
    add_question,
    correct_question,
    retire_question,
    set_pass_mark,
)
from outreach.actions.visits import void_visit
from outreach.catalog import CatalogKind, catalog
from outreach.errors import UserMistake
from outreach.periods import PeriodKind, containing
from outreach.printing.papers import print_paper
from outreach.queries.campaigns import open_campaign
from outreach.queries.content import content_digest
from outreach.queries.knowing import quiz_counts
from outreach.queries.quiz import questions
from outreach.queries.visits import visit
from outreach.tallies.tally import tally
from outreach.vocabulary import Outcome
from outreach.vocabulary.quiz import QuizResult
from tests.support.commands import Commands
from tests.support.ledgers import log


def words_on(file: Path, page: int = 1) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        text = document[page - 1].get_textpage().get_text_bounded()
    return re.sub(r"\s", "", text)


def counted(village):
    found = village.ask(quiz_counts, village.ask(open_campaign).id)[None]
    return found.passed, found.asked


def test_the_questions_are_data_with_source_and_an_answer_among_their_choices():
    rows = [entry for entry in catalog() if entry.kind is CatalogKind.QUESTION]
    assert 3 <= len(rows) <= 9
    assert all(row.answer in row.choices and row.source for row in rows)


def test_an_answer_is_kept_with_what_was_missed_and_undo_takes_it_back(village):
    before = village.ask(content_digest)
    missed = village.ask(questions)[1]
    saved = log(village, "1", quiz=QuizResult(3, 5, (missed.code,)))
    row = village.ask(visit, saved)
    assert (row.quiz, row.missed) == (QuizResult(3, 5, (missed.code,)), (missed.text,))
    assert [one.missed for one in village.ask(questions)] == [0, 1, 0, 0, 0]
    village.undo()
    assert village.ask(content_digest) == before


def test_only_the_newest_answer_of_a_household_counts_and_void_ones_do_not(village):
    log(village, "1", day=10, quiz=QuizResult(1, 5))
    assert counted(village) == (0, 1)
    again = log(village, "1", day=12, quiz=QuizResult(5, 5))
    log(village, "2", day=12, quiz=QuizResult(3))
    log(village, "3", day=12)
    assert counted(village) == (2, 2), "asked without a number means the whole card"
    village.run(void_visit, again, "记错")
    assert counted(village) == (1, 2)
    village.run(set_pass_mark, 80)
    assert counted(village) == (0, 2)
    village.undo()
    assert counted(village) == (1, 2)


def test_the_figures_name_their_denominator(village):
    log(village, "1", day=10, quiz=QuizResult(1, 5))
    log(village, "2", day=18, quiz=QuizResult(4, 5))
    log(village, "3", day=18)
    week = village.ask(tally, containing(PeriodKind.WEEK, date(2026, 11, 18)))
    asked, passed, rate = (week.row(code) for code in ("quiz_asked", "quiz_passed", "quiz_rate"))
    assert (asked.value, asked.cumulative, passed.value, passed.cumulative) == (1, 2, 1, 1)
    assert (rate.value, rate.last) == (0.5, 0.0)
    figure = week.figure("quiz_rate")
    assert (figure.denominator, week.figure(figure.denominator).name) == ("quiz_asked", "答题户")


@pytest.mark.parametrize(
    ("quiz", "outcome", "error"),
    [
        (QuizResult(6, 5), Outcome.MET, "quiz_wrong"),
        (QuizResult(-1, 5), Outcome.MET, "quiz_wrong"),
        (QuizResult(4, 5, ("quiz_code", "quiz_police")), Outcome.MET, "quiz_wrong"),
        (QuizResult(4, 5, ("leaflet",)), Outcome.MET, "question_unknown"),
        (QuizResult(4, 5), Outcome.NOBODY_HOME, "quiz_not_asked"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(village, quiz, outcome, error):
    before = village.ask(content_digest)
    with pytest.raises(UserMistake, match=error):
        log(village, "1", outcome, quiz=quiz)
    assert village.ask(content_digest) == before


def test_a_village_words_its_own_questions_and_drops_others(village):
    before = village.ask(content_digest)
    own = village.run(add_question, QuestionForm("邻居借您的银行卡走账，借不借？", "不借", ("借", "不借")))
    village.run(correct_question, own, QuestionForm("银行卡能不能借人走账？", "不能", ("能", "不能")))
    village.run(retire_question, "quiz_code")
    rows = village.ask(questions)
    assert len(rows) == 5 and rows[-1].text == "银行卡能不能借人走账？"
    assert village.ask(visit, log(village, "1", quiz=QuizResult(None, missed=(own,)))).quiz.right == 4
    many = QuestionForm("哪一个？", "1", tuple(map(str, range(10))))
    unknown, twice = QuestionForm("会吗？", "也许"), QuestionForm(rows[0].text, "对")
    for form in (QuestionForm("", "对"), unknown, twice, many):
        with pytest.raises(UserMistake):
            village.run(add_question, form)
    for _ in range(4):
        village.undo()
    assert village.ask(content_digest) == before


def test_the_same_by_command(village, capsys, monkeypatch):
    village.close()
    command = Commands(capsys, monkeypatch, village.path)
    wrong = ["quiz_code", "quiz_96110", "quiz_police"]
    lines = [
        {"household": "1", "at": "2026-11-16T10:00", "outcome": "met", "quiz": {"right": 3, "asked": 5}},
        {"household": "2", "at": "2026-11-16T10:20", "outcome": "met", "quiz": wrong},
        {"household": "3", "at": "2026-11-16T10:40", "outcome": "met", "quiz": {"right": 9, "asked": 5}},
        {"household": "3", "at": "2026-11-16T10:40", "outcome": "met", "quiz": {"asked": 5}},
    ]  # fmt: skip
    done = command("visit", "log", stdin="\n".join(map(json.dumps, lines)).encode())
    answers = [line.get("error", "saved") for line in done.lines]
    assert answers == ["saved", "saved", "quiz_wrong", "field_wrong"]
    assert "“quiz”" in done.lines[3]["message"]
    answers = {row["household"]: row["quiz"] for row in command("visit", "list").document}
    assert answers["1"] == {"right": 3, "asked": 5, "missed": []}
    assert (answers["2"]["right"], len(answers["2"]["missed"])) == (2, 3)
    assert command("coverage").document["quiz"] == {"asked": 2, "passed": 1, "rate": 0.5}
    assert "知晓 1/2 户（问过题的户，50.0%）" in command("coverage", json_=False).out
    added = command("quiz", "add", "陌生链接点不点？", "--answer", "不点", "--choices", "点|不点")
    code = added.document["code"]
    command("quiz", "drop", code)
    assert len(command("quiz", "list").document) == 5
    assert len(command("quiz", "list", "--all").document) == 6
    assert command("quiz", "pass-mark", "40").code == 0
    assert command("coverage").document["quiz"]["passed"] == 2
    assert command("quiz", "pass-mark", "0").document["error"] == "pass_mark_wrong"
    names = [row["name"] for row in command("figures").document]
    assert {"答题户", "知晓户", "知晓率"} <= set(names)


def test_the_card_has_every_question_and_the_answers_at_the_foot(village, tmp_path):
    village.run(add_question, QuestionForm("银行卡能不能借人走账？", "不能", ("能", "不能")))
    text = words_on(print_paper(village, "quiz", tmp_path / "quiz.pdf").file)
    for row in village.ask(questions):
        assert text.count(row.text.replace(" ", "")) == 2, "two cards on a sheet"
    assert text.count("1错，2错，3B，4B，5A，6B") == 2
    for row in village.ask(questions):
        village.run(retire_question, row.code)
    with pytest.raises(UserMistake, match="no_questions"):
        print_paper(village, "quiz", tmp_path / "none.pdf")


def test_many_questions_go_on_over_the_next_sheet(village, tmp_path):
    for nth in range(6, 9):
        village.run(add_question, QuestionForm(f"第{nth}题问什么？", "对"))
    made = print_paper(village, "quiz", tmp_path / "quiz.pdf")
    assert made.pages == 2
    first, second = words_on(made.file), words_on(made.file, 2)
    assert first.count("第6题问什么？") == 2 and "第7题" not in first
    assert second.count("第7题问什么？") == second.count("第8题问什么？") == second.count("7对，8对") == 2
