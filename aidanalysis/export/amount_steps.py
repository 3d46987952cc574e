"""What a printed amount means, as formulas over its cells; the same as ``aidanalysis.amount`` computes.

A step is a hidden column; ``{value}``, ``{unit}``, ``{qualifier}`` and ``{upper}`` are the printed cells of its row,
the other names are steps. Each holds its number in the base unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from aidanalysis.export.grid import Grid

#: No upper end, in cells that take numbers only; what is above ``ENDLESS`` is taken for it.
INFINITY, ENDLESS = "1E+150", "1E+100"

#: A spreadsheet drops the zeros behind a number, so that the places it was printed with have a cell of their own.
DECIMALS = "decimals"

STEPS: Final = {
    "base": "INDEX({bases},MATCH({unit},{units},0))",
    "factor": "IF({value}>=0,INDEX({factors},MATCH({unit},{units},0)),NA())",
    # A place is at most what the cell was printed with; a number that is typed over it may have more.
    "place": (
        "{factor}*10^(-MAX({decimals},SUMPRODUCT(--(ROUND({value},{{0,1,2,3,4,5,6,7,8,9}})<>{value}))))"
    ),
    "significant": (
        "IF(OR({value}=0,{place}<{factor}),{place},"
        "{factor}*10^SUMPRODUCT(--(ROUND({value},{{-1,-2,-3,-4,-5,-6,-7,-8,-9,-10,-11,-12,-13,-14}})={value})))"
    ),
    "half": "IF(AND(INDEX({counteds},MATCH({unit},{units},0)),ROUND({value},0)={value}),0,{place}/2)",
    "low": (
        'IF({qualifier}="at_most",0,ROUND({value}*{factor}-IF({qualifier}="near",{significant},'
        'IF({qualifier}="about",MIN({significant}/2,{value}*{factor}),0)),12))'
    ),
    "high": (
        f'IF({{qualifier}}="at_least",{INFINITY},ROUND(IF({{qualifier}}="range",IF({{upper}}>={{value}},{{upper}},NA()),'
        '{value})*{factor}+IF({qualifier}="over",{significant},IF({qualifier}="about",{significant}/2,0)),12))'
    ),
    "low_open": 'IF({qualifier}="near",1,0)',
    "high_open": 'IF({qualifier}="over",1,0)',
    "low_rounded": "IF({half}=0,{low},ROUND(MAX({low}-{half},0),12))",
    "high_rounded": "IF({half}=0,{high},ROUND({high}+{half},12))",
}  # fmt: skip


def step_columns(field: str) -> list[str]:
    """Return the hidden columns of an amount."""
    return [f"{field}_{step}" for step in (DECIMALS, *STEPS)]


def step_formulas(grid: Grid, field: str, units: Grid) -> dict[str, str]:
    """Return the formula of each step of an amount by its column; an empty amount leaves its steps empty."""
    cells = {part: grid.cell(f"{field}_{part}") for part in ("unit", "qualifier", "upper", DECIMALS, *STEPS)}
    lookups = {f"{column}s": units.range(column) for column in units.columns}
    value = grid.cell(field)
    return {
        f"{field}_{step}": f'=IF({value}="","",{formula.format(value=value, **cells, **lookups)})'
        for step, formula in STEPS.items()
    }
