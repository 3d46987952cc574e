"""The words that a number counts or measures in; the place to add one."""

from __future__ import annotations

from typing import Final

from aidanalysis.reading.quantity import Kind, Quantity
from aidanalysis.reading.words.currencies import CURRENCY_OF

#: Currencies by their names in Chinese; other spellings of 元 mean 元.
MONEY: Final = (
    *"元 圆 块钱 元钱 元人民币 角 毛 毛钱 角钱 分钱".split(),
    *(name for name in CURRENCY_OF if len(name) > 1 and not name.isascii()),
)
YUAN: Final = frozenset(("元", "圆", "块钱", "元钱", "元人民币", "人民币"))
#: Parts of a yuan.
OF_YUAN: Final = {"角": 1, "毛": 1, "毛钱": 1, "角钱": 1, "分钱": 2}
#: Shares and multiples; 成 is ten per cent.
RATIO: Final = "% ‰ 个百分点 百分点 个点 个千分点 千分点 个基点 基点 BP bp bps Bp 个BP 个bp 个bps 个Bp 倍 成"

#: Length, area, mass, volume, energy and power.
MEASURE: Final = """
米 公里 千米 厘米 毫米 分米 华里 里 海里 延米 延长米 皮长公里 芯公里 亩 公顷 平方米 平方公里 平方千米 平米 平方 立方米
立方 方 亿立方米 顷 分地 ㎡ m² m³ km² 吨 公斤 千克 克 斤 市斤 毫克 标准煤 吨标准煤 升 毫升 公升
吨公里 人公里 车公里 度 度电 千瓦 兆瓦 瓦 千瓦时 千瓦小时 兆瓦时 千伏安 兆伏安 千卡 焦耳 马力 立方米每秒
km kg t m cm mm ha kW MW kWh MWh GW GWh TWh kW·h MW·h GW·h kw·h KW·h 千瓦·时 千瓦·小时 吨·公里 mg g L ml mL KM KG Km Kg CM MM HA Ha Ha T KW KWH kw mw kwh Kwh KWh M³ M² M2 M3
m2 m3 km2 KM2 hm² hm2 cm² ℃ °C 摄氏度 公分 微克 微米 纳米 微西弗 分贝 毫安 两 尺 寸 丈
"""

#: Measure words of things that any numeral may stand before.
COUNT: Final = """
个 点 名 位 人 户 家 项 批 所 座 例 件 台 套 辆 栋 幢 间 册 份 封 张 本 部 期 场 门 支 只 头 匹 株 棵 条
篇 幅 块 笔 班 类 种 处 口 起 宗 轮 艘 架 次 回 趟 遍 届 人次 册次 户次 批次 场次 班次 车次 架次 头次 人份
台次 台套 台件 件套 套件 项次 篇次 件次 例次 人天 人日 人年 人份 床 床位 名次 课时 学时 学分 学位 岁
周岁 孔 眼 盏 根 粒 颗 尾 羽 片 枚 顶 桶 箱 瓶 袋 盒 包 捆 筐 杯 担 桩 单 票 款 档 卷 组 队 排 桌 席 餐
顿 针 剂 剂次 双 对 副 列 股 道 堂 节 锭 纱锭 亩次 车 车皮 标箱 集装箱 机组 连片 大类 大项 大块 大方面
大板块 大领域 大产业 大片区 大工程 大行动 大任务 大举措 大措施 大体系 大平台 大系列 小类 小项 方面 领域 板块 片区 环节 首 句 字 万字 页 版 章 层 级 分 步 线 代 辈 任 员 把 拨 茬 季
造 畦 垄 棚 栏 圈 窝 胎 枝 束 朵 幕 出 集 段 环 跨 榀 炉 罐 车间 环 站 滴 帧 颗次 挂 丘
"""

#: Of these, the ones that small Chinese numerals form other words with: 三级医院, 一步, 十分.
ONLY_AFTER_FIGURES: Final = frozenset(
    """
    级 分 步 线 代 辈 任 员 把 拨 季 造 棚 栏 圈 窝 胎 枝 束 朵 幕 出 集 段 环 站 滴 章 版 层 字 句 首
    道 股 片 双 对 副 列 款 档 卷 单 票 桩 排 顶 根 孔 眼 担 杯 包 盒 袋 瓶 箱 桶 车 床 针 剂 队 届 回 遍
    里 度 方 口 处 起 分地 挂 丘 餐 席 节 堂 平方 立方 顷 班 组 大工程 大行动 大任务 大举措 大措施 大体系 大平台
    大系列 角 两 尺 寸 丈
    """.split()
)

#: Of these, the ones that form other words with greater numerals too: 十二级, 十八届, 二十四节.
OFTEN_ORDINAL: Final = frozenset(
    "两 丈 尺 寸 角 级 分 代 线 节 届 章 版 步 度 里 方 字 句 层 段 集 回 路 条 款 处 口".split()
)

#: 一 before these is mostly an article (一项重要任务); it counts only where the words round it do.
ARTICLE: Final = frozenset(
    "个 项 批 件 份 张 本 部 场 门 支 只 条 篇 幅 块 笔 类 种 座 台 套 位 轮 宗 大类 方面 棵 株 头 间".split()
)

#: 二 makes an ordinal of these (二期工程); two of them is 两期.
ORDINAL_AFTER_TWO: Final = frozenset(
    "期 次 级 类 批 条 组 轮 套 部 层 等 届 班 项 件 本 册 场 门 处 块 台 篇 座 支 环".split()
)

#: Nouns that stand directly on a number.
NOUNS: Final = """
部委局 部委 厅局 委办局 省市 省区市 省市区 省份 省区 市县 县市 县区 区县 市区 旗县 县旗 市州 州市 地市 地州市 区市 省 市 县 区
乡 镇 村 旗 州 盟 师 乡镇 镇乡 镇村 村镇 街道 村寨 社区 行政村 自然村 贫困村 贫困县 贫困户 重点村 重点县
脱贫村 示范村 中心村 村庄 村组 嘎查 苏木 团场 连队 园区 开发区 县城 城市 地区 国家 企业 单位 部门 机构
学校 中学 小学 中小学 高校 医院 卫生院 项目 公司 民企 央企 国企 车间 基地 合作社 协会 组织 团体 商会
群众 农户 农牧民 牧民 牧户 农民 居民 村民 移民 人口 贫困人口 脱贫人口 劳动力 贫困劳动力 脱贫劳动力
农村劳动力 劳力 学生 教师 医生 干部 党员 职工 员工 工人 学员 师生 儿童 老人 妇女 家庭 代表 客商 游客
专家 人才 志愿者 床位 学位 岗位 农民工 民工 企业家 选手 观众 读者 用户 案例 案件 品种 品牌 产品 标准
专利 课题 论文 图书 讲座 活动 会议
"""
#: Single characters that count only after a figure: 三县 is a set name as often as a number.
COLLECTIVES: Final = frozenset("省 市 县 区 乡 镇 村 旗 州 盟 师".split())
#: Nouns that name persons, on which 13.76万 may stand though they come before it.
PERSONS: Final = """
人口 劳动力 群众 农户 农牧民 牧民 农民 居民 村民 移民 学生 教师 干部 党员 职工 员工 游客 人才
贫困户 脱贫户 师生 儿童 在校生 毕业生 新生 志愿者 老人
""".split()
#: Words of what persons do or are, on which 2.1万 may stand: 用工2.1万.
OF_PERSONS: Final = """
就业 从业 培训 用工 务工 劳务 稳岗 参训 参保 常住 户籍 外出 返乡 脱贫 受训 上岗 人数 人员 医护 专技
""".split()

#: How often something was done, on which a bare 万 stands: 总流通人次90135万.
OF_TIMES: Final = "人次 册次 户次 场次 架次 车次 辆次 台次 班次 件次".split()

#: Lengths of time by their canonical unit.
DURATION: Final = {
    **dict.fromkeys("年 周年 载 年头 学年".split(), "年"),
    **dict.fromkeys("个月 个多月 个余月 个来月 个半月".split(), "个月"),
    **dict.fromkeys("天 日 昼夜 个昼夜 整天 个工作日 个日夜 工作日".split(), "天"),
    **dict.fromkeys("周 星期 个星期 个周 礼拜 个礼拜".split(), "周"),
    **dict.fromkeys("小时 个小时 个多小时 个半小时 钟头 个钟头".split(), "小时"),
    **{word: word for word in "分钟 秒 秒钟 个季度 个学期 学期 个学年 个世纪 世纪 个年头".split()},
}

#: Characters that make another word of the measure word before them: 3个人 counts, 一次性 does not.
NOT_BEFORE: Final = {
    "个点": "位的",
    "个基点": "村校学户站",
    "基点": "村校学户站",
    "例": "会如外行子证",
    "角": "度形落色膜斗球",
    "毛": "利泽衣巾线",
    "两": "月个名家户项次省市县地山会委国年天边人部位级期批所",
    "尺": "度寸子",
    "寸": "步",
    "元": "区桥旦素宵首月帅老件化",
    "成": "立为功员本果效就熟长都型绩交套品分人年了",
    "倍": "增加",
    "次": "性元序生要数贫",
    "名": "额次字单牌录优",
    "位": "数于一置居列",
    "人": "均大民事社工类身格力社武生情",
    "户": "籍均外口型",
    "家": "庭人乡",
    "期": "工项建间限望待货末中初刊投完拟规占用总",
    "门": "峡县票诊",
    "台": "县河湾州海",
    "部": "分门委长署曲落队",
    "起": "来草到步点义源至",
    "处": "理置于级",
    "条": "例件龙心线",
    "套": "班",
    "项": "目",
    "批": "准复评示",
    "块": "头",
    "口": "子岸号径粮",
    "轮": "车换流训胎驱",
    "班": "子车",
    "份": "额",
    "件": "套",
    "场": "所镇馆",
    "级": "别",
    "分": "辨别为之公局管批期类布配解享流校院店队组工数",
    "里": "程面",
    "方": "面案式向针法",
    "头": "条等",
    "类": "别型似",
    "种": "植子养类",
    "年": "级轻龄画货薪报鉴均度",
    "天": "津然",
    "日": "常报照",
    "区": "别域间块级",
    "市": "场民值级",
    "省": "级道",
    "乡": "级道贤",
    "镇": "级",
    "县": "城委级道",
    "村": "民级",
    "单": "位元",
    "员": "工",
    "字": "路",
    "步": "走",
    "层": "面次",
    "所": "有在属谓",
    "本": "地身质科级人账村县省市乡镇区院校次届年期周月季级",
    "只": "有是要能",
    "座": "谈",
    "组": "织成建",
    "队": "伍员",
    "线": "城",
    "版": "本权",
    "双": "方",
    "对": "口于接",
    "道": "路",
    "代": "表",
    "出": "台头",
    "集": "中团体",
    "段": "落",
    "站": "点",
    "环": "境保",
    "节": "约能",
    "包": "括含村",
    "首": "先",
    "任": "务",
    "季": "度",
    "路": "线",
    "支": "持援出队付",
    "笔": "试记",
    "度": "假",
    "克": "服",
    "方面": "军",
}  # fmt: skip
#: Measure words only before these: 三点意见.
ONLY_BEFORE: Final = {"点": ("意见", "建议", "要求", "希望", "体会", "启示", "做法", "措施", "看法", "思考", "打算")}
#: … unless the longer word is itself counted: 3支队伍.
DESPITE: Final = (
    "名优秀",
    "家乡镇",
    "家乡村",
    "家乡级",
    "支队伍",
    "支援疆",
    "支援藏",
    "支队",
    "台县级",
    "件套",
    "名单位",
)


def _table() -> dict[str, Kind]:
    kinds = dict.fromkeys((*NOUNS.split(), *COUNT.split()), Kind.COUNT)
    kinds |= dict.fromkeys(DURATION, Kind.DURATION)
    kinds |= dict.fromkeys(MEASURE.split(), Kind.MEASURE)
    kinds |= dict.fromkeys(RATIO.split(), Kind.RATIO)
    return kinds | dict.fromkeys(MONEY, Kind.MONEY)


#: Every word with its kind.
KINDS: Final = _table()
LONGEST_WORD: Final = max(map(len, KINDS))
#: The words by their first character, the longest first.
BY_FIRST: Final = {
    first: tuple(sorted((word for word in KINDS if word[0] == first), key=len, reverse=True))
    for first in {word[0] for word in KINDS}
}
PURE_NOUNS: Final = frozenset(NOUNS.split()) - frozenset(COUNT.split())


def measure_word(text: str, position: int) -> str:
    """Return the longest measure word that stands at a position, "" where none does."""
    for word in BY_FIRST.get(text[position : position + 1], ()):
        if text.startswith(word, position) and not _part_of_another(word, text, position):
            return word
    return ""


def _part_of_another(word: str, text: str, position: int) -> bool:
    following = text[position + len(word) : position + len(word) + 1]
    if word[-1].isascii() and word[-1].isalpha():
        return following.isascii() and following.isalnum()
    if word in ONLY_BEFORE and not text.startswith(ONLY_BEFORE[word], position + len(word)):
        return True
    return bool(following) and following in NOT_BEFORE.get(word, "") and not text.startswith(DESPITE, position)


def is_article(quantity: Quantity) -> bool:
    """Whether a quantity is a bare 一个 or 一项, which is as often an article as a number."""
    return quantity.text[0] == "一" and quantity.text[1:] in ARTICLE
