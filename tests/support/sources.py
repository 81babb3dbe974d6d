"""Reads the project's own source, so that rules about it can be written as sentences."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from outreach.collecting import settle

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("outreach", "ui")


@dataclass(frozen=True)
class Source:
    path: str
    """Relative to the project, with slashes."""
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    @property
    def is_migration(self) -> bool:
        return self.path.startswith("outreach/storage/migrations/")

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call with the last part of the name called."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield called(node), node

    def imports(self) -> Iterator[str]:
        """Every module imported and every name imported from one, dotted."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{name.name}" for name in node.names)


def called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


@cache
def sources() -> tuple[Source, ...]:
    """The sources of the product: both packages, app.py and dev.py."""
    files = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    files += [file for name in ("app.py", "dev.py") if (file := ROOT / name).exists()]
    found = tuple(read(file) for file in files)
    settle()  # else every later look for garbage goes through their million nodes
    return found


def read(file: Path) -> Source:
    text = file.read_text(encoding="utf-8")
    return Source(file.relative_to(ROOT).as_posix(), text, ast.parse(text))
