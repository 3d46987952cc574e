"""How this reader and others do on the public texts: JioNLP, Recognizers-Text, and a quick regular expression.

The first two are installed into environments of their own below the temporary folder; nothing of them is
imported here. What they find is written down by the conventions as kindly as it can be.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import NamedTuple

from aidanalysis.reading import read
from benchmarks.quick_expression import MEASURE_WORDS, read_quickly
from benchmarks.score import prediction
from benchmarks.scorer import SCORER, SETS, Counts, Predictions, counts, folder_of, marked, run, texts, write_lines

HERE = Path(__file__).parent
#: What is scored of a reader: everything with a value, money alone, and dates, durations and plan periods.
VALUES, MONEY, DATES = "value, unit, qualifier", "money", "dates and periods"


class Other(NamedTuple):
    """A reader in an environment of its own."""

    name: str
    packages: tuple[str, ...]
    script: str


#: The suite imports a name that emoji 2 no longer has.
OTHERS = (
    Other("JioNLP", ("jionlp",), "jionlp_reader.py"),
    Other("Recognizers-Text", ("recognizers-text-suite", "emoji<2"), "recognizers_reader.py"),
)


class Reader(NamedTuple):
    """What a reader finds in every set, and which version of it."""

    name: str
    version: str
    finds: dict[str, Predictions]


def ours() -> Reader:
    """Return what the package's own reader finds."""
    finds = {
        name: {document: [prediction(quantity) for quantity in read(text)] for document, text in texts(name).items()}
        for name in SETS
    }
    return Reader("aidanalysis", "", finds)


def quick() -> Reader:
    """Return what the quick expression finds."""
    finds = {name: {document: read_quickly(text) for document, text in texts(name).items()} for name in SETS}
    return Reader("regular expression", "", finds)


def installed(other: Other) -> Reader | None:
    """Return what another reader finds, ``None`` if it cannot be installed or does not run."""
    home = Path(tempfile.gettempdir()) / f"aidanalysis-{other.name.lower()}"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(home, with_pip=True)
    install = [str(python), "-m", "pip", "install", "-q", *other.packages]
    if subprocess.run(install, check=False, stderr=subprocess.DEVNULL).returncode:
        return None
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "texts.json", Path(folder) / "finds.json"
        given.write_text(json.dumps({name: texts(name) for name in SETS}, ensure_ascii=False), encoding="utf-8")
        command = [str(python), str(HERE / other.script), str(given), str(found), MEASURE_WORDS]
        out = subprocess.run(
            command, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, check=False
        )
        if out.returncode:
            sys.stderr.write(out.stderr)
            return None
        result = json.loads(found.read_text(encoding="utf-8"))
    return Reader(other.name, result["version"], result["finds"])


def scored(reader: Reader) -> dict[str, dict[str, Counts]]:
    """Return how a reader does on every set; money is scored once more by itself."""
    scores: dict[str, dict[str, Counts]] = {}
    for name in SETS:
        found = reader.finds[name]
        with tempfile.TemporaryDirectory() as folder:
            every = write_lines(_rows(found), Path(folder) / "every.jsonl")
            lines = counts(run(folder_of(name), "read", every))
            scores[name] = {title: lines[title] for title in (VALUES, DATES)}
            money = {document: [one for one in finds if one["kind"] == "money"] for document, finds in found.items()}
            only = write_lines(_rows(money), Path(folder) / "money.jsonl")
            gold = _money_alone(name, Path(folder))
            scores[name][MONEY] = counts(run(gold, "read", only))[VALUES]
    return scores


def _rows(found: Predictions) -> list[dict[str, object]]:
    return [{"document": document, "quantities": quantities} for document, quantities in found.items()]


def _money_alone(name: str, folder: Path) -> Path:
    """Write the set with nothing marked but money."""
    gold = folder / "gold"
    (gold / "texts").mkdir(parents=True)
    for document, text in texts(name).items():
        (gold / "texts" / document).write_text(text, encoding="utf-8")
    rows = [{**row, "quantities": [one for one in row["quantities"] if one["kind"] == "money"]} for row in marked(name)]
    write_lines(rows, gold / "gold.jsonl")
    return gold


def readers() -> list[Reader]:
    """Return every reader that can be had here, ours first."""
    others = [installed(other) for other in OTHERS]
    return [ours(), quick(), *(reader for reader in others if reader is not None)]


def f1(count: Counts) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * count["right"] / (2 * count["right"] + count["false"] + count["missed"] or 1)


def main() -> int:
    """Print F1 of each reader on each set; return 1 where the sets are missing."""
    if not SCORER.exists():
        sys.stderr.write(f"{SCORER}: expected the public scorer; set AIDANALYSIS_SHARED to its folder\n")
        return 1
    for reader in readers():
        for name, lines in scored(reader).items():
            for title, count in lines.items():
                sys.stdout.write(f"{reader.name:<20} {name:<8} {title:<24} F1 {f1(count):.3f}   {count}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
