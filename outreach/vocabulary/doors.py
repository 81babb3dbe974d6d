"""Codes of the register and of what happens at a door; permanent, their labels are not."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What came of one call at one door (DOMAIN V1-V13)."""

    MET = "met"
    PHONE = "phone"
    NOBODY_HOME = "nobody_home"
    REFUSED = "refused"
    MOVED_AWAY = "moved_away"
    EMPTY_HOUSE = "empty_house"
    LEAFLET_ONLY = "leaflet_only"


class SignOff(StrEnum):
    """How the household confirmed that it was told (DOMAIN S-1 to S-6)."""

    SIGNATURE = "signature"
    FINGERPRINT = "fingerprint"
    PROXY = "proxy"
    REFUSED = "refused"
    NONE = "none"


SIGNED = (SignOff.SIGNATURE, SignOff.FINGERPRINT, SignOff.PROXY)


class HouseholdState(StrEnum):
    """How far a household has come in one campaign (DOMAIN 13.1), least to furthest."""

    NOT_VISITED = "not_visited"
    NOBODY_HOME = "nobody_home"
    LEAFLET_ONLY = "leaflet_only"
    REFUSED = "refused"
    TOLD_BY_PHONE = "told_by_phone"
    TOLD = "told"
    SIGNED = "signed"
    EXCLUDED = "excluded"


REACHED = (HouseholdState.TOLD, HouseholdState.SIGNED)


class UnitKind(StrEnum):
    """What stands behind a door; only the first three count as households."""

    RESIDENT = "resident"
    TENANT = "tenant"
    EMPTY = "empty"
    SHOP = "shop"
    ENTERPRISE = "enterprise"
    SCHOOL = "school"
    INSTITUTION = "institution"
    VENUE = "venue"


REGISTERED_KINDS = (UnitKind.RESIDENT, UnitKind.EMPTY)
HOUSEHOLD_KINDS = (UnitKind.RESIDENT, UnitKind.EMPTY, UnitKind.TENANT)


class AreaKind(StrEnum):
    """What a division of the village is (DOMAIN R4-R8); figures are counted by group."""

    VILLAGE = "village"
    NATURAL_VILLAGE = "natural_village"
    GRID = "grid"
    GROUP = "group"
    BUILDING = "building"
    ENTRANCE = "entrance"


class ExclusionReason(StrEnum):
    """Why a household is not due (DOMAIN 13.2)."""

    EMPTY_HOUSE = "empty_house"
    MOVED_AWAY = "moved_away"
    DEMOLISHED = "demolished"
    NAME_ONLY = "name_only"


class Occupancy(StrEnum):
    """Who lives behind the door (DOMAIN 13.2, R9, R12); those of `ExclusionReason` are not due."""

    OCCUPIED = "occupied"
    AWAY = "away"
    RENTED_OUT = "rented_out"
    EMPTY_HOUSE = "empty_house"
    MOVED_AWAY = "moved_away"
    DEMOLISHED = "demolished"
    NAME_ONLY = "name_only"


STILL_DUE = (Occupancy.OCCUPIED, Occupancy.AWAY, Occupancy.RENTED_OUT)
"""Of these a household stays in the count; being away only says when to come."""


class AppState(StrEnum):
    """What a person said of the National Anti-Fraud Centre app (DOMAIN 2.3.9)."""

    HAD = "had"
    NEW = "new"
    BASIC_PHONE = "basic_phone"
    UNWILLING = "unwilling"


class PersonStatus(StrEnum):
    """Whether a registered person is still there."""

    PRESENT = ""
    DECEASED = "deceased"
    MOVED_OUT = "moved_out"


class EntrySource(StrEnum):
    """How a visit came into the ledger."""

    FORM = "form"
    SHEET = "sheet"
    SCAN = "scan"
    COMMAND = "command"
    DEMO = "demo"


class SuspectReason(StrEnum):
    """Why two records may be one (roster duplicates), the surest first."""

    SAME_ID = "same_id"
    SAME_NAME_AND_BIRTH = "same_name_and_birth"
    SOUNDS_ALIKE = "sounds_alike"
    SAME_DOOR = "same_door"
