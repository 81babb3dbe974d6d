"""The pages of the window and their order on the rail; pages do not import one another."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach.wording import mark

if TYPE_CHECKING:
    from ui.page import Page


@dataclass(frozen=True)
class PageEntry:
    """One page: its id (also its folder), word and icon; `rail` names whose entry is lit if it has none."""

    id: str
    title: str
    icon: str
    class_name: str
    rail: str = ""


PAGES = (
    PageEntry("today", mark("Today"), "today", "TodayPage"),
    PageEntry("households", mark("Households"), "home", "HouseholdsPage"),
    PageEntry("visit", mark("Visits"), "visit", "VisitPage"),
    PageEntry("receipts", mark("Slips"), "slip", "ReceiptsPage"),
    PageEntry("handouts", mark("Handouts"), "stack", "HandoutsPage"),
    PageEntry("activities", mark("Activities"), "horn", "ActivitiesPage"),
    PageEntry("printing", mark("Print"), "print", "PrintingPage"),
    PageEntry("reports", mark("Reports"), "report", "ReportsPage"),
    PageEntry("outbox", mark("Hand in"), "out", "OutboxPage"),
    PageEntry("settings", mark("Settings"), "set", "SettingsPage"),
    PageEntry("office_form", mark("The office's own form"), "report", "OfficeFormPage", rail="reports"),
    PageEntry("household", mark("Household card"), "home", "HouseholdPage", rail="households"),
    PageEntry("roster", mark("Import a roster"), "in", "RosterPage", rail="households"),
    PageEntry("areas", mark("Areas"), "grid", "AreasPage", rail="households"),
    PageEntry("checks", mark("Spot checks"), "check", "ChecksPage", rail="visit"),
    PageEntry("photos", mark("Photos"), "copy", "PhotosPage", rail="activities"),
    PageEntry("cases", mark("Cases and back-trace"), "search", "CasesPage", rail="visit"),
    PageEntry("campaign", mark("Campaign"), "village", "CampaignPage", rail="settings"),
)


def built_pages() -> tuple[PageEntry, ...]:
    """Give the pages that exist (ui/pages/<id>/page.py)."""
    return tuple(entry for entry in PAGES if _exists(entry))


def _exists(entry: PageEntry) -> bool:
    try:
        return importlib.util.find_spec(f"ui.pages.{entry.id}.page") is not None
    except ModuleNotFoundError:
        return False


def page_class(entry: PageEntry) -> type[Page]:
    """Import a page when it is first needed."""
    module = importlib.import_module(f"ui.pages.{entry.id}.page")
    found: type[Page] = getattr(module, entry.class_name)
    return found
