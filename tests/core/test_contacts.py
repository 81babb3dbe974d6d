"""Units have a contact person: found by name, masked, kept in numbers only where the ledger keeps phones."""

import pytest

from outreach.actions.households import correct_household
from outreach.actions.settings import change_setting
from outreach.errors import UserMistake
from outreach.printing.pages import page_text
from outreach.queries.contacts import contact_of, contacts
from outreach.queries.content import content_digest
from outreach.queries.households import household_rows, unit_id_of
from outreach.queries.search import search
from tests.support.commands import Commands
from tests.support.printing import prepared

SAID = {
    "name": "惠民超市", "contact_name": "仇小妹", "contact_post": "店主",
    "contact_phone": "13800005678", "contact_wechat": "qiu_0000_mei",
}  # fmt: skip


def put(village, **said):
    village.run(correct_household, village.ask(unit_id_of, "12"), said)


def found(village, text):
    return [(hit.kind, hit.no) for hit in village.ask(search, text, 10)]


def test_the_contact_is_found_by_name_and_pinyin_until_taken_back(village):
    before = village.ask(content_digest)
    put(village, **SAID)
    for text in ("仇小妹", "qxm", "小妹"):
        assert ("unit", "12") in found(village, text), text
    row = village.ask(contact_of, village.ask(unit_id_of, "12"))
    assert (row.contact, row.post, row.phone) == ("仇小妹", "店主", "138****5678")
    assert "0000" not in row.wechat
    village.undo()
    assert found(village, "仇小妹") == [] and village.ask(content_digest) == before


def test_another_contact_or_none_is_found_instead(village):
    put(village, **SAID)
    put(village, contact_name="钱大钱")
    assert found(village, "仇小妹") == [] and ("unit", "12") in found(village, "钱大钱")
    put(village, contact_name="", contact_post="", contact_phone="", contact_wechat="")
    assert found(village, "钱大钱") == []
    assert village.ask(contacts)[0].contact == ""


def test_a_ledger_without_phones_keeps_no_number_of_a_contact(village):
    village.run(change_setting, "keep", [])
    put(village, **SAID)
    (row,) = village.ask(contacts)
    assert (row.contact, row.phone, row.wechat) == ("仇小妹", "", "")


def test_numbers_without_a_name_and_contacts_of_households_are_refused(village):
    with pytest.raises(UserMistake) as caught:
        put(village, contact_phone="13800005678")
    assert caught.value.field == "contact_name"
    with pytest.raises(UserMistake) as caught:
        village.run(correct_household, village.ask(unit_id_of, "1"), {"contact_name": "仇小妹"})
    assert caught.value.code == "contact_of_unit"


def test_the_list_is_printed_masked_and_saved_whole_for_a_reason(village, capsys, monkeypatch, tmp_path):
    put(village, **SAID)
    text = "".join(page_text(prepared(village, "contacts").pdf, 1).split())
    for words in ("单位联络人名单", "惠民超市", "仇小妹", "店主", "138****5678", "有联络人1家"):
        assert words in text, words
    path = village.path
    village.close()
    command = Commands(capsys, monkeypatch, path)
    (row,) = command("unit", "list", "--kind", "shop").document
    assert (row["contact"], row["phone"], row["kind"]) == ("仇小妹", "138****5678", "shop")
    assert command("unit", "list", "--unmasked").code == 1
    file = tmp_path / "单位.csv"
    command("unit", "list", "--unmasked", "--reason", "报镇综治办", "--out", str(file))
    assert "13800005678" in file.read_text(encoding="utf-8")
    command("unit", "contact", "12", "--post", "经理")
    assert command("unit", "list").document[0]["post"] == "经理"
    assert command("print", "contacts", "--out", str(tmp_path / "联络人.pdf")).document["pages"] == 1


def test_the_list_of_households_names_the_contact_with_the_phone_masked(village):
    put(village, **SAID)
    unit_id = village.ask(unit_id_of, "12")
    (row,) = village.ask(household_rows, None, [unit_id])
    assert (row.contact, row.phone) == ("仇小妹", "138****5678")
