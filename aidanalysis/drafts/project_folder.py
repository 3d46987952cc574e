"""A folder of one's own: a ledger with its drafts, the chapters of a book, its configuration and what to do next."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.chapters import SIDE_BY_SIDE, chapters, more_chapters
from aidanalysis.drafts.propose import propose_ledger
from aidanalysis.drafts.store import DRAFTS, TEXT, cells_of, draft_tables, marked
from aidanalysis.errors import AidAnalysisError
from aidanalysis.ledger import BadInputError, Fault, Ledger, read_ledger
from aidanalysis.ledger.cells import record_from_row
from aidanalysis.ledger.csv_table import Row
from aidanalysis.ledger.source import read_source
from aidanalysis.ledger.writing import PREFIX, settle, write_files
from aidanalysis.records import RECORD_CLASSES, Report
from aidanalysis.records.codelist import extend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aidanalysis.documents import Document
    from aidanalysis.drafts.draft import Draft

LANGS: Final = ("en", "zh")
_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")


class FolderTakenError(AidAnalysisError, FileExistsError):
    """A folder that holds something already."""


class NothingFoundError(AidAnalysisError, ValueError):
    """A document in which nothing can be drafted."""


def new_folder(folder: Path, document: Document, name: str, langs: Sequence[str] = LANGS) -> list[Draft]:
    """Make a folder from a document and return its drafts; all of it appears, or nothing does.

    In a folder that is a project already, the ledger is added to it, with its chapters behind the others. Raises ``FolderTakenError`` and
    ``NothingFoundError``.
    """
    grown = (folder / "_config.yml").is_file() and (folder / "data").is_dir()
    if (folder / "data" / name).exists():
        raise FolderTakenError(f"{folder / 'data' / name}: there is such a ledger already; give another --name")
    if not grown and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError(f"{folder}: the folder is taken; give one that is empty or not there")
    if amiss := extend(folder) if grown else []:
        raise BadInputError([Fault(file, message=message) for file, message in amiss])
    drafts = propose_ledger(document, name)
    if not any(draft.table not in ("reports", "organisations") for draft in drafts):
        raise NothingFoundError(f"{document.name}: no figure, event or measure was found; nothing is made")
    tables = {draft.table for draft in drafts}
    data = folder / "data" if grown else folder
    data.parent.mkdir(parents=True, exist_ok=True)
    # What a killed run has left goes the way of any unfinished writing.
    settle(data.parent)
    with tempfile.TemporaryDirectory(dir=data.parent, prefix=PREFIX) as beside:
        made = Path(beside) / "made"
        _write_ledger(made if grown else made / "data" / name, document, drafts, name)
        if not grown:
            title = next(draft.cells["title_zh"] for draft in drafts if draft.table == "reports")
            write_files(made, {"_config.yml": _config(dict.fromkeys(langs, title)), "README.md": _readme(name, langs)})
            for lang in langs:
                write_files(made / "book" / lang, chapters(lang, tables, name))
        more = _more(folder / "book", tables, name, drafts) if grown else {}
        if folder.is_dir() and not grown:
            folder.rmdir()
        made.rename(data / name if grown else folder)
        if grown:
            write_files(folder, _retitled(folder))
        for lang, files in more.items():
            contents = files.pop("_toc.yml")
            write_files(folder / "book" / lang, files)
            write_files(folder / "book" / lang, {"_toc.yml": contents})
    return drafts


def _more(book: Path, tables: set[str], name: str, drafts: Sequence[Draft]) -> dict[str, dict[str, bytes]]:
    """Return the chapters of one more report for each edition that a folder has."""
    cells = {draft.table: draft.cells for draft in drafts if draft.table == "reports" or draft.id == "recipient"}
    of = f"{cells['organisations']['name_zh']} {cells['reports']['year']}"
    contents = {lang: book / lang / "_toc.yml" for lang in LANGS if (book / lang / "_toc.yml").is_file()}
    return {lang: more_chapters(lang, tables, name, of, path.read_text("utf-8")) for lang, path in contents.items()}


def _write_ledger(folder: Path, document: Document, drafts: Sequence[Draft], name: str) -> None:
    """Write the text, the drafts, and as a ledger the report and its recipient alone."""
    write_files(folder, {TEXT: document.text.encode()})
    write_files(folder / DRAFTS, draft_tables(drafts, name))
    first = [draft for draft in drafts if draft.table == "reports" or draft.id == "recipient"]
    records = []
    for draft in first:
        record, faults = record_from_row(RECORD_CLASSES[draft.table], Row(0, cells_of(draft, name)), draft.table)
        if record is None:
            raise NothingFoundError(
                f"{document.name}: {faults[0].column}: {faults[0].message}; no report was recognised"
            )
        records.append(record)
    marked(Ledger.of(records, read_source(folder / TEXT))).write(folder)


def ledger_name(path: Path, document: Document) -> str:
    """Return a name for a ledger: that of its file in Latin letters, or else ``report`` with its year."""
    plain = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    if _NAME.fullmatch(plain) and len(re.sub("[^a-z]", "", plain)) > 2:
        return plain
    year = re.search(r"(?:19|20)\d\d", document.body.text[:400])
    return f"report-{year[0]}" if year else "report"


def _config(titles: Mapping[str, str]) -> bytes:
    said = {lang: json.dumps(title, ensure_ascii=False) for lang, title in titles.items()}
    editions = "".join(f"  {lang}:\n    title: {title}\n" for lang, title in said.items())
    return (
        f"# The book's configuration: titles, author, and a block below editions for each language.\n"
        f'title: {next(iter(said.values()))}\nauthor: ""\neditions:\n{editions}'
    ).encode()


def _retitled(folder: Path) -> dict[str, bytes]:
    """Return a configuration that no longer has the title of the first report, where nobody has changed it since."""
    path = folder / "_config.yml"
    langs = re.findall(r"^  (\w+):$", path.read_text("utf-8"), re.MULTILINE)
    titles = [
        one.title_zh
        for data in folder.glob("data/*/reports.csv")
        for one in read_ledger(data.parent).ledger.records(Report)
    ]
    if not any(path.read_bytes() == _config(dict.fromkeys(langs, title)) for title in titles):
        return {}
    return {path.name: _config({lang: SIDE_BY_SIDE[lang][0] for lang in langs})}


def _readme(name: str, langs: Sequence[str]) -> bytes:
    ledger = f"data/{name}"
    english = (
        f"# {name}\n\nThe figures of one report as records with their evidence. `{ledger}/report.txt` is the text that "
        f"all offsets count in, `{ledger}/drafts/` what was proposed, `{ledger}/*.csv` what was accepted.\n\n"
    )
    chinese = (
        f"# {name}\n\n一份报告的数字，每条记录都附原文依据。`{ledger}/report.txt` 是计算字符位置所用的原文，"
        f"`{ledger}/drafts/` 是待确认的草稿，`{ledger}/*.csv` 是已确认的记录。\n\n"
    )
    commands = (
        f"```sh\naidanalysis review {ledger}   # 1. accept, mend or reject what is proposed\n"
        f"aidanalysis check {ledger} --source {ledger}/report.txt   # 2. recompute every claim\n"
        f"aidanalysis book .   # 3. build the book\n```\n"
    )
    return ((english if "en" in langs else "") + (chinese if "zh" in langs else "") + commands).encode()
