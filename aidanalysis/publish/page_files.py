"""Which files the pages of an edition load; what none of them names is not published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def loaded_files(page: Path) -> Iterator[Path]:
    """Yield the files that a browser loads with a page: scripts, styles and what these load, pictures."""
    tree = html.fromstring(page.read_bytes())
    for target in tree.xpath("//link[@rel='stylesheet']/@href | //script/@src | //img/@src"):
        if ":" not in target:
            yield from _with_inner(_path(page, target))


def named_files(page: Path) -> Iterator[Path]:
    """Yield the files of the book that a page loads or links to, and those that its style sheets load."""
    for _, attribute, target, _ in html.fromstring(page.read_bytes()).iterlinks():
        if attribute in ("href", "src") and ":" not in target and not target.startswith("#"):
            yield from _with_inner(_path(page, target))


def _path(page: Path, target: str) -> Path:
    return (page.parent / re.split("[#?]", target)[0]).resolve()


def _with_inner(path: Path) -> Iterator[Path]:
    """Yield a file and, for a style sheet, the files that it loads."""
    yield path
    if path.suffix == ".css" and path.exists():
        for inner in re.findall(r'url\("?([^")]+)"?\)', path.read_text(encoding="utf-8")):
            if ":" not in inner:
                yield (path.parent / inner).resolve()


def drop_unused(edition: Path) -> None:
    """Delete the files beside the pages that no page names."""
    named = {path for page in edition.glob("*.html") for path in named_files(page)}
    for path in sorted(edition.rglob("*")):
        if path.is_file() and path.suffix != ".html" and path.resolve() not in named:
            path.unlink()
