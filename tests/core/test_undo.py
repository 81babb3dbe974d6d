"""Undo lives in the ledger: any action is taken back whole, across restarts, unless rows changed since."""

from pathlib import Path

import pytest

from outreach.actions.campaigns import CampaignForm, correct_campaign
from outreach.actions.register import apply_register_update
from outreach.actions.sheets import set_sheet_state
from outreach.actions.visits import void_visit
from outreach.errors import Conflict, UserMistake
from outreach.model import Person, RowImage, Unit
from outreach.printing.jobs import keep
from outreach.queries.campaigns import open_campaign
from outreach.queries.content import content_digest
from outreach.queries.households import members, unit_id_of
from outreach.queries.search import search
from outreach.register_rows import EditPerson, RegisterUpdate
from outreach.vocabulary import Outcome, SheetState
from outreach.workspace import Workspace
from tests.support.ledgers import NOW, log, small_village, states
from tests.support.printing import prepared

pytestmark = pytest.mark.usefixtures("village")


def test_undo_takes_back_a_visit_and_says_which(village):
    before = village.ask(content_digest)
    log(village, "7", Outcome.EMPTY_HOUSE)
    assert village.ask(content_digest) != before
    assert village.undo().text == "登记 2组3号 走访"
    assert village.ask(content_digest) == before


def test_undo_goes_back_step_by_step(village):
    digests = [village.ask(content_digest)]
    visit = log(village, "1", Outcome.MOVED_AWAY, 5)
    digests.append(village.ask(content_digest))
    log(village, "1", Outcome.MET, 9)
    digests.append(village.ask(content_digest))
    village.run(void_visit, visit, "记错")
    for digest in reversed(digests):
        village.undo()
        assert village.ask(content_digest) == digest


def test_undo_survives_a_restart(village):
    log(village, "1")
    path = village.path
    village.close()
    with Workspace.open(path) as again:
        again.undo()
        assert states(again)["1"] == "not_visited"


def test_an_imported_roster_is_taken_back_whole(tmp_path: Path):
    folder = tmp_path / "new"
    folder.mkdir()
    with small_village(folder) as workspace:
        workspace.undo()  # the campaign
        workspace.undo()  # the roster
        assert workspace.ask(lambda session: session.query(Unit).count() + session.query(Person).count()) == 0
        assert workspace.ask(search, "李建国") == ()
        assert workspace.undoable() is None
        with pytest.raises(UserMistake):
            workspace.undo()


def test_undo_is_refused_where_the_row_was_changed_since(village):
    """The log keeps order, so a conflict needs rows changed outside it, as a merge will do."""
    person = village.ask(members, village.ask(unit_id_of, "1"), NOW.date())[0]
    village.run(apply_register_update, RegisterUpdate("", (EditPerson(person.id, (("name", "李建囯"),)),)))

    def quietly(act):
        act.undoable = False
        act.session.get(Person, person.id).name = "李建國"

    village.run(quietly)
    with pytest.raises(Conflict):
        village.undo()
    assert village.ask(members, village.ask(unit_id_of, "1"), NOW.date())[0].name == "李建國"


def test_undo_mends_the_search_keys_too(village):
    person = village.ask(members, village.ask(unit_id_of, "1"), NOW.date())[0]
    village.run(apply_register_update, RegisterUpdate("", (EditPerson(person.id, (("name", "钱多多"),)),)))
    assert [hit.no for hit in village.ask(search, "qdd")] == ["1"]
    village.undo()
    assert village.ask(search, "qdd") == ()
    assert [hit.no for hit in village.ask(search, "ljg")] == ["1"]


def test_an_action_that_fails_half_way_changes_nothing(village):
    before = village.ask(content_digest)
    undoable = village.undoable()
    with pytest.raises(UserMistake):
        village.run(set_sheet_state, ["no-such-page"], SheetState.BACK)
    assert (village.ask(content_digest), village.undoable()) == (before, undoable)


def test_a_corrected_campaign_is_taken_back(village):
    campaign = village.ask(open_campaign)
    before = village.ask(content_digest)
    form = CampaignForm("冬季", campaign.starts, campaign.ends, topics=["brushing"], handouts=[("fan", 2)])
    village.run(correct_campaign, campaign.id, form)
    assert [option.code for option in village.ask(open_campaign).topics] == ["brushing"]
    village.undo()
    assert (village.ask(content_digest), village.ask(open_campaign)) == (before, campaign)


def test_listeners_hear_which_tables_changed_after_the_commit(village):
    heard = []
    leave = village.subscribe(lambda tables: heard.append((tables, states(village)["1"])))
    log(village, "1")
    leave()
    log(village, "2")
    ((tables, state),) = heard
    assert {"visit", "visit_worker"} <= tables
    assert state == "told"


def test_a_record_that_an_import_adds_has_one_row_image(village):
    def images(session):
        first = session.query(RowImage).filter_by(table="person").order_by(RowImage.id).first().counter
        rows = session.query(RowImage).filter(RowImage.counter == first)
        return [(one.row_id, one.revision, one.before) for one in rows if one.table in ("unit", "person")]

    added = village.ask(lambda session: session.query(Unit).count() + session.query(Person).count())
    kept = village.ask(images)
    assert len(kept) == len({row for row, _, _ in kept}) == added
    assert {(revision, before) for _, revision, before in kept} == {(1, None)}


def test_an_undo_that_paper_forbids_is_refused_and_the_ledger_goes_on(village):
    keep(village, prepared(village, "signoff"))
    before = village.ask(content_digest)
    with pytest.raises(Conflict):
        village.undo()
    assert village.ask(content_digest) == before
    log(village, "1")
    assert village.undo().text == "登记 1组1号 走访"
