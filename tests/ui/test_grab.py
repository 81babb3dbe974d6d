"""Pictures of the pages are taken without anybody looking."""

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.support.window import open_window
from ui.grab import Photographer, View


def test_each_view_becomes_a_picture_and_a_page_that_is_not_there_none(
    qtbot: QtBot, demo: Path, tmp_path: Path
) -> None:
    window = open_window(qtbot, demo)
    views = iter(
        [
            View("list", "households"),
            View("nothing", "no such page"),
            View("dark", "households", scheme="dark"),
        ]
    )
    photographer = Photographer(window, tmp_path, views)
    with qtbot.waitSignal(photographer.finished):
        photographer.start()
    assert {file.name for file in tmp_path.glob("*.png")} == {"list.png", "dark.png"}
    light, dark = (
        QImage(str(tmp_path / name)).pixelColor(700, 60).lightness() for name in ("list.png", "dark.png")
    )
    assert light > 200 > 80 > dark
