"""Remembers how somebody words the summary."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.input_edge import fit_length
from outreach.model import BriefSentence
from outreach.wording import mark


def keep_sentences(act: Act, sentences: Mapping[tuple[str, str], str]) -> int:
    """Keep sentences by (tone, code); "" goes back to the built-in one. Gives how many changed."""
    act.describe(mark("Keep the sentences of a summary"))
    changed = 0
    for (tone, code), text in sentences.items():
        known = act.session.scalar(
            select(BriefSentence).where(BriefSentence.code == code, BriefSentence.tone == tone)
        )
        words = fit_length(text, 2000, "sentence")
        if known is None and words:
            act.session.add(BriefSentence(code=code, tone=tone, text=words))
        elif known is not None and not words:
            act.session.delete(known)
        elif known is not None and known.text != words:
            known.text = words
        else:
            continue
        changed += 1
    return changed
