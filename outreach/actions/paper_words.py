"""The village's own words on its papers: replaced text by text, or all taken back."""

from __future__ import annotations

from collections.abc import Mapping

from outreach.actions.act import Act
from outreach.actions.settings import put_setting, setting
from outreach.input_edge import fit_length, fit_to_store
from outreach.wording import mark

LONGEST = 2000


def edit_paper(act: Act, paper: str, words: Mapping[str, str]) -> None:
    """Put a paper's replaced texts, by path, in place of those before; without any it stands as built in.

    Raises UserMistake at the path of a text that is too long or cannot be stored.
    """
    act.describe(mark("Edit the words of a paper"))
    checked = {path: fit_to_store(fit_length(text, LONGEST, path), path) for path, text in words.items()}
    kept = {name: texts for name, texts in setting(act.session, "paper_words").items() if name != paper}
    put_setting(act.session, "paper_words", {**kept, paper: checked} if words else kept)
