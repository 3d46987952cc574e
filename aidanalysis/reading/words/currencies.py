"""Currencies by their signs, codes and names; the place to add one."""

from __future__ import annotations

from typing import Final

#: Each currency by its signs, codes and names.
_NAMES: Final = {
    "元": "CN¥ RMB CNY ¥ 人民币",
    "港元": "HK$ HKD 港元 港币 港圆",
    "美元": "US$ USD $ 美元 美金 美圆",
    "欧元": "EUR € 欧元",
    "日元": "JP¥ JPY 日元 日圆 日币",
    "英镑": "GBP £ 英镑",
    "澳元": "A$ AUD 澳元 澳币",
    "加元": "C$ CAD 加元 加币",
    "新加坡元": "S$ SGD 新加坡元 新元 新币",
    "澳门元": "MOP 澳门元 澳门币",
    "新台币": "NT$ TWD 新台币 台币",
    "瑞士法郎": "CHF 瑞士法郎 瑞郎",
    "韩元": "KRW ₩ 韩元 韩圆",
    "卢布": "RUB ₽ 卢布",
    "泰铢": "THB ฿ 泰铢",
    "卢比": "INR ₹ 卢比",
}
CURRENCY_OF: Final = {name: currency for currency, names in _NAMES.items() for name in names.split()}
