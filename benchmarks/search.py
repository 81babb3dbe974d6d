"""Search among 60,000 people as it is typed, against one LIKE over their names."""

from __future__ import annotations

from pathlib import Path

from benchmarks.clock import Measured, in_turns
from benchmarks.village import filled_ledger
from outreach.queries.search import search
from outreach.storage import keys
from outreach.storage.database import connect

TITLE = "search among 60,000 people, 6 words"
FLOOR = "one LIKE over the names"
TYPED = ("李", "张建国", "ljg", "zhangjian", "12-8", "秀英")
BY_HAND = """
SELECT unit.no, unit.head, person.name FROM person JOIN unit ON unit.id = person.unit_id
WHERE person.name LIKE ? ORDER BY unit.position LIMIT 20
"""


def measure(folder: Path, scale: float) -> Measured:
    """Look up each word both ways."""
    path = folder / "search.ledger"
    with filled_ledger(path, int(20_000 * scale), 0) as workspace:
        connection = connect(path, keys.read_key(path, ""))

        def by_hand() -> None:
            for text in TYPED:
                list(connection.execute(BY_HAND, (f"%{text}%",)))

        def ours() -> None:
            for text in TYPED:
                workspace.ask(search, text)

        assert workspace.ask(search, "李")
        measured = in_turns(ours, by_hand)
        connection.close()
    return measured
