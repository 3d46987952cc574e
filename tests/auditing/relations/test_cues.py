"""What speaks for a relation and against it, in sentences that between them show every cue and its absence."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidanalysis.auditing.figures.passage import passage
from aidanalysis.auditing.relations import candidates
from aidanalysis.reading import read

FILE = Path(__file__).with_name("cues.txt")


def shown(text: str) -> list[str]:
    """Return each relation that the structure of a text points at, with its cues, as the file writes it."""
    return [
        f"{one.kind} {one.stated.quantity.text} <- {' '.join(figure.quantity.text for figure in one.operands)}: "
        f"{', '.join(sorted(one.cues))}; of {one.tries}"
        for one in candidates(passage(text, read(text)))
        if one.plain
    ]


def sentences() -> dict[str, list[str]]:
    """Return each sentence with the lines below it."""
    found: dict[str, list[str]] = {}
    text = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[text].append(line.strip())
        else:
            text = line
            found[text] = []
    return found


@pytest.mark.parametrize(("text", "expected"), sentences().items(), ids=list(sentences()))
def test_cues(text: str, expected: list[str]) -> None:
    """A relation bears the cues of its words and structure, no other, and counts what was looked at beside it."""
    assert shown(text) == expected
