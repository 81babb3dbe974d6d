"""Every reported figure, each once: code, name, unit, what it says in one sentence, how it is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import CatalogOption, Visit, VisitHandout
from outreach.queries.activities import given_at_activities, kind_totals
from outreach.queries.campaigns import CampaignRow
from outreach.tallies import app, books, flows, standing, targets
from outreach.tallies.books import Book
from outreach.tallies.reading import Standing
from outreach.tallies.standing import reached, registered, stopped_at
from outreach.tallies.targets import Asked
from outreach.tallies.windows import Flow
from outreach.vocabulary import HOUSEHOLD_KINDS, REACHED, REGISTERED_KINDS, AppState, HouseholdState, UnitKind

HANDOUT = "handout_"


class Counts(StrEnum):
    """What one of a figure is."""

    HOUSEHOLDS = "households"
    UNITS = "units"
    PERSONS = "persons"
    PERSON_TIMES = "person_times"
    VISITS = "visits"
    ITEMS = "items"
    QUANTITY = "quantity"
    RATE = "rate"
    RATIO = "ratio"


@dataclass(frozen=True)
class Figure:
    """One figure; codes are permanent. `unit` is the Chinese measure word.

    `denominator` is the code of the figure it is set against. `additive`: the figures of periods that
    follow one another sum to the cumulative one. All but rates sum up over the groups. A figure has
    lines (`standing`, `flow`, or another `book`, whose entries need not belong to a group), or is a rate
    or ratio: `numerator`, cumulative, through `denominator`, times `per`; or is `asked` of these two by the
    plan of the campaign.
    """

    code: str
    name: str
    unit: str
    definition: str
    counts: Counts
    denominator: str | None = None
    additive: bool = False
    standing: Standing | None = None
    flow: Flow | None = None
    numerator: str | None = None
    book: Book | None = None
    per: int = 1
    asked: Asked | None = None

    def shown(self, number: float) -> str:
        """Write one of its numbers with its unit: 40 户, 78.7%."""
        if self.counts is Counts.RATE:
            return f"{number:.1%}"
        return f"{self.written(number)} {self.unit}".rstrip()

    def written(self, number: float) -> str:
        """Write one of its numbers without its unit: 40, 78.7%, 3.61."""
        if self.counts is Counts.RATE:
            return f"{number:.1%}"
        return f"{number:.2f}" if self.counts is Counts.RATIO else str(number)


_HOUSEHOLDS = (
    Figure("registered", "户籍户", "户", "花名册上的常住户和空户，不管有没有人住。", Counts.HOUSEHOLDS,
           standing=registered(REGISTERED_KINDS)),
    Figure("incomers", "外来户", "户", "租住在村里的外来户。", Counts.HOUSEHOLDS,
           standing=registered((UnitKind.TENANT,))),
    Figure("households", "登记", "户", "户籍户加外来户；登记减去不计，就是应访。", Counts.HOUSEHOLDS,
           standing=registered(HOUSEHOLD_KINDS)),
    Figure("excluded", "不计", "户", "到期末因空户、搬走、拆除、空挂不用去的户，每户都有原因和日期。",
           Counts.HOUSEHOLDS, standing=standing.excluded),
    Figure("due", "应访", "户", "到期末应当上门的户，等于登记减去不计。", Counts.HOUSEHOLDS,
           standing=standing.due),
    Figure("reached", "入户", "户",
           "本期第一次当面告知的住户，一户只算一次，电话告知不算；以前算过、本期转为不计的减去。",
           Counts.HOUSEHOLDS, "due", additive=True, standing=reached(REACHED)),
    Figure("reached_rate", "入户率", "%", "到期末累计入户除以应访。", Counts.RATE, "due",
           numerator="reached"),
    Figure("signed", "签收", "户",
           "本期第一次签字、按手印或代签的住户，一户只算一次；以前算过、本期转为不计的减去。",
           Counts.HOUSEHOLDS, "due", additive=True, standing=reached((HouseholdState.SIGNED,))),
    Figure("signed_rate", "签收率", "%", "到期末累计签收除以应访。", Counts.RATE, "due", numerator="signed"),
    Figure("phone", "电话告知", "户", "本期打过电话告知、到期末还没有当面告知的住户；累计是到期末的户数。",
           Counts.HOUSEHOLDS, "due", standing=stopped_at(HouseholdState.TOLD_BY_PHONE)),
    Figure("refused", "拒绝", "户", "本期上门被拒绝、到期末没有再进一步的住户；累计是到期末的户数。",
           Counts.HOUSEHOLDS, "due", standing=stopped_at(HouseholdState.REFUSED)),
    Figure("leaflet_only", "只留宣传单", "户",
           "本期只留下宣传单、到期末没有再进一步的住户；累计是到期末的户数。",
           Counts.HOUSEHOLDS, "due", standing=stopped_at(HouseholdState.LEAFLET_ONLY)),
    Figure("nobody_home", "未遇", "户",
           "本期上门没人、到期末没有再进一步的住户；累计是到期末的户数。",
           Counts.HOUSEHOLDS, "due", standing=stopped_at(HouseholdState.NOBODY_HOME)),
    Figure("not_visited", "未走访", "户", "到期末一次也没去过的应访户。", Counts.HOUSEHOLDS, "due",
           standing=standing.not_visited),
    Figure("left", "还差", "户", "到期末还没有当面告知的应访户，等于应访减去累计入户。",
           Counts.HOUSEHOLDS, "due", standing=standing.left),
    Figure("target", "目标", "户",
           "到期末按活动阶段应当面告知的户：最近开始的那个阶段的百分比乘应访，没排阶段的按全部。",
           Counts.HOUSEHOLDS, "due", numerator="reached", asked=targets.target),
    Figure("target_gap", "差额", "户", "目标减去累计入户，超过目标的记 0。",
           Counts.HOUSEHOLDS, "due", numerator="reached", asked=targets.gap),
)  # fmt: skip
_WORK = (
    Figure("visits", "走访", "次", "登记的走访次数，未遇、电话告知都算，作废的不算。", Counts.VISITS,
           additive=True, flow=flows.visits),
    Figure("person_times", "宣传人次", "人次",
           "当面或电话告知到的人，一人一次走访算一次。", Counts.PERSON_TIMES,
           additive=True, flow=flows.told),
    Figure("persons_told", "宣传人数", "人",
           "当面或电话告知到的人，同一个人在一期里只算一次。", Counts.PERSONS,
           "persons", flow=flows.told),
    Figure("staff", "出动", "人次", "上门的人，一人一天算一次，记在当天第一户所在的组；只打电话的不算。",
           Counts.PERSON_TIMES, additive=True, flow=flows.staff),
)  # fmt: skip
_APP = (
    Figure("persons", "登记人口", "人", "花名册上的人，去世和迁出的不算。", Counts.PERSONS,
           standing=standing.persons),
    Figure("app_new", "反诈APP新增", "人", "走访时新装国家反诈中心APP的人，一人只算一次，以前就有的不算。",
           Counts.PERSONS, "persons", additive=True, flow=flows.app),
    Figure("app_installed", "反诈APP已装", "人",
           "走访时查明已装或新装国家反诈中心APP的人，一人只算一次。",
           Counts.PERSONS, "persons", additive=True, flow=flows.app),
    Figure("app_rate", "反诈APP注册率", "%", "到期末累计已装反诈APP的人数除以登记人口。",
           Counts.RATE, "persons", numerator="app_installed"),
    Figure("app_no_phone", "没有智能手机", "人", "最近一次问到时用老人机、没有智能手机的人。", Counts.PERSONS,
           "persons", standing=app.said(AppState.BASIC_PHONE)),
    Figure("app_unwilling", "不愿装反诈APP", "人", "最近一次问到时不愿意装反诈APP的人。", Counts.PERSONS,
           "app_due", standing=app.said(AppState.UNWILLING)),
    Figure("app_due", "反诈APP应装", "人", "登记人口减去没有智能手机的人，到期末；没问到的算有。",
           Counts.PERSONS, "persons", standing=app.could_have_it),
    Figure("app_due_rate", "反诈APP应装注册率", "%", "到期末累计已装反诈APP的人数除以反诈APP应装人数。",
           Counts.RATE, "app_due", numerator="app_installed"),
)  # fmt: skip
_QUIZ = (
    Figure("quiz_asked", "答题户", "户",
           "走访时问过反诈小问答的住户，问过几次的看最近一次；没问过的不在内。", Counts.HOUSEHOLDS,
           "reached", standing=standing.quiz_asked),
    Figure("quiz_passed", "知晓户", "户",
           "最近一次答对的题达到合格线的住户；合格线由村里定，不改就是六成。", Counts.HOUSEHOLDS,
           "quiz_asked", standing=standing.quiz_passed),
    Figure("quiz_rate", "知晓率", "%", "到期末累计知晓户除以累计答题户，没问过题的户不在内。", Counts.RATE,
           "quiz_asked", numerator="quiz_passed"),
)  # fmt: skip
_UNITS = (
    Figure("units", "单位", "家", "登记的商户、企业、学校、单位和场所，不算在户数里。", Counts.UNITS,
           standing=registered(standing.UNIT_KINDS)),
    Figure("units_reached", "单位入户", "家",
           "本期第一次当面告知的单位，一家只算一次；以前算过、本期转为不计的减去。",
           Counts.UNITS, "units", additive=True, standing=reached(REACHED, standing.UNIT_KINDS)),
)  # fmt: skip


_BOOKS = (
    Figure("people_out", "出动人员", "人次",
           "上门的人一人一天算一次，参加活动的一人一场算一次，只打电话的不算。", Counts.PERSON_TIMES,
           additive=True, book=books.people_out),
    Figure("vehicles_out", "出动车辆", "车次", "走访当天登记的车次，加上各场活动的车次。", Counts.QUANTITY,
           additive=True, book=books.vehicles_out),
    Figure("audience", "活动受众", "人次", "各场活动登记的到场人数，一人一场算一次。", Counts.PERSON_TIMES,
           additive=True, book=books.audience),
    Figure("cases", "发案", "起", "登记的本村电信网络诈骗案件，按案发那天算，作废的不算。", Counts.QUANTITY,
           additive=True, book=books.cases),
    Figure("case_loss", "损失", "元", "登记的案件里被骗走的钱。", Counts.QUANTITY,
           additive=True, book=books.losses),
    Figure("cases_per_10k", "万人发案", "起", "到期末累计发案除以登记人口，乘一万。", Counts.RATIO, "persons",
           numerator="cases", per=10_000),
    Figure("people_stopped", "劝阻", "人", "快要转账时被劝住的人，同一个人劝几次算几次。",
           Counts.PERSON_TIMES, additive=True, book=books.people_stopped),
    Figure("saved", "避免损失", "元", "劝阻时没有转出去的钱，照登记的数。", Counts.QUANTITY,
           additive=True, book=books.saved),
)  # fmt: skip


def catalogue(session: Session, campaign: CampaignRow | None) -> tuple[Figure, ...]:
    """Give every figure: the fixed ones, one a handout of the campaign, one a kind of activity done."""
    doors = (*_HOUSEHOLDS, *_WORK, *_handouts(session, campaign), *_APP, *_QUIZ, *_UNITS)
    return (*doors, *_BOOKS, *_activities(session)) if campaign else doors


def _activities(session: Session) -> Iterator[Figure]:
    for kind in kind_totals(session):
        said = f"登记的“{kind.label}”，按{kind.unit}数，作废的不算。"
        yield Figure(f"activity_{kind.code}", kind.label, kind.unit, said, Counts.QUANTITY, additive=True,
                     book=books.quantity(kind.code))  # fmt: skip
    for code, label, unit in given_at_activities(session):
        said = f"在各种活动上发放的{label}，走访时发的不算。"
        name = f"活动发放{label}"
        yield Figure(f"activity_handout_{code}", name, unit, said, Counts.QUANTITY, additive=True,
                     book=books.handout(code))  # fmt: skip


def handout_figures(session: Session, codes: Iterable[str]) -> tuple[Figure, ...]:
    """Give the figures of handouts by their figures' codes, chosen in a campaign or not."""
    wanted = [code.removeprefix(HANDOUT) for code in codes if code.startswith(HANDOUT)]
    options = select(CatalogOption).where(CatalogOption.code.in_(wanted)).order_by(CatalogOption.position)
    return tuple(_handout(option.code, option.label, option.unit) for option in session.scalars(options))


def _handouts(session: Session, campaign: CampaignRow | None) -> tuple[Figure, ...]:
    if campaign is None:
        return ()
    chosen = {option.code: (option.label, option.unit) for option in campaign.handouts}
    other = select(VisitHandout.code).where(VisitHandout.code.not_in(chosen)).distinct()
    besides = list(session.scalars(other))
    if besides:
        given = (
            select(VisitHandout.code)
            .join(Visit, Visit.id == VisitHandout.visit_id)
            .where(VisitHandout.code.in_(besides))
            .where(Visit.campaign_id == campaign.id, Visit.voided_at.is_(None))
        )
        wanted = select(CatalogOption).where(CatalogOption.code.in_(given)).order_by(CatalogOption.position)
        chosen |= {option.code: (option.label, option.unit) for option in session.scalars(wanted)}
    return tuple(_handout(code, label, unit) for code, (label, unit) in chosen.items())


def _handout(code: str, label: str, unit: str) -> Figure:
    return Figure(
        f"{HANDOUT}{code}",
        label,
        unit,
        f"走访时发给住户和单位的{label}，按{unit}数。" if unit else f"走访时发给住户和单位的{label}。",
        Counts.ITEMS,
        additive=True,
        flow=flows.handouts,
    )
