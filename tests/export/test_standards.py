"""What other programs make of what is exported: IATI's own schema, and a reader of data packages."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import pytest
from lxml import etree
from marked_reports import unmarked
from other_books import MADE_UP

from aidanalysis.cli import main
from aidanalysis.documents import Document, Extract
from aidanalysis.drafts.propose import propose_ledger
from aidanalysis.drafts.store import cells_of
from aidanalysis.export.iati import iati
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.cells import record_from_row
from aidanalysis.ledger.csv_table import Row
from aidanalysis.records import RECORD_CLASSES, Funding, Project

SCHEMA = "schemas/iati-activities-schema.xsd"
#: The codelists that codes in an activity are of, by element and attribute.
CODES = {
    ("activity-status", "code"): "ActivityStatus",
    ("activity-date", "type"): "ActivityDateType",
    ("participating-org", "role"): "OrganisationRole",
    ("participating-org", "type"): "OrganisationType",
    ("recipient-country", "code"): "Country",
    ("reporting-org", "type"): "OrganisationType",
    ("sector", "code"): "Sector",
    ("transaction-type", "code"): "TransactionType",
}


@pytest.fixture(scope="module")
def standard() -> Path:
    """Return the folder of the standard as the package pyIATI ships it."""
    try:
        schema = next(one for one in files("pyIATI") or () if str(one).endswith(f"2-03/{SCHEMA}"))
    except (PackageNotFoundError, StopIteration):
        pytest.skip("no standard IATI 2.03; make standards")
    return Path(str(schema.locate())).parents[1]


@pytest.fixture(scope="module")
def schema(standard: Path) -> etree.XMLSchema:
    """Return the standard's schema."""
    return etree.XMLSchema(etree.parse(standard / SCHEMA))


def test_the_activities_of_made_up_reports_are_valid(schema: etree.XMLSchema) -> None:
    """Whatever is drafted of a report, bent amounts and bodies of no level among it, the schema takes."""
    for path in sorted(MADE_UP.glob("*.marked.txt")):
        text, _ = unmarked(path.read_text("utf-8"))
        drafts = propose_ledger(Document.of(path.name, Extract(text)), "r")
        rows = [record_from_row(RECORD_CLASSES[one.table], Row(0, cells_of(one, "r")), one.table)[0] for one in drafts]
        schema.assertValid(etree.fromstring(iati(Ledger.of(filter(None, rows))).data))


def test_codes_are_of_the_standards_lists(ledger: Ledger, standard: Path) -> None:
    """Each code stands in its codelist, and an activity is identified by the body that reports it."""
    root = etree.fromstring(iati(ledger).data)
    for (element, attribute), name in CODES.items():
        known = set(etree.parse(standard / "codelists" / f"{name}.xml").xpath("//code/text()"))
        assert {str(one.get(attribute)) for one in root.iter(element)} <= known, name
    for activity in root:
        ref = activity.find("reporting-org").get("ref")
        assert str(activity.findtext("iati-identifier")).startswith(f"{ref}-")


def test_the_activities_are_valid(ledger: Ledger, schema: etree.XMLSchema) -> None:
    """The standard's schema takes the file, with one activity for each project and each funding."""
    root = etree.fromstring(iati(ledger).data)
    schema.assertValid(root)
    assert len(root) == len(ledger.records(Project)) + len(ledger.records(Funding))


def test_what_is_not_held_is_said(
    ledger: Ledger, tmp_path: Path, ledger_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each table that has no activity is named, and the money comes to what the ledger has."""
    told = iati(ledger).left_out
    assert any(line.startswith("visits: ") for line in told)
    assert main(["export", str(ledger_folder), "--to", str(tmp_path / "out" / "a.xml")]) == 0
    assert "not held by IATI" in capsys.readouterr().err
    root = etree.parse(tmp_path / "out" / "a.xml").getroot()
    total = sum(int(value.text or 0) for value in root.iter("value"))
    amounts = [*(one.amount for one in ledger.records(Funding)), *(one.amount for one in ledger.records(Project))]
    wanted = sum(one.base_value for one in amounts if one is not None)
    assert total == wanted


def test_another_reader_takes_the_data_package(ledger_folder: Path) -> None:
    """Frictionless finds every table valid."""
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(ledger_folder / "datapackage.json"))
    assert report.valid, report.to_summary()
