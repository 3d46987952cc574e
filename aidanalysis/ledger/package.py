"""Whether a folder is what its tables derive, and which cells have changed since it was derived."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from aidanalysis.ledger import datapackage, source_record
from aidanalysis.ledger import facts as cells
from aidanalysis.ledger.faults import Fault
from aidanalysis.ledger.source import TextSource
from aidanalysis.ledger.source_record import parse_source

if TYPE_CHECKING:
    from pathlib import Path

    from aidanalysis.ledger.facts import Change, Fact
    from aidanalysis.ledger.ledger import Read


def derive_anew(folder: Path) -> str:
    """Return the command that derives a folder anew."""
    path = shlex.quote(folder.as_posix())
    report = "" if (folder / source_record.FILE).is_file() else " --source REPORT"
    return f"aidanalysis export {path} --to {path}{report}"


def with_source(folder: Path) -> str:
    """Return the command that derives a folder anew from its report."""
    return f"{derive_anew(folder).removesuffix(' --source REPORT')} --source REPORT"


def former_facts(folder: Path, hashes: dict[str, str]) -> list[Fact] | None:
    """Return the cells as they were when a folder was derived, ``None`` where nothing there says so."""
    try:
        data = (folder / cells.FILE).read_bytes()
        # Where the package itself is lost, its cells may well stand.
        return cells.parse_facts(data) if not hashes or hashes[cells.FILE] == datapackage.digest(data) else None
    except (OSError, KeyError, ValueError):
        return None


def changed_cells(folder: Path, read: Read, hashes: dict[str, str] | None = None) -> list[Change] | None:
    """Return every cell that has changed since a folder was derived, ``None`` where nothing there says so."""
    former = former_facts(folder, datapackage.hashes(folder) if hashes is None else hashes)
    if former is None:
        return None
    ledger = read.ledger
    return cells.changes(former, cells.facts(ledger, ledger.grounds.facts))


def stale_package(folder: Path, read: Read) -> list[Fault]:
    """Return a fault for each cell, row and file of a ledger without faults that is not what was derived."""
    package = (folder / datapackage.FILE).as_posix()
    mend = f"if the change is meant, derive it anew with: {derive_anew(folder)}"
    try:
        hashes = datapackage.hashes_in((folder / datapackage.FILE).read_bytes())
    except FileNotFoundError:
        return [Fault(package, message=f"the file is missing; {mend}")]
    except OSError as error:
        return [Fault(package, message=f"the file cannot be read ({error.strerror})")]
    if not hashes:
        return [Fault(package, message=f"no valid data package; derive it anew with: {derive_anew(folder)}")]
    changed = changed_cells(folder, read, hashes)
    if changed is None:
        file = folder / cells.FILE
        state = "not as it was derived" if file.is_file() else "missing, as in ledgers of an earlier layout"
        message = f"{state}, so that no change can be told; {mend}"
        return [Fault(file.as_posix(), message=message)]
    if changed:
        return [told(change, folder, read, mend) for change in changed]
    faults = []
    for name, data in read.ledger.files().items():
        found = (folder / name).read_bytes() if (folder / name).is_file() else None
        if found == data or (name == source_record.FILE and isinstance(read.source, TextSource)):
            continue
        message = f"not what the tables derive; {mend}"
        if name.removesuffix(".csv") in read.ledger.tables:
            message = f"written otherwise than it was derived, with the same cells; {mend}"
        faults.append(Fault((folder / name).as_posix(), message=message))
    # That a file is written otherwise tells all; the package then differs because of it.
    return faults[:-1] or faults


def told(change: Change, folder: Path, read: Read, mend: str) -> Fault:
    """Return a change as a fault: where it stands, what it was, and what to do."""
    places = {place.record.id: place for place in read.places}
    file, line = cells.place_of(change, places, folder.as_posix())
    column, value = (change.fact.column, change.now) if not change.whole_row else ("id", change.fact.record)
    if change.guarded:
        mend = (
            "it rests on the text or on a reading of it: put it back, or say that it is meant with --accept "
            + change.fact.record
        )
    return Fault(file, line, column, value, f"{change}; {mend}")


def forged(folder: Path, read: Read) -> list[Fault]:
    """Return a fault for each thing that a folder keeps of its source and the source itself does not say."""
    source, file = read.source, folder / source_record.FILE
    if not isinstance(source, TextSource) or not file.is_file():
        return []
    try:
        kept = parse_source(file.read_bytes())
    except (OSError, ValueError):
        kept = None
    mend = f"derive it anew with: {with_source(folder)}"
    if kept is None or (kept.sha256, kept.length) != (source.sha256, source.length):
        return [Fault(file.as_posix(), message=f"not what is derived of this source; {mend}")]
    wrong = [
        (words, start)
        for words, places in kept.words.items()
        for start, end in places
        if source.text[start:end].replace("\n", "") != words.replace("\n", "")
    ]
    wrong += [(one.text, one.start) for one in kept.figures if source.text[one.start : one.end] != one.text]
    tied = read.grounds.tied
    now = {(one.start, one.end): one for one in source.figures}
    wrong += [
        (one.text, one.start)
        for one in kept.figures
        if (one.start, one.end) in tied and now.get((one.start, one.end), one) != one
    ]
    return [
        Fault(file.as_posix(), message=f"{words!r} at {start} is not what the source says; {mend}")
        for words, start in wrong
    ]
