"""Files that appear whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder; each appears whole, and none before all of them are written beside it.

    A file that stands there keeps its rights, and a link goes on pointing at its file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as beside:
        for name, data in files.items():
            (Path(beside) / name).write_bytes(data)
        for name in files:
            place, new = (folder / name).resolve(), Path(beside) / name
            if place.is_file():
                new.chmod(place.stat().st_mode)
            new.replace(place)
