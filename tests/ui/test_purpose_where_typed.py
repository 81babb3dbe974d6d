"""What is recorded for and on what ground stands wherever data of people is typed in (DOMAIN 2.6)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.ledgers import small_village
from tests.support.window import words_of
from ui.dialogs.occupancy import OccupancyDialog
from ui.pages.cases.forms import CaseDialog, DissuasionDialog
from ui.pages.household.forms import MemberForm
from ui.pages.households.key_together import KeyTogether
from ui.pages.households.new_household import NewHousehold
from ui.pages.roster.views import DropPlace


def nothing(*_: object) -> None:
    pass


@pytest.mark.parametrize(
    "make",
    [
        lambda _: NewHousehold(["1"], True, nothing, None),
        lambda _: OccupancyDialog(1, date(2026, 11, 18), nothing, None),
        lambda _: MemberForm(None, True, nothing, None),
        lambda _: KeyTogether(2, [], nothing, None),
        lambda village: CaseDialog(village, nothing, None),
        lambda village: DissuasionDialog(village, nothing, None),
        lambda _: DropPlace(""),
    ],
)
def test_the_purpose_and_its_ground_stand_on_the_form(make, bot: QtBot, tmp_path: Path) -> None:
    with small_village(tmp_path) as village:
        form = make(village)
        bot.addWidget(form)
        form.show()
        said = words_of(form)
        assert "只为反诈入户宣传登记" in said
        assert "反电信网络诈骗法第八条" in said
