"""The package and the chapters that every folder gets know no county, channel, body, id or year of any report."""

from __future__ import annotations

import ast
import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from marked_reports import unmarked

import aidanalysis
from aidanalysis.documents import Document, Extract
from aidanalysis.drafts.bodies import PROVINCES
from aidanalysis.drafts.chapters import chapters
from aidanalysis.drafts.propose import propose_ledger
from aidanalysis.records import RECORD_CLASSES
from aidanalysis.records.codelist import codelist

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(aidanalysis.__file__).parent
ROOT: Final = PACKAGE.parent
MADE_UP: Final = ROOT / "tests" / "drafts" / "made_up"
#: The captions of the chapters that no folder gets name the texts that the package was measured on.
MEASURED: Final = PACKAGE / "book" / "text_wording.py"
MODULES: Final = sorted(path for path in PACKAGE.rglob("*.py") if path != MEASURED)
TABLES: Final = sorted(path for kind in ("toml", "csv", "js", "html", "css") for path in PACKAGE.rglob(f"*.{kind}"))
#: Words of the language, which reports name too, and the provinces.
PLACES: Final = {name for place in codelist("places").values() for name in (place.en, *place.words)}
COMMON: Final = {*PROVINCES, *PLACES, "国家", "中央", "国务院", "国家部委", "recipient", "其他", "企业", "社会各界"}
#: The ledgers that the package carries, which help and examples name as such.
CARRIED: Final = [path.parent.name for path in ROOT.glob("data/*/reports.csv")]


@pytest.fixture(scope="module")
def known() -> re.Pattern[str]:
    """Return what finds the names, ids and years of the ledgers in the checkout and of the made-up reports."""
    found: set[str] = set()
    for table in ("organisations", "channels"):
        for path in ROOT.glob(f"data/*/{table}.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            found |= {row["id"] for row in rows if "-" in row["id"]}
            found |= {row[name] for row in rows for name in ("name_zh", "name_en") if len(row[name]) > 3}
    years = set()
    for path in ROOT.glob("data/*/reports.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            years |= {row["year"] for row in csv.DictReader(file)}
    for path in sorted(MADE_UP.glob("*.txt")):
        text, _ = unmarked(path.read_text("utf-8"))
        for draft in propose_ledger(Document.of(path.name, Extract(text))):
            if draft.table == "organisations" and draft.id == "recipient":
                found |= {draft.cells["name_zh"], path.name.partition(".")[0]}
    # A name that a province or a common word is in whole is that word and more.
    names = sorted((name for name in found if name not in COMMON), key=len, reverse=True)
    return re.compile(rf"{'|'.join(map(re.escape, names))}|(?<!\d)(?:{'|'.join(sorted(years))})(?!\d)")


def said(code: str) -> Iterator[str]:
    """Yield the texts and numbers of some code, its docstrings and their examples aside."""
    tree = ast.parse(code)
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in documents and isinstance(node.value, str | int):
            yield re.sub("|".join(CARRIED), "", str(node.value))
        elif isinstance(node, ast.Name):
            yield node.id


def test_the_search_would_find_one(known: re.Pattern[str]) -> None:
    """A name, an id or a year of a ledger in code is found."""
    with next(ROOT.glob("data/*/reports.csv")).open(encoding="utf-8", newline="") as file:
        (report,) = csv.DictReader(file)
    assert known.search(f"the report of {report['year']}")
    assert known.search("青岚县")
    assert len(known.pattern) > 200


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES])
def test_no_module_knows_a_report(path: Path, known: re.Pattern[str]) -> None:
    """No text, number or name in the code is a report's."""
    assert [found[0] for text in said(path.read_text("utf-8")) if (found := known.search(text))] == []


@pytest.mark.parametrize("path", TABLES, ids=[path.relative_to(PACKAGE).as_posix() for path in TABLES])
def test_no_table_of_the_package_knows_a_report(path: Path, known: re.Pattern[str]) -> None:
    """Words, codes and templates are those of the language."""
    assert known.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_chapter_that_is_handed_on_knows_a_report(lang: str, known: re.Pattern[str]) -> None:
    """What a new folder gets, prose and code, names nothing of the first one."""
    for name, data in chapters(lang, set(RECORD_CLASSES), "mine").items():
        if name.endswith(".ipynb"):
            cells = json.loads(data)["cells"]
            assert known.findall("\n".join("".join(cell["source"]) for cell in cells)) == [], name
