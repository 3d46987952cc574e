"""Long PDFs, whose pages two processes read."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from aidanalysis.documents import load_bytes
from aidanalysis.documents.pdf.halves import LEAST_PAGES, in_halves

KEPT = Path(__file__).parent / "kept"
HERE = os.getpid()


def repeated(name: str, times: int) -> bytes:
    """Return a kept PDF with its pages so many times."""
    made, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    with pypdfium2.PdfDocument(KEPT / name) as one:
        for _ in range(times):
            made.import_pages(one)
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["raised-marks.pdf", "sideways.pdf", "three-columns.pdf"])
def test_a_long_pdf_says_page_for_page_what_a_short_one_says(name: str) -> None:
    """Every page of a long PDF is read as it is alone, in order."""
    times = LEAST_PAGES + 7
    alone, many = (load_bytes(repeated(name, count), name) for count in (1, times))
    assert many.text == "\f\n".join([alone.text] * times)


def _hurt(pages: range) -> list[int]:
    if os.getpid() != HERE:
        raise ValueError
    return list(pages)


def _gone(pages: range) -> list[int]:
    if os.getpid() != HERE:
        os._exit(1)
    return list(pages)


@pytest.mark.parametrize("read", [list, _hurt, _gone])
def test_both_halves_are_read_whatever_becomes_of_the_second_process(read: Callable[[range], list[int]]) -> None:
    """What the other process does not answer is read after all."""
    assert in_halves(read, 101, 5.0) == list(range(101))
