"""Record classes: frozen, validated and the one description of themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from aidanalysis.amount import Amount
from aidanalysis.records import RECORD_CLASSES, Evidence, Funding, Outreach, Project, Record, Report, Target
from aidanalysis.records.codelist import codelist
from aidanalysis.records.dac_sector import sector_name
from aidanalysis.records.labels import Counted, Form, Stage

EVIDENCE = Evidence("导言", "3568万元", 315)


def make(cls: Callable[..., Any] = Funding, **fields: Any) -> Any:
    """Return a record of money, or of another class, with some fields given."""
    known = {"id": "funding-beijing", "report": "r", "evidence": EVIDENCE}
    if cls is Funding:
        known |= {"channel": "c", "amount": Amount(Decimal(3568), "万元"), "stage": "available", "form": "both"}
        known |= {"preliminary": True, "counted": "yes"}
    return cls(**{**known, **fields})


def test_every_class_is_listed_under_its_table() -> None:
    """The classes of the design are there, each under the name of its table."""
    assert {name: cls.table for name, cls in RECORD_CLASSES.items()} == {name: name for name in RECORD_CLASSES}
    assert list(RECORD_CLASSES) == [
        "reports", "organisations", "channels", "visits", "funding", "targets", "projects", "agreements", "training",
        "secondments", "events", "participants", "outreach", "institutions", "problems", "commitments", "indicators", "claims", "mentions",
    ]  # fmt: skip


@pytest.mark.parametrize("cls", RECORD_CLASSES.values(), ids=RECORD_CLASSES)
def test_records_have_an_id_a_report_and_evidence(cls: type[Record]) -> None:
    """Every record can be named, belongs to a report and stands somewhere in it; it is frozen and says what it is."""
    assert issubclass(cls, Record)
    assert {field.name for field in dataclasses.fields(cls)} >= {"id", "report", "evidence"}
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert cls.__doc__ is not None
    assert cls.__doc__.endswith(".") or ".\n" in cls.__doc__


def test_records_are_frozen() -> None:
    """A record does not change."""
    record = make()
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.stage = Stage.ARRIVED


def test_values_become_labels() -> None:
    """A value as written becomes its label, which readers of both languages can be told."""
    record = make()
    assert (record.stage, record.form, record.counted) == (Stage.AVAILABLE, Form.BOTH, Counted.YES)
    assert (record.stage.label("en"), record.stage.label("zh")) == ("available", "可到位")


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"stage": "spent"}, "stage"),
        ({"id": "Funding"}, "id"),
        ({"id": ""}, "id"),
        ({"id": "1st"}, "id"),
        ({"id": "a\n"}, "id"),
        ({"channel": None}, "channel"),
        ({"amount": None}, "amount"),
        ({"preliminary": "perhaps"}, "preliminary"),
        ({"colour": "red"}, "colour"),
        ({"evidence": {"section": "x", "phrase": "y", "offset": -1}}, "evidence"),
        ({"evidence": {"section": "x", "phrase": "y"}}, "evidence"),
    ],
)
def test_a_field_that_does_not_fit(fields: dict[str, Any], where: str) -> None:
    """A record that does not fit its class is never made, and the error names the field."""
    with pytest.raises(ValidationError) as caught:
        make(**fields)
    assert {str(detail["loc"][0]) for detail in caught.value.errors()} == {where}


def test_all_faults_of_a_record() -> None:
    """Every field that does not fit is told at once."""
    with pytest.raises(ValidationError) as caught:
        make(stage="spent", form="gold", id="X")
    assert [str(detail["loc"][0]) for detail in caught.value.errors()] == ["id", "stage", "form"]


@pytest.mark.parametrize("year", [1948, 2101, "20100"])
def test_years_out_of_range(year: object) -> None:
    """A year that no report of this kind covers is a slip of the hand."""
    with pytest.raises(ValidationError, match="year"):
        make(Target, year=year, amount=Amount(Decimal(1), "元"), set_by=("a",))


def test_ids_stand_once_in_a_list() -> None:
    """A body is named once."""
    with pytest.raises(ValidationError, match="each one once"):
        make(Target, year=2010, amount=Amount(Decimal(1), "元"), set_by=("a", "a"))


@pytest.mark.parametrize(
    ("period", "fits"), [("十二五", True), ("十一五", True), ("十二", False), ("十二六", False), ("", False)]
)
def test_plan_periods(period: str, fits: bool) -> None:
    """A plan period has the form that it is printed in."""
    fields = {
        "name_en": "x",
        "name_zh": "甲",
        "kind": "plan",
        "status": "done",
        "sent_by": ("a",),
        "plan_period": period,
    }
    if fits:
        assert make(Outreach, **fields).plan_period == period
    else:
        with pytest.raises(ValidationError, match="plan_period"):
            make(Outreach, **fields)


def test_a_hash_is_a_hash() -> None:
    """The report is tied to one file by its whole hash."""
    fields = {
        "title_en": "x", "title_zh": "甲", "recipient": "a", "year": 2010, "publisher": "x", "published": "2020-03-01", "licence": "x",
    }  # fmt: skip
    assert str(make(Report, **fields, sha256="0" * 64).published) == "2020-03-01"
    for wrong in ("0" * 63, "0" * 65, "g" * 64, "A" * 64):
        with pytest.raises(ValidationError, match="sha256"):
            make(Report, **fields, sha256=wrong)


def test_sectors_are_those_of_the_dac() -> None:
    """A sector is a purpose code of the DAC, which has a name in both languages."""
    fields = {"name_en": "x", "name_zh": "甲", "donor": "a", "amount": Amount(Decimal(1), "元"), "stage": "approved"}
    assert make(Project, **fields, counted="not_stated", sector="12230").sector == "12230"
    with pytest.raises(ValidationError, match="expected a DAC purpose code"):
        make(Project, **fields, counted="not_stated", sector="99999")
    assert (sector_name("12230", "en"), sector_name("12230", "zh")) == ("Basic health infrastructure", "基本卫生设施")
    assert all(
        len(one.code) == 5 and one.code.isdigit() and one.en.isascii() and one.zh
        for one in codelist("sectors").values()
    )


def test_evidence_knows_where_it_ends() -> None:
    """Evidence is a stretch of the source."""
    assert EVIDENCE.end == 321
    with pytest.raises(ValueError, match="zero or more"):
        Evidence("导言", "x", -1)


def test_stages_stand_in_order() -> None:
    """Money moves from signature to arrival, in the order of the stages."""
    assert list(Stage) == ["signed", "approved", "under_construction", "about_to_arrive", "available", "arrived"]
