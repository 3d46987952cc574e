"""What a chapter does not say about a ledger leaves no trace: no heading over nothing, no page without a word."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A notebook's cell as JSON.
Cell = dict[str, Any]
#: How a chapter on a report begins.
PAGE: Final = "Page("
#: The list of evidence says nothing of its own.
EVIDENCE: Final = 'details class="evidence"'


def without_empty_sections(cells: list[Cell]) -> list[Cell]:
    """Return the cells of a run notebook, those emptied that hold a heading below which a reader finds nothing.

    Nothing is shown by a cell without output, and by one that is folded whole.
    """
    return [
        {**cell, "source": ""}
        if _is_bare_heading(cell) and not any(map(_says_something, _under(place, cells)))
        else cell
        for place, cell in enumerate(cells)
    ]


def says_nothing(cells: list[Cell]) -> bool:
    """Whether a reader of a chapter on a report finds nothing below its title, lead and the line with its name."""
    head = next((place for place, cell in enumerate(cells) if PAGE in "".join(cell["source"])), None)
    return head is not None and not any(map(_says_something, cells[head + 1 :]))


def without(contents: Any, left_out: set[str]) -> Any:
    """Return a table of contents without the chapters that are left out, and without parts that are then empty."""
    if isinstance(contents, list):
        kept = [without(one, left_out) for one in contents if not _left_out(one, left_out)]
        return [one for one in kept if not (isinstance(one, dict) and one.get("chapters") == [])]
    if isinstance(contents, dict):
        return {key: without(value, left_out) for key, value in contents.items()}
    return contents


def _left_out(entry: Any, names: set[str]) -> bool:
    return isinstance(entry, dict) and str(entry.get("file")) in names


def _under(place: int, cells: list[Cell]) -> Iterator[Cell]:
    """Yield the cells below a heading, up to the next one of its level."""
    level = _level(cells[place])
    return takewhile(lambda one: not _is_heading(one) or _level(one) > level, cells[place + 1 :])


def _is_heading(cell: Cell) -> bool:
    return cell["cell_type"] == "markdown" and "".join(cell["source"]).startswith("#")


def _is_bare_heading(cell: Cell) -> bool:
    """Whether a cell is a heading below the title, and nothing else."""
    return _is_heading(cell) and "\n" not in "".join(cell["source"]).strip() and _level(cell) > 1


def _level(cell: Cell) -> int:
    text = "".join(cell["source"])
    return len(text) - len(text.lstrip("#"))


def _says_something(cell: Cell) -> bool:
    """Whether a reader of the page sees something of a cell; the list of evidence says nothing of its own."""
    if cell["cell_type"] != "code":
        return not _is_bare_heading(cell)
    if "hide-cell" in cell["metadata"].get("tags", ()):
        return False
    return any(EVIDENCE not in "".join(output.get("data", {}).get("text/html", "")) for output in cell["outputs"])
