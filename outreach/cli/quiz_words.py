"""The words of `quiz`."""

from __future__ import annotations

from typing import Any

from outreach.cli import quiz_commands as quiz
from outreach.cli.word_makers import add_group, add_word


def add_quiz_words(words: Any) -> None:
    """Add `quiz ...`."""
    group = add_group(words, "quiz", "入户小问答：题目，和多少户知晓")
    listing = add_word(group, "list", "列出题目", quiz.quiz_list)
    listing.add_argument("--all", action="store_true", help="不再问的也列")
    add = add_word(group, "add", "加一道自己的题", quiz.quiz_add)
    change = add_word(group, "change", "改一道题的说法", quiz.quiz_change)
    change.add_argument("code", metavar="代码")
    for word in (add, change):
        word.add_argument("text", metavar="题目")
        word.add_argument("--answer", required=True, metavar="答案", help="对、错，或选项里的一个")
        word.add_argument("--choices", default="", metavar="选项|选项", help="不写就是判断对错")
    for name, does, retired in (("drop", "不再问一道题", True), ("ask", "再问一道题", False)):
        word = add_word(group, name, does, quiz.quiz_drop)
        word.set_defaults(retired=retired)
        word.add_argument("code", metavar="代码")
    mark = add_word(group, "pass-mark", "答对百分之几算知晓", quiz.quiz_pass_mark)
    mark.add_argument("percent", type=int, metavar="百分比")
