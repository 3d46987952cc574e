"""What other programs make of what is exported: IATI's own schema, and a reader of data packages."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import pytest
from lxml import etree

from aidanalysis.cli import main
from aidanalysis.export.iati import iati
from aidanalysis.ledger import Ledger
from aidanalysis.records import Funding, Project

SCHEMA = "2-03/schemas/iati-activities-schema.xsd"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """Return the standard's schema as the package pyIATI ships it."""
    try:
        path = next(Path(str(one.locate())) for one in files("pyIATI") or () if str(one).endswith(SCHEMA))
    except (PackageNotFoundError, StopIteration):
        pytest.skip("no schema of IATI 2.03; pip install --no-deps pyIATI")
    return etree.XMLSchema(etree.parse(path))


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
