"""Coverage of 20,000 households with 60,000 visits, against one SQL statement written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.clock import Measured, in_turns
from benchmarks.village import filled_ledger
from outreach.coverage.summary import coverage_summary
from outreach.queries.campaigns import open_campaign
from outreach.storage import keys
from outreach.storage.database import connect

TITLE = "coverage of 20,000 households, 60,000 visits"
FLOOR = "one SQL statement"
BY_HAND = """
SELECT area.name, count(*), sum(best >= 5), sum(best = 6)
FROM unit JOIN area ON area.id = unit.area_id
LEFT JOIN (
    SELECT unit_id, max(CASE WHEN signoff IN ('signature', 'fingerprint', 'proxy') THEN 6
        WHEN outcome = 'met' THEN 5 WHEN outcome = 'phone' THEN 4 WHEN outcome = 'refused' THEN 3
        WHEN outcome = 'leaflet_only' THEN 2 WHEN outcome = 'nobody_home' THEN 1 ELSE 0 END) AS best
    FROM visit WHERE campaign_id = ? AND voided_at IS NULL GROUP BY unit_id
) AS standing ON standing.unit_id = unit.id
WHERE unit.kind IN ('resident', 'empty', 'tenant')
    AND unit.id NOT IN (SELECT unit_id FROM exclusion WHERE ended_on IS NULL)
GROUP BY area.id ORDER BY area.position
"""


def measure(folder: Path, scale: float) -> Measured:
    """Sum the same ledger up both ways; the sums must agree."""
    path = folder / "coverage.ledger"
    with filled_ledger(path, int(20_000 * scale), 3) as workspace:
        campaign = workspace.ask(open_campaign)
        assert campaign is not None
        connection = connect(path, keys.read_key(path, ""))

        def by_hand() -> list[Any]:
            return list(connection.execute(BY_HAND, (campaign.id,)))

        def ours() -> Any:
            return workspace.ask(coverage_summary, campaign.id)

        sums = [(row.group, row.due, row.reached, row.signed) for row in ours().groups]
        assert sums == by_hand()
        measured = in_turns(ours, by_hand)
        connection.close()
    return measured
