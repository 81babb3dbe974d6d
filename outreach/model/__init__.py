"""What is recorded: typed tables, one file a subject; importing this package loads them all."""

from outreach.model.activities import (
    Activity,
    ActivityGroup,
    ActivityHandout,
    ActivityTopic,
    ActivityWorker,
    ChatGroup,
    LeastRule,
    OutingDay,
)
from outreach.model.areas import Area
from outreach.model.base import Base, new_id
from outreach.model.brief import BriefSentence
from outreach.model.campaigns import Campaign, CampaignChoice, CatalogOption
from outreach.model.cases import Dissuasion, FraudCase
from outreach.model.checks import Finding, SpotCheck, SpotCheckRow
from outreach.model.evidence import Photo
from outreach.model.forms import OfficeForm
from outreach.model.history import ActionEntry, AuditHead, AuditRow, Draft, RowImage
from outreach.model.households import Contact, Exclusion, OccupancyEntry, SetAside, Unit
from outreach.model.key_groups import KeyMark
from outreach.model.patches import PatchPart
from outreach.model.people import Person
from outreach.model.plans import CampaignStep, CampaignTask, LeadingMember, PeakDate
from outreach.model.receipts import Receipt
from outreach.model.reports import ReportDuty, SentReport
from outreach.model.roster_readings import RosterReading
from outreach.model.search import SearchEntry, SearchKey
from outreach.model.settings import Setting
from outreach.model.sheets import PrintBatch, PrintedPage, SheetRow
from outreach.model.stock import StockEdition, StockLimit, StockMovement, UpkeepCheck
from outreach.model.visits import (
    Visit,
    VisitApp,
    VisitHandout,
    VisitMiss,
    VisitPerson,
    VisitTopic,
    VisitWorker,
)
from outreach.model.waits import WaitAnswer
from outreach.model.workers import Worker

__all__ = [
    "ActionEntry",
    "Activity",
    "ActivityGroup",
    "ActivityHandout",
    "ActivityTopic",
    "ActivityWorker",
    "Area",
    "AuditHead",
    "AuditRow",
    "Base",
    "BriefSentence",
    "Campaign",
    "CampaignChoice",
    "CampaignStep",
    "CampaignTask",
    "CatalogOption",
    "ChatGroup",
    "Contact",
    "Dissuasion",
    "Draft",
    "Exclusion",
    "Finding",
    "FraudCase",
    "KeyMark",
    "LeadingMember",
    "LeastRule",
    "OccupancyEntry",
    "OfficeForm",
    "OutingDay",
    "PatchPart",
    "PeakDate",
    "Person",
    "Photo",
    "PrintBatch",
    "PrintedPage",
    "Receipt",
    "ReportDuty",
    "RosterReading",
    "RowImage",
    "SearchEntry",
    "SearchKey",
    "SentReport",
    "SetAside",
    "Setting",
    "SheetRow",
    "SpotCheck",
    "SpotCheckRow",
    "StockEdition",
    "StockLimit",
    "StockMovement",
    "Unit",
    "UpkeepCheck",
    "Visit",
    "VisitApp",
    "VisitHandout",
    "VisitMiss",
    "VisitPerson",
    "VisitTopic",
    "VisitWorker",
    "WaitAnswer",
    "Worker",
    "new_id",
]
