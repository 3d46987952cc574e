"""Loading rows with every fault named, beside pydantic's ``list[Model]``, frictionless and pandera.

Each loads the same CSV file of made-up rows in a process of its own; what they take is the time of its processors and
its memory at its largest, less what importing them takes. ``python -m benchmarks.loading_speed ours FOLDER``.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from benchmarks.made_up_rows import CHANNELS, FAULTY, write_ledger
from benchmarks.ratios import Cost, Ratio, cost

ROWS = 200_000
RUNS = 3
WRITE = "--write"
IDS = r"^[a-z][a-z0-9-]*$"
STAGES = ("signed", "approved", "under construction", "about to arrive", "available", "arrived")


def ours(folder: Path) -> Callable[[], int]:
    """Return a call that loads the ledger and counts its faults."""
    from aidanalysis.ledger import read_ledger  # noqa: PLC0415 - each process loads one library

    return lambda: len(read_ledger(folder).faults)


def of_pydantic(folder: Path) -> Callable[[], int]:
    """Return a call that loads a list of models and counts its errors."""
    from pydantic import BaseModel, Field, TypeAdapter, ValidationError  # noqa: PLC0415

    class Row(BaseModel):
        id: Annotated[str, Field(pattern=IDS)]
        report: Annotated[str, Field(pattern=IDS)]
        channel: Literal["channel-beijing", "channel-province", "channel-ministries", "channel-others"]
        amount: Annotated[Decimal, Field(ge=0)]
        amount_unit: Literal["万元", "亿元", "元"]
        amount_qualifier: Literal["exact", "about", "over", "under", "range"]
        amount_upper: Decimal | Literal[""]
        stage: str
        form: Literal["money", "in kind", "both"]
        preliminary: bool
        counted: Literal["yes", "no"]
        section: str
        phrase: Annotated[str, Field(min_length=1)]
        offset: Annotated[int, Field(ge=0)]

    rows = TypeAdapter(list[Row])

    def load() -> int:
        with (folder / "funding.csv").open(encoding="utf-8", newline="") as file:
            try:
                rows.validate_python(list(csv.DictReader(file)))
            except ValidationError as error:
                return len(error.errors())
        return 0

    return load


def of_frictionless(folder: Path) -> Callable[[], int]:
    """Return a call that validates a resource and counts its errors."""
    from frictionless import Checklist, Resource, Schema  # noqa: PLC0415

    text = {"type": "string"}
    fields = [
        {"name": "id", **text, "constraints": {"required": True, "unique": True, "pattern": IDS[1:-1]}},
        {"name": "report", **text, "constraints": {"required": True}},
        {"name": "channel", **text, "constraints": {"enum": [f"channel-{name}" for name in CHANNELS]}},
        {"name": "amount", "type": "number", "constraints": {"minimum": 0}},
        {"name": "amount_unit", **text, "constraints": {"enum": ["万元", "亿元", "元"]}},
        {"name": "amount_qualifier", **text, "constraints": {"enum": ["exact", "about", "over", "under", "range"]}},
        {"name": "amount_upper", "type": "number"},
        {"name": "stage", **text, "constraints": {"enum": list(STAGES)}},
        {"name": "form", **text, "constraints": {"enum": ["money", "in kind", "both"]}},
        {"name": "preliminary", "type": "boolean"},
        {"name": "counted", **text, "constraints": {"enum": ["yes", "no"]}},
        {"name": "analyst", **text},
        {"name": "section", **text, "constraints": {"required": True}},
        {"name": "phrase", **text, "constraints": {"required": True}},
        {"name": "offset", "type": "integer", "constraints": {"minimum": 0}},
    ]
    schema = Schema.from_descriptor({"fields": fields})

    def load() -> int:
        resource = Resource(path="funding.csv", basepath=str(folder), schema=schema)
        return len(resource.validate(Checklist(), limit_errors=10**7).flatten(["rowNumber"]))

    return load


def of_pandera(folder: Path) -> Callable[[], int]:
    """Return a call that validates a frame lazily and counts its failure cases."""
    warnings.simplefilter("ignore")
    import pandas as pd  # noqa: PLC0415
    import pandera.pandas as pa  # noqa: PLC0415

    def text(check: Any) -> Any:
        return pa.Column(object, [check])

    columns = {
        "id": pa.Column(object, [pa.Check.str_matches(IDS)], unique=True),
        "channel": text(pa.Check.isin([f"channel-{name}" for name in CHANNELS])),
        "amount": text(pa.Check(lambda one: one.str.fullmatch(r"\d+(\.\d+)?"))),
        "amount_unit": text(pa.Check.isin(["万元", "亿元", "元"])),
        "amount_qualifier": text(pa.Check.isin(["exact", "about", "over", "under", "range"])),
        "stage": text(pa.Check.isin(STAGES)),
        "form": text(pa.Check.isin(["money", "in kind", "both"])),
        "preliminary": text(pa.Check.isin(["true", "false"])),
        "counted": text(pa.Check.isin(["yes", "no"])),
        "phrase": text(pa.Check.str_length(1)),
        "offset": text(pa.Check(lambda one: one.str.fullmatch(r"\d+"))),
    }
    schema = pa.DataFrameSchema(columns)

    def load() -> int:
        frame = pd.read_csv(folder / "funding.csv", dtype=object, keep_default_na=False)
        try:
            schema.validate(frame, lazy=True)
        except pa.errors.SchemaErrors as error:
            return len(error.failure_cases)
        return 0

    return load


LOADERS = {"ours": ours, "pydantic": of_pydantic, "frictionless": of_frictionless, "pandera": of_pandera}


def taken(name: str, folder: Path) -> Cost:
    """Return what a loader takes in a process of its own; raises ``ValueError`` where it misses a fault."""
    command = [sys.executable, "-m", "benchmarks.loading_speed", name, str(folder)]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    if told["faults"] < ROWS // FAULTY:
        raise ValueError(f"{name} names {told['faults']} faults of {ROWS // FAULTY}")
    return Cost(told["seconds"], told["bytes"])


def ratios() -> Iterator[Ratio]:
    """Yield our time and memory over those of each other."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        # In a process of its own: one that was large when it started another counts in the memory of that.
        subprocess.run([sys.executable, "-m", "benchmarks.loading_speed", WRITE, str(folder)], check=True)
        runs = [{name: taken(name, folder) for name in LOADERS} for _ in range(RUNS)]
    for name, most in (("pydantic", 1.0), ("frictionless", 0.33), ("pandera", None)):
        times = tuple(run["ours"].seconds / run[name].seconds for run in runs)
        yield Ratio(f"loading 200,000 rows / {name}", times, most)
    memory = tuple(run["ours"].bytes / run["pydantic"].bytes for run in runs)
    yield Ratio("memory of loading 200,000 rows / pydantic", memory, 0.5)


def main() -> None:
    """Load once and print what it took, or write what is loaded."""
    if sys.argv[1] == WRITE:
        write_ledger(Path(sys.argv[2]), ROWS, faulty=FAULTY)
        return
    load = LOADERS[sys.argv[1]](Path(sys.argv[2]))
    before = cost()
    faults = load()
    after = cost()
    told = {"faults": faults, "seconds": after.seconds - before.seconds, "bytes": after.bytes - before.bytes}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
