"""What the words beside figures mean: each of them, in a sentence whose verdict hangs on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidanalysis.auditing import Outcome, audit
from aidanalysis.auditing.figures.words import words

HERE = Path(__file__).parent
#: How deep the lines below a sentence are set in: what is said of it, and the words for its gap.
SAID, WORDS = 4, 8


def said(text: str) -> list[str]:
    """Return the claims, queries and notes of a text as the file writes them."""
    found = audit(text)
    claims = [
        f"{one.kind} {'query' if one.outcome is Outcome.QUERY else one.verdict} {one.stated.quantity.text} <- "
        + " ".join(figure.quantity.text for figure in one.operands)
        for one in (*found.claims, *found.queries)
    ]
    return sorted([*claims, *(f"note {note.figure.quantity.text}: {note.reason}" for note in found.notes)])


def wordings() -> list[tuple[str, list[str], str]]:
    """Return each sentence with what is said of it and one of its words."""
    found: list[tuple[str, list[str], str]] = []
    sentence, expected = "", list[str]()
    for line in (HERE / "wordings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(" " * WORDS):
            found += [(sentence, expected, word) for word in line.split()]
        elif line.startswith(" " * SAID):
            expected += [line.strip()] if line.strip() != "nothing" else []
        elif line and not line.startswith("#"):
            sentence, expected = line, []
    return found


@pytest.mark.parametrize(("sentence", "expected", "word"), wordings())
def test_a_word_means_what_its_like_mean(sentence: str, expected: list[str], word: str) -> None:
    """Of a sentence the same is said whichever of the words for its gap stands there."""
    assert said(sentence.format(word)) == expected


def test_a_cue_within_a_longer_word_is_none() -> None:
    """增值税 is a tax and no rise: a longer word hides the cue that it holds."""
    lines = (HERE / "no_cues.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert {word: sorted(words(word).roles) for line in lines for word in line.split() if words(word).roles} == {}
