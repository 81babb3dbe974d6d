"""English source label of every code."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from outreach.vocabulary.books import (
    ActivityManner,
    MovementKind,
    ReceiptState,
    ReportState,
    RulePer,
    ScanCommand,
    SheetState,
    UpkeepCondition,
)
from outreach.vocabulary.doors import (
    AppState,
    AreaKind,
    ExclusionReason,
    HouseholdState,
    Occupancy,
    Outcome,
    PersonStatus,
    SignOff,
    SuspectReason,
    UnitKind,
)
from outreach.vocabulary.inspection import (
    Access,
    CheckResult,
    DissuasionWay,
    LookReason,
    PhotoOf,
    RiskLevel,
    SuspicionKind,
    WhyNotReached,
)
from outreach.vocabulary.plans import LeadingRole, Measure, StepKind
from outreach.wording import mark


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
        SuspicionKind.SAME_PHOTO: mark("The same photo more than once"),
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
        LookReason.CALL: mark("To call them"),
        LookReason.VERIFY: mark("To see whether it is right"),
        LookReason.CASE: mark("For a case or to dissuade"),
        LookReason.ASKED: mark("They asked themselves"),
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
    {StepKind.PHASE: mark("Phase"), StepKind.DEADLINE: mark("Deadline")},
    {
        Measure.REACHED: mark("households told in person, in %"),
        Measure.SIGNED: mark("households that signed, in %"),
        Measure.ACTIVITIES: mark("number of activities"),
        Measure.EACH_KIND: mark("each kind of activity so often"),
        Measure.CHAT_GROUPS: mark("WeChat groups with one responsible"),
        Measure.TICK: mark("ticked when done"),
    },
    {
        LeadingRole.HEAD: mark("Head of the group"),
        LeadingRole.DEPUTY: mark("Deputy head"),
        LeadingRole.MEMBER: mark("Member of the group"),
        LeadingRole.OFFICE: mark("Office of the group"),
    },
)
