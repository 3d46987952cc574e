"""Columns of a page by where its signs stand."""

from __future__ import annotations

from aidanalysis.documents.pdf.columns import columns_of
from aidanalysis.documents.pdf.paragraphs import paragraphs_of, plain
from aidanalysis.documents.pdf.runs import Run


def drawn(*lines: tuple[str, ...]) -> list[Run]:
    """Return lines of words in columns, ten points a sign, drawn line by line across the page."""
    runs = []
    for row, line in enumerate(lines):
        for column, words in enumerate(line):
            lefts = [column * 150.0 + 10 * at for at in range(len(words))]
            rights = [left + 10 for left in lefts]
            runs.append(Run(lefts[0], 100 - 20 * row, rights[-1], 110 - 20 * row, words, lefts, rights))
    return runs


def read(runs: list[Run]) -> list[str]:
    """Return the paragraphs that the runs make."""
    return [plain(words) for lines in columns_of(runs) for words in paragraphs_of(lines)]


def test_a_short_last_line_does_not_make_cells_of_a_column() -> None:
    """A paragraph of two full lines and the end of its sentence is read down and not across."""
    found = read(
        drawn(
            ("今年新修村道二百四十", "县里派出医生三百五十", "全年培训农民一千六百"),
            ("六公里，完成投资八十", "二人次，诊治病人七百", "五十人，其中妇女四百"),
            ("五万元。", "九十人。", "零三人。"),
        )
    )
    assert found == [
        "今年新修村道二百四十六公里，完成投资八十五万元。",
        "县里派出医生三百五十二人次，诊治病人七百九十人。",
        "全年培训农民一千六百五十人，其中妇女四百零三人。",
    ]


def test_short_words_side_by_side_stay_rows() -> None:
    """The cells of a table without lines are read across."""
    found = read(drawn(("项目", "金额", "完成"), ("村道", "240", "是"), ("水渠", "65", "否")))
    assert found == ["项目\t金额\t完成", "村道\t240\t是", "水渠\t65\t否"]


def test_a_line_that_leaves_room_for_less_than_what_comes_next_is_full() -> None:
    """A mark that begins no line takes the sign before it along, and a number its unit."""
    found = read(
        drawn(
            ("全县今年修建的通村道路共计有一千余",),
            ("条。另外全县帮扶的贫困户达到608",),
            ("户，其中脱贫的共有五百户",),
        )
    )
    assert found == ["全县今年修建的通村道路共计有一千余条。另外全县帮扶的贫困户达到608户，其中脱贫的共有五百户"]


def test_a_number_alone_behind_a_name_stays_a_cell() -> None:
    """One cell a line is read as printed, however wide the column."""
    assert read(drawn(("运输仓储邮政",), ("21.1",), ("4.2",))) == ["运输仓储邮政", "21.1", "4.2"]
