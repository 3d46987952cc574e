"""Texts to standard output as they come, or to a file that appears when it is whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from aidanalysis.corpus.lines import NoResultError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def written(texts: Iterable[str], output: Path | None) -> None:
    """Write texts; raises ``NoResultError`` where a file cannot be written."""
    if output is None:
        sys.stdout.writelines(texts)
        return
    from aidanalysis.ledger.writing import write_files  # noqa: PLC0415 - the records are slow to load

    data = "".join(texts).encode("utf-8", "backslashreplace")
    try:
        write_files(output.parent, {output.name: data})
    except OSError as error:
        raise NoResultError(f"{output}: cannot be written: {error.strerror}") from None
