"""A week that went out stays as it is through 500 later actions; what they changed is told to the door."""

import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from outreach.actions.act import Act
from outreach.actions.campaigns import CampaignForm, correct_campaign
from outreach.periods import parse
from outreach.queries.reports import sent_content, sent_file, sent_report
from outreach.tallies.delta import delta
from outreach.tallies.detail_sheet import called
from outreach.tallies.frozen import unpack
from outreach.tallies.making import make_report
from outreach.vocabulary import AppState, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id, log
from tests.support.tallies import HANDOUTS, SILENT, Step, live

WEEK, NEXT = parse("week", "2026-W46"), parse("week", "2026-W47")
ACTIONS, AT_ONCE = 500, 50


def later_steps() -> list[Step]:
    """500 things done after the report, half on days of its week: visits, voids, houses gone and back."""
    dice = random.Random(20261116)
    steps = []
    for _ in range(ACTIONS):
        what = dice.choice(("visit", "visit", "visit", "void", "exclude", "lift"))
        outcome = dice.choice(list(Outcome))
        sign = SignOff.NONE if outcome in SILENT else dice.choice(list(SignOff))
        given = {code: dice.randrange(1, 5) for code in dice.sample(HANDOUTS, dice.randrange(3))}
        app = dice.choice((None, *AppState)) if outcome is Outcome.MET else None
        who = tuple(dice.sample(("王芳", "赵强", "刘敏"), dice.randrange(1, 3)))
        place = (dice.randrange(1, 13), dice.randrange(14), dice.randrange(8, 20))
        steps.append(Step(what, *place, outcome, sign, who, tuple(given.items()), app))
    return steps


def test_a_frozen_week_survives_500_later_actions_and_the_delta_sheet_explains_the_difference(
    village: Workspace, tmp_path: Path
) -> None:
    codes = [(code, 1) for code in HANDOUTS]
    form = CampaignForm("秋季反诈入户宣传", date(2026, 11, 2), date(2026, 11, 30), handouts=codes)
    village.run(correct_campaign, campaign_id(village), form)
    for no in ("1", "5", "9"):
        log(village, no, day=10, signoff=SignOff.SIGNATURE, handouts={"leaflet": 2})
    sent = make_report(village, WEEK, tmp_path / "46.xlsx").sent
    kept = (village.ask(sent_content, sent.id), village.ask(sent_file, sent.id))

    steps = later_steps()
    for start in range(0, ACTIONS, AT_ONCE):

        def work(act: Act, some: list[Step] = steps[start : start + AT_ONCE]) -> None:
            act.describe("later")
            live(act.session, date(2026, 11, 9), some)

        village.run(work)

    assert (village.ask(sent_content, sent.id), village.ask(sent_file, sent.id)) == kept
    assert village.ask(sent_report, sent.id) == sent
    assert (tmp_path / "46.xlsx").read_bytes() == kept[1]

    found = village.ask(delta, sent)
    sums = Counter[str]()
    for line in found.lines:
        assert line.no or (line.head and line.day), "each line leads to a door, or to a day sent out"
        sums[line.figure.code] += line.n
    differ = {row.figure.code: row.now - row.reported for row in found.figures if not row.figure.numerator}
    assert len(differ) > 10
    assert {code: n for code, n in sums.items() if n} == differ
    before = unpack(*kept[0]).figures
    assert all(row.reported == before[row.figure.code, None].value for row in found.figures)
    counted = {called(row.figure) for row in found.figures if not row.figure.numerator}
    in_the_sheet(
        village, tmp_path, {called(row.figure): row.now - row.reported for row in found.figures}, counted
    )


def in_the_sheet(village: Workspace, folder: Path, differ: dict[str, float], counted: set[str]) -> None:
    """Next week's workbook says the same, and its lines add up to what it says."""
    make_report(village, NEXT, folder / "47.xlsx")
    rows = [[cell.value for cell in row] for row in load_workbook(folder / "47.xlsx")["补报"].iter_rows()]
    heads = [at for at, row in enumerate(rows) if row[0] == "指标"]
    figures = {row[0]: row[4] for row in rows[heads[0] + 1 : heads[1]] if row[0]}
    assert figures == pytest.approx(differ)
    lines = Counter[str]()
    for row in rows[heads[1] + 1 :]:
        assert row[3] or row[5], "a door or a day"
        lines[row[0]] += row[6]
    assert {name: n for name, n in lines.items() if n} == {
        name: n for name, n in figures.items() if name in counted and n
    }
