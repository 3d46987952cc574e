"""What the plan answers to, and how often the sides are to meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis import wording
from aidanalysis.findings.finding import Fact, Finding, Form, called, ends, framed, meant, names, records, stating
from aidanalysis.interval import point, total
from aidanalysis.records import Commitment
from aidanalysis.wording import said

if TYPE_CHECKING:
    import pandas as pd

    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang


def measures_by_problem(ledger: Ledger, lang: Lang, problems: pd.DataFrame | None = None) -> Finding | None:
    """Find which planned measures answer which of the problems; ``None`` where no problem is named.

    Columns: row (the measure), column (the problem), mark (a dot), members. Facts: ``problems``, ``measures``
    (those that answer one), ``unanswered`` (problems that no measure answers).
    """
    problems = ledger.frame("problems") if problems is None else problems
    found = list(records(problems))
    measures = names(ledger, Commitment, lang)
    answers = [(row, one) for row in found for one in str(row["answered_by"] or "").split(";") if one in measures]
    if not answers:
        return None
    problem = {row["id"]: called(row, "name", lang) for row in found}
    rows = [
        {
            "row": measures[one],
            "column": problem[row["id"]],
            "mark": "●",
            "label": measures[one],
            "members": f"{row['id']};{one}",
        }
        for row, one in answers
    ]
    open_ones = [row["id"] for row in found if not any(other["id"] == row["id"] for other, _ in answers)]
    number, answered = len({one for _, one in answers}), len(found) - len(open_ones)
    title = said(
        lang,
        f"{_planned(number, 'measure')} {'answers' if number == 1 else 'answer'} "
        f"{f'all {answered}' if not open_ones and answered > 1 else f'{answered} of {len(found)}'} problems",
        f"{len(found)}个问题均有对应措施，共{number}项"
        if not open_ones
        else f"{len(found)}个问题中，{answered}个有对应措施，共{number}项",
    )
    return Finding(
        "measures-by-problem",
        Form.MATRIX,
        lang,
        framed(rows),
        title,
        said(
            lang,
            "Planned measures and the problems they answer; the pairing is our reading",
            "计划措施与所对应的问题；对应关系为本书解读",
        ),
        f"{title}{said(lang, '.', '。')}",
        {"row": said(lang, "Measure", "措施"), "column": said(lang, "Problem", "问题")},
        {
            "problems": Fact(point(len(found), "个"), tuple(row["id"] for row in found)),
            "measures": Fact(point(number, "项"), tuple(dict.fromkeys(one for _, one in answers))),
            "unanswered": Fact(point(len(open_ones), "个"), tuple(open_ones)),
        },
    )


def _planned(number: int, what: str) -> str:
    return f"{number} planned {what}{'' if number == 1 else 's'}"


def contacts_a_year(ledger: Ledger, lang: Lang, commitments: pd.DataFrame | None = None) -> Finding | None:
    """Find how often a year the planned contacts are to take place; ``None`` where no measure says how often.

    Columns: label, the interval, strong (false), members. Facts: ``total``.
    """
    commitments = ledger.frame("commitments") if commitments is None else commitments
    found = stating(commitments, "times")
    if not found:
        return None
    whole, ids = total(meant(row, "times") for row in found), tuple(row["id"] for row in found)
    rows = [
        {"label": called(row, "name", lang), **ends(meant(row, "times")), "strong": False, "members": row["id"]}
        for row in found
    ]
    printed = wording.interval(whole, lang)
    title = said(
        lang,
        f"{_planned(len(found), 'contact')} with a number: {'together ' if len(found) > 1 else ''}{printed} a year",
        f"{len(found)}项往来安排注明次数，{'合计' if len(found) > 1 else ''}每年{printed}",
    )
    endless = whole.high is None
    return Finding(
        "contacts-a-year",
        Form.RANGES,
        lang,
        framed(rows),
        title,
        said(
            lang,
            f"Times a year{'; an arrow has no upper limit' if endless else ''}",
            f"每年次数{'；箭头表示不设上限' if endless else ''}",
        ),
        f"{title}{said(lang, '.', '。')}",
        {"label": said(lang, "Contact", "往来安排"), "value": said(lang, "Times a year", "每年次数")},
        {"total": Fact(whole, ids)},
    )
