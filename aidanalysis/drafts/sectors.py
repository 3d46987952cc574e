"""The DAC purpose code that the name of a project speaks for."""

from __future__ import annotations

import re
from typing import Final

#: Words of a name and the code they speak for, the telling ones first.
SECTORS: Final = (
    (r"妇女|致富|技能|职教|实训|职业", "11330"),
    (r"教师", "11130"),
    (r"大学|学院", "11420"),
    (r"学校|小学|中学|教学|校舍|宿舍楼|幼儿园|教育|校", "11120"),
    (r"医疗设备|医院|卫生|门诊|住院|妇幼|保健|CT|制剂", "12230"),
    (r"饮水|供水|自来水|水厂|蓄水|水池|污水|卫生厕", "14030"),
    (r"福利|敬老|养老|康复|残疾|救助", "16015"),
    (r"住房|安置|定居|安居|搬迁|危房", "16030"),
    (r"文化|图书|体育|广播|电视|博物|剧场|广场", "16061"),
    (r"公路|道路|桥|通村|路", "21020"),
    (r"光伏|电站|电网", "23230"),
    (r"羊|牛|猪|禽|畜|养殖|良种", "31163"),
    (r"水利|灌溉|渠|泵站|水库", "31140"),
    (r"林|绿化", "31220"),
    (r"冷链|加工|精制|物流", "32161"),
    (r"市场|商贸|电商", "33110"),
    (r"旅游|景区", "33210"),
    (r"车间|就业|创业|产业园|园区|孵化", "32130"),
    (r"环境|生态|垃圾", "41010"),
    (r"农业|种植|茶|果|菜|大棚|基地|蚕|药材", "31120"),
    (r"街|城市|市政", "43030"),
    (r"乡村|村|扶贫", "43040"),
)


def sector_of(name: str) -> str:
    """Return the purpose code of a project's name, "" where nothing in it speaks for one."""
    return next((code for words, code in SECTORS if re.search(words, name)), "")
