"""What the chapter on the auditor shows: its scores, the signs it goes by, and what it says cannot be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from aidanalysis.auditing.decision.weights import weights
from aidanalysis.auditing.outputs.wordings import REASONS
from aidanalysis.book import scores
from aidanalysis.book.scores import DEV, REPORT, UNSEEN
from aidanalysis.book.text_wording import CUES, MEASURES, SETS

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

#: Sets, in the order of the columns.
COLUMNS: Final = (DEV, UNSEEN, REPORT)


def auditor_scores(lang: Lang) -> pd.DataFrame:
    """Return what was measured of the auditor: a row a measure, a column for each set, counts and rates as figures."""
    columns = {}
    for texts in COLUMNS:
        found, caught_altered = scores.claims(texts), scores.sensitivity(texts) if texts != REPORT else None
        count = {key: scores.auditor(texts, key) for key in AUDITOR_COUNTS}
        how = f"{SETS[texts][lang == 'zh']}"
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
    named = measured.rename(index={key: both[lang == "zh"] for key, both in MEASURES.items()})
    return named.rename(columns={key: both[lang == "zh"] for key, both in SETS.items()}).rename_axis("measure")


def cues(lang: Lang) -> pd.DataFrame:
    """Return the words and structures that say most of whether figures belong together, the strongest ties first.

    ``weight`` is a logarithm of odds. A sign that the auditor does not know, or for which there are no words, is
    left out.
    """
    known = weights()["asserts"]
    rows = sorted(((known[cue], both[lang == "zh"]) for cue, both in CUES.items() if cue in known), reverse=True)
    texts = pd.Index([text for _, text in rows], name="cue")
    return pd.DataFrame({"weight": [f"{weight:+.1f}".replace("-", "−") for weight, _ in rows]}, index=texts)


def not_checked(lang: Lang) -> pd.DataFrame:
    """Return the reasons for which a figure that reads like a claim is left without a verdict."""
    return pd.DataFrame(
        [both[lang == "zh"] for both in REASONS.values()], columns=["why"], index=range(len(REASONS))
    ).rename_axis("id")
