"""Currencies by their signs, codes and names; the place to add one."""

from __future__ import annotations

from typing import Final

#: Each currency by its signs, codes and names.
_NAMES: Final = {
    "元": "CN¥ RMB CNY ¥ 人民币",
    "港元": "HK$ HKD 港元 港币 港圆",
    "美元": "US$ USD $ 美元 美金 美圆",
    "欧元": "EUR € 欧元",
    "日元": "JP¥ JPY 日元 日圆 日币 円",
    "英镑": "GBP £ 英镑",
    "澳元": "A$ AUD 澳元 澳币 澳大利亚元",
    "加元": "C$ CAD 加元 加币 加拿大元",
    "新加坡元": "S$ SGD 新加坡元 新元 新币",
    "澳门元": "MOP MOP$ 澳门元 澳门币",
    "新台币": "NT$ TWD 新台币 台币",
    "瑞士法郎": "CHF 瑞士法郎 瑞郎",
    "韩元": "KRW ₩ 韩元 韩圆 韩币",
    "卢布": "RUB ₽ 卢布",
    "泰铢": "THB ฿ 泰铢",
    "卢比": "INR ₹ 卢比",
    "新西兰元": "NZ$ NZD 新西兰元 纽元 纽币",
    "林吉特": "RM MYR 林吉特 马币",
    "越南盾": "VND ₫ 越南盾 越盾",
    "印尼盾": "IDR 印尼盾",
    "缅元": "MMK 缅元 缅币",
    "比索": "PHP ₱ 比索 菲律宾比索",
    "法郎": "法郎",
    "马克": "马克",
    "兰特": "ZAR 兰特",
    "里拉": "TRY ₺ 里拉",
    "克朗": "SEK NOK DKK 克朗 瑞典克朗 挪威克朗 丹麦克朗",
    "雷亚尔": "R$ BRL 雷亚尔",
    "迪拉姆": "AED 迪拉姆",
    "坚戈": "KZT 坚戈",
    "图格里克": "MNT 图格里克",
}
CURRENCY_OF: Final = {name: currency for currency, names in _NAMES.items() for name in names.split()}
