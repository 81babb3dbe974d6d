"""The office's own look of its papers, as papers and the settings page read it."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass

from sqlalchemy.orm import Session

from outreach.actions.settings import setting


@dataclass(frozen=True)
class PaperLook:
    """Heading and colours, "" where the built-in ones hold; logo as JPEG, b"" without one."""

    heading: str = ""
    brand: str = ""
    accent: str = ""
    seal: str = "over"
    logo: bytes = b""


def paper_look(session: Session) -> PaperLook:
    """Give the look that was put in."""
    kept = setting(session, "paper_look")
    words = {name: kept[name] for name in ("heading", "brand", "accent", "seal") if name in kept}
    return PaperLook(**words, logo=b64decode(kept.get("logo", "")))
