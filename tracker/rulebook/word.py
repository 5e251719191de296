"""The word: what an entry of the lexicon may say of it, its class and what it does in a sentence."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tracker.rulebook.table import DescribedTable

__all__ = ["HEDGES", "Class", "Hedge", "Traits"]

Hedge = Literal["approx", "ge", "gt", "le", "lt"]
HEDGES: tuple[Hedge, ...] = ("approx", "ge", "gt", "le", "lt")
Class = Literal[
    "adverb", "comparison", "connective", "distributive", "frame", "hedge", "measure", "modal", "noun", "pair",
    "particle", "place", "preposition", "rate", "scope", "span", "state", "thing", "time", "unit", "verb",
]  # fmt: skip


class Traits(DescribedTable):
    """The class of a word, and what the word does around a figure."""

    kind: Class | None = Field(default=None, alias="class")
    """Its part of speech in these reports."""
    loose: bool = False
    """Several words told as one, of which those at its edges still count (扎实推进); in others none does."""
    hedge: Hedge | None = None
    """The comparator that it sets before its figure: 不低于5%."""
    hedge_behind: Hedge | None = None
    """The comparator that it sets behind its figure: 5%左右."""
    strength: Literal["ensure", "strive", "estimate"] | None = None
    """How firmly the figure is meant: 力争增长8%."""
    urges: bool = False
    """Calls for effort, and does not show that a 一 behind it counts: 努力走出一条新路."""
    span: Literal["average", "total"] | None = None
    """What stretch of time one figure stands for: 年均, 累计."""
    inside: bool = False
    """The span holds also in the middle of a label, which is named without the word: 中欧班列累计开行."""
    spread: Literal["each", "respectively"] | None = None
    """Over several subjects: one figure for each (均), several figures for as many (分别)."""
    compares: bool = False
    """Names the year before, which growth is held against anyway: 同比, 比上年."""
    filler: bool = False
    """May stand before a figure and adds nothing: 已建成5所."""
    opener: bool = False
    """May open a clause and is no part of its subject: 扎实推进."""
    deed_opener: bool = False
    """The same where a deed follows: 高质量建成, but not 高质量就业."""
    closer: bool = False
    """Ends the phrase behind a figure and is no part of what is measured: 突破50亿元大关."""
    deed: Literal["plain", "kept"] | None = None
    """Something done; kept in the label where it says what is counted: 新增就业."""
    spends: bool = False
    """A deed with money: 投资1.2亿元新建道路."""
    adds: bool = False
    """Adds to a stock, which is named without it: 新增龙头企业16家,总数达到98家."""
    stage: bool = False
    """A deed that tells how far a thing came; kept before one that is vague: 开工项目5个, 竣工项目3个."""
    vague: bool = False
    """A kind of thing that says of no single one what it is: 项目."""
    pace: bool = False
    """The word for the rate at which something grew, which a place in an order is of: 税收增长8%,居全市第二."""
    complete: bool = False
    """A deed that says by itself what is counted, without a thing it is done to: 脱贫3万人."""
    light: bool = False
    """A verb without a meaning of its own behind a thing: 对老旧小区进行改造."""
    sums_up: bool = False
    """Behind a numeral it stands for the labels before: 投资增长8%、消费增长6%,两项指标均居全省第二."""
    passes: bool = False
    """Tells of a level passed, which holds at the end of several years: 突破10亿元."""
    done: bool = False
    """A Chinese numeral beside it counts: 两个广场投入使用, 设立三家分院."""
    manner: bool = False
    """Tells, with a deed behind it, how work went: 高速公路相继开通."""
    went: bool = False
    """Ends a label and tells how work went: 老旧小区改造全面完成."""
    treats: bool = False
    """Stands before a thing that is treated: 对135个老旧小区进行改造."""
    recipient: bool = False
    """Stands before those for whom something is done: 向3000名学生发放补助."""
    circumstance: Literal["opens", "closes"] | None = None
    """Opens or closes what is not the subject: 在严重旱情下."""
    announces: bool = False
    """A target names itself by it: 增速目标是8%."""
    foreseen: bool = False
    """Tells, before a figure of a review, what was once meant to be reached: 年初确定."""
    foreseen_behind: bool = False
    """The same behind a figure: 增长8%的目标."""
    set_before: bool = False
    """Ends a label, in a review, that names what was once set, not what was reached: 收入任务2亿元,完成2.3亿元."""
    settled: bool = False
    """Tells, in a plan, of something already so: 已有."""
    head: Literal["measure", "thing"] | None = None
    """A head that the subjects of a list may share: 牛、羊、猪存栏量, 养老、医疗保险覆盖率."""
    depends: bool = False
    """Begins a figure that depends on the one before it: 改造小区4个,惠及居民2237户."""
    stock: bool = False
    """Ends a label that names what exists at a time rather than adds up over years."""
    stock_opener: bool = False
    """Begins such a label: 现有企业50家."""
    size: bool = False
    """Ends a label that measures in another way than the dependent figure behind: 播种面积30万亩、产量12万吨."""
    beside: bool = False
    """A measure that stands beside the one before it, both of the same owner: 规模以上工业增加值增长8%,利润增长20%."""
    scope: bool = False
    """Says whose an indicator is without making it another: 全社会."""
    whole: Literal["nation", "province", "prefecture"] | None = None
    """The figure is that of the whole of it, so in the report of a region below it is another's."""
    parts: tuple[str, ...] | None = Field(default=None, min_length=2)
    """The subjects that it stands for: 城乡, 三次产业结构."""
    grammar: Literal["of", "and", "and_so_on", "share", "aspect"] | None = None
    """A word that the reading itself goes by: 的, 和, 等, 占, 了."""
    closes_list: bool = False
    """Stands between 等 and the head of a list: 玉米等各类作物."""
    modifier_end: bool = False
    """Ends a modifier whose head stands at the end of its list: 6个世界级、7个国家级产业集群."""
    state: bool = False
    """A unit of a state, never summed over years."""
    in_a_row: Literal["opens", "counts"] | None = None
    """Tells how many times in a row something was so: 连续30个月."""
