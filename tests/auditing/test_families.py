"""Families of sentences and tables whose figures need not fit, or do: none of them is accused."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidanalysis.auditing import audit
from aidanalysis.auditing.documents import audit_document
from aidanalysis.claims import Verdict
from aidanalysis.documents import load_bytes

HERE = Path(__file__).parent


def families() -> dict[str, list[str]]:
    """Return the sentences by the heading above them."""
    found: dict[str, list[str]] = {}
    for line in (HERE / "not_accused_by_family.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            found[line[2:]] = sentences = []
        else:
            sentences.append(line)
    return found


def tables() -> dict[str, str]:
    """Return the tables by the heading above them."""
    blocks = (HERE / "tables_not_accused.md").read_text(encoding="utf-8").removeprefix("## ").split("\n## ")
    return dict(block.split("\n\n", 1) for block in blocks)


@pytest.mark.parametrize("sentences", families().values(), ids=families().keys())
def test_no_sentence_is_accused(sentences: list[str]) -> None:
    """No figure of these sentences is said not to follow."""
    accused = {text for text in sentences for one in audit(text).claims if one.verdict is Verdict.CONTRADICTS}
    assert accused == set()


@pytest.mark.parametrize("table", tables().values(), ids=tables().keys())
def test_no_table_is_accused(table: str) -> None:
    """No cell of these tables is said not to follow."""
    found = audit_document(load_bytes(table.encode(), "table.md"))
    assert not [one.stated.quantity.text for one in found.claims if one.verdict is Verdict.CONTRADICTS]
