"""Funding against what was aimed at: the target of its year, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidanalysis import wording
from aidanalysis.findings.channels import counted
from aidanalysis.findings.finding import Fact, Finding, Form, ends, framed, meant, stating
from aidanalysis.interval import Interval, per_cent, point, total
from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang

ONE = point(1, "倍")


def funding_against_targets(
    ledger: Ledger, lang: Lang, funding: pd.DataFrame | None = None, targets: pd.DataFrame | None = None
) -> Finding | None:
    """Find how far the money of the year reaches its target, and how much the next target asks for.

    ``None`` without money or without a target of the year; the next target is left out where there is none.
    Columns: role (figure, target, next target), label, the interval, members. Facts: ``completion`` (what the
    money is of its target), ``growth`` (from the money to the next target), ``step`` (from target to target).
    """
    year = ledger.report.year
    funding = counted(ledger, "funding") if funding is None else funding
    targets = ledger.frame("targets") if targets is None else targets
    parts = stating(funding, "amount")
    aims = sorted(stating(targets, "amount"), key=lambda row: row["year"])
    now = _only(row for row in aims if row["year"] == year)
    if not parts or now is None:
        return None
    have, ids = total(meant(row, "amount") for row in parts), tuple(row["id"] for row in parts)
    aimed = meant(now, "amount")
    later = _only(row for row in aims if row["year"] == year + 1)
    completion = per_cent(have / aimed)
    facts = {
        "have": Fact(have, ids),
        "completion": Fact(completion, (*ids, now["id"]), _over(have, aimed, completion, lang)),
    }
    rows = [
        _row("figure", said(lang, f"Funding in {year}", f"{year}年资金"), have, ids),
        _row("target", said(lang, f"Target for {year}", f"{year}年目标"), aimed, (now["id"],)),
    ]
    rows[1]["note"] = said(lang, f"funding is {_percent(completion, lang)}", f"资金为其{_percent(completion, lang)}")
    if later is not None:
        ahead = meant(later, "amount")
        rows.append(
            _row(
                "next target",
                said(lang, f"Target for {later['year']}", f"{later['year']}年目标"),
                ahead,
                (later["id"],),
            )
        )
        growth, step = _more(ahead, have), _more(ahead, aimed)
        facts["growth"] = Fact(growth, (later["id"], *ids), _less_one(ahead, have, growth, lang))
        rows[2]["note"] = _asked(growth, lang)
        facts["step"] = Fact(step, (later["id"], now["id"]), _less_one(ahead, aimed, step, lang))
    title = said(
        lang,
        f"Funding is {_percent(completion, lang)} of the target for {year}",
        f"资金为{year}年目标的{_percent(completion, lang)}",
    )
    if later is not None:
        title += said(
            lang,
            f"; the next target asks for {_asked(facts['growth'].value, lang)}",
            f"，{later['year']}年目标要求{_asked(facts['growth'].value, lang)}",
        )
    return Finding(
        "targets",
        Form.BULLET,
        lang,
        framed(rows),
        title,
        said(lang, "Funding counted in the total, against targets", "计入总数的资金与目标"),
        f"{title}{said(lang, '.', '。')}",
        {"label": said(lang, "What", "项目"), "value": said(lang, "Amount", "金额")},
        facts,
    )


def _only(aims: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the one target of a year; where there are several, none is that of all the money."""
    found = list(aims)
    return found[0] if len(found) == 1 else None


def _row(role: str, label: str, value: Interval, ids: tuple[str, ...]) -> dict[str, Any]:
    return {"role": role, "label": label, **ends(value), "note": "", "members": ";".join(ids)}


def _more(new: Interval, old: Interval) -> Interval:
    return per_cent(new / old - ONE)


def _asked(growth: Interval, lang: Lang) -> str:
    """Return how much more is asked for; a target that is passed already asks for nothing more."""
    if growth.high is not None and growth.high <= 0:
        return said(lang, "no more than that", "不高于此数")
    if growth.low < 0:
        return said(lang, "possibly more", "可能更多")
    return said(lang, f"{_percent(growth, lang)} more", f"再增长{_percent(growth, lang)}")


def _percent(share: Interval, lang: Lang) -> str:
    return wording.interval(share, lang, 1)


def _over(part: Interval, whole: Interval, share: Interval, lang: Lang) -> str:
    return f"{wording.interval(part, lang)} ÷ {wording.interval(whole, lang)} = {_percent(share, lang)}"


def _less_one(new: Interval, old: Interval, growth: Interval, lang: Lang) -> str:
    return f"{wording.interval(new, lang)} ÷ {wording.interval(old, lang)} − 1 = {_percent(growth, lang)}"
