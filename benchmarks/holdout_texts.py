"""The passages set aside, as a folder that the public scorer reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aidanalysis.reading import Quantity, read
from benchmarks.scorer import ROOT, folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = ROOT / "benchmarks" / "holdout" / "texts.txt"
VERDICTS = ("exact", "rounds", "truncates", "contradicts")
VALUED = ("money", "count", "ratio", "measure")


def passages() -> Iterator[tuple[str, list[str]]]:
    """Yield each passage with the lines of its claims."""
    for block in TEXTS.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        yield (
            "\n".join(line for line in lines if not line.startswith("    ")),
            [line.strip() for line in lines if line.startswith("    ")],
        )


def write(folder: Path, *, odd: bool) -> Path:
    """Write one half of the passages with their marks, and return its folder."""
    (folder / "texts").mkdir(parents=True)
    rows = []
    for number, (text, lines) in enumerate(passages(), 1):
        if (number % 2 == 1) == odd:
            name = f"H{number:02}"
            (folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
            quantities = read(text)
            claims = [_claim(text, line, quantities) for line in lines]
            rows.append({"id": name, "quantities": [_marked(one) for one in quantities], "claims": claims})
    lines_out = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    (folder / "gold.jsonl").write_text(lines_out, encoding="utf-8")
    return folder


def _claim(text: str, line: str, quantities: list[Quantity]) -> dict[str, Any]:
    left, _, right = line.partition(" <- ")
    kind, *words = left.split()
    verdict = next((word for word in words if word in VERDICTS), "exact")
    names = [words[-1], *right.split()]
    stated, *operands = (_place(text, name, quantities) for name in names)
    claim: dict[str, Any] = {"kind": kind, "stated": stated, "operands": operands, "verdict": verdict}
    if verdict == "exact":
        claim["also"] = ["rounds"]
    if "optional" in words:
        claim["optional"] = True
    if kind == "growth" and _is_change(text, operands[1][0]):
        claim["form"] = "level and decrease" if _falls(text, operands[1][0]) else "level and increase"
    return claim


def _place(text: str, name: str, quantities: list[Quantity]) -> list[int]:
    printed, _, nth = name.partition("#")
    found = [one for one in quantities if one.text.lstrip("约为达") == printed or one.text == printed]
    if found:
        one = found[int(nth or 1) - 1]
        return [one.start, one.end]
    start = text.index(printed)
    return [start, start + len(printed)]


def _is_change(text: str, start: int) -> bool:
    return any(text[:start].endswith(word) for word in ("增加", "减少", "多用", "增收", "减收", "净增"))


def _falls(text: str, start: int) -> bool:
    return any(text[:start].endswith(word) for word in ("减少", "减收"))


def _marked(one: Quantity) -> dict[str, Any]:
    row: dict[str, Any] = {"start": one.start, "end": one.end, "text": one.text, "kind": one.kind}
    row |= {"qualifier": one.qualifier, "unit": one.unit}
    if one.value is not None and one.kind in VALUED:
        row["value"] = f"{one.value:f}"
    return row


def gold_of(name: str, scratch: Path) -> Path:
    """Return the folder of a set, written into ``scratch`` first where it is one of the halves set aside."""
    if not name.startswith("aside"):
        return folder_of(name)
    folder = scratch / name
    return folder if folder.exists() else write(folder, odd=name.endswith("odd"))
