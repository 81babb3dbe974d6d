"""What remarks and types say of a person or a door: deceased, moved out, rented, empty, a shop."""

from __future__ import annotations

import re
from functools import lru_cache

from outreach.roster.values import squeezed
from outreach.roster.words import word_set, words
from outreach.vocabulary import PersonStatus, UnitKind

NOT_YET = re.compile(
    r"(?:配偶|丈夫|妻子|父亲?|母亲?|父母|爱人|老伴|儿子|女儿|户主)(?:均|都|已|双)*[死亡故去]"
)
DECEASED = re.compile(
    r"^deceased$|死亡|已?亡故|病故|病逝|已故|去世|过世|逝世|身故|已亡|已死|销户\(死|(?<![事变缘无])故$|^死$|^亡$|^殁$"
)
MOVED_OUT = re.compile(
    r"^moved_out$|迁出|迁走|迁移(?!入)|迁往|迁至|已迁|搬走|搬出|搬离|已搬|移居|户口(?:已)?(?:转|迁)(?![入来])|转出|销户|注销"
)
STAYS = re.compile(r"(?:未|没有?|不)(?:\w{0,2})(?:迁|搬|销|注|转|死|亡|去世|故)|^否$|^无$")
SEXES = {sign: sex for sex, signs in words()["sexes"].items() for sign in signs}
LONGEST_SEX = 4
CODE = re.compile(r"^[(]?\d{1,2}[)]?[-.、:]?(?=\D)")
KINDS = (
    (UnitKind.EMPTY, re.compile(r"空户|空房|空宅|空置|无人(?:居住|住)|空挂|闲置|空家")),
    (UnitKind.TENANT, re.compile(r"租|暂住|流动|外来")),
    (UnitKind.SCHOOL, re.compile(r"学校|小学|中学|幼儿园|教学点|学堂|培训")),
    (UnitKind.SHOP, re.compile(r"商铺|商店|店铺|门店|门面|个体|超市|小卖部|饭店|商户|店$")),
    (UnitKind.ENTERPRISE, re.compile(r"企业|公司|工厂|厂$|合作社|作坊|养殖场")),
    (
        UnitKind.INSTITUTION,
        re.compile(r"机关|事业|单位|村委|居委|卫生(?:室|院|站)|银行|信用社|派出所|机构|医院"),
    ),
    (UnitKind.VENUE, re.compile(r"场所|广场|文化|祠堂|寺|庙|教堂|棋牌|网吧|市场|活动室|车站")),
    (UnitKind.RESIDENT, re.compile(r"常住|住户|居民|村民|农户|家庭户|自住|户籍|一般户|普通户|集体户")),
)
ANY_KIND = re.compile("|".join(pattern.pattern for _, pattern in KINDS))
CODES = {str(kind): kind for kind in UnitKind}


@lru_cache(maxsize=5_000)
def status_in(text: str) -> PersonStatus:
    """Tell whether a remark says that the person died or moved out."""
    words = squeezed(text)
    if not words or STAYS.search(words) or NOT_YET.search(words):
        return PersonStatus.PRESENT
    if DECEASED.search(words):
        return PersonStatus.DECEASED
    return PersonStatus.MOVED_OUT if MOVED_OUT.search(words) else PersonStatus.PRESENT


@lru_cache(maxsize=1_000)
def sex_of(text: str) -> str:
    """Give 男 or 女, empty where the text is neither."""
    words_ = squeezed(text)
    if found := SEXES.get(words_):
        return str(found)
    told = [sex for sex in "男女" if sex in words_]
    return told[0] if len(told) == 1 and len(words_) <= LONGEST_SEX else ""


@lru_cache(maxsize=20_000)
def kind_of(text: str) -> UnitKind | None:
    """Give the kind of unit that a type column names, None where it says nothing of it."""
    words = squeezed(text)
    if words in CODES:
        return CODES[words]
    if not ANY_KIND.search(words):
        return None
    return next((kind for kind, pattern in KINDS if pattern.search(words)), None)


@lru_cache(maxsize=5_000)
def is_head(relation: str) -> bool:
    """Tell whether a relation means the head of the household."""
    return CODE.sub("", squeezed(relation)).strip("。.") in word_set("heads")


@lru_cache(maxsize=5_000)
def relation_name(relation: str) -> str:
    """Give a relation without spaces, and without the code that some systems put before it (10-配偶)."""
    return CODE.sub("", squeezed(relation)) if not relation.isalpha() else relation
