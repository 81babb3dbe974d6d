"""The built-in catalog: topics, scam kinds, handouts, activities, slogans and more, as data files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "catalog"


class CatalogKind(StrEnum):
    """What an entry is used as; the entries themselves are data, to be edited in each ledger."""

    TOPIC = "topic"
    SCAM = "scam"
    HANDOUT = "handout"
    ACTIVITY = "activity"
    SLOGAN = "slogan"
    HOTLINE = "hotline"
    NOTICE = "notice"
    KEY_GROUP = "key_group"
    QUESTION = "question"


TOPIC_KINDS = (CatalogKind.TOPIC, CatalogKind.SCAM)
"""The kinds that are explained at the door; a visit takes both as topics."""
FILES = {
    CatalogKind.TOPIC: "topics.json",
    CatalogKind.SCAM: "scams.json",
    CatalogKind.HANDOUT: "handouts.json",
    CatalogKind.ACTIVITY: "activities.json",
    CatalogKind.SLOGAN: "slogans.json",
    CatalogKind.HOTLINE: "hotlines.json",
    CatalogKind.NOTICE: "notices.json",
    CatalogKind.KEY_GROUP: "key_groups.json",
    CatalogKind.QUESTION: "quiz.json",
}


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One entry with the list it comes from; `code` is permanent and unique over all kinds.

    `unit` is the Chinese measure word of a handout or activity, else empty; `manner` how an activity works
    (`ActivityManner`); `source` an address or a description, as text; `sort` counts through the whole
    catalog from 1. A question has `choices` and the `answer` among them. A key group with `age_from` or
    `age_to` (full years, both included) is an age band; one that is `off` must be taken into use first.
    """

    code: str
    kind: CatalogKind
    label: str
    unit: str
    list_name: str
    year: int
    source: str
    sort: int
    manner: str = ""
    age_from: int | None = None
    age_to: int | None = None
    off: bool = False
    choices: Sequence[str] = ()
    answer: str = ""


@dataclass(frozen=True, slots=True)
class NewCampaign:
    """What a new campaign explains and gives unless the worker chooses otherwise.

    `topics` are codes of topics and scam kinds in the order of the form; `handouts` are (code, usual count
    a household) in that order.
    """

    topics: tuple[str, ...]
    handouts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LeastRuleEntry:
    """An “at least” rule as the plans state it: `least` times `per` (`RulePer`) of any of these kinds.

    `each_group`: every WeChat group by itself; the kind `upkeep` stands for the looks at what hangs.
    """

    code: str
    label: str
    kinds: tuple[str, ...]
    least: int
    per: str
    each_group: bool
    active: bool
    source: str


@cache
def catalog() -> tuple[CatalogEntry, ...]:
    """Read every entry of the data files, kind by kind, in the order of the files."""
    rows: list[dict[str, Any]] = []
    for kind, name in FILES.items():
        for one in read_data(name)["lists"]:
            origin = {"list_name": one["name"], "year": one["year"], "source": one["source"]}
            rows += [{"kind": kind, "unit": "", **origin, **entry} for entry in one["entries"]]
    return tuple(CatalogEntry(**row, sort=position) for position, row in enumerate(rows, start=1))


def new_campaign() -> NewCampaign:
    """Read the sensible choice for a new campaign."""
    chosen = read_data("new_campaign.json")
    return NewCampaign(tuple(chosen["topics"]), tuple(chosen["handouts"].items()))


@cache
def least_rules() -> tuple[LeastRuleEntry, ...]:
    """Read the “at least” rules that hold unless a ledger says otherwise."""
    usual = {"each_group": False, "active": True}
    rules = read_data("at_least.json")["rules"]
    return tuple(LeastRuleEntry(**{**usual, **rule, "kinds": tuple(rule["kinds"])}) for rule in rules)


def read_data(name: str) -> dict[str, Any]:
    """Read one data file of the catalog's folder."""
    content: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return content
