"""What the chapter on the auditor shows: its scores on marked texts, what it notices of wrong digits, what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from aidanalysis.auditing.decision.right import rates
from aidanalysis.auditing.outputs.stored import KINDS as KIND_OF
from aidanalysis.auditing.outputs.wordings import ASKED, KINDS, REASONS, RIGHT_OF
from aidanalysis.book import scores
from aidanalysis.book.text_wording import AUDITED, AUDITED_SETS

if TYPE_CHECKING:
    from aidanalysis.book.figure import Figure
    from aidanalysis.wording import Lang

#: Characters of text for which needless questions are counted.
PER_CHARACTERS: Final = 10_000
#: The outcomes of the decision, in the order of the columns.
OUTCOMES: Final = ("follows", "does not follow", "query")


def auditor_scores(lang: Lang) -> pd.DataFrame:
    """Return what was measured of the auditor on texts left out of its fit: a row a set, figures in the columns."""
    rows = {AUDITED_SETS[name][lang == "zh"]: _row(name, lang) for name in scores.auditor_sets()}
    return pd.DataFrame.from_dict(rows, orient="index", dtype=object).rename_axis("texts")


def unseen(lang: Lang) -> str:
    """Return the name of the row of texts that were written and marked by people who did not know the rules."""
    return AUDITED_SETS[scores.UNSEEN][lang == "zh"]


def _row(name: str, lang: Lang) -> dict[str, Figure | str]:
    row, how = scores.auditor_row(name), AUDITED_SETS[name][lang == "zh"]
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
    held, how = scores.auditor_digits(name), AUDITED["digits"][lang == "zh"]
    counted = {**held, "all": held["caught"] + held["queried"] + held["unnoticed"]}
    counted["checked"] = sum(number for key, number in held.items() if key.startswith("checked "))
    counted["checked noticed"] = held["checked caught"] + held["checked queried"]
    return {key: scores.number(number, how, lang) for key, number in counted.items()}


def right_by_kind(lang: Lang) -> pd.DataFrame:
    """Return how often what is said was right: a row a kind of claim, a column an outcome."""
    rows = {}
    for kind, told in rates().items():
        said = {one: RIGHT_OF[lang == "zh"].format(**told[one]) if one in told else "" for one in OUTCOMES}
        rows[KINDS[KIND_OF[kind]][lang == "zh"]] = said
    names = {one: AUDITED[one][lang == "zh"] for one in OUTCOMES[:2]} | {OUTCOMES[2]: ASKED[lang == "zh"]}
    return pd.DataFrame.from_dict(rows, orient="index").rename(columns=names).rename_axis("kind")


def not_checked(lang: Lang) -> pd.DataFrame:
    """Return the reasons for which a figure that reads like a claim is left without a verdict."""
    return pd.DataFrame(
        [both[lang == "zh"] for both in REASONS.values()], columns=["why"], index=range(len(REASONS))
    ).rename_axis("id")
