"""Figures of the other books beside those of the doors."""

from datetime import date

from outreach.actions.activities import ActivityForm, record_activity
from outreach.periods import parse
from outreach.tallies.behind import behind
from outreach.tallies.tally import tally
from outreach.vocabulary import Outcome
from outreach.workspace import Workspace
from tests.support.ledgers import log

WEEK = parse("week", "2026-W47")


def test_activities_are_figures_of_the_village_with_their_entries(village: Workspace) -> None:
    log(village, "1", day=16, workers=["王芳", "赵强"])
    log(village, "2", Outcome.PHONE, day=17, workers=["刘敏"])
    where = {"place": "村口", "workers": ("王芳",), "others": 2, "vehicles": 1}
    village.run(record_activity, ActivityForm("hang_banner", date(2026, 11, 16), quantity=3, **where))
    given = {"leaflet": 40}
    form = ActivityForm("market_day", date(2026, 11, 20), quantity=1, audience=120, handouts=given, **where)
    village.run(record_activity, form)
    sheet = village.ask(tally, WEEK)
    values = {figure.code: sheet.row(figure.code).value for figure in sheet.figures}
    assert values["activity_hang_banner"] == 3
    assert values["audience"] == 120
    assert values["activity_handout_leaflet"] == 40
    assert values["people_out"] == 2 + 3 + 3, "two at the doors, three at each activity, who phoned stayed"
    assert values["vehicles_out"] == 2
    assert values["staff"] == 2
    for code in ("activity_hang_banner", "people_out", "vehicles_out", "audience"):
        rows = village.ask(behind, WEEK, code)
        assert sum(row.n for row in rows) == values[code]
        assert sheet.row(code, "1").value == 0
    assert [row.head for row in village.ask(behind, WEEK, "audience")] == ["集市、圩日、街子天 村口"]
