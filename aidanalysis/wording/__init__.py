"""What the package says, in English and in Chinese: values with a name in each, numbers and units in words."""

from __future__ import annotations

from aidanalysis.wording.labelled import COLON, COMMA, LISTED, SEMICOLON, SPACE, STOP, Both, Labelled, Lang, said
from aidanalysis.wording.numbers import MONTHS, day, interval, number, plan_period, quantity, scale_of
from aidanalysis.wording.units import describe_unit

__all__ = [
    "COLON",
    "COMMA",
    "LISTED",
    "MONTHS",
    "SEMICOLON",
    "SPACE",
    "STOP",
    "Both",
    "Labelled",
    "Lang",
    "day",
    "describe_unit",
    "interval",
    "number",
    "plan_period",
    "quantity",
    "said",
    "scale_of",
]
