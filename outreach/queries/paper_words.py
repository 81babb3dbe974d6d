"""What the village wrote in place of the built-in words of its papers."""

from __future__ import annotations

from sqlalchemy.orm import Session

from outreach.actions.settings import setting


def paper_words(session: Session, paper: str) -> dict[str, str]:
    """Give the texts of a paper that were replaced, by path; none where it stands as built in."""
    return dict(setting(session, "paper_words").get(paper, {}))
