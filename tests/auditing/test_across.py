"""Reports of several years: each is held against the one of the year before."""

from __future__ import annotations

from aidanalysis.auditing import audit
from aidanalysis.auditing.across import across, year_of
from aidanalysis.claims import Verdict


def test_growth_against_the_earlier_report() -> None:
    """Growth whose earlier level stands in last year's report is judged on it."""
    earlier = audit("全年对口支援到位资金4000万元。", document="2019.txt")
    later = audit("全年对口支援到位资金5000万元，比上年增长25%。", document="2020.txt")
    (growth,) = across([later, earlier]).growths
    assert (growth.earlier_document, growth.later_document) == ("2019.txt", "2020.txt")
    assert growth.claim.verdict is Verdict.EXACT


def test_growth_that_does_not_follow() -> None:
    """One digit off is said so."""
    earlier = audit("全年对口支援到位资金4000万元。", document="2019.txt")
    later = audit("全年对口支援到位资金5000万元，比上年增长35%。", document="2020.txt")
    assert across([earlier, later]).growths[0].claim.verdict is Verdict.CONTRADICTS


def test_a_figure_told_differently() -> None:
    """What a later report says of last year is held against what was said then."""
    earlier = audit("对口支援到位资金4000万元。", document="2019.txt")
    later = audit("去年对口支援到位资金4200万元。", document="2020.txt")
    (one,) = across([earlier, later]).retold
    assert (one.earlier.quantity.text, one.later.quantity.text) == ("4000万元", "4200万元")


def test_years_apart_are_not_compared() -> None:
    """A gap in the series is no ground for a verdict."""
    earlier = audit("对口支援到位资金4000万元。", document="2017.txt")
    later = audit("对口支援到位资金5000万元，比上年增长35%。", document="2020.txt")
    assert not across([earlier, later]).growths


def test_the_year_of_a_report() -> None:
    """The year in the name counts first, then the one that the text names most often."""
    assert year_of(audit("2011年计划。", document="report-2010.txt")) == 2010
    assert year_of(audit("2010年工作。2010年成效。2011年打算。")) == 2010
    assert year_of(audit("无")) is None
