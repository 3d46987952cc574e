"""The units that work reports count in, as a pint registry of our own.

Every measure word is a dimension of its own, so that 批 + 人次 or 万元 + 人次 is an error and not a number.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from aidanalysis.errors import AidAnalysisError

if TYPE_CHECKING:
    import pint
    from pint.facets.plain import PlainUnit

MONEY_UNITS: Final = ("元", "美元", "欧元", "日元", "港元")

#: The measure words of persons and of things that are counted one by one.
COUNT_UNITS: Final = (
    "人", "人次", "户", "批", "个", "次", "项", "家", "期", "件", "所", "例", "座", "处", "条", "间", "栋", "套", "台", "辆",
    "场", "门", "册", "份", "封", "班", "届", "头", "株", "类", "级", "省", "市", "省市", "区", "县", "乡镇", "村", "户次", "张", "只", "本", "部", "篇", "支", "对", "种", "床", "课时", "学时", "口", "组",
)  # fmt: skip

MEASURE_UNITS: Final = ("年", "月", "天", "米", "平方米", "立方米", "亩", "吨", "千瓦时")

#: Base units that are measured and not counted, so that their figures are rounded even where they have no decimals;
#: years, months and days are counted.
ROUNDED_UNITS: Final = frozenset({*MONEY_UNITS, *MEASURE_UNITS, "倍"} - {"年", "月", "天"})

#: Units that stand for nothing but themselves.
BASE_UNITS: Final = (*MONEY_UNITS, *COUNT_UNITS, *MEASURE_UNITS)

#: A unit as a decimal multiple of another one.
SCALED_UNITS: Final[dict[str, tuple[str, str]]] = {
    "千元": ("1e3", "元"),
    "万元": ("1e4", "元"),
    "百万元": ("1e6", "元"),
    "亿元": ("1e8", "元"),
    "万亿元": ("1e12", "元"),
    "万美元": ("1e4", "美元"),
    "亿美元": ("1e8", "美元"),
    "批次": ("1", "批"),
    "场次": ("1", "场"),
    "平方公里": ("1e6", "平方米"),
    "千米": ("1e3", "米"),
    "名": ("1", "人"),
    "位": ("1", "人"),
    "万人": ("1e4", "人"),
    "万人次": ("1e4", "人次"),
    "万户": ("1e4", "户"),
    "公里": ("1e3", "米"),
    "公顷": ("1e4", "平方米"),
    "万吨": ("1e4", "吨"),
    "万千瓦时": ("1e4", "千瓦时"),
    "亿千瓦时": ("1e8", "千瓦时"),
}

#: Units without a dimension. pint reads "%" as an operator, hence the names in Latin script.
RATIO_UNITS: Final[dict[str, tuple[str, str]]] = {
    "倍": ("1", "times"),
    "%": ("1e-2", "percent"),
    "‰": ("1e-3", "permille"),
    "个百分点": ("1e-2", "percentage_point"),
}

KNOWN: Final = frozenset((*BASE_UNITS, *SCALED_UNITS, *RATIO_UNITS))

#: What 人次 counts: one for each person and time, be they visitors, trainees or patients.
PERSON_TIME: Final = "person-time"


class UnknownUnitError(AidAnalysisError, ValueError):
    """A unit that the registry does not hold."""

    def __init__(self, unit: str) -> None:
        super().__init__(f"unknown unit {unit!r}; known are {', '.join(unit_names())}")
        self.unit = unit


class UnitMismatchError(AidAnalysisError, ValueError):
    """Two units that cannot be added, subtracted or compared."""

    def __init__(self, left: str, right: str, doing: str = "add") -> None:
        super().__init__(f"cannot {doing} {left!r} and {right!r}: they measure different things")
        self.left, self.right = left, right


def unit_names() -> list[str]:
    """Return every unit that a record may be written in."""
    return [*BASE_UNITS, *SCALED_UNITS, *RATIO_UNITS]


@cache
def registry() -> pint.UnitRegistry[Decimal]:
    """Return the pint registry of these units, exact in decimals."""
    import pint  # noqa: PLC0415 - takes longer to import than reading a report needs

    units: pint.UnitRegistry[Decimal] = pint.UnitRegistry(None, non_int_type=Decimal)
    for position, name in enumerate(BASE_UNITS):
        units.define(f"{name} = [dimension_{position}]")
    for name, (factor, base) in SCALED_UNITS.items():
        units.define(f"{name} = {factor} * {base}")
    for factor, name in RATIO_UNITS.values():
        units.define(f"{name} = {factor}")
    return units


def pint_name(unit: str) -> str:
    """Return the name by which the registry knows a unit."""
    return RATIO_UNITS[unit][1] if unit in RATIO_UNITS else unit


@cache
def to_base(unit: str) -> tuple[Decimal, str]:
    """Return the factor and the base unit of a unit: ``万元`` gives ``(10000, "元")``.

    Ratios have the base unit ``倍``: one per cent is 0.01 of it. A quotient such as ``人次/批`` is reduced part
    by part. Raises ``UnknownUnitError``.
    """
    # A single unit stands in the tables above; asking pint would load it for every reading of a report.
    if unit in RATIO_UNITS:
        return Decimal(RATIO_UNITS[unit][0]), "倍"
    if unit in SCALED_UNITS:
        factor, base_unit = SCALED_UNITS[unit]
        return Decimal(f"{Decimal(factor):f}"), base_unit
    if unit in KNOWN:
        return Decimal(1), unit
    parts = unit.split("/")
    if not all(part in KNOWN for part in parts):
        raise UnknownUnitError(unit)
    base = registry().Quantity(Decimal(1), "/".join(map(pint_name, parts))).to_base_units()
    return Decimal(f"{base.magnitude:f}"), spell(base.units)


def spell(units: PlainUnit) -> str:
    """Return compound units as text without spaces, a ratio as ``倍``."""
    return "倍" if units.dimensionless else f"{units:~D}".replace(" ", "")


@cache
def quotient_unit(over: str, under: str) -> str:
    """Return the base unit of a division: ``("人次", "批")`` is ``"人次/批"``, ``("元", "元")`` is ``"倍"``."""
    if under == "倍":
        return over
    known = registry()
    return spell(known.Unit(pint_name(over)) / known.Unit(pint_name(under)))
