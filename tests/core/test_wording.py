"""Every text shown is translated, keeps its placeholders, and says what to do next where something failed."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from outreach.wording import CATALOGS, LANGUAGES, read_po
from tests.support.sources import Source, sources

LOOKED_UP = ("tr", "zh")
TEXT_CALLS = (*LOOKED_UP, "mark")
PROGRAMS_AND_KEYS = (
    r"\.xls[mx]|--template|--out|Enter|Ctrl|Shift|Alt|Esc|Tab|Excel|Word|WPS|Python|Windows|Linux|Space|Home|End"
)
COMMAND_WORDS = (
    "--[a-z-]+|key list|id_no|phone|leaflet=1,card=1|household list|visit list|campaign start|peak list"
    "|print again"
)
TRANSLATED = [code for code in LANGUAGES if code != "en"]


def text_calls() -> Iterator[tuple[Source, str, ast.Call]]:
    """Every call that marks or looks up text, outside the module that defines them."""
    for source in sources():
        if source.path != "outreach/wording.py":
            yield from ((source, name, call) for name, call in source.calls() if is_text_call(name, call))


def is_text_call(name: str, call: ast.Call) -> bool:
    """Whether this is `tr(...)` or `wording.tr(...)`; other objects may have a method of that name."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    ours = owner is None or (isinstance(owner, ast.Name) and owner.id == "wording")
    return ours and name in TEXT_CALLS


def constant(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


@cache
def texts() -> dict[str, str]:
    """Every English source string, with a place where it stands."""
    return {
        text: f"{source.path}:{call.lineno}"
        for source, _, call in text_calls()
        if (text := constant(call)) is not None
    }


def places(text: str) -> set[str]:
    """The names of the placeholders in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def po_files(language: str) -> list[Path]:
    return sorted((CATALOGS / language).glob("*.po"))


@cache
def translations(language: str) -> dict[str, dict[str, str]]:
    """The translations of every text, by the file they stand in."""
    if not po_files(language):
        pytest.skip(f"{language} is not there yet")
    found: dict[str, dict[str, str]] = {}
    for file in po_files(language):
        for text, translation in read_po(file.read_text(encoding="utf-8")).items():
            found.setdefault(text, {})[file.name] = translation
    return found


def test_text_is_a_constant_or_looked_up_but_never_put_together() -> None:
    bad = (ast.JoinedStr, ast.BinOp)
    found = [
        f"{source.path}:{call.lineno}"
        for source, name, call in text_calls()
        if not call.args
        or isinstance(call.args[0], bad)
        or (
            isinstance(call.args[0], ast.Call)
            and isinstance(call.args[0].func, ast.Attribute)
            and call.args[0].func.attr in ("format", "join")
        )
        or (name == "mark" and constant(call) is None)
    ]
    assert found == []


def test_text_is_not_looked_up_through_qt() -> None:
    found = [
        f"{source.path}:{call.lineno}"
        for source in sources()
        for name, call in source.calls()
        if source.path.startswith("ui/") and name in ("tr", "translate") and not is_text_call(name, call)
        if name == "tr"
        or any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in call.args)
    ]
    assert found == []


def test_source_strings_are_english() -> None:
    """What a worker would type may be quoted in Chinese: “1-30 已签”."""
    found = {
        text: where
        for text, where in texts().items()
        if re.search("[\u3400-\u9fff]", re.sub("“[^”]*”", "", text))
    }
    assert found == {}


def test_every_placeholder_is_given_its_value() -> None:
    found = {}
    for source, name, call in text_calls():
        text = constant(call)
        given = {keyword.arg for keyword in call.keywords}
        if name in LOOKED_UP and text is not None and None not in given and places(text) != given:
            found[f"{source.path}:{call.lineno}"] = text
    assert found == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_untranslated(language: str) -> None:
    known = translations(language)
    assert {text: where for text, where in texts().items() if text not in known} == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_translated_that_nobody_shows(language: str) -> None:
    known = translations(language)
    assert {text: list(known[text]) for text in known if text not in texts()} == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_kept(language: str) -> None:
    found = translations(language)
    assert [
        (text, translation)
        for text, by_file in found.items()
        for translation in by_file.values()
        if places(text) != places(translation)
    ] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_text_has_one_translation(language: str) -> None:
    found = translations(language)
    assert {text: by_file for text, by_file in found.items() if len(set(by_file.values())) > 1} == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_file_translates_a_text_twice_or_leaves_one_empty(language: str) -> None:
    for file in po_files(language):
        text = file.read_text(encoding="utf-8")
        written = len(re.findall(r"^msgid ", text, re.MULTILINE)) - len(
            re.findall(r'^msgid ""\nmsgstr', text, re.MULTILINE)
        )
        assert written == len(read_po(text)), file.name


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_in_a_translation(language: str) -> None:
    """Words with two or more small letters in a row; names of programs and keys may stay."""
    may_stay = re.compile(rf"\{{\w*(:[^}}]*)?\}}|{PROGRAMS_AND_KEYS}|{COMMAND_WORDS}")
    found = {
        text: translation
        for text, by_file in translations(language).items()
        for translation in by_file.values()
        if re.search("[A-Za-z]?[a-z]{2,}", may_stay.sub("", translation))
    }
    assert found == {}


def error_sentences() -> dict[str, str]:
    """The English sentence of every error code declared."""
    found = {}
    for source in sources():
        for name, call in source.calls():
            if name == "declare" and len(call.args) == 2 and isinstance(call.args[1], ast.Call):
                code = call.args[0]
                assert isinstance(code, ast.Constant), f"{source.path}:{call.lineno}"
                found[str(code.value)] = constant(call.args[1]) or ""
    return found


def test_error_codes_are_ascii_words() -> None:
    assert error_sentences()
    assert [code for code in error_sentences() if not re.fullmatch("[a-z][a-z0-9_]*", code)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_error_says_what_happened_and_what_to_do(language: str) -> None:
    known = translations(language)
    found = {}
    for code, text in error_sentences().items():
        sentence = next(iter(known.get(text, {}).values()), "")
        clauses = [part for part in re.split("[，。；：！？]", sentence) if part.strip()]
        if len(clauses) < 2 or not sentence.endswith(("。", "？", "！")):
            found[code] = sentence
    assert found == {}


def test_translations_name_every_place_they_fill_by_word() -> None:
    """A place without a name ({}) would depend on the order of words, which differs between languages."""
    assert [text for text in texts() if "" in places(text)] == []
