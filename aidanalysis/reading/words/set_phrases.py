"""Words with a numeral in them that count nothing."""

from __future__ import annotations

from typing import Final

#: Names, slogans and idioms, by how they begin. Only those that would be read need a place.
SET_PHRASES: Final = """
三位一体 四位一体 五位一体 六位一体 两不愁三保障 两不愁 三保障 一系列 四个全面 一带一路 三支一扶
四个意识 四个自信 两个维护 两个确立 两个一百年 一国两制 三个代表 三个面向 三个有利于 四个伟大 五个一批
六个精准 三个务必 两个务必 三区三州 一村一品 一户一策 一户一档 一人一策 一人一档 一县一策 一家一户
一站式 一条龙 一揽子 一体化 一盘棋 一把手 一家人 一次性 一次次 一个个 一项项 一件件 一户户 一家家 一批批
一条条 一人一 一户一 一家一 一村一 一企一 一名一 一个样 一年一度 一年到头 一年四季 一人当 一人得 一家独
一家之 一口气 一方面 一下子 一辈子 一门心思 一个劲 一次又一次 一次验收 一次交验 一年又一年 一天天 一年年 一期一 两个文明
两个结合 两个毫不动摇 两个先行 两面性 两口子 两头 两手抓 两只手 两山 两委 两会 两岸 两地书 两位数 两级
两地 两国 两弹一星 两年制 三个一 三次产业 三项制度 三三制 三五成群 三年级 三级 三家村 三个臭皮匠
三个和尚 三人行 三天两头 三年制 三门峡 三台县 三班倒 三口之家 三代人 三点一线 三个转变 三个结合 三名三进
三人成 四个最严 四个不摘 四个坚持 四个服从 四个统筹 四个注重 四个着力 四套班子 四大班子 四处 四级 四年制
五级 五保户 五保 五个一 五个统筹 五好家庭 五项管理 五家渠 五台山 五台县 五年制 五年级 六个一 六个方面军
六年级 七个一 七台河 八个一 八项规定 八年级 九个一 九年一贯制 九年义务教育 九年级 九台区 九台市 十个一
十个全覆盖 十字路口 十字街头 十年树木 十年如一日 十年寒窗 十项全能 百年大计 百家姓 百家争鸣 百日 百校
百企 百村 千家万户 千户苗寨 千方百计 千军万马 千村 千人计划 万人计划 百人计划 百千万 千百万 万人空巷
万户千家 万企 万家灯火 万无一失 万里长城 万里长征 万元户 八七扶贫 八七计划 三西 三农 三峡 三产
三资 三公 三通 三包 三线建设 三大革命 一事一议 一对一 一审 二审 二孩 一孩 二次创业 二级 一级 一二三产
一二三 一届 二人转 半决赛 半成品 半导体 半岛 半径 半山 半路 半边天 半月谈 半坡 半工半读 一五一十
一分为二 一分一厘 两分法 百分百 985高校 985工程 985院校 211工程 211高校 211院校 千里马 千里之行 百里挑一
万里 百里 千里 一一 二七区 二七路 七匹狼 两代表 一二线 二三线 三四线 三番五次 三番两次 五花八门 三月三 九月九 二月二 数十年如一日 一月一 三年五载 三长两短 五十步笑百步
"""

#: Characters after which 一 counts nothing: 统一, 进一步, 这一项, 每一个.
NOT_AFTER: Final = {
    "一": "统唯同单专划第万逐其归如之初进这那每某任另哪下上前新又首惟纯居漏落",
    "半": "上下前后大多夜",
}
_BY_START: Final[dict[str, list[str]]] = {}
for _phrase in sorted(SET_PHRASES.split(), key=len, reverse=True):
    _BY_START.setdefault(_phrase[:2], []).append(_phrase)


def set_phrase(text: str, position: int) -> int:
    """Return the length of the set phrase at a position, 0 where there is none."""
    for phrase in _BY_START.get(text[position : position + 2], ()):
        if text.startswith(phrase, position):
            return len(phrase)
    return 0
