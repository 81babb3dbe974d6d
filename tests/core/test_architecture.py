"""The rules of the house as sentences; what import-linter and ruff already watch is not repeated here."""

import ast
import re
import statistics
import subprocess
import sys

import pytest

from tests.support.sources import ROOT, Source, called, sources

# The one boundary of a task, where a bug becomes a crash report; the excepthook catches nothing itself.
MAY_CATCH_EVERYTHING = {"ui/work/task.py"}
NETWORK = ("urllib.request", "http", "socket", "ssl", "ftplib", "smtplib", "requests", "PySide6.QtNetwork")
HEAVY = ("reportlab", "openpyxl", "pypinyin", "alembic", "python_calamine", "pypdfium2", "PIL")


def python(path_start: str = "") -> list[Source]:
    return [source for source in sources() if source.path.startswith(path_start)]


def where(source: Source, node: ast.AST) -> str:
    return f"{source.path}:{getattr(node, 'lineno', 0)}"


def test_no_file_is_longer_than_500_lines() -> None:
    """Steps of the schema are left out: lists of columns that never change again."""
    assert [source.path for source in python() if source.lines > 500 and not source.is_migration] == []


def test_the_median_file_is_at_most_100_lines() -> None:
    assert statistics.median(source.lines for source in python() if source.lines > 1) <= 100


def function_lengths() -> dict[str, int]:
    return {
        f"{where(source, node)} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for source in python()
        if not source.is_migration
        for node in source.functions()
    }


def test_no_function_is_longer_than_45_lines() -> None:
    assert {name: length for name, length in function_lengths().items() if length > 45} == {}


def test_nine_functions_in_ten_have_at_most_25_lines() -> None:
    lengths = sorted(function_lengths().values())
    assert lengths[len(lengths) * 9 // 10] <= 25


def test_nothing_is_called_manager_helper_or_utils() -> None:
    bad = re.compile(r"manager|helper|utils?$", re.IGNORECASE)
    classes = [
        where(source, node)
        for source in python()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and bad.search(node.name)
    ]
    files = [source.path for source in python() if bad.search(source.path.removesuffix(".py"))]
    assert classes + files == []


def test_everything_is_swallowed_only_at_the_task_boundary() -> None:
    def catches_everything(node: ast.AST) -> bool:
        if not isinstance(node, ast.ExceptHandler):
            return False
        names = {part.id for part in ast.walk(node.type) if isinstance(part, ast.Name)} if node.type else {""}
        tidies_up_and_raises = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
        return bool(names & {"", "Exception", "BaseException"}) and not tidies_up_and_raises

    found = [
        where(source, node)
        for source in python()
        if source.path not in MAY_CATCH_EVERYTHING
        for node in ast.walk(source.tree)
        if catches_everything(node)
    ]
    assert found == []


def test_the_core_needs_no_screen() -> None:
    assert [s.path for s in python("outreach/") if any(n.startswith("PySide6") for n in s.imports())] == []


def test_nothing_is_fetched_from_the_network() -> None:
    def fetches(name: str) -> bool:
        return any(name == module or name.startswith(module + ".") for module in NETWORK)

    local = re.compile(r"PySide6\.QtNetwork(\.QLocal\w+)?")
    found = [(s.path, name) for s in python() for name in s.imports() if fetches(name)]
    assert [hit for hit in found if not local.fullmatch(hit[1])] == []


def test_paragraphs_of_reportlab_are_made_in_one_place_that_escapes_them() -> None:
    makers = {s.path for s in python() for name, _ in s.calls() if name == "Paragraph"}
    assert len(makers) <= 1, makers


def writes_a_cell(node: ast.AST) -> bool:
    """Whether a node writes a cell of an openpyxl sheet: WriteOnlyCell, cell(value=...), `.value =`."""
    if isinstance(node, ast.Call):
        name = called(node)
        return name == "WriteOnlyCell" or (
            name == "cell" and (len(node.args) > 2 or has_keyword(node, "value"))
        )
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Attribute) and target.attr == "value" for target in node.targets)
    return False


def has_keyword(call: ast.Call, name: str) -> bool:
    return any(keyword.arg == name for keyword in call.keywords)


def test_cells_of_workbooks_are_written_in_one_place_that_makes_text_harmless() -> None:
    writers = {
        source.path
        for source in python("outreach/")
        if any(name.split(".")[0] == "openpyxl" for name in source.imports())
        if any(writes_a_cell(node) for node in ast.walk(source.tree))
    }
    assert len(writers) <= 1, writers


def test_the_window_never_pumps_events_by_hand() -> None:
    assert [
        where(s, node) for s in python("ui/") for name, node in s.calls() if name == "processEvents"
    ] == []


def test_forms_are_written_by_hand() -> None:
    assert [file.name for package in ("ui", "resources") for file in (ROOT / package).rglob("*.ui")] == []


@pytest.mark.parametrize("module", ["outreach.cli", "app"])
def test_heavy_libraries_are_loaded_where_they_are_used(module: str) -> None:
    if not (ROOT / (module.replace(".", "/") + ".py")).exists():
        pytest.skip("not there yet")
    code = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert set(loaded) & set(HEAVY) == set()
