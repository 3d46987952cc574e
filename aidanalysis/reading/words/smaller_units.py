"""The units that an amount goes on in, and those that it can be counted by."""

from __future__ import annotations

from typing import Final

from aidanalysis.reading.words.measure_words import YUAN

#: The next smaller units by the larger, each as so many powers of ten below it.
SMALLER: Final = {
    **{word: {"角": 1, "毛": 1, "毛钱": 1, "分": 2} for word in YUAN},
    "角": {"分": 1},
    "毛": {"分": 1},
    "米": {"分米": 1, "厘米": 2, "公分": 2},
    "斤": {"两": 1},
    "公斤": {"克": 3},
    "公里": {"米": 3},
    "吨": {"公斤": 3},
    "丈": {"尺": 1, "寸": 2},
    "尺": {"寸": 1},
    "亩": {"分": 1},
}

#: The same of lengths of time, each by how many make the larger.
SMALLER_TIMES: Final = {
    "年": {"个月": 12},
    "天": {"小时": 24},
    "小时": {"分钟": 60, "分": 60},
    "分钟": {"秒": 60, "秒钟": 60},
}

#: What a rate is counted by, behind a slash: 3000元/亩, 60km/h.
DENOMINATORS: Final = """
h s min d a km m m² m³ m2 m3 km² km2 kg g t L ha kWh kW 人 人次 亩 户 天 日 月 年 斤 吨 公斤 千克 公顷 头 只 株 棵 羽
小时 平方米 平米 立方米 立方 方 平方公里 公里 千米 米 次 学年 学期 季 季度 股 度 千瓦时 千瓦 里 秒 分 分钟 升 毫升 工 工日 课时 晚 夜
张 件 套 台 辆 间 床 桌 份 瓶 箱 袋 盒 桶 杯 本 册 村 校 班 组 期 场 批 例 座 所 家 个 桶 盎司 车 趟 席 餐 顿 周 生 标箱 吨公里 人天
""".split()
