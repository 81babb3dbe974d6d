"""Chart, lists and leaflet: figures that add up, places that hold any village, forms told apart in grey."""

from __future__ import annotations

import tracemalloc
from datetime import date, datetime

import pytest
from PIL import Image

from outreach.printing.chart_layout import A3_CHART, A4_CHART, Block, ChartSheet, Tile, place
from outreach.printing.coverage_sheet import CoverageJob, draw
from outreach.printing.not_reached import Door, DoorGroup, NotReachedJob
from outreach.printing.not_reached import draw as draw_list
from outreach.printing.pages import page_image, page_text
from outreach.printing.paper import A4, Paper
from outreach.printing.preflight import preflight
from outreach.printing.progress import ProgressJob, ProgressRow
from outreach.printing.progress import draw as draw_progress
from outreach.printing.words import percent, short_day
from outreach.vocabulary import HouseholdState

AT = datetime(2026, 11, 20, 18)
STATES = tuple(HouseholdState)


def chart(sizes: list[int]) -> CoverageJob:
    blocks = tuple(
        Block(str(number), "王芳", tuple(Tile(STATES[n % 8], n % 4) for n in range(size)), size // 2, size)
        for number, size in enumerate(sizes, 1)
    )
    start, deadline = date(2026, 11, 1), date(2026, 11, 30)
    total = sum(sizes)
    curve = tuple(min(day, total) for day in range(20))
    return CoverageJob(
        "柳河村", "冬季宣传", "村委会", AT, start, deadline, total, 0, 0, total // 3, blocks, curve
    )


@pytest.mark.parametrize(
    ("sizes", "pages", "sheet"),
    [
        ([30] * 8, 1, A3_CHART),
        ([60] * 12, 1, A3_CHART),
        ([125] * 8, 1, A3_CHART),
        ([1000, 1000, 1000], 3, A3_CHART),
        ([], 1, A3_CHART),
        ([12] * 6, 1, A4_CHART),
        ([30] * 8, 1, A4_CHART),
        ([125] * 8, 8, A4_CHART),
        ([], 1, A4_CHART),
    ],
)
def test_the_chart_holds_every_door_of_any_village(sizes: list[int], pages: int, sheet: ChartSheet) -> None:
    job = chart(sizes)
    drawn = draw(job, sheet=sheet)
    assert preflight(drawn.pdf) == []
    assert sum(len(part.tiles) for part in place(job.blocks, sheet)) == sum(sizes)
    assert drawn.pages == pages
    text = "".join(page_text(drawn.pdf, page) for page in range(1, pages + 1))
    for number in range(1, len(sizes) + 1):
        assert f"第 {number} 组" in text


def test_the_columns_of_a_small_village_s_chart_end_level() -> None:
    columns = [[part.x for part in place(chart([30] * 6).blocks, sheet)] for sheet in (A3_CHART, A4_CHART)]
    assert all(xs.count(min(xs)) == 3 for xs in columns)


def test_states_are_told_apart_without_colour() -> None:
    """Draw every state on one tile each; no two look the same in grey, at 100 dots an inch."""
    tiles = tuple(Tile(state, 2) for state in STATES)
    job = chart([8])
    one = Block("1", "", tiles, 0, 8)
    seen = page_image(draw(CoverageJob(**{**vars(job), "blocks": (one,)})).pdf, 1, 100)
    picture = Image.frombytes("RGB", (seen.width, seen.height), seen.data, "raw", "RGB", seen.stride)
    mm = 100 / 25.4
    parts = []
    for column in range(8):
        left = (14 + column * 12.85) * mm
        box = (round(left), round(59.7 * mm), round(left + 11.4 * mm), round(67.3 * mm))
        parts.append(picture.convert("L").crop(box).resize((44, 30)).tobytes())
    for one_part in range(8):
        for other in range(one_part):
            pairs = zip(parts[one_part], parts[other], strict=True)
            assert sum(abs(a - b) > 64 for a, b in pairs) > 20, (STATES[one_part], STATES[other])


def test_the_list_goes_on_over_pages_with_its_heading() -> None:
    doors = tuple(Door(n, str(n), "阿依古丽·买买提", HouseholdState.NOBODY_HOME, 2, AT) for n in range(1, 41))
    groups = (DoorGroup("1", "王芳", 3, 43, doors), DoorGroup("东片", "", 0, 1, doors[:1]))
    job = NotReachedJob("桥头镇", "柳河村", "冬季宣传", "村委会", AT, date(2026, 11, 30), groups)
    drawn = draw_list(job)
    assert drawn.pages == 2
    assert "还差 41 户" in page_text(drawn.pdf, 1)
    for words in ("第 1 组", "东片", "共 2 页"):
        assert words in page_text(drawn.pdf, 2)


def row(group: str | None, due: int, reached: int) -> ProgressRow:
    return ProgressRow(group, "王芳", due, reached, 0, reached, 0, 0, 0, due - reached)


@pytest.mark.parametrize(("groups", "pages"), [(0, 1), (8, 1), (11, 1), (25, 3)])
def test_the_progress_sheet_takes_as_many_pages_as_it_needs(groups: int, pages: int) -> None:
    rows = tuple(row(str(number), 10, number % 10) for number in range(1, groups + 1))
    job = ProgressJob(
        "桥头镇",
        "柳河村",
        "冬季宣传",
        "村委会",
        AT,
        date(2026, 11, 1),
        date(2026, 11, 30),
        rows,
        row(None, 80, 36),
    )
    drawn = draw_progress(job)
    assert drawn.pages == pages
    last = page_text(drawn.pdf, pages)
    assert "合计" in last
    assert "45%" in last
    assert "单位负责人" in last


def test_the_groups_that_are_behind_are_named() -> None:
    rows = (row("1", 10, 9), row("2", 10, 3))
    job = ProgressJob(
        "桥头镇",
        "柳河村",
        "冬季宣传",
        "村委会",
        AT,
        date(2026, 11, 1),
        date(2026, 11, 30),
        rows,
        row(None, 20, 12),
    )
    text = page_text(draw_progress(job).pdf, 1)
    assert "第 2 组（王芳）差 7 户" in text
    assert "第 1 组（王芳）差" not in text


def test_shares_never_round_up_to_all() -> None:
    assert [percent(*pair) for pair in ((0, 0), (199, 200), (200, 200), (137, 174))] == [
        "—",
        "99%",
        "100%",
        "79%",
    ]


def test_days_carry_their_weekday() -> None:
    assert short_day(date(2026, 11, 18)) == "11-18 周三"


def test_memory_grows_with_the_file_and_no_more() -> None:
    def peak(pages: int) -> int:
        paper = Paper(A4, "x")
        tracemalloc.start()
        for page in range(pages):
            for mark in range(400):
                paper.block(20 + page % 7, 20 + mark / 2, 1, 1)
            paper.end_page()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(2)
    assert (peak(60) - peak(20)) / 40 < 6000
