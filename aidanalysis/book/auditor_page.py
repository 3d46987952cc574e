"""What the chapter on the auditor shows: its scores, its licences, and what it says cannot be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from aidanalysis.auditing.decision.weights import weights
from aidanalysis.book import scores
from aidanalysis.book.scores import DEV, REPORT, UNSEEN
from aidanalysis.book.text_wording import MEASURES, SETS
from aidanalysis.wording import said
from aidanalysis.wording.values import Unchecked

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

#: What words and structures are called that speak for a claim.
CUE: Final = ("cue", "线索")
#: Sets, in the order of the columns.
COLUMNS: Final = (DEV, UNSEEN, REPORT)


def auditor_scores(lang: Lang) -> pd.DataFrame:
    """Return what was measured of the auditor: a row a measure, a column for each set, counts and rates as figures."""
    columns = {}
    for texts in COLUMNS:
        found, caught_altered = scores.claims(texts), scores.sensitivity(texts) if texts != REPORT else None
        count = {key: scores.auditor(texts, key) for key in AUDITOR_COUNTS}
        how = f"{said(lang, *SETS[texts])}"
        numbers = {
            "texts": scores.number(scores.size(texts, "texts"), how, lang),
            "claims": scores.number(scores.size(texts, "claims"), how, lang),
            "precision": scores.rate(found.precision, found, lang),
            "recall": scores.rate(found.recall, found, lang),
            **{key: scores.number(one, how, lang) for key, one in count.items()},
        }
        if caught_altered:
            numbers["altered_caught"], numbers["altered"] = (scores.number(one, how, lang) for one in caught_altered)
        columns[texts] = pd.Series(numbers, dtype=object)
    return pd.DataFrame(columns, dtype=object).reindex(list(MEASURES)).fillna("")


#: Counts of the auditor that are kept as they are.
AUDITOR_COUNTS: Final = (
    "verdicts", "verdicts_right", "contradictions", "caught", "false_accusations", "partial_lists_accused", "figures",
    "figures_checked",
)  # fmt: skip


def labelled(measured: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return the scores with their measures and sets in words."""
    named = measured.rename(index={key: said(lang, *both) for key, both in MEASURES.items()})
    return named.rename(columns={key: said(lang, *both) for key, both in SETS.items()}).rename_axis("measure")


def licences(lang: Lang) -> pd.DataFrame:
    """Return what each word and structure weighs in saying that figures do not fit."""
    rows = sorted(weights()["asserts"].items(), key=lambda pair: -pair[1])
    return pd.DataFrame(rows, columns=[said(lang, *CUE), "weight"]).set_index(said(lang, *CUE))


def not_checked(lang: Lang) -> pd.DataFrame:
    """Return the reasons for which a figure that reads like a claim is left without a verdict."""
    return pd.DataFrame(
        [one.label(lang) for one in Unchecked], columns=["why"], index=range(len(Unchecked))
    ).rename_axis("id")
