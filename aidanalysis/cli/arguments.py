"""Types of arguments that several commands take."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

#: Endings of files that are no folder and that nothing is written as.
OTHER_FILES: Final = frozenset(
    (".csv", ".docx", ".html", ".json", ".jsonl", ".ods", ".pdf", ".tsv", ".txt", ".xls", ".xlsm", ".zip")
)


def given(text: str) -> str:
    """Return the name of an input; an empty one names none."""
    if not text:
        raise argparse.ArgumentTypeError("expected a file or a folder, not an empty name")
    return text


def place_to_write(text: str) -> Path:
    """Return where to write a ledger: a folder, or a file of a kind that is written."""
    if not text:
        raise argparse.ArgumentTypeError("expected a folder or a file named .xlsx, not an empty name")
    path = Path(text)
    if path.suffix.lower() in OTHER_FILES and not path.is_dir():
        raise argparse.ArgumentTypeError(
            f"{text}: no {path.suffix} is written; give a folder, one named .parquet, or a file named .xlsx or .xml"
        )
    return path
