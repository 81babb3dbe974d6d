"""key …: who can open the ledger, set and taken away without a screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from outreach.storage.recovery_codes import read_code
from tests.support.commands import Commands


@pytest.fixture
def ledger(village, capsys, monkeypatch) -> Commands:
    village.close()
    return Commands(capsys, monkeypatch, village.path)


def test_pins_roles_and_the_audit_from_the_command_line(ledger, monkeypatch, tmp_path):
    assert ledger("visit", "log", stdin=line("王芳")).code == 0
    assert ledger("visit", "log", stdin=line("李强")).code == 0
    assert ledger("key", "list").document == [{"kind": "raw", "worker": None, "role": None, "here": False}]
    monkeypatch.setenv("DOORBOOK_NEW_PIN", "730518")
    assert ledger("key", "add-pin", "李强").document["error"] == "first_pin"
    assert ledger("key", "add-pin", "没有的人").document["error"] == "worker_unknown"
    made = ledger("key", "add-pin", "王芳", "--role", "administrator")
    assert made.document == {"worker": "王芳", "role": "administrator"}
    assert ledger("coverage").document["error"] == "pin_needed"
    pin = tmp_path / "pin"
    pin.write_text("730518\n")
    assert ledger("--as", "王芳", "--pin-file", str(pin), "coverage").code == 0
    monkeypatch.setenv("DOORBOOK_PIN", "730518")
    monkeypatch.setenv("DOORBOOK_NEW_PIN", "294071")
    assert ledger("--as", "王芳", "key", "add-pin", "李强").code == 0
    monkeypatch.setenv("DOORBOOK_PIN", "294071")
    words = ("campaign", "start", "冬季", "--from", "2026-12-01", "--to", "2026-12-31")
    refused = ledger("--as", "李强", *words)
    assert (refused.code, refused.document["error"]) == (1, "forbidden")
    refused = ledger("--as", "李强", "key", "recovery")
    assert refused.document["error"] == "forbidden"
    lines = ledger("--as", "李强", "audit", "list", "--limit", "2").document
    assert [(row["action"], row["result"], row["by"]) for row in lines] == [
        ("make_recovery", "refused", "李强"), ("start_campaign", "refused", "李强"),
    ]  # fmt: skip
    verified = ledger("--as", "李强", "audit", "verify")
    assert verified.code == 0
    assert verified.document["ok"] and verified.document["head"].startswith(f"{verified.document['lines']}-")
    monkeypatch.setenv("DOORBOOK_PIN", "730518")
    assert ledger("--as", "王芳", "key", "remove", "李强").code == 0
    monkeypatch.setenv("DOORBOOK_PIN", "294071")
    assert ledger("--as", "李强", "coverage").document["error"] == "pin_not_here"


def line(worker: str) -> bytes:
    text = '{"household": "1", "at": "2026-11-16T10:30", "workers": ["%s"], "outcome": "nobody_home"}\n'
    return (text % worker).encode()


def test_the_recovery_sheet_shows_a_code_that_opens_the_ledger(ledger, monkeypatch, tmp_path):
    monkeypatch.setenv("DOORBOOK_NEW_PASSPHRASE", "清水桥头三棵树")
    assert ledger("key", "passphrase").code == 0
    monkeypatch.setenv("DOORBOOK_PASSPHRASE", "清水桥头三棵树")
    sheet = tmp_path / "code.pdf"
    assert ledger("key", "recovery", "--out", str(sheet)).document == {"file": str(sheet)}
    text = text_of(sheet)
    groups = re.findall(r"第\s*\d\s*组\s*(\d{3})\s*(\d{3})", text)
    code = "-".join(one + two for one, two in groups)
    assert len(read_code(code)) == 16
    assert "周新庄村" in text and "密封保管" in text
    monkeypatch.setenv("DOORBOOK_PASSPHRASE", code)
    assert ledger("coverage").code == 0
    assert {row["kind"] for row in ledger("key", "list").document} == {"passphrase", "recovery"}


def text_of(file: Path) -> str:
    document = PdfDocument(file)
    try:
        assert len(document) == 1
        return document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
