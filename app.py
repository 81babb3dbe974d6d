"""The window's entry: arguments, open a ledger, show the window. Nothing else."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from outreach.roster.reader_process import READER_FLAG
from outreach.roster.reader_process import main as read_roster
from outreach.wording import tr
from ui import theme
from ui.error_messages import catch_bugs, keep_log
from ui.main_window import show
from ui.pages.first_run.page import DEMO_FILE
from ui.settings import Settings, settings_folder
from ui.work.garbage import WindowCollector


def read_arguments(words: list[str]) -> argparse.Namespace:
    """Read what the program was started with."""
    parser = argparse.ArgumentParser(prog="app.py", description=tr("Doorbook"))
    parser.add_argument("ledger", nargs="?", type=Path, help=tr("the ledger to open"))
    parser.add_argument("--demo", action="store_true", help=tr("open the demo village"))
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    """Show the window until it is closed; gives the exit code."""
    arguments = read_arguments(words)
    sys.setswitchinterval(0.001)  # the window waits less for jobs beside it
    app = QApplication(sys.argv[:1])
    app.setApplicationName("doorbook")
    theme.install(app)
    WindowCollector(app)
    keep_log()
    catch_bugs()
    settings = Settings()
    ledger = arguments.ledger or next(iter(settings.recent()), None)
    window = show(settings, opening=arguments.demo or ledger is not None)
    if arguments.demo:
        QTimer.singleShot(0, window, lambda: window.open_demo(settings_folder() / DEMO_FILE))
    elif ledger is not None:
        QTimer.singleShot(0, window, lambda: window.open_ledger(ledger))
    return app.exec()


if __name__ == "__main__":
    if sys.argv[1:2] == [READER_FLAG]:  # a frozen program starts itself to read a roster apart
        sys.exit(read_roster(sys.argv[2]))
    sys.exit(main(sys.argv[1:]))
