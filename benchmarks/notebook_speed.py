"""How long it takes to compare a notebook's outputs with nbval, beside running it with ``jupyter execute``."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ratios import Ratio, paired, process

ROOT = Path(__file__).parents[1]
#: The chapters that stand for all.
NAMES = ("funding", "visits")


def ratios() -> Iterator[Ratio]:
    """Yield the time of nbval over that of ``jupyter execute`` for a few chapters."""
    with tempfile.TemporaryDirectory() as folder:
        copies = [shutil.copy(ROOT / "book" / "en" / f"{name}.ipynb", folder) for name in NAMES]
        os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        compared = process("-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", *map(str, copies))
        executed = process("-m", "jupyter", "execute", *map(str, copies))
        yield Ratio("comparing notebooks / jupyter execute", paired(compared, executed, warm=False), 1.5)
