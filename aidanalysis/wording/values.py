"""The values that the whole package speaks in, each written in one way and called by one name in each language."""

from __future__ import annotations

from aidanalysis.wording.labelled import Labelled


class Verdict(Labelled):
    """What the figures beside a stated figure say about it.

    >>> checked = aid.check(aid.open_ledger("xiajiang-2010"))[0]
    >>> checked.judgement.verdict, checked.judgement.verdict.en, checked.judgement.verdict.zh
    (<Verdict.EXACT: 'exact'>, 'follows exactly', '完全相符')
    """

    EXACT = "exact", "follows exactly", "完全相符"
    ROUNDS = "rounds", "follows when rounded", "四舍五入后相符"
    TRUNCATES = "truncates", "follows when cut off", "按去尾法相符"
    CONTRADICTS = "contradicts", "does not follow", "不相符"
    UNCLEAR = "unclear", "cannot be checked", "无法核对"


class Outcome(Labelled):
    """What an auditor says of figures that a text ties together: a verdict, or a question where it is not sure."""

    FOLLOWS = "follows", "follows", "相符"
    DOES_NOT_FOLLOW = "does not follow", "does not follow", "不相符"
    QUERY = "query", "to be asked", "疑点"


class Reached(Labelled):
    """The verdicts on a stated bound, which is reached or not."""

    EXACT = "exact", "reached", "已达到"
    CONTRADICTS = "contradicts", "not reached", "未达到"


class Qualifier(Labelled):
    """How the words round a number bend it, by the interval they mean.

    With ``u`` one unit in the last significant place of the number as written, the number ``v`` means:
    ``exact`` v; ``about`` (约, 左右) v ± u/2; ``over`` (多, 余 inside the number) v up to, not including, v + u;
    ``at_least`` (超过, 突破, 不少于) v and above; ``near`` (近, 接近) above v − u up to v;
    ``at_most`` (不足, 不超过) 0 to v; ``range`` (1-2次) both ends.

    Below zero ``about``, ``over`` and ``near`` go by the size of the number (-4亿多元 is more than 4亿 below zero,
    近-3% less than 3% below it), while ``at_least`` and ``at_most`` compare the numbers themselves: 不低于-3% is -3%
    and above, 不超过-3% is -3% and below.

    >>> aid.Amount.parse("近3000万元").qualifier
    <Qualifier.NEAR: 'near'>
    >>> aid.Amount("28", "批", aid.Qualifier.AT_LEAST).interval
    <Interval [28, ∞) 批>
    """

    EXACT = "exact", "exact", "确数"
    ABOUT = "about", "about", "约数"
    OVER = "over", "some over", "以上（略多）"
    AT_LEAST = "at_least", "at least", "不少于"
    NEAR = "near", "nearly", "接近"
    AT_MOST = "at_most", "at most", "不超过"
    RANGE = "range", "range", "区间"


class Kind(Labelled):
    """What a number measures; the last three are found but have no amount to compare."""

    MONEY = "money", "money", "金额"
    COUNT = "count", "count", "计数"
    RATIO = "ratio", "ratio", "比率"
    MEASURE = "measure", "measure", "度量"
    DATE = "date", "date", "日期"
    DURATION = "duration", "duration", "时长"
    PERIOD = "period", "plan period", "规划期"


class Reason(Labelled):
    """Why a numeral is no quantity."""

    SET_PHRASE = "set phrase", "a set phrase or name", "固定词语或名称"
    LIST_MARK = "list mark", "a list mark", "分条序号"
    CODE = "code", "an ordinal or a document number", "序数或文号"
    IN_A_WORD = "in a word", "part of a word", "词语中的字"
    COUNTS_NOTHING = "counts nothing", "counts nothing", "不表示数量"


class Unchecked(Labelled):
    """Why a figure that reads like a claim cannot be checked."""

    BASE_ELSEWHERE = "base elsewhere", "its base is not given beside it", "旁边没有给出其基数"
    LEVEL_ELSEWHERE = "level elsewhere", "the earlier level is not given beside it", "旁边没有给出上期数"
    NUMBER_ELSEWHERE = "number elsewhere", "the total or the number is not beside it", "总数或个数不在旁边"
    ANNUAL_AVERAGE = (
        "annual average",
        "an annual average, which two levels do not fix",
        "年均增速，不能由两期数直接得出",
    )
    TIMES_OR_MORE = (
        "times or more",
        "so many times the earlier level, or so many times more: the words do not say which",
        "“增长几倍”与“是几倍”未予区分，无法判断",
    )
    COMPARABLE_PRICES = (
        "comparable prices",
        "growth is at comparable prices; the text prints current-price levels only",
        "按可比价计算，所印两期数为现价，不能直接推算",
    )
