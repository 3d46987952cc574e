"""The chapters of a book about one report or several: those of the package, in words that hold for any report."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection

PACKAGE: Final = Path(__file__).resolve().parent.parent
#: Where an installed package has the chapters, and where a checkout has them.
CHAPTERS: Final = (PACKAGE / "chapters", PACKAGE.parent / "book")
#: A cell of a chapter that is about the package's own report, and no other.
OWN_PROSE: Final = "this-report"
#: In the metadata of such a cell, what stands in its place for any other report.
GENERAL: Final = "general"
#: Chapters about the package and not about a report, and one that a book has once, however many its reports are.
NOT_COPIED: Final = ("auditor", "reading", "audit", "library", "scale")
ONCE: Final = ("method",)
#: The chapter that sets several reports side by side: its heading, and the caption of its part.
COMPARISON: Final = "comparison"
SIDE_BY_SIDE: Final = {
    "en": (
        "Reports side by side",
        "What several reports have in common, by place and year, and how their claims stand.",
    ),
    "zh": ("多份报告比较", "各份报告共有的数字，按地区和年度排列；各份报告的核对情况。"),
}
#: The chapter on what the records of no other chapter hold: behind which it stands, its heading, and its sentences.
INDICATORS: Final = "indicators"
BEHIND: Final = "people"
MEASURED: Final = {
    "en": (
        "# What else is measured\n\nFigures of the report that none of the other chapters holds.",
        "Of these {all} figures, {plans} {plans:plural is a plan|are plans}.",
        "{earlier} {earlier:plural is|are} of an earlier year.",
        "{about}: the report states {stated}; its own figures give {computed}, so the figure {verdict}.",
    ),
    "zh": (
        "# 其他指标\n\n报告所列、其他各章未收的数字。",
        "以上数字共{all}个，其中计划数{plans}个。",
        "其中往年数{earlier}个。",
        "{about}：报告所述为{stated}，按所列数字复算为{computed}，{verdict}。",
    ),
}
_TABLE: Final = re.compile(r"""(?:frame|records|claims)\(\s*["'](\w+)["']""")


def chapters(lang: str, tables: Collection[str], ledger: str) -> dict[str, bytes]:
    """Return the notebooks of a report's chapters whose tables exist, and their contents, for a book of this report."""
    files = {f"{stem}.ipynb": _stored(cells) for stem, cells in _copied(lang, tables, ledger).items()}
    contents = (_source(lang) / "_toc.yml").read_text("utf-8")
    return files | {"_toc.yml": _contents(contents, {Path(name).stem for name in files}).encode()}


def more_chapters(lang: str, tables: Collection[str], ledger: str, of: str, contents: str) -> dict[str, bytes]:
    """Return the chapters of one more report, named after its ledger, and the contents with them behind the others.

    ``of`` says in their titles which report they are of. With the second report comes a chapter that sets all of
    them side by side.
    """
    files: dict[str, bytes] = {}
    for stem, cells in _copied(lang, tables, ledger).items():
        if stem in ONCE:
            continue
        for cell in cells:
            if "anchors" in cell["metadata"]:
                cell["metadata"] = {"anchors": [name and f"{name}-{ledger}" for name in cell["metadata"]["anchors"]]}
        first = "".join(cells[0]["source"])
        cells[0]["source"] = re.sub("^(# .*)$", rf"\1 · {of}", first, count=1, flags=re.MULTILINE)
        files[f"{stem}-{ledger}.ipynb"] = _stored(cells)
    title, about = SIDE_BY_SIDE[lang]
    last = f"  - caption: {title}\n    chapters:\n      - file: {COMPARISON}\n"
    part = "".join(f"      - file: {name.removesuffix('.ipynb')}\n" for name in files)
    of_this = f"  - caption: {json.dumps(of, ensure_ascii=False)}\n    chapters:\n{part}"
    if last not in contents:
        files[f"{COMPARISON}.ipynb"] = _stored(_comparison(lang, title, about))
    return files | {"_toc.yml": (contents.replace(last, "") + of_this + last).encode()}


def _comparison(lang: str, title: str, about: str) -> list[dict[str, Any]]:
    code = (
        f'from aidanalysis.book import comparison_page\n\nbook = comparison_page.open_comparison("{lang}")\nbook',
        "book.figures()",
        "book.growth()",
        "book.claims()",
    )
    heading = {"cell_type": "markdown", "metadata": {"anchors": ["comparison-page"]}, "source": f"# {title}\n\n{about}"}
    cells = [{"cell_type": "code", "metadata": {"tags": ["hide-input"]}, "source": one} for one in code]
    return [heading, *cells]


def _source(lang: str) -> Path:
    source = next((place / lang for place in CHAPTERS if (place / lang).is_dir()), None)
    if source is None:
        raise FileNotFoundError(f"chapters: expected in {' or '.join(map(str, CHAPTERS))}")
    return source


def _copied(lang: str, tables: Collection[str], ledger: str) -> dict[str, list[dict[str, Any]]]:
    """Return the cells of the chapters that hold for this report, by the chapters' names."""
    found: dict[str, list[dict[str, Any]]] = {}
    order = re.findall(r"(?:root|file): *(\S+)", (_source(lang) / "_toc.yml").read_text("utf-8"))
    order.insert(order.index(BEHIND) + 1, INDICATORS)
    for path in (_source(lang) / f"{stem}.ipynb" for stem in order):
        if path.stem == INDICATORS:
            found |= {INDICATORS: _indicators(lang, ledger)} if INDICATORS in tables else {}
            continue
        cells = json.loads(path.read_text("utf-8"))["cells"]
        needed = set(_TABLE.findall("".join("".join(cell["source"]) for cell in cells)))
        missing = needed and not needed & set(tables) and path.stem != "index"
        if path.stem in NOT_COPIED or not _titled(cells) or missing:
            continue
        kept = [one for cell in cells if (one := _for_any_report(cell))]
        for cell in kept:
            if cell["cell_type"] == "code":
                cell["source"] = "".join(cell["source"]).replace("Page(lang=", f'Page("{ledger}", lang=')
        found[path.stem] = kept
    return found


def _indicators(lang: str, ledger: str) -> list[dict[str, Any]]:
    heading, plans, earlier, claims = MEASURED[lang]
    code = (
        f'from aidanalysis.book import Page\n\npage = Page("{ledger}", lang="{lang}")\npage',
        (
            'rows = page.frame("indicators").rename(columns={"amount": "figure"})\n'
            'page.table(rows, "indicators", "name", "figure", "measure", "progress", "year", "part_of")'
        ),
        (
            f'page.prose(\n    "{plans}",\n    "{earlier}",\n    all=len(rows),\n'
            '    plans=len(page.frame("indicators", progress="planned")) or None,\n'
            '    earlier=len(page.frame("indicators", progress="earlier")) or None,\n)'
        ),
        f'page.each(page.claims("indicators"), "{claims}")',
        "page.evidence()",
    )
    cells = [{"cell_type": "code", "metadata": {"tags": ["hide-input"]}, "source": one} for one in code]
    return [{"cell_type": "markdown", "metadata": {"anchors": ["indicators-page"]}, "source": heading}, *cells]


def _for_any_report(cell: dict[str, Any]) -> dict[str, Any] | None:
    """Return a cell as it stands for any report: as it is, in its general wording, or ``None``."""
    metadata = cell.get("metadata", {})
    if OWN_PROSE not in metadata.get("tags", []):
        return cell
    if GENERAL not in metadata:
        return None
    anchors = {key: value for key, value in metadata.items() if key == "anchors"}
    return {**cell, "metadata": anchors, "source": metadata[GENERAL]}


def _titled(cells: list[dict[str, Any]]) -> bool:
    """Whether a chapter has a title for any report; one without is about this report alone."""
    first = _for_any_report(cells[0])
    return first is not None and "# " in "".join(first["source"])


def _stored(cells: list[dict[str, Any]]) -> bytes:
    """Return a notebook of cells that were not run."""
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def _contents(text: str, stems: set[str]) -> str:
    """Return a table of contents without the chapters that are not there, nor parts left empty."""
    text = re.sub(rf"^( *- file: ){BEHIND}\n", rf"\g<0>\g<1>{INDICATORS}\n", text, flags=re.MULTILINE)
    lines = [line for line in text.splitlines() if "file:" not in line or line.rpartition("file:")[2].strip() in stems]
    kept: list[str] = []
    for number, line in enumerate(lines):
        if line.strip().startswith("- caption:"):
            inside = next((one for one in lines[number + 1 :] if "file:" in one or "- caption:" in one), "")
            if "file:" not in inside:
                continue
        if line.strip() == "chapters:" and (number + 1 >= len(lines) or "file:" not in lines[number + 1]):
            continue
        kept.append(line)
    return "\n".join(kept) + "\n"
