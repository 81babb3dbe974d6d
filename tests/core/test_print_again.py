"""`print again`: earlier prints are listed, and written once more as they were, whole or page by page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outreach.errors import UserMistake
from outreach.printing.pages import page_count, page_text
from outreach.printing.papers import KINDS
from outreach.printing.printed_before import page_numbers
from outreach.queries.households import unit_id_of
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.printing import decoded, font_names


@pytest.fixture
def command(
    village: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    village.close()
    return Commands(capsys, monkeypatch, village.path)


def test_an_earlier_print_comes_out_again_as_it_was_whole_or_a_page_of_it(
    command: Commands, tmp_path: Path
) -> None:
    first, second, third = (tmp_path / name for name in ("first.pdf", "second.pdf", "third.pdf"))
    made = command("print", "receipts", "--out", str(first)).document
    [row] = command("print", "again").document
    assert (row["batch"], row["kind"], row["pages"]) == (made["batch"], "receipts", made["pages"])
    before = command("check").document["content"]
    assert command("print", "again", made["batch"], "--out", str(second)).code == 0
    assert second.read_bytes() == first.read_bytes()
    done = command("print", "again", "last", "--pages", "2", "--out", str(third)).document
    assert (done["pages"], done["batch"], page_count(third)) == (1, made["batch"], 1)
    pdf = third.read_bytes()
    assert decoded(pdf, 1) == decoded(first.read_bytes(), 2) != set()
    assert page_text(pdf, 1) == page_text(first, 2)
    assert all(name[6] == "+" for name in font_names(pdf))
    assert command("check").document["content"] == before, "nothing new is remembered"
    assert len(command("print", "again").document) == 1


def test_without_an_earlier_print_or_with_a_wrong_one_the_next_step_is_said(
    command: Commands, tmp_path: Path
) -> None:
    assert command("print", "again").document == []
    assert "还没有打印过" in command("print", "again", json_=False).out
    target = tmp_path / "none.pdf"
    done = command("print", "again", "last", "--out", str(target))
    assert (done.code, done.document["error"]) == (1, "print_unknown") and "print again" in done.err
    command("print", "signoff", "--out", str(tmp_path / "sheets.pdf"))
    wrong = command("print", "again", "last", "--pages", "9", "--out", str(target))
    assert (wrong.code, wrong.document["error"]) == (1, "no_such_pages")
    with Workspace.open(command.ledger) as village:
        village.erase("本人要求", units=[village.ask(unit_id_of, "1")])
    gone = command("print", "again", "last", "--out", str(target))
    assert (gone.code, gone.document["error"]) == (1, "print_gone")
    assert not target.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("again", "last"),
        ("again", "last", "--out", "x.pdf", "--group", "1"),
        ("again", "last", "--out", "x.pdf", "--ink", "black"),
        ("leaflet", "last", "--out", "x.pdf"),
        ("leaflet", "--pages", "1", "--out", "x.pdf"),
        ("leaflet",),
    ],
)
def test_words_that_do_not_belong_together_are_wrong_usage(command: Commands, words: tuple[str, ...]) -> None:
    done = command("print", *words)
    assert done.code == 2 and "命令写得不对" in done.err
    assert len(done.err.splitlines()) == 3, "how it is written in two lines, what is wrong in one"


def test_a_paper_there_is_not_is_answered_in_one_sentence_with_those_there_are(command: Commands) -> None:
    done = command("print", "foo", "--out", "x.pdf")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("没有“foo”这种纸") and done.err.count("\n") == 1
    assert all(re.search(rf"[：、]{kind} [^、。]+", done.err) for kind in KINDS)


def test_pages_are_written_as_people_write_them() -> None:
    assert page_numbers("", 3) == (1, 2, 3)
    assert page_numbers("3", 9) == (3,)
    assert page_numbers("2-4，7、3", 9) == (2, 3, 4, 7)
    for wrong in ("0", "10", "4-2", "二", "1-", ","):
        with pytest.raises(UserMistake, match="no_such_pages"):
            page_numbers(wrong, 9)
