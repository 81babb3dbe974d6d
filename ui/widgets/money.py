"""A field for an amount, typed the way people write it: 12800, 12,800元, 1.28万."""

from __future__ import annotations

import re
from decimal import Decimal

from outreach.wording import tr
from ui.widgets.line import LineEdit

FORM = re.compile(r"(\d+(?:\.\d+)?)([万萬]?)元?")


def read_yuan(text: str) -> int | None:
    """Read an amount in whole yuan, half a yuan and more rounded up; None where it is none."""
    plain = re.sub(r"[\s,，]", "", text)
    found = FORM.fullmatch(plain)
    if found is None or len(plain) > 15:
        return None
    return int(Decimal(found[1]) * (10_000 if found[2] else 1) + Decimal("0.5"))


def yuan_words(amount: int) -> str:
    """Say an amount: 12,800 元."""
    return tr("{amount} yuan", amount=f"{amount:,}")


class MoneyField(LineEdit):
    """An amount in whole yuan; empty means nothing."""

    def __init__(self, *, name: str, value: int = 0) -> None:
        super().__init__(name=name, hint=tr("for instance 12800 or “1.28万”"))
        self.setText(f"{value}" if value else "")

    def value(self) -> int:
        """Give the amount, -1 where what is typed is none."""
        text = self.text().strip()
        found = read_yuan(text) if text else 0
        return -1 if found is None else found
