"""What can be wrong with a roster's rows, and what the import does about it."""

from __future__ import annotations

from enum import StrEnum

from outreach.wording import mark


class Action(StrEnum):
    """What an import does with a problem."""

    FIX = "fix"
    ASK = "ask"
    SKIP = "skip"
    REJECT = "reject"


class ProblemKind(StrEnum):
    """What was found; permanent codes."""

    BLANK_ROW = "blank_row"
    REPEATED_HEADER = "repeated_header"
    SUBTOTAL_ROW = "subtotal_row"
    TOTAL_ROW = "total_row"
    FOOTER_ROW = "footer_row"
    EXAMPLE_ROW = "example_row"
    ROW_DUPLICATE = "row_duplicate"
    ROW_DUPLICATE_EXACT = "row_duplicate_exact"
    NAME_PADDED = "name_padded"
    NAME_LOST_CHARACTER = "name_lost_character"
    NAME_PLACEHOLDER = "name_placeholder"
    NAME_ALIAS = "name_alias"
    NAME_PRIVATE = "name_private_character"
    NAME_MASKED = "name_masked"
    NAME_MISSING = "name_missing"
    NAMES_TOGETHER = "names_in_one_cell"
    NAME_TOO_LONG = "name_too_long"
    ID_APOSTROPHE = "id_leading_apostrophe"
    ID_TAB = "id_leading_tab"
    ID_FULLWIDTH = "id_fullwidth"
    ID_SPACE = "id_inner_space"
    ID_LOWERCASE_X = "id_lowercase_x"
    ID_OLD = "id_15_digits"
    ID_MASKED = "id_masked"
    ID_CHECKSUM = "id_checksum"
    ID_LENGTH = "id_length"
    ID_DATE = "id_date_impossible"
    ID_FORM = "id_form"
    ID_PRECISION = "id_precision_lost"
    ID_TWO_HOUSEHOLDS = "id_in_two_households"
    ID_TWO_PEOPLE = "id_of_two_people"
    PHONE_CLEANED = "phone_fullwidth_dashes"
    PHONE_TWO = "two_phones_in_cell"
    PHONE_MASKED = "phone_masked"
    PHONE_LENGTH = "phone_length"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_UNCLEAR = "date_unclear"
    BIRTH_CONFLICT = "birth_conflicts_with_id"
    SEX_CONFLICT = "sex_conflicts_with_id"
    STRUCK = "struck_through"
    DECEASED = "marked_deceased"
    MOVED_OUT = "marked_moved_out"
    TWO_HEADS = "household_two_heads"
    NO_HEAD = "household_without_head"
    RELATION_MISSING = "relation_missing"
    SIZE = "household_size_differs"
    AGE = "age_conflicts_with_birth"
    NUMBER_PRECISION = "household_no_precision_lost"
    FORMULA = "formula_without_value"
    OWN_HOUSEHOLDS = "households_not_told_apart"


PROBLEM_LABELS: dict[ProblemKind, str] = {
    ProblemKind.BLANK_ROW: mark("Empty row"),
    ProblemKind.REPEATED_HEADER: mark("Headings repeated"),
    ProblemKind.SUBTOTAL_ROW: mark("Subtotal row"),
    ProblemKind.TOTAL_ROW: mark("Total row"),
    ProblemKind.FOOTER_ROW: mark("Footer or note row"),
    ProblemKind.EXAMPLE_ROW: mark("Example row"),
    ProblemKind.ROW_DUPLICATE: mark("The same person again in the household"),
    ProblemKind.ROW_DUPLICATE_EXACT: mark("The same row again"),
    ProblemKind.NAME_PADDED: mark("Spaces in the name taken out"),
    ProblemKind.NAME_LOST_CHARACTER: mark("A character of the name is lost"),
    ProblemKind.NAME_PLACEHOLDER: mark("Not a real name yet"),
    ProblemKind.NAME_ALIAS: mark("Another name in brackets"),
    ProblemKind.NAME_PRIVATE: mark("A character that only some fonts know"),
    ProblemKind.NAME_MASKED: mark("A masked name, kept as it is"),
    ProblemKind.NAME_MISSING: mark("No name"),
    ProblemKind.NAMES_TOGETHER: mark("Several names in one cell, taken apart"),
    ProblemKind.NAME_TOO_LONG: mark("The name is too long"),
    ProblemKind.ID_APOSTROPHE: mark("Apostrophe before the ID number taken out"),
    ProblemKind.ID_TAB: mark("Tab before the ID number taken out"),
    ProblemKind.ID_FULLWIDTH: mark("Full-width ID number made plain"),
    ProblemKind.ID_SPACE: mark("Spaces in the ID number taken out"),
    ProblemKind.ID_LOWERCASE_X: mark("Small x of the ID number made a capital"),
    ProblemKind.ID_OLD: mark("Old 15-digit ID number extended"),
    ProblemKind.ID_MASKED: mark("A masked ID number, kept as it is"),
    ProblemKind.ID_CHECKSUM: mark("The ID number's check character is wrong"),
    ProblemKind.ID_LENGTH: mark("The ID number has too few or too many digits"),
    ProblemKind.ID_DATE: mark("The ID number holds an impossible date"),
    ProblemKind.ID_FORM: mark("This is no ID number"),
    ProblemKind.ID_PRECISION: mark("The last digits of the ID number were lost in the workbook"),
    ProblemKind.ID_TWO_HOUSEHOLDS: mark("The same person stands in two households"),
    ProblemKind.ID_TWO_PEOPLE: mark("Two people with the same ID number"),
    ProblemKind.PHONE_CLEANED: mark("Phone number made plain"),
    ProblemKind.PHONE_TWO: mark("Two phone numbers in one cell"),
    ProblemKind.PHONE_MASKED: mark("A masked phone number, kept as it is"),
    ProblemKind.PHONE_LENGTH: mark("The phone number has too few or too many digits"),
    ProblemKind.DATE_IMPOSSIBLE: mark("There is no such date"),
    ProblemKind.DATE_UNCLEAR: mark("The date cannot be made out"),
    ProblemKind.BIRTH_CONFLICT: mark("Date of birth and ID number differ"),
    ProblemKind.SEX_CONFLICT: mark("Sex and ID number differ"),
    ProblemKind.STRUCK: mark("Struck through"),
    ProblemKind.DECEASED: mark("Marked as deceased"),
    ProblemKind.MOVED_OUT: mark("Marked as moved out"),
    ProblemKind.TWO_HEADS: mark("Two heads of household"),
    ProblemKind.NO_HEAD: mark("No head of household"),
    ProblemKind.RELATION_MISSING: mark("No relation to the head of the household"),
    ProblemKind.SIZE: mark("The number of people written differs from those listed"),
    ProblemKind.AGE: mark("The age written differs from the date of birth"),
    ProblemKind.NUMBER_PRECISION: mark("The last digits of the household code were lost in the workbook"),
    ProblemKind.FORMULA: mark("A formula whose result is not in the file"),
    ProblemKind.OWN_HOUSEHOLDS: mark("Nothing tells which people live together"),
}
"""English source label of every kind; show it through `wording.tr` or `wording.zh`."""

ACTION_LABELS: dict[Action, str] = {
    Action.FIX: mark("Put right"),
    Action.ASK: mark("Please look"),
    Action.SKIP: mark("Left out"),
    Action.REJECT: mark("Field left empty"),
}
"""English source label of every action."""
