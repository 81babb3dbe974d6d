"""Enums and small value types that every layer may use; codes are permanent, labels are not."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from outreach.wording import mark


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


class SheetState(StrEnum):
    """Where a printed sheet is."""

    PRINTED = "printed"
    OUT = "out"
    BACK = "back"
    DONE = "done"


class MovementKind(StrEnum):
    """What happened to pieces of a handout besides being given (DOMAIN 13.6)."""

    RECEIVE = "receive"
    OUT = "out"
    BACK = "back"
    POST = "post"
    DAMAGE = "damage"
    COUNT = "count"


class UpkeepCondition(StrEnum):
    """How something posted was found (DOMAIN H38)."""

    GOOD = "good"
    DAMAGED = "damaged"
    MISSING = "missing"
    TAKEN_DOWN = "taken_down"


class ActivityManner(StrEnum):
    """How a kind of activity works: what its form asks for, and whether people are sent out for it."""

    GATHERING = "gathering"
    ROUNDS = "rounds"
    STANDING = "standing"
    BROADCAST = "broadcast"
    ONLINE = "online"


SENT_OUT = (ActivityManner.GATHERING, ActivityManner.ROUNDS, ActivityManner.STANDING)
"""The manners for which people leave the office: only these count as sent out (出动)."""


class RulePer(StrEnum):
    """For how long an “at least” rule counts; a minute is the longest gap on a screen (DOMAIN A3)."""

    MINUTE = "minute"
    WEEK = "week"
    HALF_MONTH = "half-month"
    MONTH = "month"
    TERM = "term"
    YEAR = "year"


class ReceiptState(StrEnum):
    """Where a numbered slip is (DOMAIN S-1 to S-4): signed = a visit names it, returned = it is in hand."""

    PRINTED = "printed"
    OUT = "out"
    SIGNED = "signed"
    RETURNED = "returned"
    MISSING = "missing"
    VOID = "void"


class ScanCommand(StrEnum):
    """What a command card tells the scanner's next slip, or the one before it (undo)."""

    NOBODY_HOME = "nobody_home"
    REFUSED = "refused"
    PROXY = "proxy"
    DATE = "date"
    UNDO = "undo"


class ReportState(StrEnum):
    """How far a report for an office has come (上报: made, carried over, acknowledged)."""

    MADE = "made"
    CARRIED = "carried"
    ACKNOWLEDGED = "acknowledged"


class EntrySource(StrEnum):
    """How a visit came into the ledger."""

    FORM = "form"
    SHEET = "sheet"
    SCAN = "scan"
    COMMAND = "command"
    DEMO = "demo"


class Access(StrEnum):
    """As what someone opens the ledger; `outreach.rights` says what each may do."""

    WORKER = "worker"
    ADMINISTRATOR = "administrator"
    TOWNSHIP = "township"
    AUDITOR = "auditor"


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


class SuspectReason(StrEnum):
    """Why two records may be one (roster duplicates), the surest first."""

    SAME_ID = "same_id"
    SAME_NAME_AND_BIRTH = "same_name_and_birth"
    SOUNDS_ALIKE = "sounds_alike"
    SAME_DOOR = "same_door"


class Labels:
    """English source label of every code; enums are told apart, since several share a word ("refused")."""

    def __init__(self, *tables: dict[Any, str]) -> None:
        self._tables = {type(next(iter(table))): table for table in tables}

    def __getitem__(self, code: StrEnum) -> str:
        """Give the label of a code; show it through `wording.tr` or `wording.zh`."""
        return self._tables[type(code)][code]


LABELS = Labels(
    {
        Outcome.MET: mark("Met"),
        Outcome.PHONE: mark("Told by phone"),
        Outcome.NOBODY_HOME: mark("Nobody home"),
        Outcome.REFUSED: mark("Refused"),
        Outcome.MOVED_AWAY: mark("Moved away"),
        Outcome.EMPTY_HOUSE: mark("Empty house"),
        Outcome.LEAFLET_ONLY: mark("Leaflet only"),
    },
    {
        SignOff.SIGNATURE: mark("Signed"),
        SignOff.FINGERPRINT: mark("Fingerprint"),
        SignOff.PROXY: mark("Signed by another"),
        SignOff.REFUSED: mark("Refused to sign"),
        SignOff.NONE: mark("Not signed"),
    },
    {
        HouseholdState.NOT_VISITED: mark("Not visited"),
        HouseholdState.NOBODY_HOME: mark("Nobody home"),
        HouseholdState.LEAFLET_ONLY: mark("Leaflet only"),
        HouseholdState.REFUSED: mark("Refused"),
        HouseholdState.TOLD_BY_PHONE: mark("Told by phone"),
        HouseholdState.TOLD: mark("Told in person"),
        HouseholdState.SIGNED: mark("Signed slip in hand"),
        HouseholdState.EXCLUDED: mark("Not counted"),
    },
    {
        PhotoOf.VISIT: mark("Photo of a visit"),
        PhotoOf.ACTIVITY: mark("Photo of an activity"),
        PhotoOf.CASE: mark("Photo of a case"),
        PhotoOf.RECEIPT: mark("Scan of a slip"),
    },
    {
        CheckResult.AGREES: mark("Agrees"),
        CheckResult.DIFFERS: mark("Differs"),
        CheckResult.NOBODY_HOME: mark("Nobody was home"),
        CheckResult.CANNOT_REMEMBER: mark("Cannot remember"),
    },
    {
        SuspicionKind.EVERYBODY_MET: mark("Everybody was at home, every time"),
        SuspicionKind.ONE_HAND: mark("One hand signed for several households"),
        SuspicionKind.TOO_FAST: mark("Too many doors in an hour"),
        SuspicionKind.AT_NIGHT: mark("Visited at night"),
        SuspicionKind.LATE_IN_BULK: mark("Typed up long after, many at once"),
        SuspicionKind.SAME_PHOTO: mark("The same photo at several doors"),
    },
    {
        UnitKind.RESIDENT: mark("Resident household"),
        UnitKind.TENANT: mark("Tenant household"),
        UnitKind.EMPTY: mark("Empty household"),
        UnitKind.SHOP: mark("Shop"),
        UnitKind.ENTERPRISE: mark("Enterprise"),
        UnitKind.SCHOOL: mark("School"),
        UnitKind.INSTITUTION: mark("Institution"),
        UnitKind.VENUE: mark("Venue"),
    },
    {
        AreaKind.VILLAGE: mark("Administrative village"),
        AreaKind.NATURAL_VILLAGE: mark("Natural village"),
        AreaKind.GRID: mark("Grid"),
        AreaKind.GROUP: mark("Village group"),
        AreaKind.BUILDING: mark("Building"),
        AreaKind.ENTRANCE: mark("Entrance"),
    },
    {
        ExclusionReason.EMPTY_HOUSE: mark("Empty house"),
        ExclusionReason.MOVED_AWAY: mark("Moved away"),
        ExclusionReason.DEMOLISHED: mark("Demolished"),
        ExclusionReason.NAME_ONLY: mark("In name only"),
    },
    {
        Occupancy.OCCUPIED: mark("Lived in"),
        Occupancy.AWAY: mark("Away for a time"),
        Occupancy.RENTED_OUT: mark("Rented out"),
        Occupancy.EMPTY_HOUSE: mark("Empty house"),
        Occupancy.MOVED_AWAY: mark("Moved away"),
        Occupancy.DEMOLISHED: mark("Demolished"),
        Occupancy.NAME_ONLY: mark("In name only"),
    },
    {
        AppState.HAD: mark("Installed before"),
        AppState.NEW: mark("Newly installed"),
        AppState.BASIC_PHONE: mark("Basic phone"),
        AppState.UNWILLING: mark("Unwilling"),
    },
    {
        PersonStatus.PRESENT: mark("Present"),
        PersonStatus.DECEASED: mark("Deceased"),
        PersonStatus.MOVED_OUT: mark("Moved out"),
    },
    {
        SheetState.PRINTED: mark("Printed"),
        SheetState.OUT: mark("Taken out"),
        SheetState.BACK: mark("Back, not typed up"),
        SheetState.DONE: mark("Typed up"),
    },
    {
        Access.WORKER: mark("Grid worker"),
        Access.ADMINISTRATOR: mark("Village administrator"),
        Access.TOWNSHIP: mark("Township"),
        Access.AUDITOR: mark("Auditor"),
    },
    {
        MovementKind.RECEIVE: mark("Pieces received"),
        MovementKind.OUT: mark("Handed out to a worker"),
        MovementKind.BACK: mark("Handed back"),
        MovementKind.POST: mark("Pieces posted"),
        MovementKind.DAMAGE: mark("Pieces spoilt"),
        MovementKind.COUNT: mark("Shelf counted"),
    },
    {
        UpkeepCondition.GOOD: mark("In good order"),
        UpkeepCondition.DAMAGED: mark("Damaged where it hangs"),
        UpkeepCondition.MISSING: mark("Gone from its place"),
        UpkeepCondition.TAKEN_DOWN: mark("Taken down"),
    },
    {
        ActivityManner.GATHERING: mark("People come together"),
        ActivityManner.ROUNDS: mark("Going round"),
        ActivityManner.STANDING: mark("Hung or put up"),
        ActivityManner.BROADCAST: mark("Screen or loudspeaker"),
        ActivityManner.ONLINE: mark("Sent by phone or net"),
    },
    {
        RulePer.MINUTE: mark("a minute"),
        RulePer.WEEK: mark("a week"),
        RulePer.HALF_MONTH: mark("a half month"),
        RulePer.MONTH: mark("a month"),
        RulePer.TERM: mark("a term"),
        RulePer.YEAR: mark("a year"),
    },
    {
        ReceiptState.PRINTED: mark("Printed, not taken out"),
        ReceiptState.OUT: mark("Out at the doors"),
        ReceiptState.SIGNED: mark("Signed, not handed in"),
        ReceiptState.RETURNED: mark("Handed in"),
        ReceiptState.MISSING: mark("Missing"),
        ReceiptState.VOID: mark("Void"),
    },
    {
        ScanCommand.NOBODY_HOME: mark("Nobody home"),
        ScanCommand.REFUSED: mark("Refused to sign"),
        ScanCommand.PROXY: mark("Signed by another"),
        ScanCommand.DATE: mark("Another day"),
        ScanCommand.UNDO: mark("Undo"),
    },
    {
        ReportState.MADE: mark("To be handed in"),
        ReportState.CARRIED: mark("Handed in to the office"),
        ReportState.ACKNOWLEDGED: mark("Acknowledged"),
    },
    {
        RiskLevel.HIGH: mark("High risk"),
        RiskLevel.MEDIUM: mark("Medium risk"),
        RiskLevel.LOW: mark("Low risk"),
    },
    {
        DissuasionWay.IN_PERSON: mark("Face to face"),
        DissuasionWay.PHONE: mark("By phone"),
        DissuasionWay.MESSAGE: mark("By message"),
    },
    {
        WhyNotReached.NOT_IN_REGISTER: mark("not in the register then"),
        WhyNotReached.EXCLUDED: mark("left out of the count then"),
        WhyNotReached.REFUSED: mark("would not listen"),
        WhyNotReached.PHONE_ONLY: mark("told by phone only"),
        WhyNotReached.LEAFLET_ONLY: mark("a leaflet was left only"),
        WhyNotReached.NOBODY_HOME: mark("nobody was home"),
        WhyNotReached.NEVER_WENT: mark("nobody had gone there"),
    },
    {
        SuspectReason.SAME_ID: mark("Same ID number"),
        SuspectReason.SAME_NAME_AND_BIRTH: mark("Same name, born the same day"),
        SuspectReason.SOUNDS_ALIKE: mark("Name sounds alike, same end of the phone number"),
        SuspectReason.SAME_DOOR: mark("Same door"),
    },
)
