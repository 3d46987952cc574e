"""The made-up report: what it must hold to show what reading and auditing are."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from aidanalysis.book import Page, audit_page, reading_page
from aidanalysis.book.marked_text import Mark, marked_text
from aidanalysis.claims import Verdict
from aidanalysis.reading import Kind, read
from aidanalysis.reading.passed_over import Reason, passed_over

if TYPE_CHECKING:
    from aidanalysis.book.table import PageTable
    from aidanalysis.wording import Lang


def test_it_has_every_kind_of_quantity() -> None:
    """A reader of the chapter sees each kind at least once."""
    assert {one.kind for one in reading_page.made_up_quantities()} == set(Kind)


def test_it_has_a_claim_of_each_verdict() -> None:
    """One claim rounds, one was cut off, one does not follow, and the others are exact."""
    verdicts = [claim.verdict for claim in audit_page.made_up_audit().claims]
    once = (Verdict.ROUNDS, Verdict.TRUNCATES, Verdict.CONTRADICTS)
    assert [verdicts.count(verdict) for verdict in once] == [1, 1, 1]
    assert set(verdicts) == {*once, Verdict.EXACT}


def test_its_open_list_is_no_claim() -> None:
    """A list that ends in 等 is not added up."""
    stated = {claim.stated.quantity.text for claim in audit_page.made_up_audit().claims}
    assert "12家" in reading_page.made_up_report().text
    assert "12家" not in stated


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("一、基本情况", "一", Reason.LIST_MARK),
        ("（三）成效", "三", Reason.LIST_MARK),
        ("做法如下：\n二是抓产业", "二", Reason.LIST_MARK),
        ("第三批干部", "第三", Reason.CODE),
        ("依据国发〔2010〕5号文", "2010〕5号", Reason.CODE),
        ("推出一系列举措", "一系列", Reason.SET_PHRASE),
        ("进一步加强", "进一", Reason.IN_A_WORD),
    ],
)
def test_numerals_are_left_alone_for_a_reason(text: str, words: str, reason: Reason) -> None:
    """A numeral that counts nothing is named with the words that it belongs to."""
    (one,) = passed_over(text)
    assert (text[one.start : one.end], one.reason) == (words, reason)


def test_every_numeral_is_read_or_passed_over() -> None:
    """No digit of the text is lost between the quantities and what was left alone."""
    text = reading_page.made_up_report().text
    places = [*((q.start, q.end) for q in read(text)), *((one.start, one.end) for one in passed_over(text))]
    for digit in re.finditer(r"\d", text):
        assert sum(start <= digit.start() < end for start, end in places) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_marked_texts_say_their_marks_in_words(lang: Lang) -> None:
    """A mark is a line, a sign and a word that is read aloud; no style or script stands in the page."""
    shown = str(reading_page.marked_quantities(lang, "text").data)
    assert shown.count('class="unseen"') == len(reading_page.made_up_quantities())
    assert "style=" not in shown
    assert "<script" not in shown


def test_marked_text_is_escaped() -> None:
    """Nothing in a text can become part of the page."""
    shown = marked_text("<b>5个</b>", [Mark(3, 5, "kind-count", "<", "&")], "<i>", "en")
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert "&lt;b&gt;" in shown


def test_a_scaled_count_keeps_its_last_place() -> None:
    """约1.2万平方米 leaves half a thousand open either way, though 万平方米 is no unit of its own."""
    (quantity,) = read("约1.2万平方米")
    interval = reading_page.meant(quantity)
    assert interval is not None
    assert (interval.low, interval.high) == (Decimal(11500), Decimal(12500))


def test_two_thirds_are_shown_as_one_number() -> None:
    """A value without a last decimal is rounded, not shown as a range of one number."""
    (quantity,) = read("约三分之二的行政村")
    interval = reading_page.meant(quantity)
    assert interval is not None
    assert interval.is_point


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_link_of_the_chapters_has_its_evidence(lang: Lang) -> None:
    """What the tables and the marked text lead to stands in the list at the foot of the page."""
    page = Page("xiajiang-2010", lang=lang)
    claims = audit_page.made_up_claims(lang)
    shown = [
        _html(page.table(audit_page.report_claims(page), "report-audit")),
        _html(page.table(claims, "made-up-audit")),
        str(audit_page.marked_claims(page, claims, "text").data),
    ]
    evidence = str(page.evidence().data)
    for target in re.findall(r'href="#(evidence-[^"]+)"', "".join(shown)):
        assert f'id="{target}"' in evidence


def _html(table: PageTable | None) -> str:
    assert table is not None
    return table.html()
