"""The same report gives the same quantities with the same sections, whatever file holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from written_report import WRITERS, converted, write_docx, write_text

from aidanalysis.documents import load, read_document

if TYPE_CHECKING:
    from pathlib import Path


def found(path: Path) -> list[tuple[Any, ...]]:
    """Return all that is read of a file but the places in its text, and the gaps that a page sets between scripts."""
    document = load(path)
    return [
        (
            *("".join(one.text.split()), one.value, one.value2, one.unit, one.qualifier),
            document.section_at(one.start),
            one.cell and (one.cell.row, one.cell.column, one.cell.row_head, one.cell.column_head),
        )
        for one in read_document(document)
    ]


@pytest.fixture
def expected(tmp_path: Path) -> list[tuple[Any, ...]]:
    """Return what plain text gives."""
    path = tmp_path / "expected.txt"
    write_text(path)
    made = found(path)
    assert len(made) == 34
    return made


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_gives_the_same(tmp_path: Path, expected: list[tuple[Any, ...]], suffix: str) -> None:
    """Word by python-docx, a page, a sheet by openpyxl, Markdown and text agree."""
    path = tmp_path / f"report.{suffix}"
    WRITERS[suffix](path)
    assert found(path) == expected


@pytest.mark.parametrize("suffix", ["pdf", "html", "docx"])
def test_files_by_libreoffice_give_the_same(tmp_path: Path, expected: list[tuple[Any, ...]], suffix: str) -> None:
    """PDF, HTML and Word written by LibreOffice agree with them."""
    path = tmp_path / "report.docx"
    write_docx(path)
    made = converted(path, suffix)
    if made is None:
        pytest.skip("LibreOffice is not installed")
    assert found(made) == expected
