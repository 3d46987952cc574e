"""A heading stands over something, and a chapter says something."""

from __future__ import annotations

from typing import Any

from aidanalysis.publish.empty_sections import says_nothing, without, without_empty_sections


def markdown(text: str) -> dict[str, Any]:
    """Return a cell of text."""
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code(source: str, *shown: str, folded: bool = False) -> dict[str, Any]:
    """Return a run cell with what it shows."""
    outputs = [{"output_type": "execute_result", "data": {"text/html": one}} for one in shown]
    tags = ["hide-cell"] if folded else ["hide-input"]
    return {"cell_type": "code", "metadata": {"tags": tags}, "source": source, "outputs": outputs}


HEAD = [markdown("# Title\n\nA lead."), code('page = Page(lang="en")\npage', "The report")]
EVIDENCE = code("page.evidence()", '<details class="evidence"></details>')


def headings(cells: list[dict[str, Any]]) -> list[str]:
    """Return the headings below the title that are left."""
    return [cell["source"] for cell in without_empty_sections(cells) if cell["source"].startswith("##")]


def test_a_heading_over_nothing_goes() -> None:
    """Nothing is a cell without output, one that is folded whole, another such heading, and the list of evidence."""
    cells = [*HEAD, markdown("## A"), code("1", folded=True), code("None"), markdown("### B"), code("None"), EVIDENCE]
    assert headings(cells) == []
    assert len(without_empty_sections(cells)) == len(cells)


def test_a_heading_over_something_stays() -> None:
    """A table below it, below a heading within it, or a text, keeps a heading."""
    assert headings([*HEAD, markdown("## A"), code("None"), markdown("### B"), code("table", "<table>")]) == [
        "## A",
        "### B",
    ]
    assert headings([*HEAD, markdown("## A"), markdown("A text."), markdown("## B"), EVIDENCE]) == ["## A"]
    assert headings([*HEAD, markdown("## A\n\nIts text.")]) == ["## A\n\nIts text."]


def test_a_chapter_that_says_nothing_is_told() -> None:
    """Title, lead and the name of the report say nothing of it; a chapter on no report is never silent."""
    assert says_nothing([*HEAD, markdown("## A"), code("None"), EVIDENCE])
    assert not says_nothing([*HEAD, code("table", "<table>")])
    assert not says_nothing([markdown("# Title"), code("1 + 1", "2")])


def test_contents_name_no_chapter_that_is_left_out() -> None:
    """A part without chapters goes as a whole."""
    contents = {
        "root": "index",
        "parts": [
            {"caption": "A", "chapters": [{"file": "one"}]},
            {"caption": "B", "chapters": [{"file": "two"}, {"file": "three"}]},
        ],
    }
    assert without(contents, {"one", "two"}) == {
        "root": "index",
        "parts": [{"caption": "B", "chapters": [{"file": "three"}]}],
    }
