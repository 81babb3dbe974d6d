"""What can go wrong, as codes and values; the sentences stand in one table, ready for translation."""

from __future__ import annotations

from outreach.wording import tr, zh

SENTENCES: dict[str, str] = {}
"""English sentence with the next step, by code; filled by `declare` where the code is used."""


def declare(code: str, sentence: str) -> str:
    """Register a code with its English sentence (say what happened, then what to do); return the code."""
    if SENTENCES.setdefault(code, sentence) != sentence:
        raise ValueError(code)
    return code


class DoorbookError(Exception):
    """A known trouble: a code, the values its sentence needs, and the form field it belongs to."""

    def __init__(self, code: str, field: str = "", **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.values = values

    def sentence(self) -> str:
        """Give the sentence in the window's language."""
        return tr(SENTENCES[self.code], **self.values)

    def chinese(self) -> str:
        """Give the sentence in Chinese, whatever the window's language (commands, papers)."""
        return zh(SENTENCES[self.code], **self.values)


class UserMistake(DoorbookError):
    """The user can mend it; shown at the field."""


class Conflict(DoorbookError):
    """The rows changed meanwhile; offers a reload."""


class StorageProblem(DoorbookError):
    """The disk or the file is at fault; shows the remedy."""


class Cancelled(Exception):
    """The user stopped a long job; nothing was changed."""
