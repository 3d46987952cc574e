"""What a book was made from, as one number: while it stays, nothing needs to be made again."""

from __future__ import annotations

import sys
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.publish.project import Project

PACKAGE = Path(__file__).resolve().parents[1]
#: Folders whose files are made, not written.
MADE = {"__pycache__", "_build", ".ipynb_checkpoints", ".jupyter_cache", ".git"}


def tools() -> str:
    """Return a digest of Python and of everything that is installed: another version may make another page."""
    installed = sorted({f"{one.metadata['Name']} {one.version}" for one in distributions()})
    return sha256("\n".join([sys.version, *installed]).encode()).hexdigest()


def content(project: Project) -> str:
    """Return a digest of the package, the chapters, the data, the configuration and the tools."""
    folders = (PACKAGE, project.root / "book", project.data)
    return digest([*files(folders), project.config], project, tools(), project.url, project.repository)


def ground(project: Project) -> str:
    """Return a digest of all that running a chapter rests on: neither the other chapters nor what publishes them."""
    folders = (PACKAGE, project.root / "book", project.data)
    texts = {path for edition in project.editions for path in files([project.chapters(edition)])}
    publishing = PACKAGE / "publish"
    rest = (path for path in files(folders) if path not in texts and not path.is_relative_to(publishing))
    return digest(rest, project, tools())


def files(folders: Iterable[Path]) -> list[Path]:
    """Return all files that are written by hand below some folders."""
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and not MADE.intersection(path.parts[len(folder.parts) :])
    )


def digest(paths: Iterable[Path], project: Project, *more: str) -> str:
    """Return a digest of the names and contents of files."""
    total = sha256()
    for path in paths:
        name = path.relative_to(project.root) if path.is_relative_to(project.root) else path.relative_to(PACKAGE.parent)
        total.update(f"{name.as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    for one in more:
        total.update(f"{one}\n".encode())
    return total.hexdigest()
