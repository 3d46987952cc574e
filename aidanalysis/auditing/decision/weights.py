"""What each word and structure says for a relation, and how sure a decision must be.

The weights are logarithms of odds, fitted on marked texts by ``benchmarks/fit_decision.py``, which also says how
they do on texts left out. They are added exactly, so that no order of the cues sways a tie. The thresholds are set by
hand: to accuse falsely is worse than to miss ten times.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import fsum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from aidanalysis.auditing.relations.candidate import Candidate

#: How sure, words and arithmetic taken together, a figure that follows is said to do so.
FOLLOWS: Final = 0.0
#: … and how much surer where words name another subject or another measure, or nothing opens a list.
OTHERWISE: Final = 1.5
OF_ANOTHER: Final = frozenset({"another subject", "measured otherwise", "sum bare", "sum behind"})
LEAVES_ITS_LINE: Final = frozenset({"sum among", "parts in other lines", "two parts"})
CUT_SHORT: Final = frozenset({"list cut short", "list goes on"})
#: How surely words and structure must tie figures before it is said that they do not fit, …
ACCUSES: Final = 2.5
#: … and how surely where one changed digit would make them fit, which counts for up to this much.
ACCUSES_WITH_SLIP: Final = 2.2
MOST_OF_A_SLIP: Final = 3.0
#: The least that words must say, where a slip says the rest.
ACCUSES_AT_LEAST: Final = 0.3
#: How sure both must be for a question, …
ASKS: Final = 0.6
#: … and how surely words must tie figures for one without a slip.
ASKS_WITHOUT_SLIP: Final = 1.2


#: Cues beside which a figure that does not fit is asked about and never accused.
NEVER_ACCUSED: Final = frozenset(
    {
        "explained",
        "parts of parts",
        "as many as its parts",
        "parts of a year",
        "base elsewhere",
        "levels are rates",
        "against the year before",
        "measured otherwise",
        "share of several",
        "balance of a total",
        "so much for each",
        "grows at constant prices",
        "comparable prices",
        "annual average",
        "a bound",
        "in a row",
    }
)
#: Cues beside which it is accused only where one changed digit makes it fit, and how unlikely that must be by chance.
DOUBTED: Final = frozenset(
    {
        "base of something else",
        "parts may overlap",
        "parts told behind",
        "another subject",
        "base behind",
        "told roughly",
        "another change beside",
        "another part before",
        "its unit goes on",
        "base has a rate of its own",
        "list goes on",
        "base is no plan",
        "base of another name",
        "base says more",
        "passed over",
        "other things",
        "list left open",
        "stages",
    }
)
BEYOND_CHANCE: Final = 3.5
#: … and how unlikely where the shares beside it hold on its base or on the sentence of its base.
AGREED: Final = {
    "base of ones beside": 1.0,
    "base of one beside": 1.5,
    "sentence of ones beside": 1.5,
    "sentence of one beside": 1.9,
}
#: Cues beside which figures are asked about only where one digit would make them fit.
ASKED_BY_A_DIGIT: Final = frozenset(
    {
        "base of something else",
        "a bound",
        "base is no plan",
        "other things",
        "in a row",
        "stages",
        "another subject",
        "base says more",
        "told roughly",
    }
)
#: Cues beside which figures may be of something else, however near they stand and bare their words.
NOT_OUTRIGHT: Final = (
    NEVER_ACCUSED
    | DOUBTED
    | {
        "goes on",
        "another level beside",
        "part in another clause",
        "level in another sentence",
    }
)
#: The weights of relations that no set of texts marks, set by hand.
BY_HAND: Final = {
    "years": 4.0,
    "few beside on its base": -2.0,
    "plan of another": -2.0,
    "counted otherwise": -4.0,
    "sentence of ones beside": 1.5,
    "sentence of one beside": 0.75,
    "target reached": 4.0,
    "target": 2.5,
    "mark passed": 2.5,
    "list and its total": 4.0,
    "a part exceeds its whole": 1.0,
    "the other column adds up": 3.0,
    "a column beside adds up": 1.0,
    "table total": 1.6,
    "table parts": 0.3,
    "table column": 0.0,
    "table form": 3.0,
}


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weight of every cue: for what follows, and for what the text asserts."""
    found: dict[str, dict[str, float]] = json.loads(
        files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    )
    return {title: {**known, **BY_HAND} for title, known in found.items()}


def following(one: Candidate, arithmetic: float) -> float:
    """Return how sure it is that a relation whose figures fit is meant, as a logarithm of odds."""
    known = weights()["follows"]
    return fsum((known["always"], known["arithmetic"] * arithmetic, *(known.get(cue, 0.0) for cue in said(one))))


def assertion(one: Candidate) -> float:
    """Return how surely words and structure tie figures to each other, as a logarithm of odds."""
    known = weights()["asserts"]
    return fsum((known["always"], *(known.get(cue, 0.0) for cue in said(one))))


def said(one: Candidate) -> frozenset[str]:
    """Return the cues of a candidate, and whether the structure itself points at its figures."""
    # What is said outright stands side by side, which says nothing more.
    cues = one.cues - (
        {"outright"} if one.cues & NOT_OUTRIGHT else {"side by side"} if "outright" in one.cues else set()
    )
    return cues | {"plain"} if one.plain else cues
