"""A number as a report prints it: value, unit and the word that bends it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from aidanalysis.interval import NO_LOWER_BOUND, Interval, UndecidedError
from aidanalysis.units import KNOWN, RATIO_UNITS, ROUNDED_UNITS, UnitMismatchError, pint_name, registry, to_base
from aidanalysis.wording.values import Qualifier

__all__ = ["CHINESE_FORMS", "Amount", "Qualifier", "printed"]


@dataclass(frozen=True, init=False, repr=False)
class Amount:
    """A printed number: ``Amount("5265.4", "万元")`` is 5265.4万元.

    ``value`` and, for a range, ``upper`` are in ``unit`` with the digits as printed: text, an integer or a decimal,
    and no float, which has lost them. ``unit`` is one of ``units.unit_names()``. Amounts add, subtract, divide and
    compare as the intervals that they mean. Raises ``ValueError`` for what is no finite number and for a range that
    has no upper end or ends below its start, and ``UnknownUnitError``.

    >>> money = aid.Amount("5120", "万元")
    >>> money.to("亿元"), money.interval
    (<Amount 0.5120亿元>, <Interval 51200000 元>)
    >>> signed = aid.Amount.parse("4亿多元")
    >>> signed > money, signed / money, sum([signed, money])
    (True, <Interval [7.8125, 9.765625) 倍>, <Interval [451200000, 551200000) 元>)
    >>> money * 2, float(money), money.to_pint()
    (<Interval 102400000 元>, 51200000.0, <Quantity(5120, '万元')>)
    >>> signed > aid.Amount.parse("4.5亿元")
    Traceback (most recent call last):
    aidanalysis.interval.UndecidedError: 450000000 元 and [400000000, 500000000) 元 overlap: the words of the report do not say which is more
    """

    value: Decimal
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    upper: Decimal | None = None

    def __init__(
        self,
        value: Decimal | int | str,
        unit: str,
        qualifier: Qualifier = Qualifier.EXACT,
        upper: Decimal | int | str | None = None,
    ) -> None:
        object.__setattr__(self, "value", _exact(value))
        object.__setattr__(self, "unit", unit)
        object.__setattr__(self, "qualifier", Qualifier(qualifier))
        object.__setattr__(self, "upper", None if upper is None else _exact(upper))
        self.__post_init__()

    def __post_init__(self) -> None:
        # Of its own, since a ledger's rows are validated without a call of ``__init__``.
        to_base(self.unit)
        if not self.value.is_finite():
            raise ValueError(f"expected a finite number, not {self.value}")
        if (self.qualifier is Qualifier.RANGE) != (self.upper is not None):
            raise ValueError(f"an upper end goes with the qualifier range, not with {self.qualifier}")
        if self.upper is not None and not (self.upper.is_finite() and self.upper >= self.value):
            raise ValueError(f"the range ends at {self.upper}, below its start {self.value}")

    @classmethod
    def parse(cls, text: str) -> Amount:
        """Read one amount as a report prints it: ``4亿多元``, ``不少于3次``, ``5265.4万元``.

        Raises ``ValueError`` where the text is not one amount and nothing else.
        """
        from aidanalysis.reading import read  # noqa: PLC0415 - the reader makes amounts

        found = read(text.strip())
        if len(found) != 1 or found[0].value is None:
            listed = "、".join(one.text for one in found) or "none"
            raise ValueError(f"expected one amount such as 4亿多元, not {text!r}; read in it: {listed}")
        return found[0].amount

    @classmethod
    def from_pint(cls, quantity: Any) -> Amount:
        """Return a pint quantity of ``units.registry()`` as an amount."""
        unit = next(
            (unit for unit, (_, name) in RATIO_UNITS.items() if name == str(quantity.units)), str(quantity.units)
        )
        return cls(Decimal(quantity.magnitude), unit)

    def to_pint(self) -> Any:
        """Return it as a pint quantity of ``units.registry()``, for arithmetic on compound units.

        Raises ``UndecidedError`` where it is not one number.
        """
        if not self.interval.is_point:
            raise UndecidedError(f"{self} is no single number, which a pint quantity is")
        return registry().Quantity(self.value, pint_name(self.unit))

    def to(self, unit: str) -> Amount:
        """Return it in another unit of its kind, meaning the same: ``5120万元`` to ``亿元`` is ``0.5120亿元``.

        Raises ``UnitMismatchError``, and ``ValueError`` where no number in that unit means the same.
        """
        (factor, base), (wanted, other) = to_base(self.unit), to_base(unit)
        if base != other:
            raise UnitMismatchError(self.unit, unit, "convert")
        places = factor.adjusted() - wanted.adjusted()
        for value in (self.value, self.value.normalize()):
            upper = None if self.upper is None else self.upper.scaleb(places)
            moved = Amount(value.scaleb(places), unit, self.qualifier, upper)
            if moved.interval == self.interval:
                return moved
        raise ValueError(f"{self} has no form in {unit} that means the same")

    @property
    def base_unit(self) -> str:
        """The unit of ``interval``: 元 for 万元."""
        return to_base(self.unit)[1]

    @property
    def base_value(self) -> Decimal:
        """The printed number in the base unit: 52654000 for 5265.4万元."""
        factor = to_base(self.unit)[0]
        return self.value if factor == 1 else self.value * factor

    @property
    def printed_place(self) -> Decimal:
        """One unit in the last printed place, in the base unit: 1000 (元) for 5265.4万元."""
        return Decimal(1).scaleb(int(self.value.as_tuple().exponent)) * to_base(self.unit)[0]

    @property
    def significant_place(self) -> Decimal:
        """One unit in the last place that is not a trailing zero, in the base unit: 100 for 1200人."""
        if "." in f"{self.value:f}" or not self.value:
            return self.printed_place
        return Decimal(1).scaleb(int(self.value.normalize().as_tuple().exponent)) * to_base(self.unit)[0]

    @property
    def is_count(self) -> bool:
        """Whether it counts things one by one, printed to the unit, so that it is not rounded."""
        return self.base_unit not in ROUNDED_UNITS and self.printed_place == 1

    @property
    def slack(self) -> Decimal:
        """How far the true figure may lie from the printed one by rounding, in the base unit.

        Half of the last printed place; zero for a count that is printed to the unit.
        """
        return Decimal(0) if self.is_count else self.printed_place / 2

    @cached_property
    def interval(self) -> Interval:
        """The numbers that the printed words allow, in the base unit."""
        value, place = self.base_value, self.significant_place
        match self.qualifier:
            case Qualifier.ABOUT | Qualifier.OVER | Qualifier.NEAR if value < 0:
                return -replace(self, value=-self.value).interval
            case Qualifier.EXACT:
                return Interval(value, value, self.base_unit)
            case Qualifier.ABOUT:
                return Interval(max(value - place / 2, Decimal(0)), value + place / 2, self.base_unit)
            case Qualifier.OVER:
                return Interval(value, value + place, self.base_unit, high_open=True)
            case Qualifier.AT_LEAST:
                return Interval(value, None, self.base_unit)
            case Qualifier.NEAR:
                return Interval(value - place, value, self.base_unit, low_open=True)
            case Qualifier.AT_MOST:
                return Interval(Decimal(0) if value >= 0 else NO_LOWER_BOUND, value, self.base_unit)
            case Qualifier.RANGE:
                assert self.upper is not None
                return Interval(value, self.upper * to_base(self.unit)[0], self.base_unit)

    def __add__(self, other: Amount | Interval) -> Interval:
        self._same_kind(other, "add")
        return self.interval + _meant(other)

    def __radd__(self, other: Interval | int) -> Interval:
        if isinstance(other, int):
            return self.interval if other == 0 else NotImplemented
        return other + self.interval

    def __sub__(self, other: Amount | Interval) -> Interval:
        self._same_kind(other, "subtract")
        return self.interval - _meant(other)

    def __truediv__(self, other: Amount | Interval) -> Interval:
        return self.interval / _meant(other)

    def __mul__(self, factor: Decimal | int) -> Interval:
        return self.interval * factor

    __rmul__ = __mul__

    def __lt__(self, other: Amount | Interval) -> bool:
        return self.interval < _meant(other)

    def __le__(self, other: Amount | Interval) -> bool:
        return self.interval <= _meant(other)

    def __gt__(self, other: Amount | Interval) -> bool:
        return self.interval > _meant(other)

    def __ge__(self, other: Amount | Interval) -> bool:
        return self.interval >= _meant(other)

    def __float__(self) -> float:
        """Return its one number in the base unit; raises ``UndecidedError`` where it means more than one."""
        return float(self.interval)

    def _same_kind(self, other: Amount | Interval, doing: str) -> None:
        """Raise an error in the units as printed, which a reader recognises sooner than the base units."""
        if self.base_unit != (other.base_unit if isinstance(other, Amount) else other.unit):
            raise UnitMismatchError(self.unit, other.unit, doing)

    def same_as(self, other: Amount) -> bool:
        """Whether both mean the same numbers in the same unit, however they are scaled."""
        return self.base_unit == other.base_unit and self.interval == other.interval

    def __str__(self) -> str:
        return printed(self)

    def __repr__(self) -> str:
        return f"<Amount {self}>"


def _exact(number: Decimal | int | str) -> Decimal:
    """Return a number as an exact decimal; raises ``ValueError`` for text that is none, ``TypeError`` for a float."""
    if isinstance(number, float):
        raise TypeError(f"{number!r} is a float, which is not exact; write it as text, as printed: {str(number)!r}")
    try:
        return Decimal(number)
    except InvalidOperation:
        raise ValueError(f"expected a number in plain digits such as 5265.4, not {number!r}") from None


def _meant(other: Amount | Interval) -> Interval:
    return other.interval if isinstance(other, Amount) else other


#: How each qualifier is written round a number in Chinese; 多 stands between the number and its scale word.
CHINESE_FORMS: dict[Qualifier, str] = {
    Qualifier.EXACT: "{value}{unit}",
    Qualifier.ABOUT: "约{value}{unit}",
    Qualifier.OVER: "{value}多{unit}",
    Qualifier.AT_LEAST: "{value}{unit}以上",
    Qualifier.NEAR: "近{value}{unit}",
    Qualifier.AT_MOST: "{value}{unit}以内",
    Qualifier.RANGE: "{value}—{upper}{unit}",
}


def printed(amount: Amount) -> str:
    """Return an amount in Chinese: ``4亿多元``, ``2000多万元``, ``1—2次``, ``6000万元以上``, ``-3至-1%``."""
    unit = amount.unit
    form = CHINESE_FORMS[amount.qualifier]
    if amount.value < 0:
        form = form.replace("—", "至")  # a dash before a minus is hard to tell from it
    scaled = len(unit) > 1 and unit[0] in "千万亿" and to_base(unit)[0] > 1
    # 多 counts what the last nought leaves open (2000多万元), or else what the scale word does (4亿多元).
    if amount.qualifier is Qualifier.OVER and scaled and not f"{amount.value:f}".endswith("0"):
        cut = next(n for n in range(1, len(unit)) if unit[n:] in KNOWN)
        return f"{amount.value:f}{unit[:cut]}多{unit[cut:]}"
    return form.format(value=f"{amount.value:f}", upper=f"{amount.upper or 0:f}", unit=unit)
