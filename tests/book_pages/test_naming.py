"""What figures and claims are called, and how sentences follow their numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from running_chapters import html_of, shown

import aidanalysis as aid
from aidanalysis.amount import Amount
from aidanalysis.book import Page, in_words, only, total
from aidanalysis.book.evidence import PageEvidence
from aidanalysis.book.figure import Figure, Operand
from aidanalysis.book.naming import record_name
from aidanalysis.book.prose import sentence
from aidanalysis.interval import point
from aidanalysis.records import Claim, Evidence, Funding, Indicator, Target
from aidanalysis.records.labels import Aggregate, ClaimKind, Form, Progress, Stage

if TYPE_CHECKING:
    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Return the first ledger."""
    return aid.open_ledger("xiajiang-2010")


def claimed(ledger: Ledger, claim: Claim, **changed: object) -> tuple[str, str]:
    """Return what a claim is called after a change of its fields, in both languages."""
    other = replace(claim, **changed)  # type: ignore[arg-type]
    return record_name(ledger, other, "en"), record_name(ledger, other, "zh")


def test_a_claim_is_called_by_what_it_adds_up(ledger: Ledger) -> None:
    """The condition that picks the rows stands in brackets, unless it only says that nothing is counted twice."""
    names = {claim.id: record_name(ledger, claim, "en") for claim in ledger.records(Claim)}
    assert names["claim-funding"] == "Funding and goods"
    assert names["claim-projects"] == "Projects (approved)"
    assert names["claim-agreements"] == "Agreements signed"
    assert names["claim-target"] == "Target for 2010"
    claim = ledger.one(Claim, "claim-funding")
    one_channel = {"where": "channel=channel-hubei"}
    assert claimed(ledger, claim, **one_channel) == ("Funding and goods (Bodies in Hubei)", "资金及物资折款（省内）")


def test_goods_are_named_where_they_are_counted(ledger: Ledger) -> None:
    """Funding is not called funds and goods where a row is of money alone."""
    rows = tuple(replace(one, form=Form.MONEY) for one in ledger.records(Funding))
    plain = aid.Ledger({**ledger.tables, "funding": rows})
    assert record_name(plain, plain.one(Claim, "claim-funding"), "en") == "Funding"


def test_a_claim_of_two_figures_names_both(ledger: Ledger) -> None:
    """A share of a target is its completion; other kinds say what is set against what."""
    claim = ledger.one(Claim, "claim-funding")
    base = {
        "base_aggregate": Aggregate.TOTAL,
        "base_table": "targets",
        "base_field": "amount",
        "base_where": "year=2010",
    }
    assert claimed(ledger, claim, kind=ClaimKind.RATIO, **base) == ("Completion of the target", "目标完成率")
    assert claimed(ledger, claim, kind=ClaimKind.GROWTH, **base) == (
        "Funding and goods, growth over target for 2010",
        "资金及物资折款的增幅（基数：2010年目标）",
    )


def test_a_verb_follows_its_number(ledger: Ledger) -> None:
    """One thing does, several do."""
    said = "{n} {n:plural event has|events have} a date."
    evidence = PageEvidence(ledger, "en")
    assert sentence(said, {"n": 1}, evidence) == "1 event has a date."
    assert sentence(said, {"n": 2}, evidence) == "2 events have a date."
    figure = Figure(point(1, "个"), None, "en")
    assert (sentence(said, {"n": figure}, evidence) or "").endswith(" event has a date.")


def test_people_and_times_are_told_apart(ledger: Ledger) -> None:
    """人次 counts visitors among visits, and elsewhere each time that a person takes part."""
    page = Page(ledger, lang="en")
    assert str(total(page.frame("visits", counted="yes")["visitors"])) == "282 visitors"
    assert str(Figure(Amount(Decimal(1260), "人次").interval, None, "en")) == "1,260 person-times"


def test_a_figure_is_no_word_for_an_outcome() -> None:
    """“Basically completed” is said in words, 108% is not."""
    assert in_words("基本完成") == "基本完成"
    assert in_words("108%") is None
    assert in_words(None) is None


def test_several_figures_are_not_one() -> None:
    """Two targets of a year are not added up: what either is for, a figure does not say."""
    one = Figure(point(5, "元"), None, "en")
    assert only([one]) is one
    assert not only([one, one]).known
    assert not only([]).known


def test_a_difference_of_percentages_is_told_in_points() -> None:
    """What lies between two stated percentages is percentage points; growth, which is reckoned from one, is not."""

    def stated(number: str, unit: str, phrase: str) -> Figure:
        origin = Operand("", "", "", Evidence("", phrase, 0))
        return Figure(Amount(number, unit).interval, origin, "en")

    before, after = stated("54.5", "%", "54.5%"), stated("61.2", "%", "61.2%")
    assert str(after - before) == "6.7 percentage points"
    assert str(stated("6.7", "个百分点", "6.7个百分点")) == "6.7 percentage points"
    assert str(after / before - 1) == "12.3%"


def indicator(ledger: Ledger, name: str, measure: str, **fields: object) -> Indicator:
    """Return an indicator of the ledger's report that has no English name."""
    evidence = Evidence("一", name, 0)
    made = Indicator(
        id=f"indicator-{ord(name[0])}",
        report=ledger.report.id,
        evidence=evidence,
        name_zh=name,
        measure=measure,
        progress=Progress.DONE,
        amount=Amount(Decimal(9), "个"),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def test_what_has_no_english_name_is_called_by_its_measure(ledger: Ledger) -> None:
    """With the report's words in quotes; by those alone where the measure says too little; in a claim by the measure."""
    one, other = indicator(ledger, "资助学生", "scholarships"), indicator(ledger, "医院", "other")
    with_them = aid.Ledger({**ledger.tables, "indicators": (one, other)})
    assert record_name(with_them, one, "en") == "Students (“资助学生”)"
    assert record_name(with_them, one, "zh") == "资助学生"
    assert record_name(with_them, other, "en") == "“医院”"
    assert record_name(with_them, replace(one, name_en="Pupils aided"), "en") == "Pupils aided"
    total_of = {"aggregate": Aggregate.TOTAL, "of_table": "indicators", "field": "amount", "where": f"id={one.id}"}
    base = {
        "base_aggregate": Aggregate.TOTAL,
        "base_table": "funding",
        "base_field": "amount",
        "base_where": "counted=yes",
    }
    claim = ledger.one(Claim, "claim-funding")
    assert (
        claimed(with_them, claim, kind=ClaimKind.RATIO, **total_of, **base)[0]
        == "Students, as a share of funding and goods"
    )


def test_two_of_one_measure_are_told_apart(ledger: Ledger) -> None:
    """A share of a part in a whole of the same measure names both by the report's words."""
    part, whole = indicator(ledger, "教育类", "projects"), indicator(ledger, "援建项目", "projects")
    with_them = aid.Ledger({**ledger.tables, "indicators": (part, whole)})
    operands = {"aggregate": Aggregate.TOTAL, "of_table": "indicators", "field": "amount", "where": f"id={part.id}"}
    base = {"base_aggregate": Aggregate.TOTAL, "base_table": "indicators", "base_field": "amount"}
    claim = ledger.one(Claim, "claim-funding")
    named = claimed(with_them, claim, kind=ClaimKind.RATIO, **operands, **base, base_where=f"id={whole.id}")
    assert named[0] == "Projects (“教育类”), as a share of projects (“援建项目”)"


def test_a_reading_of_ours_is_marked_in_its_cell(ledger: Ledger) -> None:
    """The caption says what the mark means; what the report does not say is no reading, and where all are ours it is said once."""
    first, *rest = ledger.records(Funding)
    rows = (replace(first, analyst=("stage",)), *(replace(one, stage=Stage.APPROVED) for one in rest))
    page = Page(aid.Ledger({**ledger.tables, "funding": rows}), lang="en")
    table = page.table(page.frame("funding"), "funding", "channel", "amount", "stage")
    assert table is not None
    assert table.caption.endswith("*: our reading")
    assert [row[2].html.endswith("*") for row in table.rows] == [True, False, False]
    assert not any(cell.text.endswith("*") for row in table.rows for cell in row)
    plain = Page(ledger, lang="en")
    unmarked = plain.table(plain.frame("funding"), "funding", "channel", "amount", "stage")
    assert unmarked is not None
    assert "*" not in unmarked.html()


@pytest.mark.parametrize(("lang", "caption"), [("en", "Sums that the report aims at"), ("zh", "以后年度资金目标")])
def test_several_aims_for_a_year_are_listed(ledger: Ledger, lang: Lang, caption: str) -> None:
    """The plan says what is aimed at though no one figure is the target; of one aim it says how far it goes."""
    ahead = max(ledger.records(Target), key=lambda one: one.year)
    more = replace(ahead, id="target-more", amount=Amount(Decimal(7000), "万元"))
    several = aid.Ledger({**ledger.tables, "targets": (*ledger.records(Target), more)})
    told = "".join(map(html_of, shown(lang, "plan", several, any_report=True)))
    assert caption in told
    assert caption not in "".join(map(html_of, shown(lang, "plan", ledger, any_report=True)))
