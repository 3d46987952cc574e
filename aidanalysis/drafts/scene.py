"""A report's figures in their places: what stands round each, under which heading, and what it is part of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from aidanalysis.documents import PAGE_FOOT, PAGE_HEAD, Document, read_document
from aidanalysis.drafts.words import expression, has
from aidanalysis.units import UnknownUnitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.amount import Amount
    from aidanalysis.reading import Quantity

_SENTENCE: Final = re.compile(r"[。！？!?\n]")
_CLAUSE: Final = re.compile(r"[。！？!?\n；;]")
_SEGMENT: Final = re.compile(r"[。！？!?\n；;，,：:（）()\t]")
_MARK: Final = re.compile(r"[。！？!?\n；;，,：:（）()、\t]")
_HEADING_LINE: Final = expression("scene", "heading_line")
#: The kinds of marks from the outermost to the innermost.
_KINDS: Final = ("part", "symbol", "han", "bracket", "figure", "mark")
#: So many lines at the head of a report may say what it is and whose.
FIRST: Final = 6
#: A line is a heading up to here; what follows a full stop on it is text.
LONGEST_HEADING: Final = 40
YEAR: Final = expression("scene", "year")
_OTHER_YEAR: Final = expression("scene", "other_year")
_CHANGE: Final = expression("scene", "change")
#: A figure that was aimed at, and is no part of what was reached.
_AIM: Final = expression("scene", "aim")
#: What had been planned for the year: 完成年度计划1.3亿元的103.7%, 下达的4亿元计划.
_PLANNED: Final = expression("scene", "planned")
_AIM_BEHIND: Final = expression("scene", "aim_behind")
#: A time that stands alone before a comma and holds for what follows: 2013年，某市拿来800万元.
_WHEN: Final = expression("scene", "when")
_VAGUE: Final = expression("scene", "vague")
_AVERAGE: Final = expression("scene", "average")


@dataclass(eq=False)
class Item:
    """One figure in its place.

    ``label`` names it: the words since the last mark or figure; ``after`` the words behind it up to the next;
    ``whole`` is the figure that it is part of.
    """

    quantity: Quantity
    number: int
    label: str
    after: str
    segment: tuple[int, int]
    clause: tuple[int, int]
    sentence: tuple[int, int]
    role: str
    section: str
    heading: str
    other_year: bool = False
    change: bool = False
    aim: bool = False
    planned: bool = False
    base: bool = False
    open_list: bool = False
    whole: Item | None = None
    parts: list[Item] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.quantity.end

    @property
    def unit(self) -> str:
        """What it counts, one word for 名, 位 and 人."""
        return {"名": "人", "位": "人"}.get(self.quantity.unit, self.quantity.unit)

    @cached_property
    def amount(self) -> Amount | None:
        """What is printed, where a record can hold it."""
        try:
            return self.quantity.amount
        except (ValueError, UnknownUnitError):
            return None

    @property
    def usable(self) -> bool:
        """Whether it may be a record of its own year: no change, no figure of another year, no rate."""
        if self.other_year or self.change or self.base or self.amount is None:
            return False
        return self.quantity.kind != "ratio" and not _VAGUE.match(self.quantity.text)


@dataclass(frozen=True)
class Table:
    """Rows of cells with their places, below the heads of their columns."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[int, str], ...], ...]
    start: int
    end: int


class Scene:
    """A document with its figures in their places."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.tables = list(_tables(document))
        #: Every quantity, those of the heads and feet of pages too, which tell of no record.
        self.everywhere = list(read_document(document))
        self.quantities = [
            one for one in self.everywhere if document.section_at(one.start) not in (PAGE_HEAD, PAGE_FOOT)
        ]
        self.year = self._year()
        self.headings = list(_heading_lines(document, self.year))
        told = {_role(words, outermost=True) for _, _, words, _ in self.headings}
        self.headings += [
            one for role in ("problems", "plans") if role not in told for one in _openings(document.text, role)
        ]
        self.headings.sort()
        self.items = self._items()
        from aidanalysis.drafts.divisions import divide  # noqa: PLC0415 - it knows items, which stand here

        divide(self)

    @cached_property
    def first_lines(self) -> list[str]:
        """The first lines of the text with anything on them, page heads aside."""
        lines, at = [], 0
        for line in self.text.splitlines(keepends=True):
            if line.strip() and self.document.section_at(at) not in (PAGE_HEAD, PAGE_FOOT):
                lines.append(line.strip())
            at += len(line)
            if len(lines) == FIRST:
                break
        return lines

    def _year(self) -> int | None:
        """Return the year that the report covers: that of its title, or else the first that it names."""
        body = self.document.body
        first = body.text.lstrip()[:200]
        found = YEAR.search(first) or YEAR.search(body.text)
        return int(found[1]) if found else None

    def _items(self) -> list[Item]:
        items: list[Item] = []
        numbers = [
            one for one in self.quantities if one.kind in ("money", "count", "ratio", "measure") and not one.unclear
        ]
        for position, one in enumerate(numbers):
            segment, clause, sentence = (
                self.around(one.start, one.end, mark) for mark in (_SEGMENT, _CLAUSE, _SENTENCE)
            )
            before = numbers[position - 1].end if position else 0
            following = numbers[position + 1].start if position + 1 < len(numbers) else len(self.text)
            begin = max(before, _last(_MARK, self.text, one.start))
            ahead = _MARK.search(self.text, one.end)
            stop = min(following, ahead.start() if ahead else len(self.text))
            label = self.text[begin : one.start].strip()
            role, heading = self.role_at(one.start)
            if role == "done" and has(self.text[segment[0] : one.start], "topics", "future"):
                role = "plans"
            item = Item(
                one, len(items), label, self.text[one.end : stop], segment, clause, sentence, role,
                self.document.section_at(one.start), heading,
            )  # fmt: skip
            item.other_year = self._of_other_year(label)
            item.other_year = item.other_year or self._dated_before(segment[0], sentence[0])
            behind = item.after.startswith(("计划", "目标", "任务")) and bool(_AIM_BEHIND.search(label))
            item.planned = behind or bool(_PLANNED.search(label))
            item.aim = item.planned or bool(_AIM.search(label))
            # 1.3亿元的103.7%: what a share is told of is stated elsewhere, or was aimed at.
            item.base = item.after in ("的", "之") and stop == following and numbers[position + 1].kind == "ratio"
            # 比上年多4批、55人次: what is said of the first is said of the second.
            joined = bool(items) and self.text[before : one.start] in ("", "、") and items[-1].change
            item.change = joined or bool(_CHANGE.search(label) or _AVERAGE.search(label))
            items.append(item)
        return items

    def _of_other_year(self, label: str) -> bool:
        told = _OTHER_YEAR.search(label)
        if told is None:
            return False
        return not (told["year"] and self.year and int(told["year"]) >= self.year)

    def _dated_before(self, segment: int, sentence: int) -> bool:
        """Whether the last time that stands alone before a figure, in its sentence, is that of an earlier year."""
        for words in reversed(re.split("[，,]", self.text[sentence : max(segment - 1, sentence)])):
            if (told := _WHEN.fullmatch(words.strip())) is not None:
                return bool(told["before"]) or bool(told["year"] and self.year and int(told["year"]) < self.year)
        return False

    def around(self, start: int, end: int, mark: re.Pattern[str]) -> tuple[int, int]:
        """Return the stretch between two marks round a place."""
        ahead = mark.search(self.text, end)
        return _last(mark, self.text, start), ahead.start() if ahead else len(self.text)

    def sentence_at(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence round a place."""
        return self.around(start, end, _SENTENCE)

    def clause_at(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch between semicolons round a place."""
        return self.around(start, end, _CLAUSE)

    def segment_at(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch between commas round a place."""
        return self.around(start, end, _SEGMENT)

    def of(self, span: tuple[int, int]) -> str:
        """Return the text of a span."""
        return self.text[span[0] : span[1]]

    def role_at(self, offset: int) -> tuple[str, str]:
        """Return what a place is about, problems, plans or what was done, and the heading that says so."""
        role, title, set_at = "done", "", -1
        for start, _, words, level in self.headings:
            if start > offset:
                break
            found = _role(words, outermost=level <= self.outermost)
            if found or level <= max(set_at, self.outermost):
                role, title, set_at = found or "done", words, level
        return role, title

    @cached_property
    def outermost(self) -> int:
        """The level of the outermost headings."""
        return min((level for _, _, _, level in self.headings if level >= 0), default=0)

    def between(self, left: Item, right: Item) -> str:
        """Return the text between two figures."""
        return self.text[left.end : right.start]


def _role(heading: str, *, outermost: bool = True) -> str:
    """Return what a heading opens; an inner one does so only by words that can mean nothing else."""
    if has(heading, "sections", "not_plans"):
        return ""
    if has(heading, "sections", "problems"):
        return "problems"
    return "plans" if has(heading, "sections", "plans" if outermost else "plans_within") else ""


def _heading_lines(document: Document, year: int | None) -> Iterator[tuple[int, int, str, int]]:
    """Yield the headings with their words and levels; a sentence that opens problems or plans counts as one."""
    position = 0
    for line in document.text.splitlines(keepends=True):
        start, position = position, position + len(line)
        words = line.strip()
        if not words or "\t" in words:
            continue
        opening = re.split(r"[。：:；;]", words, maxsplit=1)[0]
        marked = _HEADING_LINE.match(line)
        whole = marked is not None and (not marked["symbol"] or opening == words)
        if marked and whole and marked["mark"] is None and len(opening) <= LONGEST_HEADING:
            yield start, start + line.find(opening) + len(opening), opening, _KINDS.index(str(marked.lastgroup))
        elif not marked and (found := opens(words, year)):
            yield start, start, found, -1


#: The marks of the items of a list within a paragraph.
_MARKS: Final = expression("scene", "marks")


def _openings(text: str, role: str) -> Iterator[tuple[int, int, str, int]]:
    """Yield the last paragraph that opens a list of problems or plans in its own words: 问题不说不得了。第一，….."""
    found = None
    for paragraph in re.finditer("[^\n]+", text):
        marks = list(_MARKS.finditer(paragraph[0]))
        opening = paragraph[0][: marks[0].start()] if len(marks) > 1 else ""
        if has(opening, "sections", f"opens_{role}") and not has(opening, "sections", "answers"):
            found = paragraph
    if found is not None:
        yield found.start(), found.start(), {"problems": "问题", "plans": "计划"}[role], -1


_PROBLEMS: Final = expression("scene", "problems")
_PLANS: Final = expression("scene", "plans")


def opens(line: str, year: int | None) -> str:
    """Return the words of a heading where a paragraph without one begins the problems or the plans."""
    if _PROBLEMS.match(line):
        return "问题"
    found = _PLANS.match(line)
    named = YEAR.match(line)
    past = named is not None and year is not None and int(named[1]) <= year
    return "计划" if found and not past else ""


def _last(mark: re.Pattern[str], text: str, before: int) -> int:
    """Return the place behind the last mark before a place."""
    low = max(0, before - 400)
    ends = [found.end() for found in mark.finditer(text, low, before)]
    return ends[-1] if ends else low


def _tables(document: Document) -> Iterator[Table]:
    """Yield the tables of a document, a cell that spans several standing in each of them."""
    for table in document.tables:
        cells = {
            (row, column): cell
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        width, height = max(column for _, column in cells), max(row for row, _ in cells)
        top = max(table.head_rows, 1)
        heads = [
            [cells[row, column].text for row in range(1, top + 1) if (row, column) in cells]
            for column in range(1, width + 1)
        ]
        rows = [
            [
                (cell.start, cell.text) if (cell := cells.get((row, column))) else (-1, "")
                for column in range(1, width + 1)
            ]
            for row in range(top + 1, height + 1)
        ]
        yield Table(
            tuple("".join(dict.fromkeys(head)) for head in heads), tuple(map(tuple, rows)), table.start, table.end
        )
