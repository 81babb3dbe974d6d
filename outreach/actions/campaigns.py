"""Campaigns: begun with topics and handouts from the catalog, corrected, closed; options can be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from outreach.actions.act import Act
from outreach.actions.campaign_steps import put_steps, suggested_steps
from outreach.actions.keeping import Keeping, put_keeping
from outreach.actions.known import known_campaign
from outreach.catalog import TOPIC_KINDS, new_campaign
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import Campaign, CampaignChoice, CatalogOption
from outreach.wording import mark

CAMPAIGN_NAME_MISSING = declare("campaign_name_missing", mark("The campaign has no name yet: type it first."))
CAMPAIGN_NAME_TAKEN = declare(
    "campaign_name_taken", mark("There is a campaign of this name already: choose it, or type another name.")
)
CAMPAIGN_DATES_WRONG = declare(
    "campaign_dates_wrong",
    mark("The dates do not follow one another (start, deadline, end): correct the one that is off."),
)
OPTION_UNKNOWN = declare(
    "option_unknown", mark("“{option}” is not in the catalog: choose one of the list, or add it first.")
)
OPTION_TAKEN = declare(
    "option_taken",
    mark("“{option}” is in the catalog already: choose it from the list instead of adding it."),
)
OPTION_LABEL_MISSING = declare("option_label_missing", mark("The new option has no name: type it first."))


@dataclass(frozen=True)
class CampaignForm:
    """What a campaign is told; None for topics or handouts takes the usual ones of the catalog.

    `topics` are codes; `handouts` pairs of code and usual count a household; `keeping` None: left as it is.
    """

    name: str
    starts: date
    ends: date
    deadline: date | None = None
    theme: str = ""
    topics: Sequence[str] | None = None
    handouts: Sequence[tuple[str, int]] | None = None
    keeping: Keeping | None = None
    plan: str = ""
    """A usual plan whose phases and deadlines a new campaign begins with."""


def start_campaign(act: Act, form: CampaignForm) -> str:
    """Begin a campaign; gives its id. Raises UserMistake."""
    campaign = Campaign(name="", starts=form.starts, ends=form.ends, deadline=form.ends)
    _fill(act, campaign, form)
    act.describe(mark("Start the campaign {name}"), name=campaign.name)
    act.session.add(campaign)
    act.session.flush()
    _choose(act, campaign, form)
    if form.plan:
        steps = suggested_steps(campaign.starts, campaign.deadline, campaign.ends, form.plan)
        put_steps(act, campaign.id, steps)
    return campaign.id


def correct_campaign(act: Act, campaign_id: str, form: CampaignForm) -> None:
    """Correct name, dates and choices of a campaign. Raises UserMistake."""
    campaign = known_campaign(act, campaign_id)
    _fill(act, campaign, form)
    act.describe(mark("Correct the campaign {name}"), name=campaign.name)
    _choose(act, campaign, form)


def close_campaign(act: Act, campaign_id: str, closed: bool = True) -> None:
    """Close a campaign, or open it again. Raises UserMistake."""
    campaign = known_campaign(act, campaign_id)
    act.describe(mark("Close the campaign {name}"), name=campaign.name)
    campaign.closed = closed


def add_option(act: Act, kind: str, label: str, unit: str = "", manner: str = "") -> str:
    """Add an own topic, handout or kind of activity to the catalog; gives its permanent code.

    `manner` says how a kind of activity works (`ActivityManner`). Raises UserMistake.
    """
    label, unit = _named(act, kind, label, unit)
    count = act.session.scalar(select(func.count()).select_from(CatalogOption)) or 0
    code = f"own_{kind}_{count + 1}"
    act.describe(mark("Add “{option}” to the catalog"), option=label)
    option = CatalogOption(code=code, kind=kind, label=label, unit=unit, list_name="自定", manner=manner)
    option.position = 1000 + count
    act.session.add(option)
    return code


def rename_option(act: Act, code: str, label: str, unit: str) -> None:
    """Call an option otherwise, or measure it in another unit; its code stays. Raises UserMistake."""
    option = act.session.scalar(select(CatalogOption).filter_by(code=code))
    if option is None:
        raise UserMistake(OPTION_UNKNOWN, field="label", option=code)
    label, unit = _named(act, option.kind, label, unit, code)
    act.describe(mark("Change “{option}” in the catalog"), option=label)
    option.label, option.unit = label, unit


def _named(act: Act, kind: str, label: str, unit: str, code: str = "") -> tuple[str, str]:
    """Give label and unit as they are stored; a label may stand once a kind."""
    label, unit = fit_length(label, 500, "label"), fit_length(unit, 10, "unit")
    if not label:
        raise UserMistake(OPTION_LABEL_MISSING, field="label")
    same = select(CatalogOption.id).filter_by(kind=kind, label=label).where(CatalogOption.code != code)
    if act.session.scalar(same):
        raise UserMistake(OPTION_TAKEN, field="label", option=label)
    return label, unit


def _fill(act: Act, campaign: Campaign, form: CampaignForm) -> None:
    name, theme = fit_length(form.name, 200, "name"), fit_length(form.theme, 300, "theme")
    if not name:
        raise UserMistake(CAMPAIGN_NAME_MISSING, field="name")
    same = act.session.scalar(
        select(Campaign.id).where(Campaign.name == name, Campaign.id != (campaign.id or ""))
    )
    if same:
        raise UserMistake(CAMPAIGN_NAME_TAKEN, field="name")
    deadline = form.deadline or form.ends
    if not form.starts <= deadline <= form.ends:
        raise UserMistake(CAMPAIGN_DATES_WRONG, field="ends" if form.starts > form.ends else "deadline")
    campaign.name, campaign.theme = name, theme
    campaign.starts, campaign.ends, campaign.deadline = form.starts, form.ends, deadline
    if form.keeping is not None:
        put_keeping(act, campaign, form.keeping)


def _choose(act: Act, campaign: Campaign, form: CampaignForm) -> None:
    usual = new_campaign()
    topics = usual.topics if form.topics is None else form.topics
    handouts = usual.handouts if form.handouts is None else form.handouts
    chosen = [("topic", code, 0) for code in topics] + [("handout", code, count) for code, count in handouts]
    kinds = dict(act.session.execute(select(CatalogOption.code, CatalogOption.kind)).all())
    wanted = select(CampaignChoice).filter_by(campaign_id=campaign.id)
    there = {choice.code: choice for choice in act.session.scalars(wanted)}
    for position, (kind, code, count) in enumerate(chosen):
        if kinds.get(code) not in (TOPIC_KINDS if kind == "topic" else (kind,)):
            raise UserMistake(OPTION_UNKNOWN, field=kind + "s", option=code)
        choice = there.pop(code, None)
        if choice is None:
            choice = CampaignChoice(campaign_id=campaign.id, kind=kind, code=code)
            act.session.add(choice)
        choice.usual, choice.position = count, position
    for choice in there.values():
        act.session.delete(choice)
