"""The units that reports count in, and what does not add."""

from __future__ import annotations

import itertools
import pickle
from decimal import Decimal

import pytest

from aidanalysis.units import (
    BASE_UNITS,
    COUNT_UNITS,
    KNOWN,
    RATIO_UNITS,
    SCALED_UNITS,
    UnitMismatchError,
    UnknownUnitError,
    pint_name,
    quotient_unit,
    registry,
    to_base,
    unit_names,
)
from aidanalysis.wording import describe_unit


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("元", "1", "元"),
        ("千元", "1000", "元"),
        ("万元", "10000", "元"),
        ("亿元", "100000000", "元"),
        ("万亿元", "1000000000000", "元"),
        ("人次", "1", "人次"),
        ("名", "1", "人"),
        ("公里", "1000", "米"),
        ("%", "0.01", "倍"),
        ("‰", "0.001", "倍"),
        ("倍", "1", "倍"),
        ("人次/批", "1", "人次/批"),
        ("万元/人", "10000", "元/人"),
        ("万元/亿元", "0.0001", "倍"),
        ("%/倍", "0.01", "倍"),
    ],
)
def test_to_base(unit: str, factor: str, base: str) -> None:
    """A unit is an exact decimal multiple of its base unit."""
    assert to_base(unit) == (Decimal(factor), base)


@pytest.mark.parametrize("unit", ["", "斤两", "万", "元/", "/元", "元 / 人", "元*元", "kilogram", "%%", "元\n"])
def test_unknown_unit(unit: str) -> None:
    """A unit that the registry does not hold is an error that names it and all known ones."""
    with pytest.raises(UnknownUnitError) as caught:
        to_base(unit)
    assert caught.value.unit == unit
    assert repr(unit) in str(caught.value)
    assert "人次" in str(caught.value)


def test_the_tables_and_the_registry_agree() -> None:
    """The tables that spare loading pint say what pint says."""
    for unit in unit_names():
        base = registry().Quantity(Decimal(1), pint_name(unit)).to_base_units()
        assert to_base(unit)[0] == base.magnitude


def test_every_unit_is_listed_once() -> None:
    """No unit is defined twice."""
    names = unit_names()
    assert len(names) == len(set(names)) == len(KNOWN) == len(BASE_UNITS) + len(SCALED_UNITS) + len(RATIO_UNITS)


def test_no_two_base_units_add_up() -> None:
    """Every measure word is a dimension of its own."""
    import pint

    for left, right in itertools.combinations(COUNT_UNITS[:8], 2):
        with pytest.raises(pint.DimensionalityError):
            registry().Quantity(Decimal(1), left) + registry().Quantity(Decimal(1), right)


def test_the_registry_is_exact() -> None:
    """A quantity of the registry holds decimals, not floats."""
    sum_of_tenths = registry().Quantity(Decimal("0.1"), "万元") + registry().Quantity(Decimal("2000"), "元")
    assert sum_of_tenths.to("元").magnitude == Decimal(3000)
    assert isinstance(sum_of_tenths.magnitude, Decimal)


@pytest.mark.parametrize(
    ("over", "under", "unit"),
    [("人次", "批", "人次/批"), ("元", "元", "倍"), ("元", "人", "元/人"), ("倍", "倍", "倍"), ("元", "倍", "元")],
)
def test_quotient_unit(over: str, under: str, unit: str) -> None:
    """A quotient of one unit is a multiple; any other one is so much for each."""
    assert quotient_unit(over, under) == unit


def test_mismatch_names_both_units() -> None:
    """A nonsense sum says which two units it would add."""
    error = UnitMismatchError("万元", "人次", "add")
    assert (error.left, error.right) == ("万元", "人次")
    assert str(error) == "cannot add '万元' and '人次': they measure different things"


@pytest.mark.parametrize(
    ("unit", "lang", "plural", "words"),
    [
        ("批", "en", True, "delegations"),
        ("批", "en", False, "delegation"),
        ("批", "zh", True, "批"),
        ("人次/批", "en", True, "person-times per delegation"),
        ("人次/批", "zh", True, "人次/批"),
        ("眼", "en", True, "眼"),
    ],
)
def test_describe_unit(unit: str, lang: str, plural: bool, words: str) -> None:
    """An English reader gets an English word where there is one; Chinese units stand for themselves."""
    assert describe_unit(unit, lang, plural=plural) == words


def test_unit_names_survive_pickling() -> None:
    """Units are text, so that amounts travel between processes."""
    assert pickle.loads(pickle.dumps(unit_names())) == unit_names()
