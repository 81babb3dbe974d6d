"""The words of `follow-up` that answer what waits."""

from __future__ import annotations

from typing import Any

from outreach.cli import follow_up_commands as follow_up
from outreach.cli.word_makers import add_word, as_day
from outreach.waits import Answer, WaitKind

KINDS = tuple(kind.value for kind in WaitKind if kind is not WaitKind.SLIP_OUT)
DOES = {
    "done": (Answer.DONE, "不用再上门，事情已经办了"),
    "later": (Answer.PUT_OFF, "推迟到哪天"),
    "off": (Answer.OFF, "不用去了，写明理由"),
}


def add_follow_up_answers(waits: Any) -> None:
    """Add done, later, off and the list of what was answered."""
    for name, (answer, does) in DOES.items():
        word = add_word(waits, name, does, follow_up.follow_up_answer)
        word.set_defaults(answer=answer, until=None)
        word.add_argument("household", metavar="户号")
        kinds = "|".join(KINDS)
        word.add_argument("--kind", default="", choices=("", *KINDS), metavar=kinds, help="不写就是全部")
        needed = answer is Answer.OFF
        word.add_argument("--reason", default="", required=needed, metavar="理由")
        if answer is Answer.PUT_OFF:
            word.add_argument("--to", dest="until", required=True, type=as_day, metavar="日期")
    add_word(waits, "answered", "列出办了、推迟、不用去的回访和理由", follow_up.follow_up_answered)
