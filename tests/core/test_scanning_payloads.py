"""What a scanner typed, before the ledger is asked."""

from __future__ import annotations

from outreach.codes import CodeKind, make_code
from outreach.scanning.payloads import Standing, read_payload

SECRET, OTHER = bytes(32), bytes([1] * 32)


def test_a_code_of_ours_a_forged_one_and_a_parcel_label() -> None:
    code = make_code(CodeKind.SHEET, SECRET)
    ours = read_payload(f"{code.lower()}\r\n", SECRET)
    assert (ours.standing, ours.kind, ours.code) == (Standing.OURS, CodeKind.SHEET, code)
    assert read_payload(code, OTHER).standing is Standing.FORGED
    assert read_payload("SF1234567890123", SECRET).standing is not Standing.OURS
    assert read_payload("6901234567892", SECRET).standing is Standing.FOREIGN
    assert read_payload("", SECRET).standing is Standing.FOREIGN
