"""scan and receipt by command: what is printed, and with which exit code (COMMANDS)."""

import pytest

from outreach.vocabulary import ScanCommand
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import small_village
from tests.support.receipts import card, forged_slip, slips_for, unknown_slip


@pytest.fixture
def prepared(tmp_path):
    """Four slips, for households 1 to 3 and a blank one, their codes, and those of the cards."""
    with small_village(tmp_path) as workspace:
        slips = slips_for(workspace, "1", "2", "3", None)
        cards = {command: card(workspace, command) for command in ScanCommand}
        return workspace.path, slips, cards, unknown_slip(workspace)


@pytest.fixture
def clerk(capsys, monkeypatch, prepared):
    return Commands(capsys, monkeypatch, prepared[0])


def test_a_scanned_slip_records_and_a_second_scan_says_so(clerk, prepared):
    _, slips, _, unknown = prepared
    done = clerk("scan", slips[0].code, slips[0].code)
    assert done.code == 0
    assert [(row["kind"], row["status"], row["household"]) for row in done.document] == [
        ("receipt", "saved", "1"),
        ("receipt", "already", "1"),
    ]
    assert len(clerk("visit", "list").document) == 1
    bad = clerk("scan", unknown, forged_slip(), "不是码")
    assert (bad.code, [row["status"] for row in bad.document]) == (1, ["unknown", "forged", "unknown"])
    assert len(clerk("visit", "list").document) == 1


def test_command_cards_within_one_call(clerk, prepared):
    _, slips, cards, _ = prepared
    words = [cards[ScanCommand.NOBODY_HOME], slips[0].code, slips[1].code, cards[ScanCommand.UNDO]]
    done = clerk("scan", *words)
    assert done.code == 0
    assert [(row["status"], row.get("command")) for row in done.document] == [
        ("open", "nobody_home"), ("saved", None), ("saved", None), ("open", "undo"),
    ]  # fmt: skip
    assert done.document[3]["undone"] is True
    assert [(row["household"], row["outcome"]) for row in clerk("visit", "list").document] == [
        ("1", "nobody_home")
    ]
    assert clerk("scan", slips[2].code).document[0]["status"] == "saved"
    assert clerk("scan", cards[ScanCommand.UNDO]).document[0]["undone"] is False


def test_slips_are_taken_out_handed_in_lost_and_voided(clerk, prepared):
    _, slips, _, _ = prepared
    serials = [row.serial for row in slips]
    out = clerk("receipt", "out", "--from", serials[0], "--to", serials[3], "--worker", "赵强")
    assert out.document["out"] == 4
    words = ["--household", "5", "--on", "2026-11-17", "--signoff", "fingerprint"]
    back = clerk("receipt", "return", serials[3], *words)
    assert (back.document["status"], back.document["household"]) == ("saved", "5")
    assert clerk("receipt", "missing", serials[1]).code == 0
    assert clerk("receipt", "void", serials[2], "--reason", "撕了").code == 0
    rows = clerk("receipt", "list").document
    assert [(row["serial"], row["household"], row["state"]) for row in rows] == list(
        zip(serials, ["1", "2", "3", "5"], ["out", "missing", "void", "returned"], strict=True)
    )
    assert [row["serial"] for row in clerk("receipt", "list", "--state", "out").document] == [serials[0]]
    assert clerk("receipt", "list", "--out-over", "7").document == []
    (visit,) = clerk("visit", "list").document
    assert (visit["at"], visit["workers"]) == ("2026-11-17T12:00", ["赵强"])
    assert visit["signoff"]["kind"] == "fingerprint"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("return", "没有"), "receipt_unknown"),
        (("return", "{blank}"), "slip_is_blank"),
        (("return", "{one}", "--household", "99"), "household_unknown"),
        (("return", "{one}", "--household", "2"), "slip_of_another"),
        (("return", "{one}", "--on", "2099-01-01"), "slip_day_ahead"),
        (("return", "{one}", "--on", "昨天"), "date_wrong"),
        (("void", "{one}", "--reason", " "), "receipt_reason_missing"),
        (("out", "--from", "{one}", "--to", "{one}", "--worker", " "), "worker_name_missing"),
    ],
)
def test_what_cannot_be_is_one_sentence(clerk, prepared, words, error):
    _, slips, _, _ = prepared
    done = clerk("receipt", *(word.format(blank=slips[3].serial, one=slips[0].serial) for word in words))
    assert (done.code, done.document["error"]) == (1, error)
    with Workspace.open(prepared[0]) as workspace:
        assert workspace.verify() == []


def test_a_hand_written_slip_gets_a_number(clerk, prepared):
    row = clerk("receipt", "label", "--household", "6").document
    assert (row["household"], row["state"]) == ("6", "printed")
    assert clerk("scan", row["code"]).document[0]["status"] == "saved"
    assert clerk("receipt", "list", json_=False).out.count("\n") == 5
