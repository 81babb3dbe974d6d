"""What the plan of a campaign asks for by the end of a window: how many households, how many are missing."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import CampaignStep
from outreach.tallies.windows import Window
from outreach.vocabulary import Measure, StepKind

WHOLE = 100
Asked = Callable[[int, int, int], int]
"""Gives a figure from the households reached, those due, and the share asked for in per cent."""


def target(reached: int, due: int, share: int) -> int:
    """Give how many households are to be told in person."""
    return math.ceil(due * share / 100)


def gap(reached: int, due: int, share: int) -> int:
    """Give how many of those are missing, 0 where there are more."""
    return max(0, target(reached, due, share) - reached)


def share_asked(session: Session, window: Window) -> int:
    """Give the share of the due households that the plan asks for at the end of a window, in per cent.

    That of the phase begun last that counts who was told in person; 0 before the first of them begins; all
    of them where the campaign has no such phase.
    """
    wanted = select(CampaignStep.starts, CampaignStep.target).where(
        CampaignStep.campaign_id == window.campaign_id,
        CampaignStep.kind == StepKind.PHASE.value,
        CampaignStep.measure == Measure.REACHED.value,
    )
    phases = session.execute(wanted.order_by(CampaignStep.starts, CampaignStep.id)).all()
    last = (window.ends - timedelta(days=1)).date()
    begun = [share for starts, share in phases if starts is not None and starts <= last]
    return begun[-1] if begun else 0 if phases else WHOLE
