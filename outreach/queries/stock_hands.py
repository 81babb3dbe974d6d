"""What each worker has in hand: taken out, brought back, used; told day by day, pure of any ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Turn(IntEnum):
    """What happens to a worker's bag, in the order of a day whatever the order of typing up."""

    OUT = 0
    USE = 1
    BACK = 2


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces of one handout on one day; `team` are worker ids in the order written down."""

    code: str
    day: date
    turn: Turn
    team: tuple[str, ...]
    count: int


@dataclass(slots=True)
class Hand:
    """One worker and one handout: `in_hand` by the book, and what cannot be right.

    `over_used`: given although the bag was empty by then (he must have taken more); `over_back`: brought
    back more than he can have had (fewer were given than written down).
    """

    taken: int = 0
    back: int = 0
    used: int = 0
    in_hand: int = 0
    over_used: int = 0
    over_back: int = 0


def hands(flows: Iterable[Flow]) -> dict[tuple[str, str], Hand]:
    """Give (handout, worker) -> hand, for those who ever took some out or brought some back.

    What a team gives comes from the bags of those named, in that order, as far as they hold out; the rest
    comes off the shelf, and speaks against the first of them who had taken some by then.
    """
    found: dict[tuple[str, str], Hand] = {}
    for flow in sorted(flows, key=lambda flow: (flow.code, flow.day, flow.turn)):
        if flow.turn is Turn.USE:
            _use(found, flow)
            continue
        hand = found.setdefault((flow.code, flow.team[0]), Hand())
        if flow.turn is Turn.OUT:
            hand.taken += flow.count
            hand.in_hand += flow.count
        else:
            hand.back += flow.count
            hand.over_back += max(0, flow.count - hand.in_hand)
            hand.in_hand = max(0, hand.in_hand - flow.count)
    return found


def _use(found: dict[tuple[str, str], Hand], flow: Flow) -> None:
    left = flow.count
    with_bag = [hand for worker in flow.team if (hand := found.get((flow.code, worker))) and hand.taken]
    for hand in with_bag:
        drawn = min(hand.in_hand, left)
        hand.in_hand -= drawn
        hand.used += drawn
        left -= drawn
    if left and with_bag:
        with_bag[0].over_used += left
        with_bag[0].used += left
