"""Every command that writes, cut off at random: what was there before stays, or what was to come is whole."""

from __future__ import annotations

import json
import random
import resource
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from openpyxl import load_workbook

from aidanalysis.ledger.writing import PREFIX, settle
from soak.runs import Run, Tally, cut_off, run

SIGNALS = {signal.SIGKILL: "kill -9", signal.SIGINT: "Ctrl-C"}
#: Documents of a folder that is read.
DOCUMENTS = 60
TITLE = "某县2015年对口支援工作总结\n"
TEXT = "共到位资金5265.4万元，其中甲县3568万元，乙县1697.4万元。\n"
CONFIG = "title: 对口支援\nauthor: 某县\neditions:\n  zh:\n    title: 对口支援\n"
CONTENTS = "format: jb-book\nroot: index\n"


@dataclass(frozen=True, slots=True)
class Writing:
    """A command that writes: what it is called with, what it writes, and what stands there before it does.

    Without ``before`` nothing stands there, or what an earlier run has written; ``fresh`` commands want nothing there.
    """

    arguments: Sequence[str | Path]
    target: Path
    before: Path | None = None
    fresh: bool = False

    def run(self, *, prepare: Callable[[], None] | None = None) -> Run:
        """Run it to its end."""
        return run(*map(str, self.arguments), prepare=prepare)

    def place(self, *, anew: bool) -> None:
        """Put there what stands there before a run; ``anew`` takes an earlier run's output away."""
        if anew or self.fresh or self.before:
            remove(self.target)
        if self.before:
            shutil.copytree(self.before, self.target)


def commands(folder: Path, ledger: Path) -> dict[str, Writing]:
    """Return each command that writes."""
    report, drafted = folder / "report.txt", folder / "drafted"
    report.write_text(TITLE + TEXT * 40, "utf-8")
    run("new", str(drafted), "--from", str(report), "--name", "county")
    county, edited, proposals = drafted / "data" / "county", folder / "edited.xlsx", folder / "proposals.jsonl"
    run("export", str(ledger), "--to", str(edited))
    rename_a_body(edited)
    fields = {"name_zh": "资金", "measure": "projects", "progress": "done", "amount": {"value": "3568", "unit": "万元"}}
    proposals.write_text(
        json.dumps({"table": "indicators", "phrase": "3568万元", "offset": 34, "fields": fields}), "utf-8"
    )
    moved = folder / "moved"
    shutil.copytree(county, moved)
    (moved / "reports.csv").write_text((moved / "reports.csv").read_text("utf-8").replace(",2\n", ",9\n"), "utf-8")

    def to(command: str, name: str, *given: str | Path, where: str = "--to") -> Writing:
        return Writing((command, *given, where, folder / name), folder / name)

    work = folder / "work"
    return {
        "audit to a page": to("audit", "a.html", report, where="-o"),
        "audit to CSV": to("audit", "a.csv", report, where="-o"),
        "read to CSV": to("read", "q.csv", report, where="-o"),
        "export to a workbook": to("export", "l.xlsx", ledger),
        "export to IATI": to("export", "l.xml", ledger),
        "export to a package": to("export", "package", ledger),
        "export to Parquet": to("export", "p.parquet", ledger),
        "drafts to a workbook": to("export", "d.xlsx", county, "--drafts"),
        "new project": Writing(("new", work, "--from", report, "--name", "county"), work, fresh=True),
        "import of a workbook": Writing(("import", work, edited), work, ledger),
        "drafts from proposals": Writing(("draft", work, proposals), work, county),
        "book": Writing(("book", bookshelf(folder / "shelf")), folder / "shelf" / "_build" / "html"),
        "check with --mend": Writing(("check", work, "--source", report, "--mend"), work, moved),
    }


def bookshelf(folder: Path) -> Path:
    """Write what a small book of one chapter is made of."""
    chapters = folder / "book" / "zh"
    chapters.mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "_config.yml").write_text(CONFIG, "utf-8")
    (chapters / "_toc.yml").write_text(CONTENTS, "utf-8")
    heading = {"cell_type": "markdown", "id": "heading", "metadata": {}, "source": f"# {TITLE}"}
    code = {"cell_type": "code", "id": "code", "metadata": {}, "source": "5265.4 - 3568"}
    cells = [heading, code | {"execution_count": None, "outputs": []}]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (chapters / "index.ipynb").write_text(json.dumps(notebook), "utf-8")
    return folder


def rename_a_body(book: Path) -> None:
    """Edit one cell of a ledger's workbook."""
    edited = load_workbook(book)
    head = [cell.value for cell in edited["organisations"][1]]
    edited["organisations"].cell(2, head.index("name_en") + 1, "Another name")
    edited.save(book)


def resumed(folder: Path, number: int, chance: random.Random) -> Iterator[Tally]:
    """Cut a run over a folder off at random until it is whole: it has to equal an undisturbed one."""
    reports = folder / "reports"
    reports.mkdir()
    for place in range(DOCUMENTS):
        text = TEXT * chance.randint(1, 60) if place % 9 else ""
        (reports / f"{place:03}.txt").write_text(text, "utf-8")
    for command in ("read", "audit"):
        for ending in ("jsonl", "parquet"):
            whole, faults = folder / f"{command}-whole.{ending}", []
            start = perf_counter()
            run(command, str(reports), "-o", str(whole))
            lasted = perf_counter() - start
            for attempt in range(number):
                target = folder / f"{command}-{attempt}.{ending}"
                arguments = [command, str(reports), "-o", str(target), "--resume"]
                for how in (signal.SIGKILL, signal.SIGINT):
                    done = cut_off(arguments, chance.uniform(0.2, 1.0) * lasted, how)
                    faults += [done.fault] if done.fault else []
                done = run(*arguments)
                faults += [done.fault] if done.fault else []
                faults += [] if rows(target) == rows(whole) else ["the resumed run differs"]
                remove(target)
            yield Tally(f"{command} of a folder to {ending}, cut off twice and taken up again", number, tuple(faults))


def rows(path: Path) -> object:
    """Return what a result holds, whatever parts it is made of."""
    if path.is_dir():
        from pyarrow import parquet  # noqa: PLC0415 - slow to load

        return parquet.read_table(path).to_pylist()
    return path.read_bytes() if path.exists() else None


def content(path: Path) -> dict[str, bytes]:
    """Return every file of an output as who reads it next finds it, none where there is no output."""
    for folder in {path.parent, path, path / "drafts"}:
        settle(folder)
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    named = {str(file.relative_to(path)): file for file in files if file.is_file()}
    # What is being written has another name.
    whole = {name: file for name, file in named.items() if PREFIX not in name and file.suffix != ".writing"}
    return {name: file.read_bytes() for name, file in whole.items()}


def sealed(content_: dict[str, bytes], target: Path) -> dict[str, bytes | int]:
    """Return an output for comparison; a workbook tells its own time, so only its being whole counts."""
    return {name: len(data) > 0 if target.suffix == ".xlsx" else data for name, data in content_.items()}


def remove(path: Path) -> None:
    """Take an output away."""
    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def tallies(folder: Path, ledger: Path, number: int, chance: random.Random) -> Iterator[Tally]:
    """Cut each command off so many times by each signal, and once for each size of a disk that is full."""
    for name, writing in commands(folder, ledger).items():
        writing.place(anew=True)
        nothing, start = _held(writing), perf_counter()
        whole_run = writing.run()
        lasted, whole = perf_counter() - start, _held(writing)
        if whole_run.fault or whole == nothing:
            yield Tally(name, 1, (whole_run.fault or f"writes nothing: {whole_run.err}",))
            continue
        for how in (signal.SIGKILL, signal.SIGINT):
            faults = []
            for attempt in range(number):
                writing.place(anew=attempt % 2 > 0)
                before = _held(writing)
                done = cut_off([*map(str, writing.arguments)], chance.uniform(0, lasted * 1.1), how)
                after = _held(writing)
                faults += [done.fault] if done.fault else []
                faults += [] if after in (before, whole) else [f"torn: {sorted(after)}"]
            yield Tally(f"{name}, {SIGNALS[how]}", number, tuple(faults))
        yield _full_disk(name, writing, whole)
    yield from resumed(folder, number, chance)


def _held(writing: Writing) -> dict[str, bytes | int]:
    return sealed(content(writing.target), writing.target)


def _full_disk(name: str, writing: Writing, whole: dict[str, bytes | int]) -> Tally:
    faults, sizes = [], (0, 1_000, 20_000)
    for size in sizes:

        def small(size: int = size) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        writing.place(anew=False)
        before = _held(writing)
        done = writing.run(prepare=small)
        faults += [done.fault] if done.fault else []
        faults += [] if _held(writing) in (before, whole) else [f"torn at {size} bytes"]
    return Tally(f"{name}, disk full", len(sizes), tuple(faults))
