"""Every function of outreach/actions that is given an Act, found in the sources."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.support.sources import sources


@cache
def actions() -> dict[str, Callable[..., Any]]:
    """Name -> every public function of outreach/actions that is given an Act."""
    found: dict[str, Callable[..., Any]] = {}
    for source in sources():
        if source.path.startswith("outreach/actions/"):
            module = importlib.import_module(source.path.removesuffix(".py").replace("/", "."))
            for node in source.tree.body:
                if isinstance(node, ast.FunctionDef) and node.name[0] != "_" and _takes_an_act(node):
                    found[node.name] = getattr(module, node.name)
    return found


def _takes_an_act(node: ast.FunctionDef) -> bool:
    first = node.args.args[0].annotation if node.args.args else None
    return isinstance(first, ast.Name) and first.id == "Act"
