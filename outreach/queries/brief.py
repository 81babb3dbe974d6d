"""The sentences of the summary that were put in other words."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import BriefSentence


def own_sentences(session: Session, tone: str) -> dict[str, str]:
    """Give them by code, of one tone."""
    wanted = select(BriefSentence.code, BriefSentence.text).where(BriefSentence.tone == tone)
    return dict(session.execute(wanted).all())


def all_own_sentences(session: Session) -> list[list[str]]:
    """Give all of them, for the content of the ledger."""
    rows = session.scalars(select(BriefSentence).order_by(BriefSentence.code, BriefSentence.tone))
    return [["sentence", row.code, row.tone, row.text] for row in rows]
