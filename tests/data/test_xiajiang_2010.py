"""The committed ledger of the 2010 report: derived where it says so, and true to its source."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from ledger_files import files

from aidanalysis.ledger import Ledger
from aidanalysis.ledger.columns import columns
from aidanalysis.ledger.figures import figures
from aidanalysis.records import (
    RECORD_CLASSES,
    Agreement,
    Commitment,
    Event,
    Funding,
    Organisation,
    Problem,
    Project,
    Target,
)


@pytest.fixture(scope="module")
def ledger(ledger_folder: Path) -> Ledger:
    """Return the committed ledger."""
    return Ledger.load(ledger_folder)


@pytest.fixture(scope="module")
def package(ledger_folder: Path) -> dict[str, Any]:
    """Return the committed data package."""
    found: dict[str, Any] = json.loads((ledger_folder / "datapackage.json").read_bytes())
    return found


def test_it_is_what_the_package_writes(ledger: Ledger, ledger_folder: Path, tmp_path: Path) -> None:
    """Tables and data package are derived from the records, byte for byte, and nothing else lies there."""
    ledger.write(tmp_path)
    assert files(tmp_path) == files(ledger_folder)


def test_hashes_and_sizes(package: dict[str, Any], ledger: Ledger, ledger_folder: Path) -> None:
    """The data package gives each table's hash and size as they are."""
    assert [resource["name"] for resource in package["resources"]] == [*ledger.tables, "facts", "source"]
    for resource in package["resources"]:
        data = (ledger_folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)


def test_origin_and_licence(package: dict[str, Any], ledger: Ledger) -> None:
    """The data package says where the text comes from, on what terms, and which file exactly it was."""
    (origin,) = package["sources"]
    assert origin["hash"] == f"sha256:{ledger.report.sha256}"
    assert all(origin[key] for key in ("title", "publisher", "published", "licence"))
    assert package["licenses"]
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


def test_the_source_is_the_shared_report(ledger: Ledger, source: Path) -> None:
    """Hash and offsets belong to the report that is shared."""
    data = source.read_bytes()
    assert ledger.report.sha256 == hashlib.sha256(data).hexdigest()
    text = data.decode()
    assert all(text[one.evidence.offset : one.evidence.end] == one.evidence.phrase for one in ledger)


def test_schemas_list_the_columns_of_the_files(package: dict[str, Any], ledger_folder: Path) -> None:
    """Each Table Schema has the columns of its class, which are those of its file."""
    for resource in package["resources"]:
        header = (ledger_folder / resource["path"]).read_bytes().decode().splitlines()[0].split(",")
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert fields == header
        if cls := RECORD_CLASSES.get(resource["name"]):
            assert fields == [column.name for column in columns(cls)]


def test_foreign_keys_resolve(package: dict[str, Any]) -> None:
    """Each foreign key points at a table of the package and a field of its own."""
    names = {resource["name"] for resource in package["resources"]}
    for resource in package["resources"]:
        fields = {field["name"] for field in resource["schema"]["fields"]}
        for key in resource["schema"].get("foreignKeys", []):
            assert set(key["fields"]) <= fields
            assert key["reference"]["resource"] in names


def test_phrases_are_short(ledger: Ledger) -> None:
    """Evidence quotes figures and names, never a sentence of the report."""
    for record in ledger:
        assert len(record.evidence.phrase) <= 20
        assert not set(record.evidence.phrase) & set("，,。;；")


def test_money(ledger: Ledger) -> None:
    """Funding by channel, both targets and the four projects stand with their stage, and the signing apart."""
    money = [(str(one.amount), str(one.stage), str(one.form), one.preliminary) for one in ledger.records(Funding)]
    assert money == [(amount, "available", "both", True) for amount in ("3568万元", "1150万元", "547.4万元")]
    assert [(one.year, str(one.amount)) for one in ledger.records(Target)] == [
        (2010, "5000万元"),
        (2011, "6000万元以上"),
    ]
    projects = ledger.records(Project)
    assert [str(one.amount) for one in projects] == ["1900万元", "40万元", "500万元", "300万元"]
    assert all(one.part_of is None and one.counted == "not_stated" and one.left_open_zh for one in projects)
    signed, *agreements = ledger.records(Agreement)
    assert (str(signed.amount), str(signed.agreements)) == ("4亿多元", "3个")
    assert len(agreements) == 3
    assert all(one.amount is None and one.part_of == signed.id for one in agreements)


def test_plans(ledger: Ledger) -> None:
    """Five problems stand there, and how often a year each contact is promised, as a range where it is one."""
    assert len(ledger.records(Problem)) == 5
    times = [str(one.times) for one in ledger.records(Commitment) if one.times is not None]
    assert times == ["1—2次", "1次以上", "1—2次", "1次"]


def test_people_and_events(ledger: Ledger) -> None:
    """Bodies of every level and both sides are there, and the dated events on their days."""
    assert {str(one.level) for one in ledger.records(Organisation)} >= {"central", "provincial", "prefecture", "county"}
    assert {str(one.side) for one in ledger.records(Organisation)} == {"recipient", "supporting", "coordinating"}
    dates = sorted(str(one.date) for one in ledger.records(Event) if one.date is not None)
    assert dates == ["2010-07-10", "2010-07-29", "2010-08-01", "2010-08-10"]


def test_most_records_state_no_figure_unheld(ledger: Ledger) -> None:
    """Every class that holds figures has records that state some."""
    stating = {type(record).__name__ for record in ledger if figures(record)}
    assert stating >= {
        "Visit",
        "Funding",
        "Target",
        "Project",
        "Training",
        "Secondment",
        "Event",
        "Commitment",
        "Claim",
    }
