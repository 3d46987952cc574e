"""What is recognised in the text of a document: furniture, sections, sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidanalysis.documents import Document, read_document, section_at
from aidanalysis.documents.model import Extract
from aidanalysis.documents.quantities import quantities
from aidanalysis.ledger import read_ledger

REPORT = """范例网 首页 | 新闻 | 公告
发布时间:2021-02-03 来源:本站 收藏本文
甲县二〇二〇年协作工作总结
一、基本情况
（一）资金到位
全年到位资金5265.4万元，其中市级3568万元，用于教育、卫生、农业和基础设施等各个方面，惠及
群众3.2万人。
一是新建学校3所；二是培训教师120名。
（二）人才交流
1、互派干部
选派干部12名。
二、存在问题
资金缺口200万元。
- 3 -
相关链接
相关链接
相关链接
"""


def document(text: str) -> Document:
    """Return a text as a document."""
    return Document.of("report.txt", Extract(text))


def section_of(text: str, phrase: str) -> str:
    """Return the section that a phrase stands in."""
    return document(text).section_at(text.index(phrase))


def test_evidence_has_its_section() -> None:
    """A place belongs to the headings it stands under, outermost first, down to 一是 inside a paragraph."""
    assert section_of(REPORT, "5265.4") == "一（一）"
    assert section_of(REPORT, "120名") == "一（一）二是"
    assert section_of(REPORT, "12名") == "一（二）1"
    assert section_of(REPORT, "200万元") == "二"


def test_what_belongs_to_the_page_is_no_part_of_the_report() -> None:
    """Menus, the date of posting, page numbers and repeated lines are furniture; the title is not."""
    for phrase, section in {"首页": "页首", "2021-02-03": "页首", "- 3 -": "页尾", "相关链接": "页尾"}.items():
        assert section_of(REPORT, phrase) == section
    assert section_of(REPORT, "甲县二〇二〇年") == "标题"


@pytest.mark.parametrize(
    ("text", "phrase", "section"),
    [
        ("甲县工作总结\n\n全年到位资金3亿元。\n一、情况\n", "3亿元", "导言"),
        ("甲县工作总结\n\n全年到位资金3亿元。\n一、情况\n", "总结", "标题"),
        ("范例网\n\n甲县工作总结\n\n全年到位资金3亿元。", "范例网", "页首"),
        ("甲县协作工作\n二〇二〇年总结\n全年到位资金3亿元。", "协作", "标题"),
        ("全年到位资金3亿元", "3亿元", "导言"),
        ("三、思路\n（三）措施\n2、创新方法 (1)建立机制。资金3亿元。", "3亿元", "三（三）2（1）"),
        ("三、思路\n(三)措施\n2、方法\n(1)机制。\n(2)回访。一是听取1次;二是组团2次。", "2次", "三（三）2（2）二是"),
        ("一、情况\n1.资金\n3.5个百分点\n", "个百分点", "一1"),
        ("第一部分 情况\n到位3亿元。", "3亿元", "第一部分"),
        ("一、情况\n其一是资金，共3亿元。\n二、打算\n资金4亿元。", "4亿元", "二"),
    ],
)
def test_sections_are_chains_of_marks(text: str, phrase: str, section: str) -> None:
    """A section is named by its marks as they are cited, in full-width brackets and without 、."""
    assert section_at(text, text.index(phrase)) == section_of(text, phrase) == section


@given(st.text(alphabet="一二三12、（）()是。，；\n 甲县工作 第部分", max_size=60), st.integers(0, 80))
def test_every_place_has_a_section(text: str, offset: int) -> None:
    """Whatever the text and the offset, there is a section."""
    assert section_at(text, offset)


def test_the_ledger_cites_the_sections_of_its_report(ledger_folder: Path, source: Path) -> None:
    """Every record of the committed ledger names the section that its offset is in."""
    text = source.read_text("utf-8-sig")
    places = read_ledger(ledger_folder).places
    for evidence in (place.record.evidence for place in places):
        assert section_at(text, evidence.offset) == evidence.section


def test_a_sentence_split_by_a_line_break_is_read_whole() -> None:
    """A number that a line break splits is one quantity, whose span holds the break."""
    text = "全年共投入各类帮扶资金并折合物资共计为5265.4\n万元，比上年多三成。"
    money, _ = read_document(document(text))
    assert money.text == "5265.4\n万元"
    assert money.value == 52654000
    assert text[money.start : money.end] == money.text


def test_a_page_number_between_the_halves_of_a_sentence_is_left_out() -> None:
    """A sentence goes on over the foot of a page."""
    text = "把对口支援工作提高到一个新的水平，全县上下共同努力，共接待考察团\n- 7 -\n28批，成效显著。"
    assert [q.text for q in read_document(document(text))] == ["28批"]


def test_headings_and_lists_are_not_joined() -> None:
    """A short line, a list mark and a line that ends its sentence keep their line breaks."""
    text = "二〇二〇年协作工作总结\n全年到位资金3亿元。\n1、培训干部\n2、选派教师\n"
    assert document(text).body.text == text


@given(st.text(alphabet="一二三1234年元。，、\n （）- \t\f页第是万发布时间：", max_size=80))
def test_offsets_point_into_the_text_as_extracted(text: str) -> None:
    """Whatever the text, each healed character stands where its offset says, in order."""
    made = document(text)
    assert [text[offset] for offset in made.body.offsets] == list(made.body.text)
    assert made.body.offsets == sorted(set(made.body.offsets))
    for quantity in read_document(made):
        assert text[quantity.start : quantity.end] == quantity.text


def test_a_table_in_a_string_is_read_as_one() -> None:
    """Tabs, strokes and columns make a table of a bare string too; prose over several lines makes none."""
    rows = "单位：万元\n项目\t计划\t完成\n道路\t120\t100\n饮水\t80\t60\n"
    found = quantities(rows)
    assert [int(one.value or 0) for one in found] == [1_200_000, 1_000_000, 800_000, 600_000]
    assert all(rows[one.start : one.end] == one.text and one.cell for one in found)
    assert [one.cell for one in quantities("到位资金350万元。\n惠及20户。")] == [None, None]
