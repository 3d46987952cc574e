"""What the chapter on the method shows: facts of the ledger altered one at a time, and how each was seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from aidanalysis.book import scores
from aidanalysis.book.captions import heading_of
from aidanalysis.book.text_wording import ALTERATIONS
from aidanalysis.ledger.bundled import measured_file
from aidanalysis.wording import COLON, said

if TYPE_CHECKING:
    from aidanalysis.book.page import Page
    from aidanalysis.ledger import Ledger

#: What may become of an alteration, from the safest to the worst.
SEEN: Final = ("refused", "refused until accepted", "named", "unseen")
TRIED: Final = "tried"


def stored_name(ledger: Ledger) -> str:
    """Return the name of the file that holds what became of a ledger's alterations."""
    return f"alterations-{ledger.report.id}.json"


def alterations(page: Page) -> pd.DataFrame:
    """Return how alterations of the ledger were seen: a row a kind, a column a way; no rows where none is kept."""
    kinds = _stored(page).get("kinds", {})
    rows = {
        _name(kind, page): _figures({TRIED: sum(kinds[kind].values()), **kinds[kind]}, _name(kind, page), page)
        for kind in sorted(kinds, key=[*ALTERATIONS, *kinds].index)
    }
    index = pd.Index(list(rows), name="alteration", dtype=object)
    return pd.DataFrame(list(rows.values()), columns=[TRIED, *SEEN], index=index, dtype=object)


def counted(page: Page) -> pd.Series[Any]:
    """Return how many alterations can be made, how many were tried, and what became of these.

    Every value is ``None`` where nothing is kept of the ledger; ``let through`` lists the kinds that were named only.
    """
    stored = _stored(page)
    if not stored:
        return pd.Series(None, index=["made", TRIED, *SEEN, "let through"], dtype=object)
    kinds: dict[str, dict[str, int]] = stored["kinds"]
    found = {how: sum(kind[how] for kind in kinds.values()) for how in SEEN}
    numbers = {"made": stored["made"], TRIED: sum(found.values()), **found}
    named = [_name(kind, page) for kind in ALTERATIONS if kinds.get(kind, {}).get("named")]
    through = [f"{one[:1].lower()}{one[1:]}" for one in named]
    return pd.Series({**_figures(numbers, "", page), "let through": through}, dtype=object)


def _stored(page: Page) -> dict[str, Any]:
    try:
        text = measured_file(stored_name(page.ledger)).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    held: dict[str, Any] = json.loads(text)
    return held


def _name(kind: str, page: Page) -> str:
    return said(page.lang, *ALTERATIONS[kind]) if kind in ALTERATIONS else kind


def _figures(numbers: dict[str, int], of: str, page: Page) -> dict[str, object]:
    """Return counts as figures, each with the file that it comes from; of those of no kind, what they count there."""
    colon = said(page.lang, *COLON)
    file = f"book/measured/{stored_name(page.ledger)}"
    return {
        key: scores.number(one, file if of else f"{file}{colon}{heading_of(key, page.lang)}", page.lang)
        for key, one in numbers.items()
    }
