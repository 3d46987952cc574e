"""The verdict on a claim as formulas, one step a column; the same as ``aidanalysis.claims.judgement`` decides.

A name in braces is another step of the same claim. Every interval is four steps: ``_low``, ``_high`` and, above zero
where the end is open, ``_low_open`` and ``_high_open``. What cannot be computed is an error, which the verdict turns
into ``unclear``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.claims.judgement import QUOTIENTS
from aidanalysis.export.amount_steps import ENDLESS, INFINITY
from aidanalysis.export.members import operands
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aidanalysis.export.grid import Grid
    from aidanalysis.export.members import Operand
    from aidanalysis.records import Claim

ENDS: Final = ("low", "high", "low_open", "high_open")
#: The steps of the stated amount that the judge looks at.
STATED: Final = ("base", "factor", "place", "half", *ENDS, "low_rounded", "high_rounded")
OPERAND: Final = ("rows", "unit", *ENDS, "low_rounded", "high_rounded")
READINGS: Final = ("written", "rounded")

#: The columns of the sheet, in the order in which one step needs the one before.
STEPS: Final = (
    "id",
    "row",
    "qualifier",
    *(f"stated_{part}" for part in STATED),
    *(f"{side}_{part}" for side in ("of", "base") for part in OPERAND),
    "unit",
    *(f"{reading}_raw_{end}" for reading in READINGS for end in ENDS),
    *(f"{reading}_{end}" for reading in READINGS for end in ENDS),
    "fits",
    "tolerance",
    "meant_low",
    "meant_high",
    "half_place_low",
    "half_place_high",
    "cut_off_high",
    "cut_off_high_open",
    "computed_low",
    "computed_high",
    "verdict",
)


def claim_formulas(claim: Claim, claims: Grid, sheets: Mapping[str, Grid]) -> dict[str, str]:
    """Return the formula of each step of a claim, without its sign of equality."""
    kind = claim.kind
    return {
        "row": f"MATCH({{id}},{claims.range('id')},0)",
        "qualifier": f"INDEX({claims.range('amount_qualifier')},{{row}})",
        **{f"stated_{part}": f"INDEX({claims.range(f'amount_{part}')},{{row}})" for part in STATED},
        **_operands(claim, kind, sheets),
        "unit": _unit(kind, len(operands(claim))),
        **{step: formula for reading in READINGS for step, formula in _computed(kind, claim, reading)},
        **_stated_readings(kind),
        **VERDICT,
        "tolerance": _tolerance(kind),
        "verdict": _verdict(kind),
    }


def _operands(claim: Claim, kind: ClaimKind, sheets: Mapping[str, Grid]) -> dict[str, str]:
    counted_in = {"of": "{stated_base}", "base": "{stated_base}"}
    if kind is ClaimKind.AVERAGE:
        # What an average is divided by is counted in another unit than its own, or the quotient has none.
        counted_in["base"] = 'IF({stated_base}="个","项","个")'
    return {
        f"{side}_{part}": formula
        for side, operand in zip(("of", "base"), operands(claim), strict=False)
        for part, formula in _operand(side, operand, sheets.get(operand.sheet), counted_in[side]).items()
    }


def _operand(side: str, operand: Operand, grid: Grid | None, counted_in: str) -> dict[str, str]:
    if grid is None:
        return {"rows": "0", "unit": counted_in if operand.counts else "NA()", **dict.fromkeys(OPERAND[2:], "0")}
    picked = grid.range(operand.column)
    rows = f"{{{side}_rows}}"
    if operand.counts:
        numbers = dict.fromkeys(OPERAND[2:], rows) | {"low_open": "0", "high_open": "0"}
        return {"rows": f"SUM({picked})", "unit": counted_in, **numbers}
    base = grid.range(f"{operand.field}_base")
    first = f"INDEX({base},MATCH(1,{picked},0))"
    return {
        "rows": f"SUM({picked})",
        # Rows in several units do not add up; where there are no rows nothing matches.
        "unit": f"IF(COUNTIFS({picked},1,{base},{first})={rows},{first},NA())",
        **{part: f"SUMIFS({grid.range(f'{operand.field}_{part}')},{picked},1)" for part in OPERAND[2:]},
    }


def _unit(kind: ClaimKind, count: int) -> str:
    if kind is ClaimKind.SUM or kind is ClaimKind.BOUND:
        same = "IF({of_unit}={base_unit},{of_unit},NA())" if kind is ClaimKind.SUM else "NA()"
        return "{of_unit}" if count == 1 else same
    if count == 1:
        return "NA()"
    if kind is ClaimKind.DIFFERENCE:
        return "IF({of_unit}={base_unit},{of_unit},NA())"
    quotient = (
        'IF({base_unit}="倍",{of_unit},IF({of_unit}={base_unit},"倍",IF({of_unit}="倍","1",{of_unit})&"/"&{base_unit}))'
    )
    return f'IF({quotient}="倍","倍",NA())' if kind is ClaimKind.GROWTH else quotient


def _computed(kind: ClaimKind, claim: Claim, reading: str) -> Iterator[tuple[str, str]]:
    """Yield the steps of what the operands allow, in one of its readings."""
    tail = "_rounded" if reading == "rounded" else ""
    names = {
        f"{letter}{short}": f"{{{side}_{end}{'' if 'open' in end else tail}}}"
        for side, letter in (("of", "a"), ("base", "b"))
        for short, end in (("l", "low"), ("h", "high"), ("lo", "low_open"), ("ho", "high_open"))
    }
    whole = SUM if len(operands(claim)) == 2 else ALONE
    raw = DIFFERENCE if kind is ClaimKind.DIFFERENCE else QUOTIENT if kind in QUOTIENTS else whole
    for end, formula in zip(ENDS, raw, strict=True):
        yield f"{reading}_raw_{end}", formula.format_map(names)
    less = {ClaimKind.DIFFERENCE: 0, ClaimKind.GROWTH: 1}.get(kind)
    ends = {end: f"{{{reading}_raw_{end}}}" for end in ENDS}
    if less is not None:
        ends |= {end: f"ROUND({ends[end]}-{less},12)" for end in ("low", "high")}
    for end, formula in zip(
        ENDS, ("{low}", "{high}", "{low_open}", "{high_open}") if less is None else SIZE, strict=True
    ):
        yield f"{reading}_{end}", formula.format_map(ends)


#: Low, high, low open, high open of an operation on a and b, as ``aidanalysis.interval`` computes it.
ALONE: Final = ("{al}", "{ah}", "{alo}", "{aho}")
SUM: Final = ("{al}+{bl}", "{ah}+{bh}", "{alo}+{blo}", "{aho}+{bho}")
DIFFERENCE: Final = (
    f"IF({{bh}}>{ENDLESS},NA(),{{al}}-{{bh}})",
    "{ah}-{bl}",
    "{alo}+{bho}",
    "{aho}+{blo}",
)
QUOTIENT: Final = (
    f"IF(AND({{al}}>=0,OR({{bl}}>0,AND({{bl}}=0,{{blo}}>0))),IF({{bh}}>{ENDLESS},0,{{al}}/{{bh}}),NA())",
    f"IF(OR({{ah}}=0,{{ah}}>{ENDLESS}),{{ah}},IF({{bl}}>0,{{ah}}/{{bl}},{INFINITY}))",
    f"{{alo}}+IF(AND({{al}}>0,OR({{bho}}>0,{{bh}}>{ENDLESS})),1,0)",
    "{aho}+IF(AND({ah}<>0,{blo}>0),1,0)",
)
#: The size of a change, whichever way it goes.
SIZE: Final = (
    "IF({low}>=0,{low},IF({high}<=0,-{high},0))",
    "IF({low}>=0,{high},IF({high}<=0,-{low},MAX(-{low},{high})))",
    "IF({low}>=0,{low_open},IF({high}<=0,{high_open},0))",
    "IF({low}>=0,{high_open},IF({high}<=0,{low_open},0))",
)

VERDICT: Final = {
    # An average in 元/人 bears out a stated one in 元, whose 'per' stands in the words around it.
    "fits": (
        'IF(AND(OR({unit}={stated_base},LEFT({unit},FIND("/",{unit}&"/")-1)={stated_base}),'
        "ISNUMBER({written_low}+{written_high}+{rounded_low}+{rounded_high})),1,NA())"
    ),
    "computed_low": "IF({fits}=1,ROUND({written_low}/{stated_factor},10))",
    "computed_high": "IF({fits}=1,ROUND({written_high}/{stated_factor},10))",
}


def _tolerance(kind: ClaimKind) -> str:
    """Return how far two numbers that are the same may lie apart, as a spreadsheet computes with 15 digits."""
    ends = ["{stated_low}", "{stated_high}", "{written_low}", "{written_high}"]
    if kind is ClaimKind.DIFFERENCE:
        ends += ["{of_low}", "{of_high}", "{base_low}", "{base_high}"]
    finite = (f"IF({end}<{ENDLESS},{end},0)" if "high" in end else end for end in ends)
    return f"1E-13*MAX(1,{','.join(finite)})"


def _stated_readings(kind: ClaimKind) -> dict[str, str]:
    """Return what the stated figure means as written, as rounded and as cut off."""
    meant = {"low": "{stated_low}", "high": "{stated_high}"}
    half_place = {"low": "{stated_low_rounded}", "high": "{stated_high_rounded}"}
    if kind in QUOTIENTS:
        half_place = {"low": "MAX({stated_low}-{stated_place}/2,0)", "high": "{stated_high}+{stated_place}/2"}
        meant = {end: f'IF({{qualifier}}="exact",{half_place[end]},{meant[end]})' for end in meant}
    if kind is ClaimKind.BOUND:
        meant["high"] = f'IF({{qualifier}}="exact",{INFINITY},{{stated_high}})'
        half_place = {"low": "{meant_low}-{stated_half}", "high": "{meant_high}+{stated_half}"}
    return {
        **{f"meant_{end}": formula for end, formula in meant.items()},
        **{f"half_place_{end}": formula for end, formula in half_place.items()},
        "cut_off_high": '{stated_high}+IF({qualifier}="exact",{stated_place},0)',
        "cut_off_high_open": 'IF({qualifier}="exact",1,{stated_high_open})',
    }


def _verdict(kind: ClaimKind) -> str:
    exact = _overlap("meant_low", "meant_high", "stated_high_open", "written")
    rounds = _overlap("half_place_low", "half_place_high", "stated_high_open", "rounded")
    cut_off = _overlap("stated_low", "cut_off_high", "cut_off_high_open", "rounded")
    otherwise = '"contradicts"' if kind is ClaimKind.BOUND else f'IF({cut_off},"truncates","contradicts")'
    return f'IFERROR(IF({{fits}}=1,IF({exact},"exact",IF({rounds},"rounds",{otherwise}))),"unclear")'


def _overlap(low: str, high: str, high_open: str, computed: str) -> str:
    left = _reaches(low, "stated_low_open", f"{computed}_high", f"{computed}_high_open")
    return f"AND({left},{_reaches(f'{computed}_low', f'{computed}_low_open', high, high_open)})"


def _reaches(low: str, low_open: str, high: str, high_open: str) -> str:
    """Return whether an interval starts before another ends; where both ends are open they must not just meet."""
    return f"{{{low}}}<{{{high}}}+IF({{{low_open}}}+{{{high_open}}}>0,-1,1)*{{tolerance}}"
