"""Settings of this window on this computer: look, language, last ledgers, columns; nothing of any person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from outreach.errors import DoorbookError
from outreach.files import settings_folder, write_whole

__all__ = ["Settings", "settings_folder"]

FILE = "window.json"
MOST_RECENT = 8
DEFAULTS: dict[str, Any] = {
    "scale": 100,
    "scheme": "system",
    "language": "zh_CN",
    "sounds": True,
    "lock_minutes": 10,
    "recent": [],
    "columns": {},
    "recorders": {},
    "printer_scales": {},
    "photo_folder": "",
}


class Settings:
    """Reads once, writes whole on each change; a broken or unwritable file only loses the settings."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = (folder or settings_folder()) / FILE
        self._values = dict(DEFAULTS) | _read(self._file)

    def __getitem__(self, name: str) -> Any:
        """Give one setting, one of `DEFAULTS`."""
        value = self._values.get(name)
        return value if isinstance(value, type(DEFAULTS[name])) else DEFAULTS[name]

    def __setitem__(self, name: str, value: Any) -> None:
        """Change one setting and keep it."""
        self._values[name] = value
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(self._values, ensure_ascii=False, indent=1)
            write_whole(self._file, text.encode())
        except (OSError, DoorbookError):
            return  # a window without settings is better than no window

    def recent(self) -> list[Path]:
        """Give the ledgers opened last that are still there, newest first."""
        return [Path(text) for text in self["recent"] if isinstance(text, str) and Path(text).is_file()]

    def opened(self, ledger: Path) -> None:
        """Put a ledger at the head of the recent ones."""
        text = str(ledger.absolute())
        rest = [entry for entry in self["recent"] if entry != text]
        self["recent"] = [text, *rest][:MOST_RECENT]

    def columns(self, table: str) -> dict[str, Any]:
        """Give what is remembered of a table's columns: {"hidden": [ids], "widths": {id: px}}."""
        found = self["columns"].get(table)
        return found if isinstance(found, dict) else {}

    def keep_columns(self, table: str, choice: dict[str, Any]) -> None:
        """Remember a table's columns."""
        self["columns"] = self["columns"] | {table: choice}


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
