"""What a printable paper is to those who offer it: its code, words, choices, and how it is prepared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from outreach.errors import UserMistake, declare
from outreach.printing.jobs import Prepared
from outreach.printing.order import PaperOrder
from outreach.progress import Report
from outreach.queries.audit import audit_head
from outreach.wording import mark, zh
from outreach.workspace import Workspace

Prepare = Callable[[Workspace, PaperOrder, Report], Prepared]
"""Draws a paper from the ledger; remembers nothing."""
OPTION_UNKNOWN = declare(
    "paper_option_unknown", mark("The paper “{paper}” has no choice “{option}”: it has {options}.")
)
OPTION_VALUE_UNKNOWN = declare(
    "paper_option_value_unknown", mark("“{option}” cannot be “{value}”: choose one of {values}.")
)


EDITION = "edition"
HANDED_OUT = mark("To hand out")


def _with_head(prepare: Prepare) -> Prepare:
    def prepared(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
        from outreach.printing.paper import stamped

        with stamped(f"审计 {workspace.ask(audit_head).short}"):
            return prepare(workspace, order, report)

    return prepared


def _with_edition(prepare: Prepare) -> Prepare:
    def prepared(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
        from outreach.printing.leaflet_job import edition
        from outreach.printing.text import clean

        made = prepare(workspace, order, report)
        return replace(made, edition=clean(order.options[EDITION], 60) or edition(workspace.now()))

    return prepared


@dataclass(frozen=True)
class PaperOption:
    """A choice of one paper: code, marked label, and (code, marked label) of what can be chosen.

    Without `choices` it is free text, written or left empty, or the path of a file. The first choice holds
    unless `default` says; of `many` any number can be chosen, parted by commas, "" for all of them. One that
    `needs` another choice (code, value) is offered with it only.
    """

    code: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    is_file: bool = False
    many: bool = False
    needs: tuple[str, str] = ("", "")

    @property
    def usual(self) -> str:
        """Give what holds where nothing was chosen."""
        return self.default or (self.choices[0][0] if self.choices and not self.many else "")

    def allows(self, value: str) -> bool:
        """Tell whether this can be chosen."""
        values = [choice for choice, _ in self.choices]
        if self.many:
            return all(part in values for part in value.split(",") if part)
        return not values or value in values


@dataclass(frozen=True)
class PaperKind:
    """One paper: code, marked words (title, what for, format), icon, how it is made, what can be chosen.

    `shelf` is the marked heading it stands under; `by_group`, `by_patch` and `by_door` say that a group, a
    patch, or doors (of a patch too) and who goes there, can be chosen. `words` names the texts that can be
    edited, with options in braces; `audited` papers show what the ledger said, and bear its audit.
    """

    code: str
    title: str
    purpose: str
    sheet: str
    icon: str
    prepare: Prepare
    shelf: str
    by_group: bool = False
    by_door: bool = False
    by_patch: bool = False
    options: tuple[PaperOption, ...] = ()
    words: str = ""
    audited: bool = True

    def __post_init__(self) -> None:
        """Let what tells of the work bear the audit's newest line; what has an edition tell which it is."""
        if self.audited and self.shelf != HANDED_OUT:
            object.__setattr__(self, "prepare", _with_head(self.prepare))
        if any(option.code == EDITION for option in self.options):
            object.__setattr__(self, "prepare", _with_edition(self.prepare))

    @property
    def of_patch(self) -> bool:
        """Tell whether it can keep to one worker's patch."""
        return self.by_door or self.by_patch

    def words_of(self, order: PaperOrder) -> str:
        """Name the texts of this paper that can be edited, "" for none."""
        return self.words.format(**order.options)

    def order(self, order: PaperOrder) -> PaperOrder:
        """Give the order with every choice of this paper filled in. Raises UserMistake (no such choice)."""
        return replace(order, options=self.chosen(order.options))

    def chosen(self, options: Mapping[str, str]) -> dict[str, str]:
        """Give every choice of this paper, the usual where none was made. Raises UserMistake."""
        known = {option.code: option for option in self.options}
        for code, value in options.items():
            if code not in known:
                words = "、".join(known) or "—"
                raise UserMistake(
                    OPTION_UNKNOWN, field=code, paper=zh(self.title), option=code, options=words
                )
            if not known[code].allows(value):
                values = [choice for choice, _ in known[code].choices]
                raise UserMistake(
                    OPTION_VALUE_UNKNOWN, field=code, option=code, value=value, values="、".join(values)
                )
        return {code: options.get(code, option.usual) for code, option in known.items()}
