"""What the chapter on the auditor shows: its scores on marked texts, what it notices of wrong digits, what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from aidanalysis.auditing.decision.right import rates
from aidanalysis.auditing.outputs.wordings import RIGHT_OF
from aidanalysis.book import scores
from aidanalysis.book.text_wording import AUDITED, AUDITED_SETS
from aidanalysis.records.labels import ClaimKind
from aidanalysis.wording import said
from aidanalysis.wording.values import Outcome, Unchecked

if TYPE_CHECKING:
    from aidanalysis.book.figure import Figure
    from aidanalysis.wording import Lang

#: Characters of text for which needless questions are counted.
PER_CHARACTERS: Final = 10_000


def auditor_scores(lang: Lang) -> pd.DataFrame:
    """Return what was measured of the auditor on texts left out of its fit: a row a set, figures in the columns."""
    rows = {said(lang, *AUDITED_SETS[name]): _row(name, lang) for name in scores.auditor_sets()}
    return pd.DataFrame.from_dict(rows, orient="index", dtype=object).rename_axis("texts")


def unseen(lang: Lang) -> str:
    """Return the name of the row of texts that were written and marked by people who did not know the rules."""
    return said(lang, *AUDITED_SETS[scores.UNSEEN])


def _row(name: str, lang: Lang) -> dict[str, Figure | str]:
    row, how = scores.auditor_row(name), said(lang, *AUDITED_SETS[name])
    found, altered = scores.Counts(row["right"], row["false"], row["missed"]), row["altered"]

    def part(of: str, whole: int) -> Figure:
        return scores.rate(row[of] / (whole or 1), scores.Counts(row[of], 0, whole - row[of]), lang)

    return {
        "claims_found": scores.rate(found.recall, found, lang),
        "precision": scores.rate(found.precision, found, lang),
        "false_accusations": scores.number(row["false_accusations"], how, lang),
        "untrue_noticed": part("queried", row["contradictions"]) if row["contradictions"] else "",
        "altered_caught": part("altered_caught", altered),
        "altered_noticed": part("altered_noticed", altered),
        "needless": scores.each(row["needless"], row["characters"], PER_CHARACTERS, how, lang),
    }


def changed_digits(name: str, lang: Lang) -> dict[str, Figure]:
    """Return how many changed digits of a report are caught, asked about and not noticed, and of how many."""
    held, how = scores.auditor_digits(name), said(lang, *AUDITED["digits"])
    counted = {**held, "all": held["caught"] + held["queried"] + held["unnoticed"]}
    counted["checked"] = sum(number for key, number in held.items() if key.startswith("checked "))
    counted["checked noticed"] = held["checked caught"] + held["checked queried"]
    return {key: scores.number(number, how, lang) for key, number in counted.items()}


def right_by_kind(lang: Lang) -> pd.DataFrame:
    """Return how often what is said was right: a row a kind of claim, a column an outcome."""
    rows = {}
    for kind, told in rates().items():
        words = {str(one): said(lang, *RIGHT_OF).format(**told[one]) if one in told else "" for one in Outcome}
        rows[ClaimKind(kind).label(lang)] = words
    names = {str(one): one.label(lang) for one in Outcome}
    return pd.DataFrame.from_dict(rows, orient="index").rename(columns=names).rename_axis("kind")


def not_checked(lang: Lang) -> pd.DataFrame:
    """Return the reasons for which a figure that reads like a claim is left without a verdict."""
    return pd.DataFrame(
        [one.label(lang) for one in Unchecked], columns=["why"], index=range(len(Unchecked))
    ).rename_axis("id")
