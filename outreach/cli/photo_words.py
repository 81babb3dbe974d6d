"""The words of `photo`."""

from __future__ import annotations

import argparse
from typing import Any

from outreach.cli import photo_commands as photo
from outreach.cli.word_makers import add_group, add_word
from outreach.cli.words import filled


def add_photo_words(words: Any) -> None:
    """Add them."""
    photos = add_group(words, "photo", "照片和扫描件")
    add = add_word(photos, "add", "收一张照片", photo.photo_add)
    add.add_argument("file", type=filled, metavar="文件")
    add.add_argument("--caption", default="", metavar="说明")
    _of(add)
    _of(add_word(photos, "list", "列出照片", photo.photo_list))
    show = add_word(photos, "show", "把照片取出来看", photo.photo_show)
    show.add_argument("id", metavar="编号")
    show.add_argument("--out", required=True, type=filled, metavar="文件.jpg")
    turned = add_word(photos, "turn", "把照片转正", photo.photo_turn)
    turned.add_argument("id", metavar="编号")
    turned.add_argument("--quarters", type=int, default=1, metavar="向右转几个直角")
    named = add_word(photos, "caption", "写照片说明", photo.photo_caption)
    named.add_argument("id", metavar="编号")
    named.add_argument("caption", metavar="说明")
    remove = add_word(photos, "remove", "把照片拿下来", photo.photo_remove)
    remove.add_argument("id", metavar="编号")
    add_word(photos, "tidy", "清掉没有主的照片文件", photo.photo_tidy)


def _of(word: argparse.ArgumentParser) -> None:
    word.add_argument("--visit", default="", metavar="走访编号")
    word.add_argument("--activity", default="", metavar="活动编号")
    word.add_argument("--case", default="", metavar="案件编号")
    word.add_argument("--receipt", default="", metavar="回执编号")
