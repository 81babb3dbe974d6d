"""Codes on paper: read however they are typed, wrong ones told from forged ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.codes import (
    ALPHABET,
    CodeFault,
    CodeKind,
    ParsedCode,
    is_ours,
    make_code,
    read_code,
    read_short,
    short_form,
)

SECRET = bytes(range(32))
CODE = make_code(CodeKind.HOUSEHOLD, SECRET, lambda n: b"\x12\x34\x56\x78\x9a"[:n])
random_codes = st.builds(
    lambda kind, data: make_code(kind, SECRET, lambda n: data),
    st.sampled_from(CodeKind),
    st.binary(min_size=5, max_size=5),
)


def parsed(text: str) -> ParsedCode:
    found = read_code(text)
    assert isinstance(found, ParsedCode), found
    return found


def test_a_code_is_short_enough_for_the_smallest_qr_and_says_its_kind() -> None:
    assert len(CODE) == 15
    assert CODE.startswith("H1")
    assert set(CODE) <= set(ALPHABET)
    assert parsed(CODE).kind is CodeKind.HOUSEHOLD


def test_a_code_never_changes_its_meaning() -> None:
    """Printed paper lives for years: this very text must stay readable."""
    assert CODE == "H128T5CY4TDBF6P"
    assert is_ours(parsed("H128T5CY4TDBF6P"), SECRET)


@given(random_codes)
def test_every_code_is_read_back_and_is_ours(code: str) -> None:
    assert parsed(code).text == code
    assert is_ours(parsed(code), SECRET)
    assert not is_ours(parsed(code), bytes(32))


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        f"  {CODE[:4]} {CODE[4:]}\r\n",
        f"{CODE[:5]}-{CODE[5:10]}—{CODE[10:]}",
        "".join(chr(ord(letter) + 0xFEE0) for letter in CODE),
        CODE.replace("1", "I"),
        CODE.replace("1", "l"),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert parsed(typed).text == CODE


def test_letter_o_counts_as_zero() -> None:
    code = make_code(CodeKind.SHEET, SECRET, lambda n: bytes(n))
    assert parsed(code.replace("0", "O")).text == code


@given(random_codes, st.integers(1, 13), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_noticed(code: str, place: int, letter: str) -> None:
    wrong = code[:place] + letter + code[place + 1 :]
    assert wrong == code or isinstance(read_code(wrong), CodeFault)


@given(random_codes, st.integers(0, 13))
def test_two_swapped_letters_are_noticed(code: str, place: int) -> None:
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert wrong == code or isinstance(read_code(wrong), CodeFault)


@given(st.text(max_size=40))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(read_code(text), ParsedCode | CodeFault)


def test_other_bar_codes_are_not_codes() -> None:
    assert read_code("6901234567892") is CodeFault.NOT_A_CODE
    assert read_code("https://example.invalid/") is CodeFault.NOT_A_CODE
    assert read_code("1" * 200_000) is CodeFault.NOT_A_CODE
    assert read_code(CODE[:-1] + ("0" if CODE[-1] != "0" else "2")) is CodeFault.MISREAD


def test_the_short_form_is_typed_back() -> None:
    assert short_form(CODE) == f"{CODE[2:6]}-{CODE[6:10]}"
    assert read_short(short_form(CODE).lower()) == parsed(CODE).short
    assert read_short("李建国") is None
    assert read_short("张三") is None
