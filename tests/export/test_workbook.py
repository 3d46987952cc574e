"""A ledger as a workbook: its cells are the records, and a spreadsheet reaches the library's verdicts."""

from __future__ import annotations

import time
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl.utils import column_index_from_string
from spreadsheet import Result, claims, edited, library, opened, recalculated

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.claims.judgement import Verdict
from aidanalysis.errors import AidAnalysisError
from aidanalysis.export.workbook import workbook
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.cells import record_to_cells
from aidanalysis.ledger.columns import amount_fields, columns
from aidanalysis.records import RECORD_CLASSES, Claim, Funding, Training
from aidanalysis.records.labels import Aggregate, ClaimKind
from aidanalysis.units import to_base


@pytest.fixture(scope="module")
def ledger(ledger_folder: Path) -> Ledger:
    """Return the committed ledger."""
    return Ledger.load(ledger_folder)


@pytest.fixture(scope="module")
def data(ledger: Ledger) -> bytes:
    """Return its workbook in English."""
    return workbook(ledger, "en")


class Case(NamedTuple):
    """A made-up claim, the figures it rests on and its verdict: ``12.5万元`` is ``("12.5", "万元")``."""

    kind: str
    stated: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    base: tuple[tuple[str, ...], ...]
    verdict: str


def people(*printed: str, unit: str = "人") -> tuple[tuple[str, str], ...]:
    """Return printed numbers of one unit."""
    return tuple((number, unit) for number in printed)


CASES = {
    "sum": Case("sum", ("46", "人"), people("20", "26"), (), "exact"),
    "sum-off": Case("sum", ("47", "人"), people("20", "26"), (), "contradicts"),
    "sum-rounds": Case("sum", ("3.1", "亿元"), people("20400", "11000", unit="万元"), (), "rounds"),
    "sum-truncates": Case("sum", ("3.1", "亿元"), people("20400", "11200", unit="万元"), (), "truncates"),
    "sum-zeros": Case("sum", ("3.0", "亿元"), people("3.06", unit="亿元"), (), "truncates"),
    "sum-of-none": Case("sum", ("3", "人"), (), (), "unclear"),
    "sum-of-units": Case("sum", ("3", "人"), (("1", "人"), ("2", "批")), (), "unclear"),
    "sum-of-two": Case("sum", ("7", "人"), people("3"), people("4"), "exact"),
    "sum-over": Case("sum", ("4", "亿元", "over"), people("4.2", unit="亿元"), (), "exact"),
    "sum-not-over": Case("sum", ("4", "亿元", "over"), people("6.2", unit="亿元"), (), "contradicts"),
    "sum-near": Case("sum", ("300", "万元", "near"), people("120.5", "105", unit="万元"), (), "exact"),
    "sum-about": Case("sum", ("220", "万元", "about"), people("120.5", "105", unit="万元"), (), "rounds"),
    "sum-at-most": Case("sum", ("220", "万元", "at_most"), people("120.5", "105", unit="万元"), (), "contradicts"),
    "sum-at-least": Case("sum", ("200", "万元", "at_least"), (("3", "万元"), ("1", "亿元", "at_least")), (), "exact"),
    "sum-range": Case("sum", ("210", "万元", "range", "230"), people("120.5", "105", unit="万元"), (), "exact"),
    "difference": Case("difference", ("19.4", "个百分点"), people("33.4", unit="%"), people("14", unit="%"), "exact"),
    "difference-falls": Case("difference", ("12", "人"), people("20"), people("32"), "exact"),
    "difference-off": Case("difference", ("12", "人"), people("20"), people("33"), "contradicts"),
    "difference-of-ranges": Case(
        "difference", ("5", "人"), (("10", "人", "range", "20"),), (("15", "人", "range", "18"),), "exact"
    ),
    "difference-without-end": Case("difference", ("5", "人"), people("9"), (("3", "人", "at_least"),), "unclear"),
    "ratio": Case("ratio", ("88.7", "%"), people("712"), people("803"), "exact"),
    "ratio-rounds": Case("ratio", ("74.14", "%"), people("2405.4", unit="万元"), people("3244", unit="万元"), "rounds"),
    "ratio-truncates": Case("ratio", ("66.6", "%"), people("2"), people("3"), "truncates"),
    "ratio-off": Case("ratio", ("66.5", "%"), people("2"), people("3"), "contradicts"),
    "ratio-of-zero": Case("ratio", ("50", "%"), people("3"), people("0"), "unclear"),
    "growth": Case("growth", ("25", "%"), people("500", unit="万元"), people("400", unit="万元"), "exact"),
    "growth-falls": Case("growth", ("20", "%"), people("400", unit="万元"), people("500", unit="万元"), "exact"),
    "growth-off": Case("growth", ("22", "%"), people("400"), people("500"), "contradicts"),
    "growth-of-units": Case("growth", ("22", "%"), people("400"), people("500", unit="批"), "unclear"),
    "multiple": Case("multiple", ("4", "倍"), people("1600", unit="万元"), people("400", unit="万元"), "exact"),
    "multiple-off": Case("multiple", ("5", "倍"), people("1600"), people("400"), "contradicts"),
    "average": Case("average", ("5", "亿元"), people("15", unit="亿元"), people("3", unit="年"), "exact"),
    "average-off": Case("average", ("7", "人次"), people("10", unit="人次"), people("3", unit="批"), "contradicts"),
    "bound": Case("bound", ("5000", "万元"), people("5265.4", unit="万元"), (), "exact"),
    "bound-rounds": Case("bound", ("1.5", "亿元"), people("1.46", unit="亿元"), (), "rounds"),
    "bound-off": Case("bound", ("5300", "万元"), people("5265.4", unit="万元"), (), "contradicts"),
    "bound-at-most": Case("bound", ("30", "人", "at_most"), people("31"), (), "contradicts"),
}  # fmt: skip


def amount(printed: tuple[str, ...]) -> Amount:
    """Return a printed number, unit, qualifier and upper end as an amount."""
    value, unit, *rest = printed
    upper = Decimal(rest[1]) if len(rest) > 1 else None
    return Amount(Decimal(value), unit, Qualifier(rest[0]) if rest else Qualifier.EXACT, upper)


def changed(record: Any, **fields: Any) -> Any:
    """Return a record with other values."""
    return replace(record, **fields)


def made_up(ledger: Ledger, cases: dict[str, Case]) -> Ledger:
    """Return a ledger of rows and claims for the cases; ``field_en`` of a row names its claim."""
    shared: dict[str, Any] = {"report": ledger.report.id, "evidence": ledger["claim-funding"].evidence}
    operand: dict[str, Any] = {"aggregate": Aggregate.TOTAL, "of_table": "training", "field": "people"}
    records = [record for record in ledger if not isinstance(record, (Training, Claim))]
    for name, case in cases.items():
        for side, figures in (("of", case.parts), ("base", case.base)):
            records += [
                Training(
                    id=f"row-{name}-{side}-{place}",
                    field_en=f"{side} {name}",
                    field_zh="=1+1",
                    trainer="beijing",
                    people=amount(printed),
                    **shared,
                )
                for place, printed in enumerate(figures)
            ]
        base = {f"base_{key.removeprefix('of_')}": value for key, value in operand.items()} if case.base else {}
        wheres: dict[str, Any] = {"where": f"field_en=of {name}", "base_where": f"field_en=base {name}"}
        kind = next(kind for kind in ClaimKind if kind == case.kind)
        records.append(Claim(id=name, kind=kind, amount=amount(case.stated), **operand, **base, **wheres, **shared))
    return Ledger.of(records)


def picking(ledger: Ledger) -> Ledger:
    """Return the ledger with claims that count rows, and pick them by all kinds of cells."""
    whole = ledger["claim-projects"]
    odd = 'a"b*?~{0}<>'
    named = changed(ledger["training-medical"], field_en=odd)
    conditions = {
        "year": ("targets", "id", "year=2010"),
        "number": ("funding", "amount", "amount=547.4"),
        "other-places": ("funding", "amount", "amount=547.40"),
        "boolean": ("funding", "amount", "preliminary=true"),
        "not": ("funding", "amount", "preliminary=false"),
        "two": ("projects", "id", "stage=approved;donor=beijing"),
        "case": ("projects", "id", "stage=Approved"),
        "wildcard": ("projects", "id", "stage=appr*"),
        "quotes": ("training", "people", f"field_en={odd}"),
        "long": ("training", "people", f"field_en={'长' * 400}"),
        "stated": ("secondments", "people", None),
        "evidence": ("training", "evidence", None),
        "claims": ("claims", "id", "kind=sum"),
        "absent": ("mentions", "id", None),
    }
    count = Amount(Decimal(2), "个")
    made = [
        changed(whole, id=f"count-{name}", amount=count, of_table=table, field=field, where=where)
        for name, (table, field, where) in conditions.items()
    ]
    each = {"base_aggregate": Aggregate.COUNT, "base_table": "visits", "base_field": "id"}
    stated = Amount(Decimal(94), "人次")
    average = changed(ledger["claim-visitors"], id="each", kind=ClaimKind.AVERAGE, amount=stated, **each)
    kept = [named if record.id == named.id else record for record in ledger if record.table != "mentions"]
    return Ledger.of([*kept, *made, average])


def test_every_kind_and_every_verdict_is_made_up() -> None:
    """The made-up cases leave no kind and no verdict out; what they expect is what the library says."""
    assert {case.kind for case in CASES.values()} == set(ClaimKind)
    assert {case.verdict for case in CASES.values()} == set(Verdict)
    for kind in ClaimKind:
        assert {"exact", "contradicts"} <= {case.verdict for case in CASES.values() if case.kind == kind}


EDITS: dict[str, tuple[str, str, dict[str, object]]] = {
    "a part of two claims": ("funding", "funding-beijing", {"amount": 100}),
    "its unit": ("funding", "funding-beijing", {"amount_unit": "元"}),
    "one of two amounts of a row": ("visits", "visits-beijing", {"visitors": 157}),
    "a condition": ("visits", "visits-others", {"counted": "no"}),
    "a stage": ("projects", "project-hospital", {"stage": "signed"}),
    "the stated figure": ("claims", "claim-funding", {"amount": 5365.4}),
    "more decimals": ("funding", "funding-ministries", {"amount": 549.45}),
    "an emptied figure": ("visits", "visits-hubei", {"delegations": None}),
    "no number": ("visits", "visits-hubei", {"delegations": "six"}),
    "an unknown unit": ("visits", "visits-hubei", {"visitors_unit": "heads"}),
}
#: What does not follow any more, or cannot be checked, after each edit.
FALLEN = {
    "a part of two claims": {"claim-funding": "contradicts", "claim-target": "contradicts"},
    "its unit": {"claim-funding": "contradicts", "claim-target": "contradicts"},
    "one of two amounts of a row": {"claim-visitors": "contradicts"},
    "a condition": {"claim-visitors": "contradicts", "claim-delegations": "contradicts"},
    "a stage": {"claim-projects": "contradicts"},
    "the stated figure": {"claim-funding": "contradicts"},
    "more decimals": {"claim-funding": "contradicts"},
    "an emptied figure": {"claim-delegations": "contradicts"},
    "no number": {"claim-delegations": "unclear"},
    "an unknown unit": {"claim-visitors": "unclear"},
}


@pytest.fixture(scope="module")
def spreadsheet(ledger: Ledger, data: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Result]]:
    """Return what LibreOffice makes of every workbook that these tests look at, in one run of it."""
    books = {
        "whole": data,
        "chinese": workbook(ledger, "zh"),
        "made up": workbook(made_up(ledger, CASES), "en"),
        "picking": workbook(picking(ledger), "zh"),
        **{name: edited(data, table, record, **cells) for name, (table, record, cells) in EDITS.items()},
    }
    return recalculated(books, tmp_path_factory.mktemp("recalculated"))


@pytest.mark.parametrize("name", ["whole", "chinese"])
def test_recalculated_is_what_the_check_says(
    name: str, spreadsheet: dict[str, dict[str, Result]], ledger: Ledger
) -> None:
    """A spreadsheet gives the stated and computed values and the verdicts of ``aidanalysis check``."""
    assert spreadsheet[name] == library(ledger)


@pytest.mark.parametrize("name", CASES)
def test_every_kind_recalculated(name: str, spreadsheet: dict[str, dict[str, Result]], ledger: Ledger) -> None:
    """A made-up claim of every kind has the verdict and the values of the library."""
    found = spreadsheet["made up"][name]
    assert found == library(made_up(ledger, {name: CASES[name]}))[name]
    assert found.verdict == CASES[name].verdict


def test_rows_are_picked_as_the_library_picks_them(spreadsheet: dict[str, dict[str, Result]], ledger: Ledger) -> None:
    """Counts, conditions on numbers, truth values and text, and tables that the ledger lacks."""
    assert spreadsheet["picking"] == library(picking(ledger))


@pytest.mark.parametrize("name", EDITS)
def test_an_altered_figure_alters_what_rests_on_it(
    name: str, spreadsheet: dict[str, dict[str, Result]], ledger: Ledger
) -> None:
    """With one cell altered, exactly the claims that rest on it get another verdict."""
    fallen = {claim: result.verdict for claim, result in spreadsheet[name].items() if result.verdict != "exact"}
    assert fallen == FALLEN[name]
    if name == "a part of two claims":
        before = ledger["funding-beijing"]
        after = changed(before, amount=Amount(Decimal(100), "万元"))
        assert spreadsheet[name] == library(Ledger.of(after if record is before else record for record in ledger))


def test_cells_are_the_records(data: bytes, ledger: Ledger) -> None:
    """Each sheet has the columns and rows of its table, as text or as numbers and truth values."""
    book = opened(data)
    assert set(ledger.tables) <= set(book.sheetnames)
    for table, records in ledger.tables.items():
        header, *rows = book[table].iter_rows()
        names = [cell.value for cell in header]
        assert len(rows) == len(records)
        for record, row in zip(records, rows, strict=True):
            cells = dict(zip(names, row, strict=True))
            for column, text in zip(columns(type(record)), record_to_cells(record), strict=True):
                value = cells[column.name].value
                if not text:
                    assert value is None
                    continue
                match column.type:
                    case "number":
                        assert Decimal(text) == Decimal(repr(value))
                    case "integer":
                        assert value == int(text)
                    case "boolean":
                        assert value is (text == "true")
                    case _:
                        assert value == text


def test_what_a_number_means_is_in_formulas(data: bytes) -> None:
    """Nothing of a verdict is a stored result: steps and results are formulas, the records are none."""
    book = opened(data)
    claims = {cell.value: cell.column for cell in book["claims"][1]}
    for name in ("stated", "computed_low", "computed_high", "verdict"):
        cells = [row[claims[name] - 1] for row in book["claims"].iter_rows(min_row=2)]
        assert all(cell.data_type == "f" for cell in cells)
    assert not any(cell.data_type == "f" for row in book["reports"].iter_rows() for cell in row)


@pytest.mark.parametrize("cases", [{}, CASES])
def test_results_show_where_nothing_computes(cases: dict[str, Case], ledger: Ledger) -> None:
    """The file holds the results that its formulas give, for programs that only show it."""
    whole = made_up(ledger, cases) if cases else ledger
    assert claims(opened(workbook(whole, "en"), values=True)) == library(whole)


def test_a_table_is_ready_to_be_read(data: bytes, ledger: Ledger) -> None:
    """Headings stay in view and filter, columns are wide enough, and the steps are folded away."""
    book = opened(data)
    for table in ledger.tables:
        sheet = book[table]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
    funding = book["funding"]
    names = {cell.value: cell.column_letter for cell in funding[1]}
    assert funding[f"{names['amount']}4"].number_format.startswith("0.0")
    assert funding.column_dimensions[names["amount_low"]].hidden
    assert not funding.column_dimensions[names["amount"]].hidden
    assert funding.column_dimensions[names["phrase"]].width >= len("547.4万元")
    assert column_index_from_string(names["amount_low"]) > len(columns(Funding))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_says_what_it_is(lang: Any, ledger: Ledger) -> None:
    """The first sheet names the source, its hash and the licence; the dictionary has every column."""
    book = opened(workbook(ledger, lang))
    said = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    report = ledger.report
    for text in (report.title_zh, report.sha256, report.licence, report.publisher, "CC BY 4.0"):
        assert any(text in cell for cell in said), text
    assert set(ledger.tables) <= set(said)
    rows = set(book["数据字典" if lang == "zh" else "dictionary"].iter_rows(min_row=2, max_col=5, values_only=True))
    for table in ledger.tables:
        for column in columns(RECORD_CLASSES[table]):
            assert (table, column.name, column.type, column.required, column.describe(lang)) in rows


def test_units_are_those_of_the_library(data: bytes) -> None:
    """The sheet of units holds the factor and the base unit of each."""
    for unit, base, factor, *_ in opened(data)["units"].iter_rows(min_row=2, values_only=True):
        assert (Decimal(str(factor)), base) == to_base(str(unit))


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "#N/A", "=HYPERLINK(\"http://x\")", "2010", "TRUE", "<b>&"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str, ledger: Ledger) -> None:
    """Text that a spreadsheet would take for a formula, a number or an error is what it was, and text."""
    row = changed(ledger["training-medical"], field_en=text)
    (cell,) = planted(ledger, row)
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) is text.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1f", "\uffff"])
def test_characters_that_no_workbook_holds(char: str, ledger: Ledger) -> None:
    """They are replaced by the character that stands for them."""
    (cell,) = planted(ledger, changed(ledger["training-medical"], field_en=f"a{char}b"))
    assert cell.value == "a\ufffdb"


def planted(ledger: Ledger, row: Any) -> list[Any]:
    """Return the cells of the name of one training, in the workbook of a ledger that has this row."""
    sheet = opened(workbook(Ledger.of(row if record.id == row.id else record for record in ledger), "en"))["training"]
    place = next(cell.column for cell in sheet[1] if cell.value == "field_en")
    return [sheet.cell(line, place) for line in range(2, sheet.max_row + 1) if sheet.cell(line, 1).value == row.id]


def test_no_claims(ledger: Ledger) -> None:
    """A ledger without claims is a workbook without their sheets."""
    bare = Ledger.of(record for record in ledger if not isinstance(record, Claim))
    assert not {"claims", "working"} & set(opened(workbook(bare, "en")).sheetnames)


def test_the_same_bytes(data: bytes, ledger: Ledger) -> None:
    """One ledger gives one file, whenever it is written."""
    assert workbook(ledger, "en") == data
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2000, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("year", [1971, 2120])
def test_the_clock_is_not_asked(year: int, ledger: Ledger, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock of a year that no archive can name gives the same bytes."""
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((year, 1, 1, 0, 0, 0, 0, 1, 0)))
    assert workbook(ledger, "en") == data


def test_a_text_is_not_cut(ledger: Ledger) -> None:
    """A text that is longer than a cell holds is told, not cut."""
    row = changed(ledger["training-medical"], field_en="x" * 32_768)
    with pytest.raises(AidAnalysisError, match=r"sheet training .*: 32768 characters, of which"):
        planted(ledger, row)


def test_every_amount_has_its_steps(data: bytes, ledger: Ledger) -> None:
    """Each amount of each table is followed into its base unit."""
    book = opened(data)
    for table in ledger.tables:
        names = {cell.value for cell in book[table][1]}
        assert {f"{field}_low_rounded" for field in amount_fields(RECORD_CLASSES[table])} <= names
