"""Codes of cases, spot checks, photos and roles; permanent, their labels are not."""

from __future__ import annotations

from enum import StrEnum


class PhotoOf(StrEnum):
    """What a photo or scan belongs to."""

    VISIT = "visit"
    ACTIVITY = "activity"
    CASE = "case"
    RECEIPT = "receipt"


class CheckResult(StrEnum):
    """What was said when a logged visit was asked about at the door (DOMAIN D3)."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOBODY_HOME = "nobody_home"
    CANNOT_REMEMBER = "cannot_remember"


class SuspicionKind(StrEnum):
    """A pattern among logged visits that deserves a look (13.9)."""

    EVERYBODY_MET = "everybody_met"
    ONE_HAND = "one_hand"
    TOO_FAST = "too_fast"
    AT_NIGHT = "at_night"
    LATE_IN_BULK = "late_in_bulk"
    SAME_PHOTO = "same_photo"


class Access(StrEnum):
    """As what someone opens the ledger; `outreach.rights` says what each may do."""

    WORKER = "worker"
    ADMINISTRATOR = "administrator"
    TOWNSHIP = "township"
    AUDITOR = "auditor"


class LookReason(StrEnum):
    """Why somebody looks at a whole number."""

    CALL = "call"
    VERIFY = "verify"
    CASE = "case"
    ASKED = "asked"


class RiskLevel(StrEnum):
    """How near somebody was to paying when dissuaded (DOMAIN V14)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class DissuasionWay(StrEnum):
    """How somebody was dissuaded: to the face where the risk is high, else by phone or message (V13, V14)."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    MESSAGE = "message"


class WhyNotReached(StrEnum):
    """Why a household had not been reached before a day (DOMAIN D3, D4), as far as the ledger tells."""

    NOT_IN_REGISTER = "not_in_register"
    EXCLUDED = "excluded"
    REFUSED = "refused"
    PHONE_ONLY = "phone_only"
    LEAFLET_ONLY = "leaflet_only"
    NOBODY_HOME = "nobody_home"
    NEVER_WENT = "never_went"
