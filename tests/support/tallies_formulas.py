"""Works out the few formulas our workbooks use, written apart from what writes them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any

from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook

_REFERENCE = re.compile(
    r"""(?P<text>"[^"]*")|(?:'(?P<sheet>[^']+)'!)?(?P<area>\$?[A-Z]{1,2}\$?\d+(?::\$?[A-Z]{1,2}\$?\d+)?)(?![\w(])"""
)


class Column(list[Any]):
    """The cells of a range; comparing and multiplying goes cell by cell."""

    def __eq__(self, other: object) -> Column:  # type: ignore[override]
        return Column(int(cell == other) for cell in self)

    def __mul__(self, other: Any) -> Column:
        pairs = zip(self, other, strict=True) if isinstance(other, list) else ((cell, other) for cell in self)
        return Column(left * (right or 0) for left, right in pairs)


class Sheets:
    """A workbook whose cells can be asked for what they come to."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def result(self, sheet: str, cell: str) -> Any:
        """Give a cell's value, formulas worked out."""
        value = self.book[sheet][cell].value
        return self._work_out(sheet, value[1:]) if isinstance(value, str) and value[0] == "=" else value

    def _work_out(self, sheet: str, formula: str) -> Any:
        def as_python(found: re.Match[str]) -> str:
            if found["text"]:
                return found["text"]
            return f"at({found['sheet'] or sheet!r}, {found['area'].replace('$', '')!r})"

        python = _REFERENCE.sub(as_python, formula)
        python = re.sub(r"(?<![<>=])=(?!=)", "==", python).replace("IF(", "if_(").replace("AND(", "and_(")
        tree = ast.fix_missing_locations(_LazyIf().visit(ast.parse(python, mode="eval")))
        return eval(compile(tree, formula, "eval"), {"__builtins__": {}}, {**_FUNCTIONS, "at": self._at})

    def _at(self, sheet: str, area: str) -> Any:
        if ":" not in area:
            return self.result(sheet, area)
        left, top, right, bottom = range_boundaries(area)
        rows = self.book[sheet].iter_rows(top, bottom, left, right)
        return Column(self.result(sheet, cell.coordinate) for row in rows for cell in row)


class _LazyIf(ast.NodeTransformer):
    """Works out only the branch that is taken: the other one may divide by zero."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "if_":
            return ast.IfExp(*node.args)
        return node


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "SUM": lambda cells: sum(cell or 0 for cell in cells),
    "SUMPRODUCT": sum,
    "SUBTOTAL": lambda _, cells: sum(cell or 0 for cell in cells),
    "and_": lambda *conditions: all(conditions),
}
