"""Files that appear whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


#: How the folders begin in which files are written, and how old one is that a killed run has left.
PREFIX: Final = ".writing-"
LEFT_AFTER: Final = 3600.0


def _clear(folder: Path) -> None:
    """Take away what runs have left that were killed while they wrote."""
    now = time.time()
    for left in folder.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if now - left.stat().st_mtime > LEFT_AFTER:
                shutil.rmtree(left)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder; each appears whole, and none before all of them are written beside it.

    A file that stands there keeps its rights, and a link goes on pointing at its file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _clear(folder)
    with tempfile.TemporaryDirectory(dir=folder, prefix=PREFIX) as beside:
        for name, data in files.items():
            (Path(beside) / name).write_bytes(data)
        for name in files:
            place, new = (folder / name).resolve(), Path(beside) / name
            if place.is_file():
                new.chmod(place.stat().st_mode)
            new.replace(place)
