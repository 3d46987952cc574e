"""Books of other ledgers than the first: each made as a user makes it, by the commands of the package.

With ``AIDANALYSIS_BOOKS`` set to a folder, the books stay there and the next run takes them as they are.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from marked_reports import unmarked

from aidanalysis.cli import main
from aidanalysis.drafts.store import DraftFolder
from aidanalysis.ledger import Ledger
from aidanalysis.publish.project import open_project
from aidanalysis.review.session import Session

if TYPE_CHECKING:
    from aidanalysis.publish.project import Project
    from aidanalysis.wording import Lang

ROOT: Final = Path(__file__).parents[1]
MADE_UP: Final = ROOT / "tests" / "drafts" / "made_up"
#: The tutorial's report, which contradicts itself twice.
TUTORIAL: Final = "qinglan-2015"
#: The books: the names of their reports, and the languages that they are in.
BOOKS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "tutorial": ((TUTORIAL,), ("en", "zh")),
    "both languages": (("xueling-2018",), ("en", "zh")),
    "Chinese alone": (("heyuan-2021",), ("zh",)),
    "three reports": (("qiaotou-2012", "hongshui-2013", "songhe-2018"), ("zh",)),
}


@dataclass(frozen=True)
class OtherBook:
    """A built book, and the folder that it was made in."""

    root: Path

    @cached_property
    def project(self) -> Project:
        """What the folder says of its book."""
        return open_project(self.root)

    @property
    def built(self) -> Path:
        """The folder of the built book."""
        return self.project.out

    @property
    def langs(self) -> list[Lang]:
        """The languages that it is in."""
        return [edition.lang for edition in self.project.editions]

    @property
    def pages(self) -> list[tuple[Lang, str]]:
        """Every chapter that has a page, by language and name: one for tables that a ledger lacks is left out."""
        pages = self.root / "_build" / "html"
        return [
            (lang, path.stem)
            for lang in self.langs
            for path in sorted((self.root / "book" / lang).glob("*.ipynb"))
            if (pages / lang / f"{path.stem}.html").is_file()
        ]

    def ledger(self, lang: Lang, name: str) -> Ledger:
        """Return the ledger that a chapter is about; of one that sets all side by side, the first."""
        source = (self.root / "book" / lang / f"{name}.ipynb").read_text("utf-8")
        found = re.search(r'Page\(\\"([^"\\]+)\\"', source)
        folders = sorted(path.parent for path in (self.root / "data").glob("*/reports.csv"))
        return Ledger.load(next((one for one in folders if found and one.name == found[1]), folders[0]))


def made(name: str, root: Path) -> OtherBook:
    """Make a book by its name: new, review, book; the tutorial's by every command that it prints."""
    if not (root / "_build" / "html" / "index.html").is_file():
        root.parent.mkdir(parents=True, exist_ok=True)
        reports, langs = BOOKS[name]
        if reports == (TUTORIAL,):
            (root.parent / f"{TUTORIAL}.docx").write_bytes((MADE_UP / f"{TUTORIAL}.docx").read_bytes())
            follow(commands("tutorial.md"), root.parent)
        else:
            for report in reports:
                path = root.parent / f"{report}.txt"
                text, _ = unmarked((MADE_UP / f"{report}.marked.txt").read_text("utf-8"))
                path.write_bytes(text.encode())
                languages = [part for lang in langs for part in ("--lang", lang)]
                assert main(["new", str(root), "--from", str(path), *languages]) == 0
                accept_all(root / "data" / report)
            follow(printed((root / "README.md").read_text("utf-8")), root)
    return OtherBook(root)


def accept_all(folder: Path) -> int:
    """Accept what a folder proposes as a reviewer does, a contradiction as one that is known; returns the keys pressed."""
    session, keys = Session(DraftFolder.open(folder)), 0
    while (draft := session.current) is not None:
        if draft.table == "claims":
            session.accept_known()
        else:
            session.accept_sentence()
        keys += 1
    return keys


def commands(name: str) -> list[list[str]]:
    """Return the commands of a tutorial."""
    return printed((ROOT / "docs" / name).read_text("utf-8"))


def printed(text: str) -> list[list[str]]:
    """Return the commands that a page prints, without the name of the program."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [shlex.split(line, comments=True)[1:] for block in blocks for line in block.splitlines()]


def follow(told: list[list[str]], folder: Path) -> None:
    """Run commands in a folder as they are printed; a review accepts what is proposed."""
    for name, *arguments in told:
        if name == "review":
            accept_all(folder / arguments[0])
        else:
            command(name, *arguments, folder=folder)


def command(*arguments: str, folder: Path | None = None) -> None:
    """Run a command as a user does, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-m", "aidanalysis", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    # An audit of a report that contradicts itself says so.
    assert ran.returncode in ({0, 1} if arguments[0] == "audit" else {0}), (
        f"{arguments}: {ran.stdout[-500:]}{ran.stderr[-2000:]}"
    )


def run_cells(book: OtherBook, lang: Lang, name: str) -> list[dict[str, object]]:
    """Return the cells of a chapter with what they showed when the book was built."""
    cells: list[dict[str, object]] = json.loads(
        (book.root / "_build" / "run" / lang / f"{name}.ipynb").read_text("utf-8")
    )["cells"]
    return cells
