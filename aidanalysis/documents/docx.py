"""Text from .docx: paragraphs and tables in the order of the page."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import docx
from docx.table import Table

from aidanalysis.documents.document import DocumentError, Extract

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A report unpacks to no more than this.
MOST_UNPACKED: Final = 64 * 1024 * 1024
_MAIN: Final = "word/document.xml"


def extract_docx(data: bytes, name: str) -> Extract:
    """Return the text of a Word document, one line a paragraph or table row, cells apart by tabs."""
    _check_archive(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        return Extract("\n".join(_lines(document.iter_inner_content())))
    except DocumentError:
        raise
    except Exception as error:
        raise DocumentError(name, f"a damaged .docx ({type(error).__name__}); save it again from Word") from error


def _lines(blocks: Iterator[object]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                # A merged cell stands in its row once for each column that it covers.
                cells = {id(cell._tc): cell.text.replace("\n", " ") for cell in row.cells}
                yield "\t".join(cells.values())
        else:
            yield str(getattr(block, "text", ""))


def _check_archive(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _MAIN not in archive.namelist():
                raise DocumentError(name, "a ZIP archive but no .docx; expected a text, HTML, .docx or .pdf")
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > MOST_UNPACKED:
                raise DocumentError(name, f"unpacks to {unpacked:,} bytes, more than {MOST_UNPACKED:,}; not opened")
            for entry in archive.infolist():
                if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(entry):
                    raise DocumentError(name, f"{entry.filename} declares entities, which no .docx does; not opened")
    except DocumentError:
        raise
    except Exception as error:
        raise DocumentError(name, "a truncated or damaged .docx; fetch or save it again") from error
