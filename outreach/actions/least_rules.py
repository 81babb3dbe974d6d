"""“At least” rules as the village keeps them: changed, added, off (DOMAIN A3, A11, A17, P15, P16)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from outreach.actions.act import Act
from outreach.catalog import CatalogKind, least_rules
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import CatalogOption, LeastRule, new_id
from outreach.vocabulary import RulePer
from outreach.wording import mark

RULE_LABEL = declare("rule_label", mark("The rule has no name yet: type what it asks for."))
RULE_KINDS = declare("rule_kinds", mark("No kind of activity is chosen: choose what the rule counts."))
RULE_LEAST = declare("rule_least", mark("How often must be 1 to 366: correct the number."))
UPKEEP = "upkeep"
"""Stands among the kinds of a rule for the looks at what was put up."""


@dataclass(frozen=True)
class RuleForm:
    """One rule; `code` None makes a new one."""

    label: str
    kinds: Sequence[str]
    least: int
    per: RulePer
    each_group: bool = False
    active: bool = True
    code: str | None = None


def change_rule(act: Act, form: RuleForm) -> str:
    """Change a rule of this ledger or add one; gives its code. Raises UserMistake at the field."""
    label = fit_length(form.label, 200, "label")
    if not label:
        raise UserMistake(RULE_LABEL, field="label")
    if not 1 <= form.least <= 366:
        raise UserMistake(RULE_LEAST, field="least")
    known = select(CatalogOption.code).where(CatalogOption.kind == CatalogKind.ACTIVITY)
    kinds = list(dict.fromkeys(form.kinds))
    if not kinds or not set(kinds) <= {UPKEEP, *act.session.scalars(known)}:
        raise UserMistake(RULE_KINDS, field="kinds")
    act.describe(mark("Change the rule “{rule}”"), rule=label)
    rule = act.session.scalar(select(LeastRule).filter_by(code=form.code or ""))
    if rule is None:
        count = act.session.scalar(select(func.count()).select_from(LeastRule)) or 0
        source = next((entry.source for entry in least_rules() if entry.code == form.code), "")
        rule = LeastRule(id=new_id(), code=form.code or f"own_rule_{count + 1}", source=source)
        act.session.add(rule)
    rule.label, rule.kinds, rule.least = label, json.dumps(kinds), form.least
    rule.per, rule.each_group, rule.active = form.per.value, form.each_group, form.active
    return rule.code
