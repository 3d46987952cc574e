"""Files that Word, a browser or a spreadsheet shows, read as their readers see them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from made_files import MADE

from aidanalysis.documents import Document, DocumentError, load, load_bytes, read_document
from aidanalysis.reading import Kind

KEPT = Path(__file__).with_name("kept")
Numbers = Counter[tuple[float, str]]


def numbers(document: Document) -> Numbers:
    """Return the values and units of a document, without dates and lengths of time."""
    aside = (Kind.DATE, Kind.PERIOD, Kind.DURATION)
    return Counter(
        (float(one.value), one.unit.replace("㎡", "m²"))
        for one in read_document(document)
        if one.value is not None and one.kind not in aside
    )


@pytest.mark.parametrize("name", MADE)
def test_a_file_gives_what_its_reader_sees(name: str) -> None:
    """Each number that is shown is read once with its unit, none that is not, and what is left out is said."""
    made = MADE[name]
    try:
        document = load_bytes(made.data, name)
        found, said = numbers(document), " ".join(document.warnings)
    except DocumentError as error:
        found, said = Counter(), str(error)
    wanted: Numbers = Counter((float(value), unit) for value, unit in made.found)
    assert not wanted - found
    assert not (made.alone and found - wanted)
    assert not {(float(value), unit) for value, unit in made.never} & found.keys()
    assert made.says.lower() in said.lower()


PRINTED = {
    "raised-marks.pdf": [(3_500_000, "元"), (20, "km²"), (100_000_000, "千瓦时"), (500_000, "元"), (300_000, "元")],
    "sideways.pdf": [(3_500_000, "元"), (20, "户")],
    "spread-lines.pdf": [(3_500_000, "元"), (20, "户"), (120, "公里"), (30, "人")],
    "struck-words.pdf": [(3_500_000, "元")],
}


@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_page_gives_what_its_reader_sees(name: str) -> None:
    """Marks in brackets, lines that run down the page or are spread over it, struck-out words."""
    assert numbers(load(KEPT / name)) == Counter((float(value), unit) for value, unit in PRINTED[name])
