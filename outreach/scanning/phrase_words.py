"""The words people use when they read a signed sheet aloud, and what each says of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from outreach.vocabulary import AppState, Outcome, SignOff


class Part(Enum):
    """What a word does in a phrase."""

    SAYS = auto()
    ALL = auto()
    REST = auto()
    EXCEPT = auto()
    OUTSIDE = auto()
    RELATION = auto()
    FILLER = auto()


@dataclass(frozen=True)
class Said:
    """What a word says of a row; None and empty say nothing. Handouts: code -> count, 0 = not given.

    `quiz`: how many questions were answered right, of how many (0: of all there are).
    """

    outcome: Outcome | None = None
    signoff: SignOff | None = None
    app: AppState | None = None
    relation: str = ""
    handouts: Mapping[str, int] = field(default_factory=dict)
    void: bool = False
    quiz: tuple[int, int] | None = None


@dataclass(frozen=True)
class Word:
    """One word of the vocabulary."""

    text: str
    part: Part
    said: Said = Said()


SIGNED = Said(Outcome.MET, SignOff.SIGNATURE)
SPOKEN: tuple[tuple[Said, str], ...] = (
    (
        SIGNED,
        "已签收 已签字 已签名 已签 已经签 签收 签字 签名 签过 签上 签 本人签 本人签字 自己签 亲自签 亲签",
    ),
    (Said(Outcome.MET, SignOff.FINGERPRINT), "按手印 按了手印 摁手印 摁了手印 捺手印 手印 按印 指印 按指印"),
    (
        Said(Outcome.MET, SignOff.PROXY),
        "代签 代签字 代签名 代签收 代为签收 别人签 别人代签 他人代签 代领 代收",
    ),
    (
        Said(Outcome.MET, SignOff.REFUSED),
        "拒签 拒绝签字 拒绝签名 拒绝签收 不肯签 不愿签 不愿意签 不签 不签字",
    ),
    (
        Said(signoff=SignOff.NONE),
        "没签 没签字 没签名 没签收 未签 未签字 未签名 未签收 没有签 没有签字 没有签名",
    ),
    (Said(Outcome.MET), "见面 见到 见着 当面告知 当面讲 当面说"),
    (
        Said(Outcome.NOBODY_HOME),
        "未遇 没人 没人在 没人在家 无人 家里没人 家中无人 不在 "
        "不在家 没在家 未在家 没见到 没见着 没碰到 没遇到 锁门 关门",
    ),
    (Said(Outcome.PHONE), "电话告知 电话通知 电话讲 电话里讲 电话说 电话里说 打电话 打了电话 打过电话 电话"),
    (Said(Outcome.REFUSED), "拒绝 拒访 不开门 不让进 不肯听 不愿听 不听"),
    (Said(Outcome.MOVED_AWAY), "已搬走 搬走 搬家 已搬家 迁走"),
    (Said(Outcome.EMPTY_HOUSE), "空户 空房 空屋 没人住 无人居住 无人住"),
    (Said(Outcome.LEAFLET_ONLY), "只留宣传单 只留单 留单 只留资料 只留了宣传单 只贴了宣传单"),
    (Said(app=AppState.NEW), "新装APP 新装 装了APP 新下载 新注册 现装 刚装"),
    (Said(app=AppState.HAD), "已装APP 已装 原来装 早装 早就装 本来有APP 有APP 装过 装过APP"),
    (Said(app=AppState.BASIC_PHONE), "老人机 老年机 没有智能手机 没智能手机 没手机"),
    (Said(app=AppState.UNWILLING), "不愿装 不愿意装 不肯装 不装 不想装 不装APP 不愿装APP"),
    (Said(void=True), "作废 划掉 废了"),
)
RELATIONS = (
    "妻子 妻 老婆 爱人 媳妇 丈夫 夫 老公 配偶 父亲 父 爸爸 爸 爹 母亲 母 妈妈 妈 娘 儿子 长子 次子 子 "
    "女儿 长女 次女 女 儿媳 儿媳妇 女婿 孙子 孙女 孙 外孙 外孙女 "
    "哥哥 哥 兄 弟弟 弟 姐姐 姐 妹妹 妹 侄子 侄女 侄 "
    "家人 家属 老伴 孩子 子女 岳父 岳母 公公 婆婆 爷爷 奶奶 外公 外婆 "
    "姥姥 姥爷 叔叔 叔 伯伯 伯父 婶婶 舅舅 姑姑 姨 嫂子 弟媳 亲戚 邻居 房东 房客"
)
OTHERS: tuple[tuple[Part, str], ...] = (
    (Part.ALL, "全部 全都 全体 全页 整页 一页 这页 所有 每户 家家 都 全 均 皆"),
    (Part.REST, "其余 其余的 其他 其他的 其它 其它的 余下 剩下 剩下的 剩余 别的 另外的"),
    (Part.EXCEPT, "除了 除去 除开 除 不算 不含 不包括 去掉 扣掉"),
    (Part.OUTSIDE, "以外 之外 外"),
    (
        Part.FILLER,
        "了 的 是 有 也 就 又 和 跟 与 及 同 还有 以及 行 户主 一共 家 过 "
        "呢 吧 啊 为 上 、 , : ( ) 这几 那几",
    ),
)
INITIALS: tuple[tuple[str, str], ...] = (
    ("Q YQ", "已签"), ("DQ", "代签"), ("JQ", "拒签"), ("MQ", "没签"), ("SY", "手印"), ("WY MR", "未遇"),
    ("DH", "电话"), ("ZF", "作废"), ("XZ", "新装"), ("YZ", "已装"), ("LRJ", "老人机"), ("BZ", "不装"),
    ("QB", "全部"), ("QY", "其余"), ("C", "除"),
)  # fmt: skip
"""First letters of pinyin, for a sentence typed without an input method: “1-13q c7 12;4xz”."""
ANSWERED = ("答对", "答", "DD")
"""Before how many questions were answered right: 答对3题, 答3/5, “4dd3” typed by first letters."""
NUMERALS = "零一二三四五六七八九"
NOT_GIVEN = "没发 没给 没有发 没有给 没领 没拿 没要 不要 未发 未领 缺 少 没有 无"
GIVEN = "发了 发 给了 给 领了 领 拿了 拿 加发 加 另发 补发 多发"
ONLY = "只发了 只发 只给了 只给 只领了 只领 只拿 只要"
EVERYTHING = "资料 宣传品 宣传资料 东西 材料"
MEASURES = "份张把个本条块套只件瓶袋"


def vocabulary(relations: Sequence[str], handouts: Mapping[str, str]) -> dict[str, Word]:
    """Give every word by its text; `handouts` is code -> label on the sheet."""
    words = [Word(text, Part.SAYS, said) for said, texts in SPOKEN for text in texts.split()]
    words += [Word(text, part) for part, texts in OTHERS for text in texts.split()]
    words += [
        Word(text, Part.RELATION, Said(relation=text))
        for text in (*RELATIONS.split(), *filter(None, relations))
    ]
    words += _handout_words(handouts)
    words += _quiz_words()
    known = {word.text.upper(): word for word in words}
    short = {letters: known[text] for texts, text in INITIALS for letters in texts.split()}
    return short | known


def _quiz_words() -> list[Word]:
    """Give the words of the quiz: they hold their numbers, which are no rows."""
    words = []
    for right, numeral in enumerate(NUMERALS):
        of_all = Said(quiz=(right, 0))
        for verb in ANSWERED:
            texts = (f"{verb}{right}", f"{verb}{right}题", f"{verb}{numeral}题", f"{verb}了{right}题")
            words += [Word(text, Part.SAYS, of_all) for text in texts]
            words += [
                Word(f"{verb}{right}/{asked}", Part.SAYS, Said(quiz=(right, asked)))
                for asked in range(max(1, right), 10)
            ]
    return words


def _handout_words(handouts: Mapping[str, str]) -> list[Word]:
    labels = {label: {code: 1} for code, label in handouts.items() if label}
    short = [(label[-3:], given) for label, given in labels.items() if len(label) > 4]
    ends = [text for text, _ in short]
    labels |= {text: given for text, given in short if text not in labels and ends.count(text) == 1}
    labels |= {text: dict.fromkeys(handouts, 1) for text in EVERYTHING.split() if text not in labels}
    words = [Word(label, Part.SAYS, Said(handouts=given)) for label, given in labels.items()]
    for label, given in labels.items():
        none = dict.fromkeys(given, 0)
        words += [Word(verb + label, Part.SAYS, Said(handouts=none)) for verb in NOT_GIVEN.split()]
        words += [Word(verb + label, Part.SAYS, Said(handouts=given)) for verb in GIVEN.split()]
        only = Said(handouts=dict.fromkeys(handouts, 0) | given)
        words += [Word(verb + label, Part.SAYS, only) for verb in ONLY.split()]
    return words
