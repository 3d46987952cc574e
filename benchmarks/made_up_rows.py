"""Made-up ledgers of any size: money from the channels of a county that does not exist."""

from __future__ import annotations

import csv
import random
from typing import TYPE_CHECKING

from aidanalysis.ledger.columns import columns
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from pathlib import Path

HASH = "0" * 64
CHANNELS = ("beijing", "province", "ministries", "others")
#: One row in so many has a fault.
FAULTY = 100


def write_ledger(folder: Path, number: int, *, report: str = "county-2015", year: int = 2015, faulty: int = 0) -> None:
    """Write a ledger of so many rows of money; of each ``faulty`` rows one has an amount that is no number."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {"report": report, "section": "一", "phrase": f"{year}年", "offset": 0}
    kinds = {"id": report, "title_en": "Summary", "title_zh": "总结", "recipient": "county", "year": year}
    published = {"publisher": "县政府", "published": f"{year}-12-31", "licence": "made up", "sha256": HASH}
    # Its phrase holds the year and the day, so that a ledger without a faulty row has none.
    _write(folder, "reports", [{**told, **kinds, **published, "phrase": f"{year}年12月31日"}])
    named = {"name_en": "County", "name_zh": "某县", "level": "county", "side": "recipient", "kind": "government"}
    _write(folder, "organisations", [{**told, "id": "county", **named}])
    channels = [{**told, "id": f"channel-{name}", "name_en": name, "name_zh": name} for name in CHANNELS]
    _write(folder, "channels", channels)
    chance = random.Random(number)
    fixed = {"amount_unit": "万元", "amount_qualifier": "exact", "stage": "available", "form": "money"}
    rows = []
    for place in range(number):
        amount = f"{chance.randrange(1, 10**6)}.{chance.randrange(1, 10)}"
        bad = faulty and place % faulty == 0
        rows.append({
            **told, **fixed, "id": f"{report}-{place}", "channel": f"channel-{chance.choice(CHANNELS)}",
            "amount": f"{amount}x" if bad else amount, "preliminary": "false", "counted": "no", "offset": place * 20,
            "phrase": f"{amount}万元",
        })  # fmt: skip
    _write(folder, "funding", rows)


def _write(folder: Path, table: str, rows: list[dict[str, object]]) -> None:
    names = [column.name for column in columns(RECORD_CLASSES[table])]
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
