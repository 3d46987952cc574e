"""Folders with a small book and no ledger, for what holds of any book."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def cell(kind: str, source: str) -> dict[str, Any]:
    """Return a cell as a notebook stores it after a run: the count is that of an earlier day."""
    made: dict[str, Any] = {"cell_type": kind, "id": f"c{abs(hash(source)) % 10**8}", "metadata": {}, "source": source}
    return made | ({"execution_count": 7, "outputs": []} if kind == "code" else {})


def chapter(root: Path, name: str, *code: str, text: str = "", lang: str = "zh") -> None:
    """Write a chapter of a heading and some code."""
    cells = [cell("markdown", f"({name}-page)=\n# Chapter {name}\n\n{text}"), *(cell("code", one) for one in code)]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (root / "book" / lang / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def small_book(root: Path, config: str, *langs: str, data: bool = True) -> Path:
    """Write a folder with a book of two chapters, ``index`` and ``more``, in each of some languages."""
    if data:
        (root / "data").mkdir()
    (root / "_config.yml").write_text(config, encoding="utf-8")
    for lang in langs:
        (root / "book" / lang).mkdir(parents=True)
        toc = "format: jb-book\nroot: index\nchapters:\n  - file: more\n"
        (root / "book" / lang / "_toc.yml").write_text(toc, encoding="utf-8")
        chapter(root, "index", "1 + 1", text="长" * 50, lang=lang)
        chapter(root, "more", "print('x' * 3000)", lang=lang)
    return root
