"""Run in an environment of its own: the text that trafilatura and pdfplumber take from files, as JSON by file."""

import json
import sys
from pathlib import Path

import pdfplumber
import trafilatura


def text_of(path: Path) -> str:
    """Return the text of a page or of a PDF, the rows of its tables with tabs, as the library gives it."""
    if path.suffix == ".html":
        return trafilatura.extract(path.read_bytes(), include_tables=True, favor_recall=True) or ""
    parts = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            parts.append(page.extract_text() or "")
            parts.extend("\t".join(cell or "" for cell in row) for table in page.extract_tables() for row in table)
    return "\n".join(parts)


found = {}
for name in sys.argv[1:]:
    try:
        found[name] = text_of(Path(name))
    except Exception as error:  # noqa: BLE001, RUF100 - a library may raise anything, and then it has read nothing
        found[name] = ""
        sys.stderr.write(f"{name}: {error}\n")
sys.stdout.write(json.dumps(found))
