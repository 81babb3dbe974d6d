"""Settings of the ledger, read and written as JSON values."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.model import Setting
from outreach.vocabulary.quiz import PASS_MARK
from outreach.wording import mark

DEFAULTS: dict[str, Any] = {
    "village_name": "",
    "village_code": "",
    "township": "",
    "county": "",
    "keep": [],
    "week_starts": 0,
    "office": "",
    "enquiry_phone": "",
    "code_secret": "",
    "is_demo": False,
    "demo_clock": "",
    "paper_words": {},
    "paper_look": {},
    "erased": [],
    "quiz_pass": PASS_MARK,
}


def setting(session: Session, name: str) -> Any:
    """Give one setting, its default if it was never set."""
    text = session.scalar(select(Setting.value).where(Setting.name == name))
    return DEFAULTS[name] if text is None else json.loads(text)


def put_setting(session: Session, name: str, value: Any) -> None:
    """Write one setting within the running action."""
    if name not in DEFAULTS:
        raise KeyError(name)
    text = json.dumps(value, ensure_ascii=False)
    row = session.scalar(select(Setting).where(Setting.name == name))
    if row is None:
        session.add(Setting(name=name, value=text))
    else:
        row.value = text


def change_setting(act: Act, name: str, value: Any) -> None:
    """Change one setting of the ledger."""
    act.describe(mark("Change a setting"))
    put_setting(act.session, name, value)


def code_secret(session: Session) -> bytes:
    """Give the 32 bytes under which this ledger's paper codes are proved."""
    return bytes.fromhex(setting(session, "code_secret"))
