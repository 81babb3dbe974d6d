"""Receipts, command cards and labels on paper, read back by another library."""

from dataclasses import replace

import pytest

from outreach.actions.receipts_made import label_receipt
from outreach.actions.settings import code_secret
from outreach.command_cards import DAYS, command_code
from outreach.errors import Conflict, UserMistake
from outreach.model import PrintBatch
from outreach.printing.jobs import keep
from outreach.printing.order import PaperOrder
from outreach.printing.pages import page_text
from outreach.printing.papers import print_paper
from outreach.printing.receipts_job import prepare_receipts
from outreach.queries.households import unit_id_of
from outreach.queries.receipts import receipts
from outreach.vocabulary import ScanCommand
from tests.support.printing import decoded


def test_a_group_gets_a_slip_for_each_due_household(village, tmp_path):
    made = print_paper(village, "receipts", tmp_path / "slips.pdf", "1")
    rows = village.ask(receipts)
    assert [(row.household_no, row.page, row.place_on_page) for row in rows] == [
        ("1", 1, 0), ("2", 1, 1), ("3", 1, 2), ("4", 2, 0),
    ]  # fmt: skip
    assert {row.batch_id for row in rows} == {made.batch}
    pdf = made.file.read_bytes()
    assert decoded(pdf, 1, 200) == {row.code for row in rows[:3]}
    text = page_text(pdf, 1).replace(" ", "")
    for row in rows[:3]:
        assert text.count(row.serial) == 2
        assert row.head in text
    batch = village.ask(lambda session: replaced(session.get_one(PrintBatch, made.batch)))
    assert batch == ("receipts", 2, "slip", True)


def replaced(batch):
    return batch.kind, batch.pages, batch.layout, '"signature"' in batch.slip_geometry


def test_blank_slips_have_numbers_and_no_household(village, tmp_path):
    print_paper(village, "receipts", tmp_path / "blank.pdf", None, {"blank": "4"})
    rows = village.ask(receipts)
    assert [(row.number, row.blank) for row in rows] == [(n, True) for n in (1, 2, 3, 4)]
    assert {row.household_no for row in rows} == {""}
    for wrong in ("0", "-1", "many", "4000", "²"):
        with pytest.raises(UserMistake) as mistake:
            print_paper(village, "receipts", tmp_path / "no.pdf", None, {"blank": wrong})
        assert mistake.value.field == "blank"
    assert not (tmp_path / "no.pdf").exists()


def test_a_preview_uses_no_number_and_an_old_one_is_not_printed(village):
    first = prepare_receipts(village, PaperOrder("1", options={"blank": ""}))
    second = prepare_receipts(village, PaperOrder("2", options={"blank": ""}))
    assert village.ask(receipts) == ()
    keep(village, first)
    with pytest.raises(Conflict):
        keep(village, second)
    assert [row.household_no for row in village.ask(receipts)] == ["1", "2", "3", "4"]
    with pytest.raises(UserMistake):
        prepare_receipts(village, replace(PaperOrder("9"), options={"blank": ""}))


def test_every_command_card_is_read(village, tmp_path):
    made = print_paper(village, "command-cards", tmp_path / "cards.pdf")
    secret = village.ask(code_secret)
    commands = {command_code(secret, command) for command in ScanCommand}
    days = {command_code(secret, ScanCommand.DATE, day) for day in DAYS}
    pdf = made.file.read_bytes()
    assert decoded(pdf, 1) | decoded(pdf, 2) == commands | days
    assert made.batch is None


def test_a_hand_written_slip_gets_its_label_once(village, tmp_path):
    village.run(label_receipt, village.ask(unit_id_of, "5"))
    made = print_paper(village, "receipt-labels", tmp_path / "labels.pdf")
    (row,) = village.ask(receipts)
    assert decoded(made.file.read_bytes(), 1) == {row.code}
    assert row.batch_id == made.batch
    more = print_paper(village, "receipt-labels", tmp_path / "more.pdf")
    rows = village.ask(receipts)
    assert [row.blank for row in rows] == [False, *[True] * 24]
    assert decoded(more.file.read_bytes(), 1) == {row.code for row in rows[1:]}
