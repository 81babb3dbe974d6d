"""What a form begins with: now, who is pinned, everybody told, what the last entry explained."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from outreach.queries.campaigns import CampaignRow
from outreach.queries.visit_door import VisitDoorSummary
from outreach.queries.visits import VisitRow
from outreach.vocabulary import SIGNED, Outcome
from ui.pages.visit.entry import NONE, SELF, Entry

SHOWN = 7
"""So many topics of the campaign stand in the form with a digit; the rest is behind “more”."""


class Defaults:
    """Learns from each entry; where none was made yet, from the last one of this ledger."""

    def __init__(self) -> None:
        self._topics: list[str] | None = None
        self._sign = NONE
        self._day = ""
        self._time = ""

    def begin(self, campaign: CampaignRow, latest: Sequence[VisitRow]) -> None:
        """Take over what the newest entry with a meeting explained, and whether it was signed."""
        if self._topics is not None:
            return
        met = next((row for row in latest if row.outcome is Outcome.MET), None)
        if met is None or not met.topics:
            self._topics = [option.code for option in campaign.topics[:SHOWN]]
            return
        shown = [option.code for option in campaign.topics[:SHOWN]]
        self._topics = [code for code in shown if code in dict(met.topics)]
        self._sign = SELF if met.signoff in SIGNED else NONE

    def learn(self, entry: Entry, now: datetime) -> None:
        """Remember what was just saved; another day than today stays for the next door."""
        if entry.asks("topics"):
            self._topics = list(entry.topics)
        if entry.asks("signoff"):
            self._sign = SELF if entry.sign == SELF else NONE
        other_day = entry.day != now.date().isoformat()
        self._day, self._time = (entry.day, entry.time) if other_day else ("", "")

    def entry(
        self, door: VisitDoorSummary, campaign: CampaignRow, workers: Sequence[str], now: datetime
    ) -> Entry:
        """Give the entry a door begins with."""
        signs = self._sign if door.members else NONE
        return Entry(
            day=self._day or now.date().isoformat(),
            time=self._time or now.strftime("%H:%M"),
            workers=list(workers),
            people=[row.id for row in door.members],
            topics=list(self._topics or ()),
            handouts=usual_handouts(campaign, Outcome.MET),
            sign=signs,
            signer=door.members[0].id if signs == SELF else "",
        )


def usual_handouts(campaign: CampaignRow, outcome: Outcome) -> dict[str, int]:
    """Give the usual counts: all of them where somebody was met, the first alone where a leaflet was left."""
    counts = {option.code: option.usual for option in campaign.handouts}
    if outcome is Outcome.LEAFLET_ONLY and counts:
        first = next(iter(counts))
        return {code: max(1, usual) if code == first else 0 for code, usual in counts.items()}
    return counts if outcome is Outcome.MET else dict.fromkeys(counts, 0)
