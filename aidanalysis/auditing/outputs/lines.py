"""An audit for machines: one JSON object a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidanalysis.auditing.decision.right import how_often_right
from aidanalysis.units import to_base

if TYPE_CHECKING:
    from decimal import Decimal

    from aidanalysis.auditing.auditor import Audit
    from aidanalysis.auditing.decision.decide import Claim
    from aidanalysis.auditing.figures.figure import Figure


#: Decimal places of a computed number; a quotient has no last one.
PLACES = 12


def as_json(audit: Audit) -> dict[str, Any]:
    """Return an audit with its numbers as decimal text, in the unit of the stated figure without scale words."""
    warnings = {"warnings": list(audit.warnings)} if audit.warnings else {}
    return {
        "document": audit.document,
        **warnings,
        "claims": [_claim(claim) for claim in audit.claims],
        "queries": [_claim(query) for query in audit.queries],
        "coverage": audit.coverage._asdict(),
        "not_checkable": [{**_place(note.figure), "reason": note.reason} for note in audit.notes],
        "restated": [
            {"name": one.name, "agree": one.agree, "figures": [_place(figure) for figure in one.figures]}
            for one in audit.restated
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    result, right = claim.judgement.computed, how_often_right(claim)
    return {
        "kind": claim.kind,
        "stated": _place(claim.stated),
        "operands": [_place(figure) for figure in claim.operands],
        "computed_low": None if result is None else _number(result.rounded.low, claim.stated),
        "computed_high": None if result is None else _number(result.rounded.high, claim.stated),
        "verdict": claim.verdict,
        "gap": _number(claim.judgement.gap, claim.stated),
        "outcome": claim.outcome,
        "rule": claim.rule,
        "such_ones": None if right is None else right._asdict(),
    }


def _place(figure: Figure) -> dict[str, int]:
    return {"start": figure.quantity.start, "end": figure.quantity.end}


def _number(number: Decimal | None, stated: Figure) -> str | None:
    if number is None:
        return None
    text = f"{round(number / to_base(stated.amount.unit)[0], PLACES):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
