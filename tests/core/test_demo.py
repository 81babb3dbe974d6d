"""The demo village is the same every time, half-way through its campaign, and does the whole job."""

from datetime import timedelta
from pathlib import Path

import pytest

from outreach.coverage.summary import coverage_summary
from outreach.demo import do_the_whole_job
from outreach.printing.pages import page_count, page_text
from outreach.queries.campaigns import open_campaign
from outreach.queries.content import content_digest
from outreach.queries.households import household_rows
from outreach.queries.sheets import sheet_pages
from outreach.queries.today import follow_ups
from outreach.queries.village import workers
from outreach.vocabulary import HouseholdState, SheetState
from outreach.workspace import Workspace


@pytest.fixture(scope="module")
def job(tmp_path_factory) -> tuple[Path, dict[str, object]]:
    folder = tmp_path_factory.mktemp("demo") / "out"
    return folder, do_the_whole_job(folder)


@pytest.fixture
def liuhe(job):
    with Workspace.open(job[0] / "liuhe.doorbook") as workspace:
        yield workspace


def test_the_village_is_half_way_through(liuhe):
    summary = liuhe.ask(coverage_summary, liuhe.ask(open_campaign).id)
    total = summary.total
    assert (total.registered, total.excluded, total.incomers, total.due) == (178, 6, 2, 174)
    assert (total.reached, total.signed, total.phone, total.left) == (137, 92, 7, 37)
    assert [(row.group, row.due, row.reached, row.signed) for row in summary.groups] == [
        ("1", 33, 30, 24), ("2", 26, 24, 19), ("3", 30, 25, 18), ("4", 25, 21, 14), ("5", 33, 22, 10),
        ("6", 27, 15, 7),
    ]  # fmt: skip
    assert total.states[HouseholdState.NOBODY_HOME] == 11


def test_its_evening_never_ends(liuhe):
    assert liuhe.now().date().isoformat() == "2026-11-21"
    campaign = liuhe.ask(open_campaign)
    assert (campaign.deadline - liuhe.now().date()).days == 9
    due = liuhe.ask(follow_ups, campaign.id, liuhe.now().date() + timedelta(days=1))
    assert [row.head for row in due[:2]] == ["胡金贵", "陈家富"]


def test_two_sheets_are_back_and_not_typed_up(liuhe):
    back = [page for page in liuhe.ask(sheet_pages) if page.state is SheetState.BACK]
    assert [(page.group, page.page, page.recorded) for page in back] == [("5", 1, 0), ("6", 2, 0)]


def test_it_is_the_same_every_time(liuhe, demo):
    with Workspace.open(demo) as again:
        assert again.ask(content_digest) == liuhe.ask(content_digest)
        codes = [[row.code for row in one.ask(household_rows, None)] for one in (again, liuhe)]
    assert codes[0] == codes[1]


def test_every_phone_is_invented(liuhe):
    from outreach.model import Person

    phones = liuhe.ask(lambda session: [person.phone for person in session.query(Person) if person.phone])
    assert len(phones) == 180
    assert all(phone[3:7] == "0000" for phone in phones)
    assert [row.phone[3:7] for row in liuhe.ask(workers)] == ["0000"] * 3


def test_its_papers_say_whom_to_call_and_until_when_they_are_kept(job):
    words = {kind: page_text(job[0] / f"{kind}.pdf", 1) for kind in ("leaflet", "signoff")}
    assert "138 0000 0126" in words["leaflet"] and "139 0000 0381" in words["leaflet"]
    assert "2027年12月31日前销毁" in words["signoff"].replace(" ", "")
    assert "0555-0000126" in words["signoff"]


def test_the_whole_job_leaves_papers_workbook_and_a_copy(job):
    folder, made = job
    papers = {"signoff", "not-reached", "exclusions", "coverage", "progress", "leaflet"}
    assert papers | {"ledger", "tally", "backup"} == set(made)
    for kind, pages in (("signoff", 16), ("coverage", 1), ("progress", 1), ("leaflet", 1)):
        assert page_count((folder / f"{kind}.pdf").read_bytes()) == pages
    assert Path(str(made["backup"])).is_file()


def test_the_job_can_be_done_again_in_the_same_folder(job):
    folder, made = job
    assert do_the_whole_job(folder).keys() == made.keys()
