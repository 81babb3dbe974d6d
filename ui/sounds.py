"""The scanner's tones, played by what the system has: never waited for, never the only sign."""

from __future__ import annotations

import shutil
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"
PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))
"""What plays a wave file on Linux, the likeliest first."""


def play(name: str) -> None:
    """Play a tone (saved, already, unknown, forged, card); a beep where there is no player."""
    file = FOLDER / f"{name}.wav"
    if not file.is_file():
        return
    if sys.platform == "win32":
        import winsound

        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        winsound.PlaySound(str(file), flags)
    elif player := _player():
        QProcess.startDetached(player[0], [*player[1:], str(file)])
    else:
        QApplication.beep()


@cache
def _player() -> tuple[str, ...]:
    return next((player for player in PLAYERS if shutil.which(player[0])), ())
