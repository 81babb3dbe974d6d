"""From the command to the open ledger painted, against an empty PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.clock import Measured, in_turns
from benchmarks.village import filled_ledger

TITLE = "window on a ledger of 180 households"
FLOOR = "an empty PySide6 window"
ROOT = Path(__file__).resolve().parent.parent

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
while not window.windowHandle().isExposed():
    app.processEvents()
window.grab()
"""
OURS = """
import sys
from PySide6.QtWidgets import QApplication
import app

def until_painted(*_):
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    while window.workspace is None:
        QApplication.processEvents()
    window.grab()
    sys.stdout.flush()
    import os
    os._exit(0)

QApplication.exec = until_painted
app.main([sys.argv[1]])
"""


def measure(folder: Path, scale: float) -> Measured:
    """Start both in processes of their own; each includes the start of Python."""
    ledger = folder / "window.ledger"
    filled_ledger(ledger, max(20, int(180 * scale)), 1).close()
    quiet = {"QT_QPA_PLATFORM": "offscreen", "DOORBOOK_CONFIG": str(folder / "settings")}

    def start(code: str, *words: str) -> None:
        command = [sys.executable, "-c", code, *words]
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, **quiet}, check=True, capture_output=True, timeout=60
        )

    return in_turns(lambda: start(OURS, str(ledger)), lambda: start(BARE))
