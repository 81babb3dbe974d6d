"""Makes the summary of a period, and learns from one that somebody changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from sqlalchemy.orm import Session

from outreach.actions.brief import keep_sentences
from outreach.files import write_whole
from outreach.periods import Period
from outreach.queries.audit import audit_head
from outreach.queries.brief import own_sentences
from outreach.tallies.brief.document import BriefText, Paragraph, Photo, document_bytes
from outreach.tallies.brief.edited import sentences_in
from outreach.tallies.brief.facts import Facts
from outreach.tallies.brief.period_photos import period_photos
from outreach.tallies.brief.sentences import Length, Tone, built_in, sections
from outreach.tallies.file_names import period_words
from outreach.tallies.layout import office
from outreach.tallies.tally import TallySheet, tally
from outreach.workspace import Workspace


@dataclass(frozen=True)
class Drafted:
    """A summary before it is laid out, and the figures it was drafted from."""

    sheet: TallySheet
    paragraphs: tuple[Paragraph, ...]

    def words(self) -> str:
        """Give its text as it is read."""
        lines = []
        for paragraph in self.paragraphs:
            lines += [paragraph.head] if paragraph.head else []
            lines.append("".join(_said(pieces) for _, pieces in paragraph.sentences))
        return "\n".join(line for line in lines if line)


def draft(
    session: Session,
    period: Period,
    tone: Tone,
    length: Length,
    campaign_id: str | None = None,
    *,
    today: date | None = None,
) -> Drafted:
    """Draft the summary of a period from its figures and the activity ledger. Raises UserMistake.

    With `today` a period that still runs is told of up to this day.
    """
    sheet = tally(session, period, campaign_id)
    facts = Facts.read(session, sheet, today)
    paragraphs = []
    for section in sections(tone, length, own_sentences(session, tone.value)):
        told = [(one, facts.pieces(one)) for one in section.sentences if facts.holds(one)]
        apart = length is Length.LONG
        breaks = [at for at, (one, _) in enumerate(told) if apart and one.begins and at]
        for start, end in pairwise([0, *breaks, len(told)]):
            if told:
                paragraphs.append(Paragraph(section.head if not start else "", told[start:end]))
    return Drafted(sheet, tuple(paragraphs))


def make_brief(
    workspace: Workspace,
    period: Period,
    target: Path,
    *,
    tone: Tone = Tone.FORMAL,
    length: Length = Length.MIDDLE,
    photos: Sequence[Photo] = (),
) -> Drafted:
    """Write the summary of a period as a Word document, whole or not at all.

    Without `photos` some of the period's activities stand at its end.
    """
    today = workspace.now().date()
    drafted = workspace.ask(draft, period, tone, length, today=today)
    sheet = drafted.sheet
    text = BriefText(
        title=f"{sheet.village.name}反诈入户宣传工作简报",
        under=f"（{period_words(period)}）",
        paragraphs=drafted.paragraphs,
        signed=(office(sheet), f"{today.year}年{today.month}月{today.day}日"),
        audit=workspace.ask(audit_head).short,
        photos=photos or period_photos(workspace, period).for_brief(),
    )
    write_whole(target, document_bytes(text))
    return drafted


def learn_from(workspace: Workspace, path: Path) -> int:
    """Keep the sentences that somebody changed in a summary; gives how many. Raises UserMistake."""
    found = {
        (tone, code): text
        for (tone, code), text in sentences_in(path).items()
        if tone in set(Tone) and built_in(code, Tone(tone)) is not None
    }
    same = {place for place, text in found.items() if text == built_in(place[1], Tone(place[0]))}
    return workspace.run(keep_sentences, {k: "" if k in same else text for k, text in found.items()})


def _said(pieces: Sequence[object]) -> str:
    from outreach.tallies.brief.facts import Piece

    return "".join(
        _said(piece.parts) if piece.parts else piece.text for piece in pieces if isinstance(piece, Piece)
    )
