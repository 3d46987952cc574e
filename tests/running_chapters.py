"""A chapter's code run on any ledger, in this process: what each of its cells shows."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Any

from chapters import notebook

from aidanalysis.book.page_chart import PageChart

if TYPE_CHECKING:
    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang


def shown(lang: Lang, name: str, ledger: Ledger, *, any_report: bool) -> list[Any]:
    """Return the value of each code cell; ``any_report`` leaves out the cells about the book's own report."""
    cells = json.loads(notebook(lang, name).read_text(encoding="utf-8"))["cells"]
    space: dict[str, Any] = {"LEDGER": ledger}
    values = []
    for cell in cells:
        tags = cell["metadata"].get("tags", [])
        if cell["cell_type"] != "code" or (any_report and "this-report" in tags):
            continue
        tree = ast.parse("".join(cell["source"]).replace("Page(lang=", "Page(LEDGER, lang="))
        last = tree.body.pop()
        assert isinstance(last, ast.Expr)
        exec(compile(tree, name, "exec"), space)
        values.append(eval(compile(ast.Expression(last.value), name, "eval"), space))
    return values


def html_of(value: object) -> str:
    """Return what a notebook displays of a value, as text with markup."""
    for method in ("_repr_markdown_", "_repr_html_"):
        if hasattr(value, method):
            return str(getattr(value, method)())
    if isinstance(value, PageChart):
        return value.html()
    if hasattr(value, "_repr_mimebundle_"):
        return str(value._repr_mimebundle_().get("text/html", repr(value)))
    return "" if value is None else str(value)
