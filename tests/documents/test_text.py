"""What is recognised in the text of a document: furniture, sections, sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aidanalysis.documents import FURNITURE, Document, read_document
from aidanalysis.documents.document import Extract

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
    assert section_of(REPORT, "5265.4") == "一、基本情况 / （一）资金到位"
    assert section_of(REPORT, "120名") == "一、基本情况 / （一）资金到位 / 二是"
    assert section_of(REPORT, "12名") == "一、基本情况 / （二）人才交流 / 1、互派干部"
    assert section_of(REPORT, "200万元") == "二、存在问题"


def test_what_belongs_to_the_page_is_no_part_of_the_report() -> None:
    """Menus, the date of posting, page numbers and repeated lines are furniture; the title is not."""
    for phrase in ("首页", "2021-02-03", "- 3 -", "相关链接"):
        assert section_of(REPORT, phrase) == FURNITURE
    assert section_of(REPORT, "甲县二〇二〇年") == ""


def test_a_sentence_split_by_a_line_break_is_read_whole() -> None:
    """A number that a line break splits is one quantity, whose span holds the break."""
    text = "全年共投入各类帮扶资金并折合物资共计人民币5265.4\n万元，比上年多三成。"
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
