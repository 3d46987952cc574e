"""Files that appear whole or not at all, and all of them or none."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


#: How the folders begin in which files are written, what they are called from when all are, and how old one is that a
#: killed run has left.
PREFIX: Final = ".writing-"
WHOLE: Final = ".written-"
LEFT_AFTER: Final = 3600.0


def settle(folder: Path) -> None:
    """Put in place what a run had written whole when it was killed, and take away what it had not.

    A file that somebody has written since stays.
    """
    now = time.time()
    for whole in folder.glob(f"{WHOLE}*"):
        with suppress(OSError):
            for new in whole.iterdir():
                place = folder / new.name
                if place.exists() and place.stat().st_mtime > new.stat().st_mtime:
                    new.unlink()
            _put(whole, folder)
    for left in folder.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if now - left.stat().st_mtime > LEFT_AFTER:
                shutil.rmtree(left)


def _put(whole: Path, folder: Path) -> None:
    for new in sorted(whole.iterdir()):
        place = (folder / new.name).resolve()
        # Who reads the folder meanwhile does the same, and may be quicker.
        with suppress(FileNotFoundError):
            if place.is_file():
                new.chmod(place.stat().st_mode)
            new.replace(place)
    with suppress(FileNotFoundError):
        whole.rmdir()


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder: each appears whole, and all of them or none, whenever the run is killed.

    They are written beside. From the moment at which all are, whoever writes there or reads the ledger puts in place
    what this run did not come to. A file that stands there keeps its rights, and a link goes on pointing at its file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settle(folder)
    beside = Path(tempfile.mkdtemp(dir=folder, prefix=PREFIX))
    whole = beside.with_name(WHOLE + beside.name.removeprefix(PREFIX))
    try:
        for name, data in files.items():
            (beside / name).write_bytes(data)
        beside.rename(whole)
        _put(whole, folder)
    except Exception as error:
        shutil.rmtree(whole, ignore_errors=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(folder)
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
