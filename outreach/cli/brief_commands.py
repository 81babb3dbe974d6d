"""brief, brief-learn."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.words import readable
from outreach.errors import UserMistake, declare
from outreach.queries.campaign_spans import period_asked
from outreach.wording import mark

if TYPE_CHECKING:
    from outreach.tallies.brief.document import Photo

PHOTO_WRONG = declare(
    "brief_photo", mark("“{name}” is no picture that can be put in: choose a JPEG or PNG file.")
)


def brief(options: argparse.Namespace, output: Output) -> None:
    """Write the summary of a period as a Word document."""
    from outreach.tallies.brief.making import make_brief
    from outreach.tallies.brief.sentences import Length, Tone

    photos = [_photo(text) for text in options.photo]
    with open_ledger(options) as workspace:
        period = workspace.ask(period_asked, options.period)
        tone, length = Tone(options.tone), Length(options.length)
        made = make_brief(workspace, period, Path(options.out), tone=tone, length=length, photos=photos)
    text = made.words()
    output.document({"file": readable(options.out), "text": text}, [text, f"简报：{readable(options.out)}"])


def brief_learn(options: argparse.Namespace, output: Output) -> None:
    """Keep the sentences that were changed in a summary."""
    from outreach.tallies.brief.making import learn_from

    with open_ledger(options) as workspace:
        changed = learn_from(workspace, Path(options.file))
    output.document({"changed": changed}, [f"记下了 {changed} 句，下次就这样写。"])


def _photo(text: str) -> Photo:
    from PIL import Image

    from outreach.tallies.brief.document import Photo

    name, _, caption = text.partition("=")
    try:
        with Image.open(name) as picture:
            picture.verify()
    except (OSError, Image.DecompressionBombError, SyntaxError, ValueError) as problem:
        raise UserMistake(PHOTO_WRONG, field="photo", name=Path(name).name) from problem
    return Photo(Path(name), caption)
