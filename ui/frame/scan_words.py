"""What the band says of a scan: bold words with the household, then what was recorded or why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.queries.receipts import ReceiptRow
from outreach.scanning.stack import ScanAnswer, ScanStack
from outreach.vocabulary import LABELS, Outcome, ReceiptState, ScanCommand, SignOff
from outreach.wording import mark, tr
from ui.words import day_words

CARDS = {
    ScanCommand.NOBODY_HOME: mark("Nobody home: the next slip"),
    ScanCommand.REFUSED: mark("Refused to sign: the next slip"),
    ScanCommand.PROXY: mark("Signed by another: the next slip"),
}


@dataclass(frozen=True)
class BandWords:
    """One answer: kind of band, bold words, detail, whether undo is offered, whether it stays."""

    kind: str
    words: str
    detail: str = ""
    undo: bool = False
    lasting: bool = False


def slip_words(answer: ScanAnswer, today: date) -> BandWords:
    """Say what became of a slip."""
    slip = answer.receipt
    if answer.status == "forged":
        words = tr("Not a code of this village: keep the paper.")
        return BandWords("forged", tr("Perhaps forged"), words)
    if answer.status == "open" and slip is not None:
        words = tr("Scan a code of the household, or find it on the page of slips.")
        return BandWords("unknown", tr("{serial} is blank: whose is it?", serial=slip.serial), words)
    if answer.problem is not None:
        return BandWords("unknown", tr("Not recorded"), answer.problem.sentence())
    if slip is None:
        words = tr("No slip here has this code: look at its number, and type that.")
        return BandWords("unknown", tr("Not known"), words)
    name = f"{slip.head} {slip.place}".strip()
    if answer.status == "already":
        return BandWords("already", tr("{name} was noted down before", name=name), _before(answer, today))
    return BandWords("saved", tr("{name} noted down", name=name), _saved(answer, slip, today), undo=True)


def _saved(answer: ScanAnswer, slip: ReceiptRow, today: date) -> str:
    visit = answer.visit
    assert visit is not None
    said = visit.signoff if visit.outcome is Outcome.MET else visit.outcome
    given = "、".join(tr("{label} {n} {unit}", label=h[1], n=h[2], unit=h[3]) for h in visit.handouts)
    day = "" if visit.at.date() == today else day_words(visit.at.date(), today)
    signed = "" if said is SignOff.SIGNATURE else tr(LABELS[said])
    return "，".join(part for part in (signed, day, given, slip.serial) if part)


def _before(answer: ScanAnswer, today: date) -> str:
    """Say when and by whom it was recorded; a slip that is in hand only now is said to be."""
    slip, visit = answer.receipt, answer.visit
    when = f"{day_words(visit.at.date(), today)} {'、'.join(visit.workers)}".strip() if visit else ""
    fresh = slip is not None and slip.state is ReceiptState.RETURNED and visit is not None
    handed = tr("the slip is handed in now") if fresh and not answer.again else ""
    return "，".join(part for part in (when, handed) if part)


def card_words(stack: ScanStack, today: date) -> BandWords | None:
    """Say what the next slip will be taken for, None where nothing special waits."""
    day = stack.day
    when = day_words(day, today) if day is not None else ""
    if stack.command is not None:
        return BandWords("card", tr(CARDS[stack.command]), when, undo=False, lasting=True)
    if stack.once is not None:
        words = tr("Scan the day once more to keep it for the whole stack.")
        return BandWords("card", tr("{day}: the next slip", day=when), words, lasting=True)
    if stack.held is not None:
        words = tr("Scan “today” to go back.")
        return BandWords("card", tr("{day}: every slip from now on", day=when), words, lasting=True)
    return None


def undo_words(answer: ScanAnswer) -> BandWords:
    """Say what the card 撤销 did."""
    if answer.undone:
        return BandWords("card", tr("Taken back"), tr("what the code before it did"))
    return BandWords("unknown", tr("Nothing taken back"), tr("The code before it changed nothing."))
