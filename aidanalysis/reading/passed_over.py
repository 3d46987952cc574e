"""The numerals of a text that count nothing, and why the reader leaves them alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.reading.figures import figures
from aidanalysis.reading.reader import read
from aidanalysis.reading.rules.codes import read_code
from aidanalysis.reading.words.numerals import FIRST, NUMERAL
from aidanalysis.reading.words.set_phrases import NOT_AFTER, set_phrase
from aidanalysis.wording.values import Reason

__all__ = ["PassedOver", "Reason", "passed_over"]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.reading.quantity import Quantity

_FIRST: Final = re.compile(FIRST)
_NUMERAL: Final = re.compile(NUMERAL)
#: （一） anywhere, 一、 and 一是 at the head of a line or sentence.
_LIST_MARK: Final = re.compile(rf"(?<=\(){NUMERAL}(?=\))|(?<![^\n。;；]){NUMERAL}(?=、|是)")


class PassedOver(NamedTuple):
    """A numeral with the words that it belongs to, ``text[start:end]``, and the reason."""

    start: int
    end: int
    reason: Reason


def passed_over(text: str, quantities: Sequence[Quantity] | None = None) -> list[PassedOver]:
    """Return every numeral of a text that stands in no quantity, in order."""
    return list(_passed_over(text, read(text) if quantities is None else quantities))


def _passed_over(text: str, quantities: Sequence[Quantity]) -> Iterator[PassedOver]:
    folded = figures(text)
    taken = iter(quantities)
    quantity = next(taken, None)
    position = 0
    while first := _FIRST.search(folded.text, position):
        at = first.start()
        start, _ = folded.original(at, at + 1)
        while quantity and quantity.end <= start:
            quantity = next(taken, None)
        if quantity and quantity.start <= start:
            position = at + 1
            continue
        begin, position, reason = _why(folded.text, at)
        yield PassedOver(*folded.original(begin, position), reason)


def _why(text: str, at: int) -> tuple[int, int, Reason]:
    """Return the words that a numeral belongs to, and why they count nothing."""
    if length := set_phrase(text, at):
        return at, at + length, Reason.SET_PHRASE
    if mark := _LIST_MARK.match(text, at):
        return at, mark.end(), Reason.LIST_MARK
    if length := read_code(text, at):
        ordinal = at and text[at - 1] == "第"
        return at - ordinal, at + length, Reason.CODE
    if at and text[at - 1] in NOT_AFTER.get(text[at], ""):
        return at - 1, at + 1, Reason.IN_A_WORD
    numeral = _NUMERAL.match(text, at)
    return at, numeral.end() if numeral else at + 1, Reason.COUNTS_NOTHING
